import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { SlotValue, Threshold } from './types.ts'

/** One row = the value of one slot of a set for a province on a day: the newest start before the day, as last corrected. */
export async function slotsOn(tx: Tx, provinceId: number, setId: string, version: number, on: LocalDate): Promise<SlotValue[]> {
  const { rows } = await sql<SlotValue>`
    select distinct on (s.indicator) s.set_id as "setId", s.version, s.indicator, s.value as "threshold", s.decision,
      s.decided_on::text as "decidedOn", s.valid_from::text as "validFrom", s.known_at as "knownAt", s.entered_by as "enteredBy"
    from criteria.slot_value s
    where s.province_id = ${provinceId} and s.set_id = ${setId} and s.version = ${version} and s.valid_from <= ${on}
    order by s.indicator, s.valid_from desc, s.known_at desc`.execute(tx)
  return rows
}

/** One row = a value of a slot that a province ever set, newest day and newest knowledge first. */
export async function slotHistory(tx: Tx, provinceId: number, setId: string, version: number, indicator: string): Promise<SlotValue[]> {
  const { rows } = await sql<SlotValue>`
    select s.set_id as "setId", s.version, s.indicator, s.value as "threshold", s.decision, s.decided_on::text as "decidedOn",
      s.valid_from::text as "validFrom", s.known_at as "knownAt", s.entered_by as "enteredBy"
    from criteria.slot_value s
    where s.province_id = ${provinceId} and s.set_id = ${setId} and s.version = ${version} and s.indicator = ${indicator}
    order by s.valid_from desc, s.known_at desc`.execute(tx)
  return rows
}

/** Holds the slots of a province for this transaction. */
export async function lockSlots(tx: Tx, provinceId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('criteria.slots'), ${provinceId}::int)`.execute(tx)
}

export type NewSlotValue = {
  provinceId: number
  setId: string
  version: number
  indicator: string
  validFrom: LocalDate
  threshold: Threshold
  decision: string
  decidedOn: LocalDate
  by: string
  at: Date
}

/** Writes what a province set. */
export async function insertSlot(tx: Tx, slot: NewSlotValue): Promise<void> {
  await sql`
    insert into criteria.slot_value (province_id, set_id, version, indicator, valid_from, known_at, value, decision, decided_on, entered_by)
    values (${slot.provinceId}, ${slot.setId}, ${slot.version}, ${slot.indicator}, ${slot.validFrom},
      -- a correction is known later than what it corrects, whatever the clocks say
      greatest(${slot.at}::timestamptz, (
        select max(s.known_at) + interval '1 ms' from criteria.slot_value s
        where s.province_id = ${slot.provinceId} and s.set_id = ${slot.setId} and s.version = ${slot.version}
          and s.indicator = ${slot.indicator} and s.valid_from = ${slot.validFrom})),
      ${JSON.stringify(slot.threshold)}::jsonb, ${slot.decision}, ${slot.decidedOn}, ${slot.by})`.execute(tx)
}

/** Is the unit a province on the day? One row = the province. */
export async function provinceName(tx: Tx, provinceId: number, on: LocalDate): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select v.name from units.live v
    where v.unit_id = ${provinceId} and v.level = 'province' and v.valid_from <= ${on} and v.valid_to > ${on}`.execute(tx)
  return rows[0]?.name
}
