/**
 * Goal: the reader finds values with F1 ≥ 0.97 and their kinds with F1 ≥ 0.88 on the labelled texts that stand beside the repository
 * (`NTM_SHARED`, default `../shared`): `ntm read --lines` over every text, scored by the score program that comes with the texts.
 * Speed is that of the rules alone, over texts of one line.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { read } from '../src/platform/db/database.ts'
import { check } from '../src/programme/reading/check.rules.ts'
import { readDirectives } from '../src/programme/reading/directive.rules.ts'
import { readFigures } from '../src/programme/reading/read.rules.ts'
import { atlas } from '../src/programme/reading/reads.ts'
import { type Ground, today } from './ground.ts'
import { type Finding, inTurns, say, timed } from './measure.ts'

const execute = promisify(execFile)
const most = { maxBuffer: 1 << 28 }

export async function run(ground: Ground): Promise<Finding[]> {
  const folder = join(process.env.NTM_SHARED ?? '../shared', 'figures')
  const [score, items] = [join(folder, 'score.py'), join(folder, 'items.jsonl')]
  if (!existsSync(score)) {
    say(`reading: ${folder} is not there, so the reader is not scored`)
    return []
  }
  const [lines, found] = [join(ground.folder, 'lines.txt'), join(ground.folder, 'found.jsonl')]
  await writeFile(lines, (await execute('python3', [score, 'lines', items], most)).stdout)
  const env = { ...process.env, DATABASE_URL: ground.url, NTM_TODAY: today }
  await writeFile(found, (await execute(process.execPath, ['src/cli.ts', 'read', '--lines', lines], { ...most, env })).stdout)
  const { stdout } = await execute('python3', [score, 'score', items, found], most)
  const f1 = (what: string) => Number(new RegExp(`^${what}\\s.* F1 ([0-9.]+)`, 'm').exec(stdout)?.[1] ?? Number.NaN)
  const texts = (await readFile(lines, 'utf8')).trimEnd().split('\n')
  const { gazetteer } = await read(ground.database.db, (tx) => atlas({ tx, today }))
  const { taken } = await inTurns(5, {
    taken: () =>
      timed(async () => {
        for (const text of texts) readFigures(text, { gazetteer })
      }),
  })
  const passage = texts.join('. ')
  const megabytes = (times: number) => passage.repeat(Math.ceil((times * 1_000_000) / passage.length)).slice(0, times * 1_000_000)
  const whole = async (times: number) => {
    const text = megabytes(times)
    return timed(async () => {
      check(readFigures(text, { gazetteer }))
      readDirectives(text)
    })
  }
  const sizes = await inTurns(3, { one: () => whole(1), two: () => whole(2), four: () => whole(4) })
  // prose as published: the items themselves, over and over
  const news = join(process.env.NTM_SHARED ?? '../shared', 'news')
  const prose = (await Promise.all((await readdir(news)).map((name) => readFile(join(news, name), 'utf8')))).join('\n')
  const five = Buffer.from(prose.repeat(Math.ceil(5_000_000 / Buffer.byteLength(prose))))
    .subarray(0, 5_000_000)
    .toString()
  const { read: ordinary } = await inTurns(3, { read: () => timed(async () => void readFigures(five, { gazetteer })) })
  const [values, kinds] = [f1('values'), f1('kinds')]
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  return [
    { what: `Reader: values, F1 over ${texts.length} texts`, goal: '≥ 0.97', measured: values.toFixed(3), held: values >= 0.97 },
    { what: 'Reader: values with the right kind, F1', goal: '≥ 0.88', measured: kinds.toFixed(3), held: kinds >= 0.88 },
    {
      what: 'Reader: speed of the rules',
      goal: 'none',
      measured: `${Math.round(texts.length / (taken / 1000))} texts/s (${Math.round(characters / taken)} characters/ms)`,
      held: null,
    },
    {
      what: 'Reader: 5 MB of published prose',
      goal: '≤ 2 s',
      measured: `${(ordinary / 1000).toFixed(2)} s`,
      held: ordinary <= 2000,
    },
    {
      what: 'Reader: time of 4 million characters (reading, checking, directives) to that of 1 million',
      goal: '≤ 6 (grows with the text)',
      measured: `${(sizes.four / sizes.one).toFixed(1)} (1, 2, 4: ${[sizes.one, sizes.two, sizes.four].map((ms) => `${(ms / 1000).toFixed(2)} s`).join(', ')})`,
      held: sizes.four / sizes.one <= 6,
    },
  ]
}
