import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span, Total } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import { unitsOfPlace } from './place.queries.ts'
import type { Approval, Disbursement, Frame, NewDisbursement, NewProject, Project } from './types.ts'

const projectColumns = sql`
  p.unit_id as "unitId", n.name as "unitName", p.id, p.name, p.set_id as "setId", p.criteria, a.total as investment, a.decision, a.decided_on as "decidedOn",
  d.disbursed, d.paid_on as "paidOn", o.amount as owed, p.ended, p.ended_on as "endedOn", p.ended_by_document as "endedByDocument"`

/** A project with what was approved last, what was paid (net of what was taken back), what is owed. */
const projects = sql`
  funding.project p
  cross join lateral (select v.name from units.live v where v.unit_id = p.unit_id order by v.valid_from desc limit 1) n
  cross join lateral (
    select x.total, x.decision, x.decided_on from funding.project_approval x
    where x.unit_id = p.unit_id and x.project_id = p.id order by x.decided_on desc, x.id desc limit 1
  ) a
  cross join lateral (
    select coalesce(sum(x.amount), 0)::bigint as disbursed, max(x.paid_on) filter (where x.amount > 0) as paid_on
    from funding.disbursement x where x.unit_id = p.unit_id and x.project_id = p.id
  ) d
  left join lateral (
    select x.amount from funding.arrears x where x.unit_id = p.unit_id and x.project_id = p.id order by x.as_of desc, x.id desc limit 1
  ) o on true`

export const projectById = async (tx: Tx, id: number): Promise<Project | null> =>
  (await sql<Project>`select ${projectColumns} from ${projects} where p.id = ${id}`.execute(tx)).rows[0] ?? null

export type ProjectFilter = { criterion: string | null; source: string | null }

/** One row = a project of a place; those that go on first, the newest first. `source`: that were paid out of it; `criterion`: `set/number`. */
export const projectsOf = async (
  tx: Tx,
  frame: Frame,
  { criterion, source }: ProjectFilter,
  { limit, offset }: Span,
): Promise<(Project & Total)[]> =>
  (
    await sql<Project & Total>`
      with place as materialized (${unitsOfPlace(frame)}),
      chosen as (
        select p.unit_id, p.id, count(*) over ()::int as total from funding.project p
        where p.unit_id in (select x.unit_id from place x)
          and (${criterion}::text is null or exists (select from unnest(p.criteria) c where p.set_id || '/' || c = ${criterion}))
          and (${source}::text is null or exists (
            select from funding.disbursement d where d.unit_id = p.unit_id and d.project_id = p.id and d.source = ${source}))
        order by p.ended is not null, p.id desc limit ${limit} offset ${offset}
      )
      select ${projectColumns}, c.total from chosen c join ${projects} on (p.unit_id, p.id) = (c.unit_id, c.id)
      order by p.ended is not null, p.id desc
    `.execute(tx)
  ).rows

/** One row = a total that was approved, the one that stands first. */
export const approvalsOf = async (tx: Tx, { unitId, id }: Pick<Project, 'unitId' | 'id'>): Promise<Approval[]> =>
  (
    await sql<Approval>`
      select a.id, a.total, a.decision, a.decided_on as "decidedOn", a.entered_by as "enteredBy" from funding.project_approval a
      where a.unit_id = ${unitId} and a.project_id = ${id} order by a.decided_on desc, a.id desc
    `.execute(tx)
  ).rows

type Stamp = { by: string; at: Date; sending: string }

/** Enters a project; null where the same form brought it before. */
export const addProject = async (
  tx: Tx,
  row: Pick<NewProject, 'name' | 'setId' | 'criteria'> & { unitId: number } & Stamp,
): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into funding.project (unit_id, name, set_id, criteria, entered_by, entered_at, sending)
      values (${row.unitId}, ${row.name}, ${row.setId}, ${row.criteria}::text[], ${row.by}, ${row.at}, ${row.sending})
      on conflict (sending) do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

