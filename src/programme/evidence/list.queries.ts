import { sql } from 'kysely'
import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { usesArray } from './proof.queries.ts'
import type { LiveUse, ProofFilter } from './proof.types.ts'

export type ListedProof = {
  unitId: number
  id: number
  title: string
  reference: string
  effectiveOn: LocalDate
  expiresOn: LocalDate | null
  personal: boolean
  withdrawn: boolean
  unitName: string
  fileType: string | null
  fileSize: number | null
  uses: LiveUse[]
  elsewhere: number[]
  sameShot: number[]
}

/** The units whose proofs also hold the picture of a proof `p`: the very file; the same shot. */
const twins = sql`
  cross join lateral (
    select coalesce(array_agg(t.unit_id order by t.unit_id) filter (where t.same_file), '{}') as elsewhere,
      coalesce(array_agg(t.unit_id order by t.unit_id) filter (where not t.same_file), '{}') as same_shot
    from evidence.twins(p.unit_id, p.file_hash) t
  ) t`

export type ListQuestion = ProofFilter & {
  under: number | null
  folded: string
  today: LocalDate
  expiringDays: number
  limit: number
  offset: number
}

/** One row = a proof of the units that stand (or last stood) under `under`, newest first; the total beside each. */
export const listProofs = async (tx: Tx, ask: ListQuestion) =>
  (
    await sql<ListedProof & { total: number }>`
      select p.unit_id as "unitId", p.id, p.title, p.reference, p.effective_on as "effectiveOn", p.expires_on as "expiresOn", p.personal,
        p.withdrawn_at is not null as withdrawn, n.name as "unitName", f.type as "fileType", f.size as "fileSize", ${usesArray} as uses,
        t.elsewhere, t.same_shot as "sameShot", count(*) over () as total
      from evidence.proof p
      left join evidence.file f on f.unit_id = p.unit_id and f.hash = p.file_hash
      cross join lateral (select l.name, l.unit_id, l.parent_id, l.province_id from units.live l where l.unit_id = p.unit_id order by l.valid_from desc limit 1) n
      ${twins}
      where (${ask.under}::int is null or ${ask.under}::int in (n.unit_id, n.parent_id, n.province_id))
        and (${ask.folded} = '' or p.folded like '%' || ${ask.folded} || '%')
        and ((${ask.setId ?? null}::text is null and ${ask.indicator ?? null}::text is null and ${ask.year ?? null}::int is null) or exists (
          select from evidence.proof_use u
          where u.unit_id = p.unit_id and u.proof_id = p.id and u.detached_at is null
            and (${ask.setId ?? null}::text is null or u.set_id = ${ask.setId ?? null})
            and (${ask.year ?? null}::int is null or u.year = ${ask.year ?? null})
            and (${ask.indicator ?? null}::text is null or u.indicator = ${ask.indicator ?? null} or u.indicator like ${ask.indicator ?? ''} || '.%')
        ))
        and case ${ask.state ?? ''}
          when 'expired' then p.withdrawn_at is null and p.expires_on < ${ask.today}::date
          when 'expiring' then p.withdrawn_at is null and p.expires_on between ${ask.today}::date and ${addDays(ask.today, ask.expiringDays)}::date
          when 'flagged' then p.withdrawn_at is null and (t.elsewhere <> '{}' or t.same_shot <> '{}')
          when 'withdrawn' then p.withdrawn_at is not null
          when 'unused' then p.withdrawn_at is null and not exists (
            select from evidence.proof_use u where u.unit_id = p.unit_id and u.proof_id = p.id and u.detached_at is null)
          else p.withdrawn_at is null end
      order by p.added_at desc, p.id desc limit ${ask.limit} offset ${ask.offset}
    `.execute(tx)
  ).rows

export type UsedProof = Pick<ListedProof, 'id' | 'title' | 'effectiveOn' | 'expiresOn' | 'withdrawn' | 'elsewhere' | 'sameShot'> & {
  indicator: string
}

