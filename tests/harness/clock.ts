/**
 * The clock of tests: in each file it is nine o'clock on the day that tests live on (`today` in `database.ts`), and time goes on from there.
 * Whatever asks the clock in this process hears the same, the server's code and its libraries too, so a story says «vừa xong» whenever it
 * is run. PostgreSQL has a clock of its own: rows that a test writes get their time from the test, not from `now()`.
 */
const begins = Date.parse('2026-11-22T09:00:00+07:00')
const System = Date
const behind = System.now() - begins

globalThis.Date = new Proxy(System, {
  construct: (system, words: unknown[], of) => Reflect.construct(system, words.length === 0 ? [system.now() - behind] : words, of),
  apply: (system) => String(new system(system.now() - behind)),
  get: (system, name) => (name === 'now' ? () => system.now() - behind : Reflect.get(system, name)),
})

/** So many days ago, for a row that is told to be old. */
export const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000)
