/**
 * Goal: the slow list (which communes, which criteria, whose duty) at most 50 ms, also of the whole country. The read of the page: rules, the
 * slow communes of its first fifty rows with their total, what those lack and which bodies answer. Three rules of the country hold at once,
 * every fourth commune is registered, and a body answers for each criterion in each province.
 */

import { day, type LocalDate } from '../src/platform/base/local-date.ts'
import { read } from '../src/platform/db/database.ts'
import { slowPage } from '../src/programme/progress/slow.reads.ts'
import type { Size } from './country.ts'
import { type Ground, today } from './ground.ts'
import { type Finding, median, ms, timed } from './measure.ts'

const rounds = 15

async function settle({ database: { pool } }: Ground, on: LocalDate, set: string): Promise<void> {
  await pool.query(
    `insert into plan.slow_rule (unit_id, kind, criteria, months, in_force, source, known_at, set_by)
     select u.id, r.kind, r.criteria, r.months, true, 'bench', now(), 'bench'
     from units.unit u, (values ('fewCriteria', 12, null::int), ('noProgress', null, 6), ('registeredShort', 2, 12)) r (kind, criteria, months)
     where u.origin = 'country'`,
  )
  await pool.query(
    `insert into plan.registration (unit_id, year, tier, status, source_id, known_at)
     select v.unit_id, extract(year from $1::date)::int, 'standard', 'approved', 1, now() from units.live v
     where v.level = 'commune' and v.valid_from <= $1::date and v.valid_to > $1::date and v.unit_id % 4 = 0 on conflict do nothing`,
    [on],
  )
  await pool.query(
    `with body as (
       insert into people.body (kind, level, unit_id, name, valid_from)
       select 'department', 'province', v.unit_id, 'Sở của ' || v.name, '2000-01-01' from units.live v
       where v.level = 'province' and v.valid_from <= $1::date and v.valid_to > $1::date returning id, unit_id
     )
     insert into people.duty (body_id, kind, unit_id, criterion, valid_from, source)
     select b.id, 'answers', b.unit_id, $2 || '/' || c.code, '2000-01-01', 'bench'
     from body b cross join (select distinct k.code from criteria.criterion k where k.set_id = $2) c`,
    [on, set],
  )
  await pool.query('analyze plan.registration, people.duty, people.body')
}

export async function run(ground: Ground, { months }: Size): Promise<Finding[]> {
  const last = months.at(-1)
  if (!last) return []
  const on = day(last.day)
  await settle(ground, on, last.set)
  const { rows } = await ground.database.pool.query<{ id: number; level: string; name: string }>(
    `(select u.id, 'country' as level, 'the country' as name from units.unit u where u.origin = 'country')
     union all (select v.unit_id, 'province', 'a province' from units.live v
       where v.level = 'province' and v.valid_from <= $1::date and v.valid_to > $1::date order by hashtext(v.code) limit 1)`,
    [on],
  )
  const findings: Finding[] = []
  for (const { id, name } of rows) {
    const taken: number[] = []
    let found = 0
    for (let round = 0; round <= rounds; round++) {
      const spent = await timed(async () => {
        found = (await read(ground.database.db, (tx) => slowPage({ tx, today }, id, on, 'appraised', 1))).total
      })
      // the first reading fetches the pages of the tables
      if (round > 0) taken.push(spent)
    }
    findings.push({
      what: `Slow list of ${name}: ${found} communes, the first fifty with what they lack and whose duty it is`,
      goal: '≤ 50 ms',
      measured: `${ms(median(taken))} median, ${ms(Math.min(...taken))} to ${ms(Math.max(...taken))} of ${rounds}`,
      held: median(taken) <= 50,
    })
  }
  return findings
}
