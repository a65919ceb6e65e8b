/**
 * «Việc của tôi» at national scale: a round of every xã of the country, each with a sheet whose criteria are partly verified and partly
 * returned, and forty notices. Goal: the page takes at most 50 ms of server time for an officer of a commune, of a department, of a
 * coordination office (both of the province with the most communes). Measured over loopback HTTP with one visitor who waits for the whole
 * page; round trips are counted in the driver, in this process, on the same reads.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { startAccounts } from '../src/accounts.ts'
import { day } from '../src/platform/base/local-date.ts'
import { read } from '../src/platform/db/database.ts'
import { unseenOf } from '../src/programme/desk/reads.ts'
import { workOf } from '../src/programme/desk/work.reads.ts'
import { actorFor } from '../src/programme/people/reads.ts'
import { readSettings } from '../src/programme/people/settings.rules.ts'
import type { BodyLevel, RoleId } from '../src/programme/people/types.ts'
import { gathers } from '../src/work.ts'
import { cookieOf, type Officer, openOfficer } from '../tests/harness/officer.ts'
import { run as start } from '../tests/harness/process.ts'
import type { Size } from './country.ts'
import type { Ground } from './ground.ts'
import { type Finding, median, ms, say, timed } from './measure.ts'

const today = day('2025-12-10')
const setId = 'xa-2021'
const secret = 'một bí mật chỉ dùng trong đo, đủ dài để ký'
const goal = 50
const rounds = 30

type Unit = { id: number; level: BodyLevel }
type Seat = { name: string; officer: Officer; cookie: string }

/** One round with a sheet of every xã, in all states that keep somebody busy, and notices for every commune and its province. */
async function fill({ database: { pool } }: Ground): Promise<{ country: number; province: number; commune: number }> {
  const alive = `v.level = 'commune' and v.kind = 'commune' and v.withdrawn_at is null and v.valid_from <= '${today}' and v.valid_to > '${today}'`
  await pool.query(`
    with u as (select id from units.unit where origin = 'country'), r as (
      insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
      select id, 'year', 2025, 1, 'Năm 2025', array['${setId}'], '2025-12-01', '2025-12-14', '2025-12-20', 'bench', 'bench', now() from u returning id
    ), source as (
      insert into evidence.source (kind, title, entered_by) select 'screen', 'bench', 'bench' returning id
    )
    insert into assessment.sheet (unit_id, round_id, set_id, set_version, procedure, as_of, state, source_id, last_known, opened_by, opened_at, submitted_at)
    select v.unit_id, r.id, '${setId}', 1, 'two-tier', '2025-12-14', (array['submitted', 'returned', 'verified', 'draft'])[1 + v.unit_id % 4], source.id, now(), 'bench', now(), now()
    from units.version v, r, source where ${alive}`)
  await pool.query(`
    insert into assessment.sheet_criterion (unit_id, sheet_id, criterion, state, reason, due_on)
    select s.unit_id, s.id, k::text, case s.state when 'submitted' then 'submitted' when 'verified' then 'verified' when 'draft' then 'open'
        else (array['returned', 'submitted'])[1 + k % 2] end, case when s.state = 'returned' and k % 2 = 0 then 'thiếu biên bản' end, '2025-12-18'
    from assessment.sheet s, generate_series(1, 19) k`)
  await pool.query(`
    insert into assessment.sheet_step (unit_id, sheet_id, number, verb, from_state, to_state, stepped_at)
    select s.unit_id, s.id, 1, 'submit', 'draft', 'submitted', now() from assessment.sheet s where s.state <> 'draft'`)
  await pool.query(`
    insert into desk.notice (unit_id, key, title, href, made_at)
    select v.unit_id, 'bench:' || n, 'Thông báo ' || n, '/phieu', now() - n * interval '1 hour' from units.version v, generate_series(1, 40) n where ${alive}`)
  await pool.query('analyze')
  const { rows } = await pool.query(
    `select v.province_id as province, min(v.unit_id) filter (where v.unit_id % 4 = 1) as commune, (select id from units.unit where origin = 'country') as country
     from units.version v where ${alive} group by 1 order by count(*) desc limit 1`,
  )
  return rows[0]
}

/** Round trips of some work, as the driver counts them. */
async function trips(work: () => Promise<unknown>): Promise<number> {
  const plain = pg.Client.prototype.query
  let count = 0
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    count++
    return (plain as (...all: unknown[]) => unknown).apply(this, given)
  } as typeof plain
  try {
    await work()
  } finally {
    pg.Client.prototype.query = plain
  }
  return count
}