/** One row = a proof that stands for an indicator of the set in the year or the sheet. */
export const proofsFor = async (tx: Tx, unitId: number, of: { set: string; year: number | null; sheetId: number | null }) =>
  (
    await sql<UsedProof>`
      select distinct on (u.indicator collate "C", p.id) u.indicator, p.id, p.title, p.effective_on as "effectiveOn", p.expires_on as "expiresOn",
        false as withdrawn, t.elsewhere, t.same_shot as "sameShot"
      from evidence.proof_use u
      join evidence.proof p on p.unit_id = u.unit_id and p.id = u.proof_id and p.withdrawn_at is null
      ${twins}
      where u.unit_id = ${unitId} and u.set_id = ${of.set} and u.detached_at is null and (u.year = ${of.year}::int or u.sheet_id = ${of.sheetId}::int)
      order by u.indicator collate "C", p.id
    `.execute(tx)
  ).rows

/** One row = a proof that stands for one of these indicators of the set, in the year or in a sheet of its unit. */
export const proofsOfMany = async (
  tx: Tx,
  of: { sheetIds: readonly number[]; unitIds: readonly number[]; set: string; indicators: readonly string[]; year: number },
) =>
  (
    await sql<UsedProof & { unitId: number }>`
      select distinct on (u.unit_id, u.indicator collate "C", p.id) u.unit_id as "unitId", u.indicator, p.id, p.title,
        p.effective_on as "effectiveOn", p.expires_on as "expiresOn", false as withdrawn, t.elsewhere, t.same_shot as "sameShot"
      from evidence.proof_use u
      join evidence.proof p on p.unit_id = u.unit_id and p.id = u.proof_id and p.withdrawn_at is null
      ${twins}
      where u.unit_id = any (${[...of.unitIds]}::int[]) and u.set_id = ${of.set} and u.indicator = any (${[...of.indicators]}::text[])
        and u.detached_at is null and (u.year = ${of.year} or u.sheet_id = any (${[...of.sheetIds]}::int[]))
      order by u.unit_id, u.indicator collate "C", p.id
    `.execute(tx)
  ).rows

/** One row = a proof of the unit, with what its flags are made from; of these proofs, or of all. */
export const flagFacts = async (tx: Tx, unitId: number, proofIds: readonly number[] | null) =>
  (
    await sql<Pick<ListedProof, 'id' | 'expiresOn' | 'withdrawn' | 'elsewhere' | 'sameShot'>>`
      select p.id, p.expires_on as "expiresOn", p.withdrawn_at is not null as withdrawn, t.elsewhere, t.same_shot as "sameShot"
      from evidence.proof p ${twins}
      where p.unit_id = ${unitId} and (${proofIds === null} or p.id = any(${[...(proofIds ?? [])]}::int[]))
      order by p.id
    `.execute(tx)
  ).rows

export type FileOfProof = { proofId: number; unitId: number; title: string; hash: string; size: number; type: string; name: string }

/** One row = the file of a proof. */
export const filesOf = async (tx: Tx, proofIds: readonly number[]) =>
  (
    await sql<FileOfProof>`
      select p.id as "proofId", p.unit_id as "unitId", p.title, f.hash, f.size, f.type, f.name
      from evidence.proof p join evidence.file f on f.unit_id = p.unit_id and f.hash = p.file_hash
      where p.id = any(${[...proofIds]}::int[]) order by p.id
    `.execute(tx)
  ).rows

/** The names of units, as they are called or last were. */
export const namesOf = async (tx: Tx, unitIds: readonly number[]) =>
  (
    await sql<{ unitId: number; name: string }>`
      select distinct on (l.unit_id) l.unit_id as "unitId", l.name from units.live l
      where l.unit_id = any(${[...unitIds]}::int[]) order by l.unit_id, l.valid_from desc
    `.execute(tx)
  ).rows
