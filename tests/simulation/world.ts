import { addDays, day, type LocalDate } from '../../src/platform/base/local-date.ts'
import { type Database, type Db, openDatabase, read } from '../../src/platform/db/database.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { carryDrafts } from '../../src/programme/assessment/carry.actions.ts'
import { type Saver, saveCell } from '../../src/programme/assessment/cell.actions.ts'
import type { Answer, KnownCell } from '../../src/programme/assessment/outbox.rules.ts'
import { openSheet, renewSheet } from '../../src/programme/assessment/sheet.actions.ts'
import { sheetOf, wholeSheet } from '../../src/programme/assessment/sheet.reads.ts'
import type { CellChange } from '../../src/programme/assessment/sheet.types.ts'
import { publish } from '../../src/programme/criteria/actions.ts'
import type { CriteriaSet, Criterion, Measure } from '../../src/programme/criteria/types.ts'

export const setId = 'xa-mo-phong'
export const measures = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'] as const
const [opens, merges, closes] = [day('2027-12-01'), day('2027-12-05'), day('2027-12-14')]

/** The law of the simulation: three criteria of two percentages each; a later version asks for more. */
function setOf(version: number): CriteriaSet {
  const sure = { certainty: 'official' as const, source: ['bia'] }
  const measure = (key: string): Measure => ({ key, name: `Tỷ lệ ${key}`, kind: 'percent', unit: '%', direction: 'up', bounds: [0, 100] })
  const criterion = (at: number): Criterion => ({
    ...sure,
    code: String(at + 1),
    name: `Tiêu chí ${at + 1}`,
    indicators: [measures[at * 2] as string, measures[at * 2 + 1] as string].map((key, part) => ({
      ...sure,
      code: `${at + 1}.${part + 1}`,
      name: `Chỉ tiêu ${key}`,
      unit: '%',
      measure: key,
      test: { atLeast: { same: { value: 40 + (version % 7), certainty: 'official' as const } } },
    })),
  })
  return {
    id: setId,
    version,
    aliases: [],
    name: 'Bộ tiêu chí của mô phỏng',
    decision: 'bịa cho kiểm thử',
    issued: null,
    validFrom: day('2027-01-01'),
    validTo: null,
    period: null,
    level: 'commune',
    tier: 'standard',
    counts: { criteria: 3, indicators: 6 },
    sources: { bia: 'bịa cho kiểm thử' },
    measures: Object.fromEntries(measures.map((key) => [key, measure(key)])),
    criteria: [0, 1, 2].map(criterion),
    conditions: [],
  }
}

const actor = 'mô phỏng'

/** Twenty communes of one province that fill the year's sheet; two servers work on the same database, their clocks apart. */
export class World {
  readonly servers: Database[]
  readonly units: number[]
  readonly sheets = new Map<number, number>()
  /** of the two that are merged: which unit they go into */
  readonly merged: { from: number[]; into: number }
  today: LocalDate = opens
  #version: number
  /** milliseconds since the world began */
  clock = 0

  private constructor(servers: Database[], units: number[], into: number, version: number) {
    this.servers = servers
    this.units = units
    this.merged = { from: units.slice(0, 2), into }
    this.#version = version
  }

  static async begin(base: Database & { url: string }, seed: number): Promise<World> {
    const first = 1000 + seed * 100
    const { pool } = base
    const ids = Array.from({ length: 20 }, (_, at) => first + at)
    const into = first + 50
    await pool.query(`insert into units.unit (id, origin) values (1, 'country'), (2, '2tier') on conflict do nothing`)
    await pool.query(
      `insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, territory_since, source)
       select * from (values (1, 'VN', 'Việt Nam', 'Việt Nam', 'viet nam', 'viet nam', 'country', 'country', null::int, null::int, '2025-07-01'::date, '2025-07-01'::date, 'bịa'),
         (2, '20', 'Tỉnh Lạng Sơn', 'Lạng Sơn', 'lang son', 'lang son', 'province', 'province', 1, 2, '2025-07-01', '2025-07-01', 'bịa')) v
       where not exists (select from units.version)`,
    )
    await pool.query(`insert into units.unit (id, origin) select u, '2tier' from unnest($1::int[]) u`, [[...ids, into]])
    await pool.query(
      `insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, valid_to, territory_since, source)
       select u, lpad(u::text, 5, '0'), 'Xã ' || u, 'Xã ' || u, 'xa ' || u, 'xa ' || u, 'commune', 'commune', 2, 2, '2025-07-01', 'infinity', '2025-07-01', 'bịa'
       from unnest($1::int[]) u`,
      [ids],
    )
    await pool.query(
      `insert into people.person (id, name, folded, unit_id, created_at) overriding system value
       select $1 + n, 'Cán bộ ' || n, 'can bo ' || n, 2, now() from generate_series(0, 59) n`,
      [first],
    )
    const second = openDatabase(base.url, { max: 4 })
    const world = new World([base, second], ids, into, seed)
    await world.publish(seed)
    const { rows } = await pool.query(
      `insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
       values (2, 'year', 2027, 1, 'Năm 2027', $1, $2, $3, '2027-12-20', 'bịa', 'mô phỏng', now())
       on conflict (unit_id, kind, year, number) where cancelled_at is null do update set name = excluded.name returning id`,
      [[setId], opens, closes],
    )
    for (const unitId of ids) {
      const opened = await writeAs(base.db, world.edge(), (ctx) => openSheet(ctx, { unitId, roundId: rows[0].id, setId }))
      if (!opened.ok) throw new Error(opened.refusal.text)
      world.sheets.set(unitId, opened.value.id)
    }
    return world
  }

