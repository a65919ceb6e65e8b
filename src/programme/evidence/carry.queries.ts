import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export type Carrying = { fromUnit: number; toUnit: number; setId: string; year: number; fromSheet: number; toSheet: number }

/** The successor holds the files that stand in the predecessor's sheet, too. */
export const carryFiles = (tx: Tx, { fromUnit, toUnit, setId, year, fromSheet }: Carrying) =>
  sql`
    insert into evidence.file (unit_id, hash, size, type, name, taken_at, lat, lon, picture_told_by, person_id, assignment_id, received_at)
    select distinct ${toUnit}::int, f.hash, f.size, f.type, f.name, f.taken_at, f.lat, f.lon, f.picture_told_by, f.person_id, f.assignment_id, f.received_at
    from evidence.proof_use u
    join evidence.proof p on p.unit_id = u.unit_id and p.id = u.proof_id and p.withdrawn_at is null
    join evidence.file f on f.unit_id = p.unit_id and f.hash = p.file_hash
    where u.unit_id = ${fromUnit} and u.set_id = ${setId} and u.detached_at is null and (u.year = ${year} or u.sheet_id = ${fromSheet})
    on conflict do nothing
  `.execute(tx)

export type CarriedProof = { id: number; fromId: number; isNew: boolean }

/** One row = a proof of the predecessor's sheet and its copy at the successor; a second time the copies are only told. */
export const carryProofs = async (tx: Tx, { fromUnit, toUnit, setId, year, fromSheet }: Carrying, note: string) =>
  (
    await sql<CarriedProof>`
      with used as (
        select distinct p.* from evidence.proof_use u
        join evidence.proof p on p.unit_id = u.unit_id and p.id = u.proof_id and p.withdrawn_at is null
        where u.unit_id = ${fromUnit} and u.set_id = ${setId} and u.detached_at is null and (u.year = ${year} or u.sheet_id = ${fromSheet})
      ), keyed as (
        select d.*, md5('carried ' || d.unit_id || ' ' || d.id || ' ' || ${toUnit}::int)::uuid as new_key from used d
      ), made as (
        insert into evidence.proof (unit_id, key, title, folded, file_hash, reference, effective_on, expires_on, note, personal, person_id,
          assignment_id, added_at)
        select ${toUnit}, k.new_key, k.title, k.folded, k.file_hash, k.reference, k.effective_on, k.expires_on,
          left(concat_ws('; ', nullif(k.note, ''), ${note}::text), 1000), k.personal, k.person_id, k.assignment_id, k.added_at
        from keyed k order by k.id
        on conflict (unit_id, key) do nothing returning id, key
      )
      select coalesce(m.id, o.id) as id, k.id as "fromId", m.id is not null as "isNew"
      from keyed k left join made m on m.key = k.new_key
      left join evidence.proof o on o.unit_id = ${toUnit} and o.key = k.new_key
      order by k.id
    `.execute(tx)
  ).rows

/** The copy stands in the successor's sheet for what its original stood for. */
export const carryUses = (
  tx: Tx,
  { fromUnit, toUnit, setId, year, fromSheet, toSheet }: Carrying,
  { id, fromId }: CarriedProof,
  at: Date,
) =>
  sql`
    insert into evidence.proof_use (unit_id, proof_id, set_id, indicator, year, sheet_id, person_id, attached_at)
    select ${toUnit}, ${id}, u.set_id, u.indicator, u.year, case when u.sheet_id is not null then ${toSheet}::int end, u.person_id, ${at}
    from evidence.proof_use u
    where u.unit_id = ${fromUnit} and u.proof_id = ${fromId} and u.set_id = ${setId} and u.detached_at is null
      and (u.year = ${year} or u.sheet_id = ${fromSheet})
    on conflict do nothing
  `.execute(tx)
