/** What a bench says: the goal, what was measured, and whether the goal is held (null: it was measured without a goal). */
export type Finding = { what: string; goal: string; measured: string; held: boolean | null }

export const say = (text: string): void => void process.stderr.write(`${text}\n`)

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

/** Milliseconds that work takes, as the one who waits for it sees them. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Runs contestants in turns (A B A B …), so that a busy minute of the machine falls on all of them; medians by name. */
export async function inTurns<Name extends string>(
  rounds: number,
  contestants: Record<Name, (round: number) => Promise<number>>,
): Promise<Record<Name, number>> {
  const taken = Object.fromEntries(Object.keys(contestants).map((name) => [name, []])) as unknown as Record<Name, number[]>
  for (let round = 0; round < rounds; round++) for (const name in contestants) taken[name].push(await contestants[name](round))
  return Object.fromEntries(Object.entries<number[]>(taken).map(([name, values]) => [name, median(values)])) as Record<Name, number>
}

const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

export const ms = (value: number): string => `${digits(value)} ms`
export const times = (value: number): string => `${digits(value)} ×`
export const perSecond = (count: number, milliseconds: number): string =>
  `${Math.round(count / (milliseconds / 1000)).toLocaleString('en')}/s`

/** The findings as a table of Markdown. */
export function table(findings: readonly Finding[]): string {
  const word = { true: 'yes', false: '**no**', null: '–' } as const
  return [
    '| What | Goal | Measured | Held |',
    '| --- | --- | --- | --- |',
    ...findings.map(({ what, goal, measured, held }) => `| ${what} | ${goal} | ${measured} | ${word[`${held}`]} |`),
  ].join('\n')
}