  /** What a server says the time is: the second one is seven seconds behind. */
  now(server = 0): Date {
    return new Date(Date.parse(`${opens}T08:00:00+07:00`) + this.clock - server * 7_000)
  }

  edge() {
    return { today: this.today, actor, now: this.now() }
  }

  async publish(version: number): Promise<void> {
    this.#version = version
    const set = setOf(version)
    const done = await writeAs((this.servers[0] as Database).db, this.edge(), (ctx) =>
      publish(ctx, set, { hash: `${version}`.padStart(64, '0'), by: actor }),
    )
    if (!done.ok) throw new Error(done.refusal.text)
  }

  /** A newer version of the set comes out while sheets are filled; half of the communes take it up. */
  async update(): Promise<void> {
    await this.publish(this.#version + 1)
    const { db } = this.servers[0] as Database
    for (const unitId of this.units.filter((_, at) => at % 2 === 0))
      await writeAs(db, this.edge(), (ctx) => renewSheet(ctx, unitId, this.sheets.get(unitId) ?? 0))
  }

  /** Two communes become one; their drafts follow in the night. */
  async merge(): Promise<void> {
    const { pool, db } = this.servers[0] as Database
    const { from, into } = this.merged
    await pool.query(`update units.version set valid_to = $2 where unit_id = any ($1::int[])`, [from, merges])
    await pool.query(
      `with v as (
         insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, valid_to, territory_since, source)
         values ($1::int, lpad($1::text, 5, '0'), 'Xã mới ' || $1, 'Xã mới', 'xa moi', 'xa moi', 'commune', 'commune', 2, 2, $2, 'infinity', $2, 'bịa') returning id
       ), t as (
         insert into units.transition (kind, effective_date, source) values ('merge', $2, 'bịa') returning id
       )
       insert into units.edge (transition_id, from_version_id, to_version_id, whole)
       select t.id, o.id, v.id, true from t, v, units.version o where o.unit_id = any ($3::int[])`,
      [into, merges, from],
    )
    this.today = addDays(merges, 1)
    await carryDrafts(db, this.edge())
    const { rows } = await pool.query('select id from assessment.sheet where unit_id = $1', [into])
    if (rows[0]) this.sheets.set(into, rows[0].id)
  }

  /** A save as a server hears it. */
  async save(
    server: number,
    unitId: number,
    sheetId: number,
    personId: number,
    change: CellChange,
  ): Promise<Answer | { outcome: 'moved' }> {
    const { db } = this.servers[server] as Database
    const saver: Saver = {
      personId,
      name: `Cán bộ ${personId}`,
      postName: 'Công chức',
      address: '',
      today: this.today,
      now: this.now(server),
    }
    const answer = await saveCell(db as Db, saver, unitId, sheetId, change)
    if (!answer.ok) {
      if (answer.refusal.code === 'sheet.moved') return { outcome: 'moved' }
      return answer.refusal.code === 'cell.busy' ? { outcome: 'unknown' } : { outcome: 'refused', text: answer.refusal.text }
    }
    const { outcome, cell } = answer.value
    if (!cell || (outcome !== 'saved' && outcome !== 'repeated' && outcome !== 'same' && outcome !== 'conflict'))
      throw new Error(`a save came out as ${outcome}`)
    return { outcome, cell: known(cell) }
  }

  /** The sheet as a device loads it. */
  async look(sheetId: number): Promise<{ cells: Map<string, KnownCell>; successor: number | null }> {
    const { db } = this.servers[0] as Database
    return read(db, async (tx) => {
      const whole = await wholeSheet({ tx, today: this.today }, sheetId)
      const sheet = await sheetOf({ tx }, sheetId)
      const cells = new Map((whole?.cells ?? []).map((cell) => [cell.measure, known(cell)]))
      return { cells, successor: sheet?.successorUnitId ? (this.sheets.get(sheet.successorUnitId) ?? null) : null }
    })
  }

  async end(): Promise<void> {
    await (this.servers[1] as Database).close()
  }
}

const known = ({
  version,
  typed,
  note,
  by,
  savedAt,
}: {
  version: number
  typed: string
  note: string
  by: string
  savedAt: Date
}): KnownCell => ({
  version,
  typed,
  note,
  by,
  savedAt: savedAt.toISOString(),
})
