import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Touched } from './types.ts'

/** One row = a unit of a level that lies, or lay, in a province on some day from this one on, and a stage at which it was measured. */
export const measuredIn = async (tx: Tx, provinceId: number, level: string, since: LocalDate): Promise<Touched[]> =>
  (
    await sql<Touched>`
      select u.unit_id as "unitId", m.stage, ${since}::text as "from"
      from (
        select distinct v.unit_id from units.version v
        where v.province_id = ${provinceId} and v.level = ${level} and v.withdrawn_at is null and v.valid_to > ${since}
      ) u
      cross join lateral (select distinct r.stage from assessment.measurement r where r.unit_id = u.unit_id) m
      order by u.unit_id, m.stage
    `.execute(tx)
  ).rows

export type Rejudging = { unitId: number; setId: string; since: LocalDate; because: string }

/** One row = a province in which units were measured that a set judges, on some day from its first on: they are to be judged anew. */
export const askRejudging = async (
  tx: Tx,
  q: { setId: string; level: string; since: LocalDate; because: string; by: string; at: Date },
): Promise<number> =>
  (
    await sql`
      insert into assessment.rejudging as r (unit_id, set_id, since, because, asked_by, asked_at)
      select distinct v.province_id, ${q.setId}, ${q.since}::date, ${q.because}, ${q.by}, ${q.at}::timestamptz
      from units.version v
      where v.level = ${q.level} and v.withdrawn_at is null and v.province_id is not null and v.valid_to > ${q.since}::date
        and exists (select from assessment.measurement m where m.unit_id = v.unit_id)
      on conflict (unit_id, set_id) do update set since = least(r.since, excluded.since), because = excluded.because returning unit_id
    `.execute(tx)
  ).rows.length

/** One row = a province that waits to be judged anew; nobody else takes it meanwhile. */
export const takeRejudging = async (tx: Tx): Promise<(Rejudging & { level: string }) | undefined> =>
  (
    await sql<Rejudging & { level: string }>`
      select r.unit_id as "unitId", r.set_id as "setId", r.since, r.because,
        (select v.level from criteria.set_version v where v.set_id = r.set_id limit 1) as "level"
      from assessment.rejudging r order by r.asked_at, r.unit_id limit 1 for update skip locked
    `.execute(tx)
  ).rows[0]

export const endRejudging = (tx: Tx, unitId: number, setId: string) =>
  sql`delete from assessment.rejudging where unit_id = ${unitId} and set_id = ${setId}`.execute(tx)

/** How many provinces wait to be judged anew by a set. */
export const waitingFor = async (tx: Tx, setId: string): Promise<number> =>
  (await sql<{ count: number }>`select count(*) as count from assessment.rejudging r where r.set_id = ${setId}`.execute(tx)).rows[0]
    ?.count ?? 0
