/**
 * Goal: the figures of a province cost at most three times what the best hand-written SQL costs on an ideal rollup, and at most 30 ms.
 * Ours: the reads of the province page (`placePage`, `partsOf`, and `unitsBehind` where the page draws communes by district), nothing
 * remembered, computed from standings, tallies, decisions and the map of the day. The rollup: tables that hold exactly the rows that
 * the figures are summed from, by province and day, made before and never kept up to date; it answers only the days it was made for.
 */

import { read } from '../src/platform/db/database.ts'
import type { ReadCtx } from '../src/platform/events/context.ts'
import { placePage } from '../src/programme/figures/place.reads.ts'
import { partsOf, unitsBehind } from '../src/programme/figures/reads.ts'
import type { Size } from './country.ts'
import { type Ground, listening, type Question, today } from './ground.ts'
import { type Finding, inTurns, median, ms, timed, times } from './measure.ts'

/** A province, the day asked, and the days of its figures: that day and the release before, which changes are counted from. */
type Case = { id: number; code: string; day: string; days: string[] }

/** Everything that the page's figures are summed from, ready to be read. */
async function makeRollup({ database: { pool } }: Ground, days: string[]): Promise<void> {
  await pool.query(`
    create schema bench;
    create table bench.fact (province_id int, as_of date, part_id int, met int, all_met boolean, communes int, with_unjudgeable int, newest date,
      standard int, advanced int, model int, modern int, newly int, decided_newest date, listed int, registered int);
    create table bench.criterion (province_id int, as_of date, criterion text, name text, met int, not_met int, not_applicable int, unjudgeable int)`)
  for (const day of days) {
    await pool.query(
      `insert into bench.fact
       select v.province_id, $1::date, case when $1::date < '2025-07-01' then v.parent_id else v.unit_id end, t.met,
         coalesce(t.met + t.not_applicable >= s.criteria_count, false), count(*), count(*) filter (where t.unjudgeable > 0), max(t.newest),
         count(r.unit_id), count(*) filter (where r.advanced), count(*) filter (where r.model), 0,
         count(*) filter (where r.first_on >= date_trunc('year', $1::date)), max(r.newest), count(g.unit_id), count(g.unit_id)
       from units.version v
       join criteria.set_version s on s.level = 'commune' and s.tier = 'standard' and s.province_id is null and s.valid_from <= $1::date and s.valid_to > $1::date
       left join assessment.tally t on t.unit_id = v.unit_id and t.set_id = s.set_id and t.stage = 'appraised' and t.valid_from <= $1::date and t.valid_to > $1::date
       left join (
         select r.unit_id, min(r.decided_on) as first_on, max(r.decided_on) as newest,
           bool_or(r.tier in ('advanced', 'model')) as advanced, bool_or(r.tier = 'model') as model
         from recognition.recognition r where r.decided_on <= $1::date group by r.unit_id
       ) r on r.unit_id = v.unit_id
       left join plan.registration g on g.unit_id = v.unit_id and g.year = extract(year from $1::date)
       where v.kind = 'commune' and v.withdrawn_at is null and v.valid_from <= $1::date and v.valid_to > $1::date
       group by 1, 2, 3, 4, 5`,
      [day],
    )
    await pool.query(
      `insert into bench.criterion
       select v.province_id, $1::date, s.criterion, c.name, count(*) filter (where s.verdict = 'met'), count(*) filter (where s.verdict = 'notMet'),
         count(*) filter (where s.verdict = 'notApplicable'), count(*) filter (where s.verdict = 'unjudgeable')
       from units.version v
       join criteria.set_version x on x.level = 'commune' and x.tier = 'standard' and x.province_id is null and x.valid_from <= $1::date and x.valid_to > $1::date
       join assessment.standing s on s.unit_id = v.unit_id and s.set_id = x.set_id and s.stage = 'appraised' and s.valid_from <= $1::date and s.valid_to > $1::date
       join criteria.criterion c on c.set_id = x.set_id and c.version = x.version and c.code = s.criterion
       where v.kind = 'commune' and v.withdrawn_at is null and v.valid_from <= $1::date and v.valid_to > $1::date
       group by 1, 2, 3, 4`,
      [day],
    )
  }
  await pool.query(`
    create index fact_key on bench.fact (province_id, as_of);
    create index criterion_key on bench.criterion (province_id, as_of);
    cluster bench.fact using fact_key;
    cluster bench.criterion using criterion_key`)
  await pool.query('vacuum analyze bench.fact, bench.criterion')
}

