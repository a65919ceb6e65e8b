/**
 * Goal: `ntm import` enters rows at no less than a quarter of the speed at which COPY brings the same rows into the same table.
 * What an import does: reads and parses the CSV, checks every cell (code, day, measure, stage, bounds), stages the rows, finds the unit
 * of each by its code on its day, refuses what is twice in the file, leaves out what stands already, inserts into the table with its
 * key, takes a digest of the facts of each unit and tells the log; all in one transaction. Verdicts move standings and tallies as well.
 * Judging the measurements by the sets in force is the same command's next step and measured by itself.
 */
import { spawn } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { importFile } from '../src/programme/evidence/import.actions.ts'
import { importKinds } from '../src/programme/figures/import.actions.ts'
import { measuresOfSet, type Size } from './country.ts'
import { type Ground, today } from './ground.ts'
import { type Finding, inTurns, ms, perSecond, timed, times } from './measure.ts'

type Commune = { id: number; code: string }

/** One file of rows in both tongues: CSV for the import, lines of COPY for PostgreSQL. */
type Batch = { csv: string[]; copy: string[] }

const communesOf = async ({ database }: Ground): Promise<Commune[]> =>
  (
    await database.pool.query<Commune>(
      `select v.unit_id as id, v.code from units.version v
       where v.level = 'commune' and v.withdrawn_at is null and v.valid_from <= '2026-06-30' and v.valid_to > '2026-06-30' order by v.code`,
    )
  ).rows

/** The day of a batch: each of its own, so that no row is there already. */
const dayOf = (batch: number, at: number) => new Date(Date.UTC(2025, 6, 2 + ((batch * 7 + at) % 200))).toISOString().slice(0, 10)

/** `count` measurements over communes × measures × days; COPY's rows are of another stage, so that both fit into the table. */
async function measurements(communes: Commune[], count: number, batch: number): Promise<Batch> {
  const measures = (await measuresOfSet('xa-2021')).filter((one) => one.kind !== 'level' && one.levels.length === 0)
  const rows: Batch = { csv: ['ma,ngay,chi_so,cap,gia_tri'], copy: [] }
  for (let at = 0; at < count; at++) {
    const measure = measures[at % measures.length] as (typeof measures)[number]
    const commune = communes[Math.floor(at / measures.length) % communes.length] as Commune
    const day = dayOf(batch, Math.floor(at / measures.length / communes.length))
    const value = measure.kind === 'yesNo' ? at % 2 : (at % 1000) / 10
    rows.csv.push(`${commune.code},${day},${measure.key},tu-danh-gia,${value}`)
    rows.copy.push(`${commune.id}\t${measure.key}\t${day}\tverified\t2026-07-01\t${value}\t\\N\t1`)
  }
  return rows
}

/** `count` verdicts of the nineteen criteria of 2021. */
function verdicts(communes: Commune[], count: number, batch: number): Batch {
  const rows: Batch = { csv: ['ma,ngay,bo,cap,tieu_chi,ket_qua'], copy: [] }
  for (let at = 0; at < count; at++) {
    const criterion = 1 + (at % 19)
    const commune = communes[Math.floor(at / 19) % communes.length] as Commune
    const day = dayOf(batch, Math.floor(at / 19 / communes.length))
    const isMet = (at * 7 + batch) % 3 > 0
    rows.csv.push(`${commune.code},${day},xa-2021,tu-danh-gia,${criterion},${isMet ? 'Đ' : 'C'}`)
    rows.copy.push(`${commune.id}\txa-2021\tverified\t${criterion}\t${day}\t2026-07-01\t${isMet ? 'met' : 'notMet'}\t\\N\tasserted\t1`)
  }
  return rows
}

const edge = () => ({ today, actor: 'bench', now: new Date() })

async function enter({ database, folder }: Ground, { csv }: Batch, judge: boolean): Promise<number> {
  const path = join(folder, 'rows.csv')
  await writeFile(path, `${csv.join('\n')}\n`)
  const taken = await timed(async () => {
    const report = await importFile(database.db, edge(), importKinds, path, { judge })
    if (report.outcome !== 'written' || report.written !== csv.length - 1) throw new Error(JSON.stringify(report).slice(0, 500))
  })
  await rm(path)
  return taken
}

async function copy({ database }: Ground, table: string, { copy: lines }: Batch): Promise<number> {
  const client = await database.pool.connect()
  const text = lines.map((line) => `${line}\n`)
  const blocks = Array.from({ length: Math.ceil(text.length / 2_000) }, (_, at) => text.slice(at * 2_000, at * 2_000 + 2_000).join(''))
  try {
    return await timed(() => pipeline(Readable.from(blocks, { objectMode: false }), client.query(copyFrom(`copy ${table} from stdin`))))
  } finally {
    client.release()
  }
}

type Kind = { what: string; table: string; count: number; judge: boolean; goal: boolean; rows: (batch: number) => Promise<Batch> | Batch }

async function against(ground: Ground, { what, table, count, judge, goal, rows }: Kind): Promise<Finding> {
  let batch: Batch = { csv: [], copy: [] }
  const { ours, copied } = await inTurns(3, {
    ours: async (round) => {
      batch = await rows(round)
      return enter(ground, batch, judge)
    },
    copied: () => copy(ground, table, batch),
  })
  const share = copied / ours
  return {
    what: `${what}, ${count.toLocaleString('en')} rows`,
    goal: goal ? '≥ 0.25 of COPY' : 'none',
    measured: `${times(share)} (${perSecond(count, ours)} against ${perSecond(count, copied)})`,
    held: goal ? share >= 0.25 : null,
  }
}

/** The command itself in a process of its own: the most memory that it held at any time. */
async function memory(ground: Ground, communes: Commune[]): Promise<Finding> {
  const count = 1_000_000
  const path = join(ground.folder, 'million.csv')
  await writeFile(path, `${(await measurements(communes, count, 20)).csv.join('\n')}\n`)
  const child = spawn(process.execPath, ['src/cli.ts', 'import', path, '--no-judge', '--json'], {
    env: { ...process.env, DATABASE_URL: ground.url, NTM_TODAY: today },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let [said, peak] = ['', 0]
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
  }, 20)
  const taken = await timed(() => new Promise((done) => child.on('close', done)))
  clearInterval(watch)
  if (JSON.parse(said).files[0].written !== count) throw new Error(said.slice(0, 500))
  return {
    what: '`ntm import` of 1,000,000 measurements: most memory of the process',
    goal: '≤ 500 MB RSS',
    measured: `${Math.round(peak)} MB (whole command ${ms(taken)})`,
    held: peak <= 500,
  }
}

export async function run(ground: Ground, _size: Size, scale: number): Promise<Finding[]> {
  const communes = await communesOf(ground)
  const count = Math.min(1_000_000, Math.max(20_000, Math.round(1_000_000 * scale)))
  const measured = { table: 'assessment.measurement', count, goal: true, judge: false }
  return [
    await against(ground, { ...measured, what: 'Import of measurements', rows: (batch) => measurements(communes, count, batch) }),
    await against(ground, {
      what: 'Import of verdicts, standings and tallies moved',
      table: 'assessment.verdict',
      count: Math.min(count, 200_000),
      goal: false,
      judge: false,
      rows: (batch) => verdicts(communes, Math.min(count, 200_000), batch),
    }),
    await against(ground, {
      ...measured,
      what: 'Import of measurements, judged by the set of their day',
      count: Math.min(count, 50_000),
      goal: false,
      judge: true,
      rows: (batch) => measurements(communes, Math.min(count, 50_000), batch + 40),
    }),
    await memory(ground, communes),
  ]
}
