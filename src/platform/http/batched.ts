import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'

/**
 * Asks one question for all who wait, at most every `spacing` milliseconds. Who comes gets the answer to a question that begins after they
 * came, so nobody hears of a state that was over before they asked.
 */
export function batched<T>(ask: () => Promise<T>, spacing: number): () => Promise<T> {
  let waiting: Promise<T> | null = null
  let last = Number.NEGATIVE_INFINITY
  const next = async () => {
    const rest = last + spacing - performance.now()
    await (rest > 0 ? pause(Math.ceil(rest)) : turn())
    waiting = null
    last = performance.now()
    return ask()
  }
  return () => {
    waiting ??= next()
    return waiting
  }
}
