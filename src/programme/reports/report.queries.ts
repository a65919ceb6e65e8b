import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Span } from '../../platform/base/page.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { AppendixTable, EditItem, FrozenContent, Outline, Report, ReportState, StepTaken, Version } from './types.ts'

type Of = Pick<Report, 'unitId' | 'id'>

const columns = sql`
  r.id, r.unit_id as "unitId", v.name as "unitName", v.code as "unitCode", v.level as "unitLevel", w.name as "provinceName", r.regime,
  g.name as "regimeName", g.level, g.kind, r.year, r.number, r.opens_on as "opensOn", r.closes_on as "closesOn", r.due_on as "dueOn",
  r.due_source as "dueSource", r.body_id as "bodyId", r.body_name as "bodyName", b.kind as "bodyKind", r.outline, r.outline_version as "outlineVersion", r.state,
  r.steps, r.frozen, r.sent, r.because, r.begun_by as "begunBy"`

/** The unit and its province as on the closing day of the report, or as they were last. */
const tables = sql`
  join reports.regime g on g.code = r.regime
  join people.body b on b.id = r.body_id
  cross join lateral (
    select l.name, l.code, l.level, l.province_id from units.live l where l.unit_id = r.unit_id
    order by l.valid_from <= r.closes_on desc, l.valid_from desc limit 1
  ) v
  left join lateral (
    select l.name from units.live l where l.unit_id = v.province_id order by l.valid_from <= r.closes_on desc, l.valid_from desc limit 1
  ) w on true`

export const reportById = async (tx: Tx, id: number): Promise<Report | null> =>
  (await sql<Report>`select ${columns} from reports.report r ${tables} where r.id = ${id}`.execute(tx)).rows[0] ?? null

/** The unit of the report, which is held until the end of the transaction. */
export const holdReport = async (tx: Tx, id: number): Promise<number | null> =>
  (await sql<{ unitId: number }>`select r.unit_id as "unitId" from reports.report r where r.id = ${id} for update`.execute(tx)).rows[0]
    ?.unitId ?? null

/** One row = a report of a unit, or of what is under it as far as it was sent; those due last come first. */
export const reportsOf = async (
  tx: Tx,
  { unitId, below }: { unitId: number; below: boolean },
  { limit, offset }: Span,
): Promise<(Report & { total: number })[]> =>
  (
    await sql<Report & { total: number }>`
      with found as (
        select r.id, count(*) over ()::int as total from reports.report r
        where ${below ? sql`r.unit_id <> ${unitId}::int and r.sent is not null` : sql`r.unit_id = ${unitId}::int`}
        order by r.state in ('sent') and ${below} desc, r.due_on desc, r.id desc limit ${limit} offset ${offset}
      )
      select ${columns}, f.total from found f join reports.report r on r.id = f.id ${tables}
      order by r.state in ('sent') and ${below} desc, r.due_on desc, r.id desc
    `.execute(tx)
  ).rows

