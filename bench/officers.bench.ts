/**
 * Officers who save cells at once, signed in, over loopback HTTP: value, verdict, standing and log in one transaction each.
 * Goals: 32 officers flat out reach at least an eighth of a bare upsert with commit over 32 connections in the same run, 99 of 100 within
 * 100 ms; of 200 officers with a value a second each 99 of 100 within 250 ms; a sheet of 57 values opens at least 1,000 times a second.
 * The server is the one of `npm start`, with PostgreSQL as launched; the asking side shares the machine's processors with both.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { startAccounts } from '../src/accounts.ts'
import { day } from '../src/platform/base/local-date.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { writeAs } from '../src/platform/events/context.ts'
import { openSheet } from '../src/programme/assessment/sheet.actions.ts'
import { readSettings } from '../src/programme/people/settings.rules.ts'
import { cookieOf, openOfficer } from '../tests/harness/officer.ts'
import { run as start } from '../tests/harness/process.ts'
import type { Size } from './country.ts'
import type { Ground } from './ground.ts'
import { type Finding, median, ms, say } from './measure.ts'

const today = day('2025-12-10')
const setId = 'xa-2021'
const secret = 'một bí mật chỉ dùng trong đo, đủ dài để ký'

type Seat = { cookie: string; sheetId: number; versions: Map<string, number>; turn: number }
type Server = { url: URL; agent: Agent }

/** One request; resolves with the status and the body. */
const ask = ({ url, agent }: Server, method: string, path: string, cookie: string, body?: string) =>
  new Promise<{ status: number; text: string }>((done, fail) => {
    const headers: Record<string, string> = { cookie, ...(body ? { 'content-type': 'application/json', origin: url.origin } : {}) }
    const asking = request({ agent, host: url.hostname, port: url.port, method, path, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }))
    })
    asking.on('error', fail)
    asking.end(body)
  })

/** Communes of several provinces, each with an officer who is signed in and a sheet of the year. */
async function settle(ground: Ground, url: string, seats: number): Promise<Seat[]> {
  const { db, pool } = ground.database
  const { rows } = await pool.query<{ id: number; country: number }>(
    `select v.unit_id as id, (select id from units.unit where origin = 'country') as country from units.version v
     where v.level = 'commune' and v.kind = 'commune' and v.withdrawn_at is null and v.valid_from <= $1::date and v.valid_to > $1::date
     order by hashint4(v.unit_id) limit $2`,
    [today, seats],
  )
  const round = await pool.query<{ id: number }>(
    `insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
     values ($1, 'year', 2025, 1, 'Năm 2025', array[$2], '2025-12-01', '2025-12-14', '2025-12-20', 'bench', 'bench', now()) returning id`,
    [rows[0]?.country, setId],
  )
  const settings = readSettings({ NTM_SECRET: secret, NTM_SECOND_FACTOR: 'nobody', NTM_SIGN_INS_PER_MINUTE: '10000' })
  if (!settings.ok) throw new Error(settings.refusal.text)
  const log = pino({ level: 'silent' })
  const { accounts, close } = await startAccounts({ databaseUrl: ground.url, db, url, settings: settings.value, data: ground.folder, log })
  const settled: Seat[] = []
  for (const [at, { id }] of rows.entries()) {
    const officer = await openOfficer(accounts, { name: `Cán bộ ${at}`, role: 'communeOfficer', unit: { id, level: 'commune' }, today })
    const opened = await writeAs(db, { today, actor: officer.name, now: new Date() }, (ctx) =>
      openSheet(ctx, { unitId: id, roundId: round.rows[0]?.id as number, setId }),
    )
    if (!opened.ok) throw new Error(opened.refusal.text)
    settled.push({ cookie: await cookieOf(accounts, officer), sheetId: opened.value.id, versions: new Map(), turn: 0 })
  }
  await close()
  return settled
}

type Measured = { taken: number[]; errors: number; seconds: number }

/** Saves the next cell of a seat: measures in turn, each time another value. */
async function save(server: Server, seat: Seat, measures: string[], measured: Measured): Promise<void> {
  const measure = measures[seat.turn % measures.length] as string
  const typed = String(20 + ((seat.turn * 7) % 60)).concat(',5')
  seat.turn++
  const body = JSON.stringify({ measure, mutation: randomUUID(), base: seat.versions.get(measure) ?? 0, typed, note: '' })
  const began = performance.now()
  const { status, text } = await ask(server, 'POST', `/api/v1/sheets/${seat.sheetId}/cells`, seat.cookie, body)
  measured.taken.push(performance.now() - began)
  const answer = status === 200 ? (JSON.parse(text) as { outcome: string; cell: { version: number } }) : null
  if (answer?.outcome !== 'saved') {
    measured.errors++
    if (measured.errors === 1) say(`${status} ${text.slice(0, 300)}`)
  } else seat.versions.set(measure, answer.cell.version)
}

async function flatOut(seats: Seat[], seconds: number, work: (seat: Seat, measured: Measured) => Promise<void>): Promise<Measured> {
  const measured: Measured = { taken: [], errors: 0, seconds: 0 }
  const began = performance.now()
  await Promise.all(
    seats.map(async (seat) => {
      while (performance.now() - began < seconds * 1000) await work(seat, measured)
    }),
  )
  return { ...measured, seconds: (performance.now() - began) / 1000 }
}

/** Everybody one value a second, begun at different moments. */
async function aSecondEach(server: Server, seats: Seat[], measures: string[], seconds: number): Promise<Measured> {
  const measured: Measured = { taken: [], errors: 0, seconds }
  await Promise.all(
    seats.map(async (seat, at) => {
      await new Promise((wake) => setTimeout(wake, (at * 1000) / seats.length))
      for (let second = 0; second < seconds; second++) {
        const began = performance.now()
        await save(server, seat, measures, measured)
        await new Promise((wake) => setTimeout(wake, Math.max(0, 1000 - (performance.now() - began))))
      }
    }),
  )
  return measured
}

