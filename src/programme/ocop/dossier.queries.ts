import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CouncilResult, Dossier, DossierLine, DossierState, Paper } from './types.ts'

/** Names a commune as it is called today; one that ended as it last was. */
const placed = (today: string) => sql`
  cross join lateral (
    select l.code, l.name, l.parent_id, l.province_id from units.live l where l.unit_id = d.unit_id
    order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
  ) v`

const ofProduct = sql`
  join ocop.product p on (p.unit_id, p.id) = (d.unit_id, d.product_id)
  join ocop.producer r on (r.unit_id, r.id) = (p.unit_id, p.producer_id)`

const group = sql`jsonb_build_object('law', p.group_law, 'number', p.group_number) as "group"`

/** One row = a dossier by its id. */
export const dossierById = async (tx: Tx, id: number, today: string): Promise<Dossier | null> =>
  (
    await sql<Dossier>`
      select d.id, d.unit_id as "unitId", v.code as "unitCode", v.name as "unitName", v.province_id as "provinceId",
             d.product_id as "productId", p.name as "productName", r.name as "producerName", r.kind as "producerKind", ${group},
             d.year, d.state, d.council_id as "councilId", d.council_unit_id as "councilUnitId", c.name as "councilName", d.hands,
             d.kept_name as "keptName", d.opened_on as "openedOn", d.submitted_on as "submittedOn", d.returned_because as "returnedBecause",
             d.concluded_on as "concludedOn", d.concluded_by as "concludedBy", d.result, d.result_hash as "resultHash",
             d.withdrawn_because as "withdrawnBecause"
      from ocop.dossier d ${ofProduct} ${placed(today)}
      left join ocop.council c on (c.unit_id, c.id) = (d.council_unit_id, d.council_id)
      where d.id = ${id}
    `.execute(tx)
  ).rows[0] ?? null

/** The dossier, held until the end of the transaction: who changes it goes one after the other. */
export const holdDossier = (tx: Tx, id: number) => sql`select from ocop.dossier d where d.id = ${id} for update`.execute(tx)

export type DossierFilter = { unitId: number; year: number | null; state: DossierState | null; folded: string }

/** One row = a dossier of the unit or of what stands under it, with how many of its council have scored; the newest year first. */
export const dossiersUnder = async (
  tx: Tx,
  { unitId, year, state, folded }: DossierFilter,
  today: string,
  { limit, offset }: Span,
): Promise<(DossierLine & Total)[]> =>
  (
    await sql<DossierLine & Total>`
      select d.id, v.name as "unitName", p.name as "productName", r.name as "producerName", ${group}, d.year, d.state,
             d.returned_because as "returnedBecause", d.result, d.concluded_on as "concludedOn",
             (select count(distinct s.person_id)::int from ocop.score s where (s.unit_id, s.dossier_id) = (d.unit_id, d.id)) as sheets,
             (select count(*)::int from ocop.council_member m where (m.unit_id, m.council_id) = (d.council_unit_id, d.council_id)) as members,
             count(*) over ()::int as total
      from ocop.dossier d ${ofProduct} ${placed(today)}
      cross join lateral (select u.id from units.unit u where u.origin = 'country' limit 1) c
      where ${unitId}::int in (d.unit_id, v.parent_id, v.province_id, c.id)
        and (${year}::int is null or d.year = ${year}::int)
        and (${state}::text is null or d.state = ${state}::text)
        and (${folded} = '' or p.folded like '%' || ${folded} || '%' or r.folded like '%' || ${folded} || '%')
      order by d.year desc, d.id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

type NewDossier = { unitId: number; productId: number; year: number; personId: number; name: string; on: LocalDate }

/** Opens a dossier; null where the product has one of that year. */
export const addDossier = async (tx: Tx, { unitId, productId, year, personId, name, on }: NewDossier): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into ocop.dossier (unit_id, product_id, year, hands, kept_name, opened_on)
      values (${unitId}, ${productId}, ${year}, ${[personId]}::int[], ${name}, ${on})
      on conflict (unit_id, product_id, year) where state <> 'withdrawn' do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** This person has had a hand in the dossier. */
export const addHand = (tx: Tx, id: number, personId: number) =>
  sql`update ocop.dossier set hands = hands || ${personId}::int where id = ${id} and not hands @> array[${personId}::int]`.execute(tx)

export const submit = (tx: Tx, id: number, on: LocalDate) =>
  sql`update ocop.dossier set state = 'submitted', submitted_on = ${on}, returned_because = null where id = ${id}`.execute(tx)

export const returnDossier = (tx: Tx, id: number, because: string) =>
  sql`update ocop.dossier set state = 'drafting', returned_because = ${because} where id = ${id}`.execute(tx)

export const withdraw = (tx: Tx, id: number, because: string) =>
  sql`update ocop.dossier set state = 'withdrawn', withdrawn_because = ${because} where id = ${id}`.execute(tx)

export const takeToCouncil = (tx: Tx, id: number, council: { unitId: number; id: number }) =>
  sql`update ocop.dossier set state = 'scoring', council_unit_id = ${council.unitId}, council_id = ${council.id} where id = ${id}`.execute(
    tx,
  )

type Conclusion = { id: number; on: LocalDate; by: string; result: CouncilResult; hash: string }

export const conclude = (tx: Tx, { id, on, by, result, hash }: Conclusion) =>
  sql`
    update ocop.dossier
    set state = 'concluded', concluded_on = ${on}, concluded_by = ${by}, result = ${JSON.stringify(result)}::jsonb, result_hash = ${hash}
    where id = ${id}
  `.execute(tx)

export const markDecided = (tx: Tx, id: number) => sql`update ocop.dossier set state = 'decided' where id = ${id}`.execute(tx)

/** One row = a paper of a dossier, struck ones too, in the order in which they came. */
export const papersOf = async (tx: Tx, unitId: number, dossierId: number): Promise<Paper[]> =>
  (
    await sql<Paper>`
      select a.id, a.name, a.place, a.proof_id as "proofId", a.added_by as "addedBy", a.struck_because as "struckBecause"
      from ocop.paper a where a.unit_id = ${unitId} and a.dossier_id = ${dossierId} order by a.id
    `.execute(tx)
  ).rows

type NewPaper = { unitId: number; dossierId: number; name: string; place: string; proofId: number | null; by: string; at: Date }

/** Adds a paper; null where the commune has no such proof that stands. */
export const addPaper = async (tx: Tx, row: NewPaper): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into ocop.paper (unit_id, dossier_id, name, place, proof_id, added_by, added_at)
      select ${row.unitId}, ${row.dossierId}, ${row.name}, ${row.place}, ${row.proofId}::int, ${row.by}, ${row.at}
      where ${row.proofId}::int is null or exists (
        select from evidence.proof e where e.unit_id = ${row.unitId} and e.id = ${row.proofId}::int and e.withdrawn_at is null)
      returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** Strikes a paper; false where there is none that stands. */
export const strikePaper = async (tx: Tx, of: { unitId: number; dossierId: number; id: number; because: string; by: string }) =>
  (
    await sql`
      update ocop.paper set struck_because = ${of.because}, struck_by = ${of.by}
      where unit_id = ${of.unitId} and dossier_id = ${of.dossierId} and id = ${of.id} and struck_because is null returning id
    `.execute(tx)
  ).rows.length > 0