/** A province on a day, as its page asks. */
async function page(ctx: ReadCtx, { code, day }: Case): Promise<number> {
  const place = await placePage(ctx, 'province', code, { ngay: day })
  if (!place.ok) throw new Error(place.refusal.text)
  const { resolved, picture } = place.value
  await partsOf(ctx, resolved)
  if (day < '2025-07-01') await unitsBehind(ctx, resolved, 'communes-in-scope')
  const total = picture.figures.find((figure) => figure.key === 'criteria-met-total')?.value
  if (typeof total !== 'number') throw new Error(`no total of ${code} on ${day}`)
  return total
}

const isFigures = ({ sql }: Question) => /figures\.(fact|commune)\(/.test(sql) && !sql.includes('shortName')

async function compare(ground: Ground, what: string, cases: Case[]): Promise<Finding[]> {
  const { pool } = ground.database
  const { db, heard } = listening(ground.database)
  const pages: number[] = []
  let totals = 0
  const { ours, rollup } = await inTurns(cases.length, {
    ours: async (round) => {
      // the first reading fetches the pages of the tables; the counter moves, so that nothing is remembered
      for (const warm of [true, false]) {
        await pool.query('update figures.revision set n = n + 1 where shard = 0')
        heard()
        const taken = await timed(async () => {
          totals = await read(db, (tx) => page({ tx, today }, cases[round] as Case))
        })
        if (!warm) pages.push(taken)
      }
      const asked = heard().filter(isFigures)
      return asked.reduce((sum, one) => sum + one.ms, 0) / asked.length
    },
    rollup: async (round) => {
      const { id, day, days } = cases[round] as Case
      const ask = async () => {
        const facts = await pool.query('select * from bench.fact where province_id = $1 and as_of = any ($2)', [id, days])
        const now = facts.rows.filter((row) => row.as_of === day)
        const total = now.reduce((sum, row) => sum + row.communes * (row.met ?? 0), 0)
        if (total !== totals) throw new Error(`the rollup says ${total}, the page ${totals}`)
      }
      const criteria = () => pool.query('select * from bench.criterion where province_id = $1 and as_of = $2', [id, day])
      await ask()
      await criteria()
      return ((await timed(ask)) + (await timed(criteria))) / 2
    },
  })
  return [
    {
      what: `Figures of a province, ${what}: a query of ours against a query of the rollup`,
      goal: '≤ 3 ×',
      measured: `${times(ours / rollup)} (${ms(ours)} against ${ms(rollup)})`,
      held: ours / rollup <= 3,
    },
    {
      what: `Province page, ${what}: all its reads, nothing remembered`,
      goal: '≤ 30 ms',
      measured: `${ms(median(pages))} median, ${ms(Math.min(...pages))} to ${ms(Math.max(...pages))} of ${pages.length}`,
      held: median(pages) <= 30,
    },
  ]
}

async function casesOn({ database }: Ground, days: string[], count: number): Promise<Case[]> {
  const [day] = days
  const { rows } = await database.pool.query<Omit<Case, 'days'>>(
    `select v.unit_id as id, v.code, $1::date::text as day from units.version v
     where v.level = 'province' and v.withdrawn_at is null and v.valid_from <= $1::date and v.valid_to > $1::date
       and exists (select from units.version c where c.province_id = v.unit_id and c.kind = 'commune' and c.valid_from <= $1::date and c.valid_to > $1::date)
     order by hashtext(v.code) limit $2`,
    [day, count],
  )
  return rows.map((row) => ({ ...row, days }))
}

/** The last two months of one map, newest first; only one where the scale has no other. */
const lastOf = (months: Size['months'], isNew: boolean): string[] =>
  months
    .flatMap(({ day }) => (day >= '2025-07-01' === isNew ? [day] : []))
    .slice(-2)
    .reverse()

export async function run(ground: Ground, { months }: Size): Promise<Finding[]> {
  const [now, before] = [lastOf(months, true), lastOf(months, false)]
  await makeRollup(ground, [...now, ...before])
  return [
    ...(await compare(ground, `map of ${now[0]}`, await casesOn(ground, now, 15))),
    ...(await compare(ground, `map of ${before[0]}`, await casesOn(ground, before, 15))),
  ]
}