/** The project that a form brought. */
export const projectSent = async (tx: Tx, sending: string): Promise<number | null> =>
  (await sql<{ id: number }>`select p.id from funding.project p where p.sending = ${sending}`.execute(tx)).rows[0]?.id ?? null

/** Enters an approved total; false where the same form brought it before. */
export const addApproval = async (
  tx: Tx,
  row: Pick<NewProject, 'total' | 'decision' | 'decidedOn'> & { unitId: number; projectId: number } & Stamp,
): Promise<boolean> =>
  (
    await sql`
      insert into funding.project_approval (unit_id, project_id, total, decision, decided_on, entered_by, entered_at, sending)
      values (${row.unitId}, ${row.projectId}, ${row.total}, ${row.decision}, ${row.decidedOn}, ${row.by}, ${row.at}, ${row.sending})
      on conflict (sending) do nothing returning id
    `.execute(tx)
  ).rows.length > 0

export const endProject = (tx: Tx, { id, ended, on, document }: { id: number; ended: string; on: LocalDate; document: string }) =>
  sql`update funding.project set ended = ${ended}, ended_on = ${on}, ended_by_document = ${document} where id = ${id}`.execute(tx)

const disbursementColumns = sql`
  d.unit_id as "unitId", n.name as "unitName", d.id, d.project_id as "projectId", p.name as "projectName", d.year, d.source,
  d.kind, d.carried, d.paid_on as "paidOn", d.amount, d.document, d.reverses, d.reason, d.entered_by as "enteredBy",
  (select coalesce(sum(r.amount), 0)::bigint from funding.disbursement r where r.unit_id = d.unit_id and r.reverses = d.id) as reversed`

const disbursements = sql`
  funding.disbursement d
  left join funding.project p on (p.unit_id, p.id) = (d.unit_id, d.project_id)
  cross join lateral (select v.name from units.live v where v.unit_id = d.unit_id order by v.valid_from desc limit 1) n`

export const disbursementById = async (tx: Tx, id: number): Promise<Disbursement | null> =>
  (await sql<Disbursement>`select ${disbursementColumns} from ${disbursements} where d.id = ${id}`.execute(tx)).rows[0] ?? null

/** One row = money paid out for a project or taken back, the newest day first. */
export const disbursementsOfProject = async (tx: Tx, { unitId, id }: Pick<Project, 'unitId' | 'id'>): Promise<Disbursement[]> =>
  (
    await sql<Disbursement>`
      select ${disbursementColumns} from ${disbursements} where d.unit_id = ${unitId} and d.project_id = ${id}
      order by d.paid_on desc, d.id desc limit 500
    `.execute(tx)
  ).rows

/** One row = money paid out in a place for a budget year, or taken back; the newest day first. */
export const disbursementsOf = async (
  tx: Tx,
  frame: Frame,
  { source, kind }: { source: string | null; kind: string | null },
  { limit, offset }: Span,
): Promise<(Disbursement & Total)[]> =>
  (
    await sql<Disbursement & Total>`
      with place as materialized (${unitsOfPlace(frame)})
      select ${disbursementColumns}, count(*) over ()::int as total from ${disbursements}
      where d.year = ${frame.year} and d.unit_id in (select x.unit_id from place x)
        and (${source}::text is null or d.source = ${source}) and (${kind}::text is null or d.kind = ${kind})
      order by d.paid_on desc, d.id desc limit ${limit} offset ${offset}
    `.execute(tx)
  ).rows

type Reversal = { reverses: number | null; reason: string | null }

/** Enters money paid out or taken back; null where the same form brought it before. */
export const addDisbursement = async (tx: Tx, row: NewDisbursement & Reversal & { unitId: number } & Stamp): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into funding.disbursement (unit_id, project_id, year, source, kind, carried, paid_on, amount, document, reverses, reason, entered_by,
        entered_at, sending)
      values (${row.unitId}, ${row.projectId}, ${row.year}, ${row.source}, ${row.kind}, ${row.carried}, ${row.paidOn}, ${row.amount},
        ${row.document}, ${row.reverses}, ${row.reason}, ${row.by}, ${row.at}, ${row.sending})
      on conflict (sending) do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null