/** The report of a unit on a period, where it began one. */
export const reportOn = async (tx: Tx, unitId: number, regime: string, year: number, number: number): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      select r.id from reports.report r where r.unit_id = ${unitId} and r.regime = ${regime} and r.year = ${year} and r.number = ${number}
    `.execute(tx)
  ).rows[0]?.id ?? null

export type NewReport = {
  unitId: number
  regime: string
  year: number
  number: number
  opensOn: LocalDate
  closesOn: LocalDate
  dueOn: LocalDate
  dueSource: string
  bodyId: number
  bodyName: string
  outlineUnit: number | null
  outlineVersion: number | null
  outline: Outline
  by: string
  at: Date
}

/** The id of a new report; null where the unit has one on that period already. */
export const addReport = async (tx: Tx, row: NewReport): Promise<number | null> =>
  (
    await sql<{ id: number }>`
      insert into reports.report (unit_id, regime, year, number, opens_on, closes_on, due_on, due_source, body_id, body_name, outline_unit,
        outline_version, outline, begun_by, begun_at)
      values (${row.unitId}, ${row.regime}, ${row.year}, ${row.number}, ${row.opensOn}, ${row.closesOn}, ${row.dueOn}, ${row.dueSource},
        ${row.bodyId}, ${row.bodyName}, ${row.outlineUnit}, ${row.outlineVersion}, ${JSON.stringify(row.outline)}::jsonb, ${row.by}, ${row.at})
      on conflict do nothing returning id
    `.execute(tx)
  ).rows[0]?.id ?? null

export type NewStep = Pick<StepTaken, 'verb' | 'toState' | 'version' | 'reason' | 'by' | 'post' | 'at'> & { fromState: ReportState | null }

/** Writes down a step and moves the report. `because`: why a next version is written, kept until it is frozen. */
export const addStep = async (
  tx: Tx,
  { unitId, id }: Of,
  step: NewStep,
  move: { frozen?: number; sent?: number; because?: string | null },
) => {
  const { rows } = await sql<{ steps: number }>`
    update reports.report r set state = ${step.toState}, steps = r.steps + 1, frozen = coalesce(${move.frozen ?? null}::int, r.frozen),
      sent = coalesce(${move.sent ?? null}::int, r.sent),
      because = case when ${move.because !== undefined} then ${move.because ?? null}::text else r.because end
    where r.unit_id = ${unitId} and r.id = ${id} returning r.steps
  `.execute(tx)
  await sql`
    insert into reports.step (unit_id, report_id, number, verb, from_state, to_state, version, reason, by, post, at)
    values (${unitId}, ${id}, ${rows[0]?.steps ?? 1}, ${step.verb}, ${step.fromState}, ${step.toState}, ${step.version}, ${step.reason}, ${step.by},
      ${step.post}, ${step.at})
  `.execute(tx)
}

export const stepsOf = async (tx: Tx, { unitId, id }: Of): Promise<StepTaken[]> =>
  (
    await sql<StepTaken>`
      select s.number, s.verb, s.to_state as "toState", s.version, s.reason, s.by, s.post, s.at from reports.step s
      where s.unit_id = ${unitId} and s.report_id = ${id} order by s.number
    `.execute(tx)
  ).rows

export type SectionText = { section: string; version: number; items: EditItem[]; writtenBy: string; writtenAt: Date }

/** One row = a section as it was left last. */
export const sectionsOf = async (tx: Tx, { unitId, id }: Of): Promise<SectionText[]> =>
  (
    await sql<SectionText>`
      select distinct on (s.section) s.section, s.version, s.items, s.written_by as "writtenBy", s.written_at as "writtenAt"
      from reports.section s where s.unit_id = ${unitId} and s.report_id = ${id} order by s.section, s.version desc
    `.execute(tx)
  ).rows

export const addSection = async (
  tx: Tx,
  { unitId, id }: Of,
  row: { section: string; version: number; items: EditItem[]; by: string; at: Date },
): Promise<boolean> =>
  (
    await sql`
      insert into reports.section (unit_id, report_id, section, version, items, written_by, written_at)
      values (${unitId}, ${id}, ${row.section}, ${row.version}, ${JSON.stringify(row.items)}::jsonb, ${row.by}, ${row.at})
      on conflict do nothing returning version
    `.execute(tx)
  ).rows.length === 1

type NewVersion = {
  version: number
  content: FrozenContent
  appendices: AppendixTable[]
  partial: boolean
  hash: string
  because: string
  by: string
  at: Date
}

export const addVersion = (tx: Tx, { unitId, id }: Of, row: NewVersion) =>
  sql`
    insert into reports.version (unit_id, report_id, version, content, appendices, partial, hash, because, frozen_by, frozen_at)
    values (${unitId}, ${id}, ${row.version}, ${JSON.stringify(row.content)}::jsonb, ${JSON.stringify(row.appendices)}::jsonb, ${row.partial},
      ${row.hash}, ${row.because}, ${row.by}, ${row.at})
  `.execute(tx)

export const versionOf = async (tx: Tx, { unitId, id }: Of, version: number): Promise<Version | null> =>
  (
    await sql<Version>`
      select v.version, v.content, v.appendices, v.partial, v.hash, v.because, v.frozen_by as "frozenBy", v.frozen_at as "frozenAt"
      from reports.version v where v.unit_id = ${unitId} and v.report_id = ${id} and v.version = ${version}
    `.execute(tx)
  ).rows[0] ?? null

export type VersionLine = Pick<Version, 'version' | 'partial' | 'hash' | 'because' | 'frozenBy' | 'frozenAt'>

export const versionsOf = async (tx: Tx, { unitId, id }: Of): Promise<VersionLine[]> =>
  (
    await sql<VersionLine>`
      select v.version, v.partial, v.hash, v.because, v.frozen_by as "frozenBy", v.frozen_at as "frozenAt"
      from reports.version v where v.unit_id = ${unitId} and v.report_id = ${id} order by v.version desc
    `.execute(tx)
  ).rows

export type Acknowledged = { finding: string; sentence: string; reason: string; by: string }

export const acknowledgedOf = async (tx: Tx, { unitId, id }: Of): Promise<Acknowledged[]> =>
  (
    await sql<Acknowledged>`
      select a.finding, a.sentence, a.reason, a.by from reports.acknowledged a where a.unit_id = ${unitId} and a.report_id = ${id} order by a.at
    `.execute(tx)
  ).rows

export const addAcknowledged = (tx: Tx, { unitId, id }: Of, row: Acknowledged, at: Date) =>
  sql`
    insert into reports.acknowledged (unit_id, report_id, finding, sentence, reason, by, at)
    values (${unitId}, ${id}, ${row.finding}, ${row.sentence}, ${row.reason}, ${row.by}, ${at})
    on conflict (unit_id, report_id, finding) do nothing
  `.execute(tx)