async function settle(ground: Ground, url: string): Promise<Seat[]> {
  const { country, province, commune } = await fill(ground)
  const settings = readSettings({ NTM_SECRET: secret, NTM_SECOND_FACTOR: 'nobody', NTM_SIGN_INS_PER_MINUTE: '10000' })
  if (!settings.ok) throw new Error(settings.refusal.text)
  const { database } = ground
  const options = {
    databaseUrl: ground.url,
    db: database.db,
    url,
    settings: settings.value,
    data: ground.folder,
    log: pino({ level: 'silent' }),
  }
  const { accounts, close } = await startAccounts(options)
  const wanted: [string, string, RoleId, Unit][] = [
    ['an officer of a commune', 'Nông Thị Hoa', 'communeOfficer', { id: commune, level: 'commune' }],
    ['a department of the largest province', 'Hoàng Thị Mai', 'departmentOfficer', { id: province, level: 'province' }],
    ['its coordination office', 'Lương Văn Tuấn', 'coordinationOffice', { id: province, level: 'province' }],
    ['the national office', 'Vy Văn Páo', 'nationalOffice', { id: country, level: 'country' }],
  ]
  const seats: Seat[] = []
  for (const [name, person, role, unit] of wanted) {
    const officer = await openOfficer(accounts, { name: person, role, unit, today })
    seats.push({ name, officer, cookie: await cookieOf(accounts, officer) })
  }
  // what waits at the office: communes that asked for more time in a round of the province
  await database.pool.query(
    `with r as (
       insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
       values ($1, 'halfYear', 2025, 2, '6 tháng cuối năm 2025', array[$2], '2025-12-01', '2025-12-14', '2025-12-20', 'bench', 'bench', now()) returning id
     )
     insert into calendar.extension_request (unit_id, round_id, number, until_on, reason, person_id, assignment_id, asked_at)
     select s.unit_id, r.id, 1, '2025-12-24', 'bench', $3, $4, now() from assessment.sheet s
     join units.version v on v.unit_id = s.unit_id and v.province_id = $1 and v.withdrawn_at is null and v.valid_to > now()
     cross join r limit 40`,
    [province, setId, seats[0]?.officer.personId, seats[0]?.officer.assignmentId],
  )
  await close()
  return seats
}

export async function run(ground: Ground, _size: Size): Promise<Finding[]> {
  const url = `http://127.0.0.1:${20_000 + (process.pid % 20_000)}`
  const data = await mkdtemp(join(tmpdir(), 'ntm-desk-'))
  const seats = await settle(ground, url)
  const server = start('--max-semi-space-size=8', ['src/server.ts'], {
    ...{
      PORT: new URL(url).port,
      NTM_DATA: data,
      DATABASE_URL: ground.url,
      NTM_TODAY: today,
      NTM_SECRET: secret,
      NTM_SECOND_FACTOR: 'nobody',
    },
    LOG_LEVEL: 'warn',
  })
  try {
    await server.heard(/http:\/\/\S+/)
    const findings: Finding[] = []
    for (const { name, officer, cookie } of seats) {
      const open = async (path: string) => {
        const answer = await fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' })
        const text = await answer.text()
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`)
        return text
      }
      for (let warm = 0; warm < 5; warm++) await open('/viec-cua-toi')
      const taken: number[] = []
      const bare: number[] = []
      // in turns with a signed-in page that asks nothing, so that the reader sees what the frame alone takes
      for (let turn = 0; turn < rounds; turn++) {
        taken.push(await timed(() => open('/viec-cua-toi')))
        bare.push(await timed(() => open('/lich-lam-viec')))
      }
      const { db } = ground.database
      const actor = await read(db, (tx) => actorFor({ tx, today }, officer.personId))
      if (!actor) throw new Error(`${officer.name} is not there`)
      let items = 0
      const asked = await trips(async () => {
        items = (await workOf({ db, today }, actor, gathers)).length
      })
      const counting: number[] = []
      for (let turn = 0; turn < rounds; turn++) counting.push(await timed(() => read(db, (tx) => unseenOf({ tx, today }, actor))))
      const unseen = median(counting)
      say(`${name}: ${items} items, ${asked} round trips, unseen ${ms(unseen)}`)
      findings.push({
        what: `«Việc của tôi» of ${name}: ${items} items in ${asked} round trips`,
        goal: `≤ ${goal} ms`,
        measured: `${ms(median(taken))} median of ${rounds}, ${ms(Math.min(...taken))} to ${ms(Math.max(...taken))}; the working calendar beside it ${ms(median(bare))}; notices counted in ${ms(unseen)}`,
        held: median(taken) <= goal,
      })
    }
    return findings
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
    await rm(data, { recursive: true, force: true })
  }
}
