/**
 * The clock of tests: in each file it is nine o'clock on the day that tests live on (`today` in `database.ts`), and time goes on from there.
 * Whatever asks the clock hears the same, in this process and in the programs of ours that it starts, libraries too; so a story says the
 * same whenever it is run. PostgreSQL has a clock of its own: rows that are looked at for their age get their time from the test, not from
 * `now()`. Plain JavaScript, because any Node may be started with it.
 */
const begins = Date.parse('2026-11-22T09:00:00+07:00')
const laid = Symbol.for('ntm.clock')

if (!(laid in globalThis)) {
  const System = Date
  const behind = Number(process.env.NTM_CLOCK_BEHIND ?? System.now() - begins)
  const now = () => System.now() - behind
  globalThis[laid] = true
  globalThis.Date = new Proxy(System, {
    construct: (system, words, of) => Reflect.construct(system, words.length === 0 ? [now()] : words, of),
    apply: (system) => String(new system(now())),
    get: (system, name) => (name === 'now' ? now : Reflect.get(system, name)),
  })
  // a program that is started goes on with this clock
  process.env.NTM_CLOCK_BEHIND = String(behind)
  const words = `--import=${import.meta.url}`
  if (!process.env.NODE_OPTIONS?.includes(words)) process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} ${words}`.trim()
}
