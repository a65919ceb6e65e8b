import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Outline, Regime, Setting } from './types.ts'

type Row = Omit<Regime, 'send'> & { sendMonth: number | null; sendDay: number | null; sendAfter: number | null }

/**
 * One row = a regime as it holds on a day for units with these ones above them, the nearest setting first in the path. `path` goes from the unit
 * upwards.
 */
export const regimesOn = async (tx: Tx, path: readonly number[], on: LocalDate): Promise<Regime[]> => {
  const { rows } = await sql<Row>`
    select g.code, g.level, g.kind, g.name, g.receiver, g.content, g.method, coalesce(s.required, g.required) as required,
      g.first_month as "firstMonth", g.first_day as "firstDay", coalesce(s.close_month, g.close_month) as "closeMonth",
      coalesce(s.close_day, g.close_day) as "closeDay", coalesce(s.send_month, g.send_month) as "sendMonth",
      coalesce(s.send_day, g.send_day) as "sendDay", case when s.version is null then g.send_after end as "sendAfter", g.gap,
      coalesce(s.document, g.source) as source, case when s.version is null then g.certainty else 'official' end as certainty,
      coalesce(s.document, g.send_source) as "sendSource", case when s.version is null then g.send_certainty else 'official' end as "sendCertainty",
      case when s.version is not null then jsonb_build_object('unitId', s.unit_id, 'unitName', v.name, 'version', s.version, 'by', s.set_by) end as "setBy"
    from reports.regime g
    left join lateral (
      select t.* from reports.setting t
      where t.regime = g.code and t.unit_id = any(${path}::int[])
      order by array_position(${path}::int[], t.unit_id), t.version desc limit 1
    ) s on true
    left join lateral (
      select l.name from units.live l where l.unit_id = s.unit_id order by l.valid_from <= ${on}::date desc, l.valid_from desc limit 1
    ) v on true
    where g.valid_from <= ${on}::date and g.valid_to > ${on}::date
    order by array_position(array['province', 'district', 'commune'], g.level), array_position(array['month', 'quarter', 'halfYear', 'year', 'phase', 'decade'], g.kind)
  `.execute(tx)
  return rows.map(({ sendMonth, sendDay, sendAfter, ...row }) => ({
    ...row,
    send: sendAfter === null ? { month: sendMonth ?? 0, day: sendDay ?? 25 } : { after: sendAfter },
  }))
}

export const addSetting = async (
  tx: Tx,
  unitId: number,
  regime: string,
  seen: number,
  row: Setting,
  by: string,
  at: Date,
): Promise<boolean> =>
  (
    await sql`
      insert into reports.setting (unit_id, regime, version, required, close_month, close_day, send_month, send_day, document, set_by, set_at)
      values (${unitId}, ${regime}, ${seen + 1}, ${row.required}, ${row.closeMonth}, ${row.closeDay}, ${row.sendMonth}, ${row.sendDay}, ${row.document}, ${by}, ${at})
      on conflict do nothing returning version
    `.execute(tx)
  ).rows.length === 1

type OutlineRow = { unitId: number; version: number; content: Outline; document: string; writtenBy: string; writtenAt: Date }

/** One row = the outline that a unit on the path wrote for a regime last; the nearest unit first. */
export const outlineOn = async (tx: Tx, path: readonly number[], regime: string): Promise<OutlineRow | null> =>
  (
    await sql<OutlineRow>`
      select o.unit_id as "unitId", o.version, o.content, o.document, o.written_by as "writtenBy", o.written_at as "writtenAt"
      from reports.outline o where o.regime = ${regime} and o.unit_id = any(${path}::int[])
      order by array_position(${path}::int[], o.unit_id), o.version desc limit 1
    `.execute(tx)
  ).rows[0] ?? null

type NewOutline = { unitId: number; regime: string; version: number; content: Outline; document: string; by: string; at: Date }

export const addOutline = async (tx: Tx, row: NewOutline): Promise<boolean> =>
  (
    await sql`
      insert into reports.outline (unit_id, regime, version, content, document, written_by, written_at)
      values (${row.unitId}, ${row.regime}, ${row.version}, ${JSON.stringify(row.content)}::jsonb, ${row.document}, ${row.by}, ${row.at})
      on conflict do nothing returning version
    `.execute(tx)
  ).rows.length === 1