/** Bare upserts with commit over 32 connections. */
async function bare(ground: Ground, seconds: number): Promise<number> {
  const { pool, close } = openDatabase(ground.url, { max: 32 })
  let count = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: 32 }, async (_, client) => {
      for (let at = 0; performance.now() - began < seconds * 1000; at++, count++)
        await pool.query({
          name: 'bare',
          text: `insert into bench.cell (unit_id, measure, value) values ($1, $2, $3) on conflict (unit_id, measure) do update set value = excluded.value`,
          values: [client, `m${at % 57}`, at],
        })
    }),
  )
  const rate = count / ((performance.now() - began) / 1000)
  await close()
  return rate
}

const at = (taken: number[], share: number) => taken.toSorted((a, b) => a - b)[Math.floor(taken.length * share)] ?? 0
const rate = ({ taken, errors, seconds }: Measured) => (taken.length - errors) / seconds

export async function run(ground: Ground, _size: Size): Promise<Finding[]> {
  const port = 20_000 + (process.pid % 20_000)
  const url = new URL(`http://127.0.0.1:${port}`)
  const data = await mkdtemp(join(tmpdir(), 'ntm-officers-'))
  await ground.database.pool.query('create schema if not exists bench')
  await ground.database.pool.query(
    'create table bench.cell (unit_id int not null, measure text not null, value numeric, primary key (unit_id, measure))',
  )
  const seats = await settle(ground, url.origin, 200)
  const server = start('--max-semi-space-size=8', ['src/server.ts'], {
    ...{ PORT: String(port), NTM_DATA: data, DATABASE_URL: ground.url, NTM_TODAY: today, NTM_SECRET: secret, NTM_SECOND_FACTOR: 'nobody' },
    LOG_LEVEL: 'warn',
  })
  await server.heard(/http:\/\/\S+/)
  const asked: Server = { url, agent: new Agent({ keepAlive: true, maxSockets: 256 }) }
  try {
    const sheet = JSON.parse((await ask(asked, 'GET', `/api/v1/sheets/${seats[0]?.sheetId}`, seats[0]?.cookie ?? '')).text) as {
      criteria: { indicators: { cells: { measure: string; kind: string }[] }[] }[]
    }
    const cells = sheet.criteria.flatMap(({ indicators }) => indicators.flatMap((one) => one.cells))
    const measures = cells.filter(({ kind }) => kind === 'percent').map(({ measure }) => measure)
    await flatOut(seats.slice(0, 32), 3, (seat, measured) => save(asked, seat, measures, measured))
    const bares: number[] = []
    const ours: Measured[] = []
    for (let turn = 0; turn < 3; turn++) {
      bares.push(await bare(ground, 4))
      ours.push(await flatOut(seats.slice(0, 32), 6, (seat, measured) => save(asked, seat, measures, measured)))
    }
    const many = await aSecondEach(asked, seats, measures, 15)
    const opening = await flatOut(seats.slice(0, 16), 5, async (seat, measured) => {
      const began = performance.now()
      const { status } = await ask(asked, 'GET', `/api/v1/sheets/${seat.sheetId}`, seat.cookie)
      measured.taken.push(performance.now() - began)
      if (status !== 200) measured.errors++
    })
    const lost = await lostWrites(ground, seats)
    const taken = ours.flatMap((one) => one.taken)
    const [own, other] = [median(ours.map(rate)), median(bares)]
    const errors = ours.reduce((sum, one) => sum + one.errors, 0)
    const shares = (all: number[]) => `p50 ${ms(at(all, 0.5))}, p99 ${ms(at(all, 0.99))}`
    return [
      {
        what: '32 officers flat out beside a bare upsert over 32 connections',
        goal: '≥ 1/8',
        measured: `${Math.round(own)} saves/s to ${Math.round(other)}/s: 1/${(other / own).toFixed(1)}; ${errors} errors`,
        held: own >= other / 8 && errors === 0,
      },
      { what: '– one save of 32 officers', goal: 'p99 ≤ 100 ms', measured: shares(taken), held: at(taken, 0.99) <= 100 },
      {
        what: '200 officers, a value a second each',
        goal: 'p99 ≤ 250 ms',
        measured: `${shares(many.taken)}; ${many.errors} errors of ${many.taken.length}`,
        held: at(many.taken, 0.99) <= 250 && many.errors === 0,
      },
      {
        what: `a sheet of ${cells.length} cells opens`,
        goal: '≥ 1,000/s',
        measured: `${Math.round(rate(opening))}/s, ${shares(opening.taken)}; ${opening.errors} errors`,
        held: rate(opening) >= 1000,
      },
      { what: 'saves that were acknowledged and are not there', goal: '0', measured: String(lost), held: lost === 0 },
    ]
  } finally {
    asked.agent.destroy()
    server.child.kill('SIGTERM')
    await server.ended
    await rm(data, { recursive: true, force: true })
  }
}

/** Cells whose version in the database is below the last that was acknowledged. */
async function lostWrites(ground: Ground, seats: Seat[]): Promise<number> {
  const { rows } = await ground.database.pool.query<{ sheet: number; measure: string; version: number }>(
    'select sheet_id as sheet, measure, version from assessment.cell',
  )
  const stands = new Map(rows.map(({ sheet, measure, version }) => [`${sheet} ${measure}`, version]))
  return seats
    .flatMap(({ sheetId, versions }) => [...versions].map(([measure, version]) => (stands.get(`${sheetId} ${measure}`) ?? 0) < version))
    .filter(Boolean).length
}
