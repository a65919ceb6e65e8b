import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'

/**
 * Asks one question for all who wait: the next begins when the last is answered, and `spacing` milliseconds after it began at the
 * soonest, so a slow database is never asked by a crowd. Who comes gets the answer to a question that begins after they came, so nobody
 * hears of a state that was over before they asked.
 */
export function batched<T>(ask: () => Promise<T>, spacing: number): () => Promise<T> {
  let waiting: Promise<T> | null = null
  let last = Number.NEGATIVE_INFINITY
  let asking: Promise<unknown> = Promise.resolve()
  const next = async () => {
    await asking
    const rest = last + spacing - performance.now()
    await (rest > 0 ? pause(Math.ceil(rest)) : turn())
    waiting = null
    last = performance.now()
    const answer = ask()
    asking = answer.catch(() => undefined)
    return answer
  }
  return () => {
    waiting ??= next()
    return waiting
  }
}
