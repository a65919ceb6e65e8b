import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { FactCheck, Held } from './types.ts'

/**
 * The first source and unit whose facts of one kind are not those that the log tells of, or null. `held` selects what the tables hold now,
 * a row for each source, moment and unit; each module has such a view of its own facts.
 */
export const wrongFacts = async (tx: Tx, kind: string, held: RawBuilder<Held>): Promise<FactCheck['wrong']> =>
  (
    await sql<NonNullable<FactCheck['wrong']>>`
      select coalesce(s.title, 'nguồn ' || d.source_id) as "source", coalesce(n.name, 'đơn vị ' || d.unit_id) as "unit", d.told, d.found
      from (
        select source_id, unit_id, t.facts as told, f.facts as found
        from evidence.entered(${kind}) t full join (${held}) f using (source_id, known_at, unit_id)
        where (t.facts, t.digest) is distinct from (f.facts, f.digest)
        order by source_id, unit_id limit 1
      ) d
      left join evidence.source s on s.id = d.source_id
      left join lateral (select v.name from units.version v where v.unit_id = d.unit_id and v.withdrawn_at is null order by v.valid_from desc limit 1) n on true
    `.execute(tx)
  ).rows[0] ?? null

export const proofCount = async (tx: Tx): Promise<number> =>
  (await sql<{ count: number }>`select count(*) as count from evidence.proof`.execute(tx)).rows[0]?.count ?? 0

/** The first proof that does not say what its last act in the log left it saying, or null: altered, missing, or slipped in. */
export const wrongProof = async (tx: Tx): Promise<FactCheck['wrong']> =>
  (
    await sql<NonNullable<FactCheck['wrong']>>`
      select coalesce(d.title, 'minh chứng ' || d.id) as "source", coalesce(n.name, 'đơn vị ' || d.unit_id) as "unit", d.told, d.found
      from (
        select coalesce(t.unit_id, p.unit_id) as unit_id, coalesce(t.proof_id, p.id) as id, coalesce(t.title, p.title) as title,
          case when t.proof_id is not null then 1 end as told, case when p.id is not null then 1 end as found
        from evidence.proof_told t full join evidence.proof p on p.unit_id = t.unit_id and p.id = t.proof_id
        where t.digest is distinct from evidence.proof_digest(p.unit_id, p.id)
        order by 2 limit 1
      ) d
      left join lateral (select v.name from units.live v where v.unit_id = d.unit_id order by v.valid_from desc limit 1) n on true
    `.execute(tx)
  ).rows[0] ?? null
