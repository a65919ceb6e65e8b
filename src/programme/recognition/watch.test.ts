import { beforeAll, expect, test } from 'vitest'
import { openYear2025 } from '../../../tests/harness/appraised-sheet.ts'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settlePerson } from '../../../tests/harness/sheets.ts'
import { settleTwoProvinces } from '../../../tests/harness/two-provinces.ts'
import { day, type LocalDate } from '../../platform/base/local-date.ts'
import type { Result } from '../../platform/base/result.ts'
import { read } from '../../platform/db/database.ts'
import { writeAs } from '../../platform/events/context.ts'
import { verifyChains } from '../../platform/events/log.ts'
import { recordVerdicts } from '../assessment/actions.ts'
import type { VerdictValue } from '../criteria/types.ts'
import type { Actor } from '../people/types.ts'
import type { Stage } from '../units/types.ts'
import { openDossier } from './dossier.actions.ts'
import { recordAct } from './fact.actions.ts'
import { prepareRevocation } from './revocation.actions.ts'
import { askOfUnits } from './watch.actions.ts'
import { watchAll } from './watch.jobs.ts'
import { waitingAt, warningsAt, watchActsAt, watchedAt } from './watch.reads.ts'
import { waitingView } from './watch.views.ts'

/** Recognised communes of Lạng Sơn watched by data, without the pages. */
const database = await freshDatabase()
const { db, pool } = database
const today = day('2026-02-10')
const [country, langSon, binhXa, vanAn, caoBang, damThuy] = [1, 2, 3, 4, 5, 6]
const edgeOn = (on: LocalDate) => ({ today: on, actor: 'kiểm thử', now: new Date(`${on}T09:00:00+07:00`) })
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code)
let nga: Actor
let chien: Actor

/** Says all 19 criteria of a commune: met, save those named. */
async function say(unitId: number, stage: Stage, asOf: LocalDate, otherwise: Record<string, VerdictValue>): Promise<void> {
  const facts = Array.from({ length: 19 }, (_, at) => String(at + 1)).map((criterion) => ({
    ...{ unitId, setId: 'xa-2021', stage, criterion, asOf, verdict: otherwise[criterion] ?? 'met', reason: null },
  }))
  await writeAs(db, edgeOn(asOf), (ctx) => recordVerdicts(ctx, facts as never, { title: `Phiếu ${asOf}` }))
}

const act = (unitId: number, tier: 'standard' | 'advanced', decidedOn: LocalDate, decision: string) =>
  writeAs(db, edgeOn(decidedOn), async (ctx) => {
    const open = {
      revokedOn: null,
      revokedDecision: null,
      note: null,
      kind: 'recognition',
      set: 'xa-2021',
      body: null,
      bookedYear: null,
    } as const
    expect((await recordAct(ctx, { unitId, tier, decidedOn, decision, ...open }, decision)).ok).toBe(true)
  })

const watched = (placeId: number, on = today) => read(db, (tx) => watchedAt({ tx, today: on }, placeId))
const groups = async (placeId: number, on = today) => (await watched(placeId, on)).map(({ name, weighed }) => [name, weighed.group])
const doing = (actor: Actor, on = today) => ({ db, actor, edge: { ...edgeOn(on), actor: actor.name } })
const six = Object.fromEntries(['1', '2', '3', '4', '5', '10'].map((code) => [code, 'notMet' as const]))
const five = Object.fromEntries(['1', '2', '3', '4', '10'].map((code) => [code, 'notMet' as const]))

beforeAll(async () => {
  await settleTwoProvinces(database)
  await openYear2025(database, langSon)
  nga = await settlePerson(database, { name: 'Lương Thị Nga', role: 'coordinationOffice', unitId: langSon, body: 'Văn phòng điều phối' })
  chien = await settlePerson(database, { name: 'Bế Văn Chiến', role: 'coordinationOffice', unitId: caoBang, body: 'Văn phòng điều phối' })
  await act(binhXa, 'standard', day('2025-08-01'), '40/QĐ-UBND')
  await act(damThuy, 'standard', day('2025-08-02'), '41/QĐ-UBND')
  await say(binhXa, 'appraised', day('2025-08-01'), {})
})

test('a commune stands where it works; the newest day counts, and of that day the furthest stage that says something', async () => {
  expect(await groups(langSon)).toEqual([['Xã Bính Xá', 'stable']])
  expect(await groups(caoBang)).toEqual([['Xã Đàm Thủy', 'unknown']])
  expect((await groups(country)).length).toBe(2)
  await say(binhXa, 'self', day('2025-12-14'), six)
  expect(await watched(binhXa)).toMatchObject([{ weighed: { group: 'risk', ground: 'key', keyFailing: ['10'] }, checkedOn: '2025-12-14' }])
  await say(binhXa, 'verified', day('2025-12-14'), five)
  expect(await groups(binhXa)).toEqual([['Xã Bính Xá', 'near']])
  // the appraiser could say nothing of criterion 5: what the department said stands
  await say(binhXa, 'appraised', day('2025-12-14'), { ...six, 5: 'unjudgeable' })
  const [one] = await watched(binhXa)
  expect(one?.failing.map(({ code, stage }) => [code, stage])).toEqual([
    ['1', 'appraised'],
    ['2', 'appraised'],
    ['3', 'appraised'],
    ['4', 'appraised'],
    ['10', 'appraised'],
  ])
  expect(await groups(binhXa, day('2025-12-13'))).toEqual([['Xã Bính Xá', 'stable']])
})

test('the daily job warns once, says so in the log once, and ends what holds no longer', async () => {
  expect(await watchAll(db, edgeOn(today))).toEqual({ warned: 1, ended: 0 })
  expect(await watchAll(db, edgeOn(today))).toEqual({ warned: 0, ended: 0 })
  const both = await Promise.all([watchAll(db, edgeOn(today)), watchAll(db, edgeOn(today))])
  expect(both).toEqual([
    { warned: 0, ended: 0 },
    { warned: 0, ended: 0 },
  ])
  await say(binhXa, 'appraised', day('2026-02-01'), six)
  expect(await watchAll(db, edgeOn(today))).toEqual({ warned: 1, ended: 1 })
  const warnings = await read(db, (tx) => warningsAt({ tx, today }, langSon))
  expect(warnings).toMatchObject([{ unitId: binhXa, tier: 'standard', number: 2, group: 'risk', since: today, offenders: { length: 6 } }])
  expect(warnings[0]?.rule).toContain('Quyết định 18/2022/QĐ-TTg')
  const { rows } = await pool.query(
    `select kind, payload ->> 'group' as grp from events.entry where chain = 'unit:3' and kind like 'recognition.warn%' order by number`,
  )
  expect(rows).toEqual([
    { kind: 'recognition.warned', grp: 'near' },
    { kind: 'recognition.warningEnded', grp: 'near' },
    { kind: 'recognition.warned', grp: 'risk' },
  ])
  expect((await pool.query('select revoked_on from recognition.recognition where unit_id = 3')).rows).toEqual([{ revoked_on: null }])
})

test('under a set whose rule nobody could read no ground is computed, and the warning of before ends', async () => {
  const later = day('2026-03-01')
  const [one] = await watched(binhXa, later)
  expect(one?.weighed).toMatchObject({ group: 'unknown', because: expect.stringContaining('bộ tiêu chí') })
})

test('a review is opened for ticked communes, once a year; a commune elsewhere or without a tier is not asked', async () => {
  const form = { kind: 'review', unitIds: [binhXa, binhXa], year: 2026, reason: 'Rà soát theo kế hoạch', dueOn: day('2026-03-31') } as const
  const ask = (more: Partial<Parameters<typeof askOfUnits>[1]>) => askOfUnits(doing(nga), { ...form, unitIds: [binhXa], ...more })
  expect(codeOf(await ask({ reason: ' ' }))).toBe('watch.noReason')
  expect(codeOf(await ask({ dueOn: day('2026-02-09') }))).toBe('watch.badDue')
  expect(codeOf(await ask({ year: 2030 }))).toBe('watch.badYear')
  expect(codeOf(await ask({ unitIds: [] }))).toBe('watch.noUnits')
  expect(codeOf(await ask({ unitIds: [vanAn] }))).toBe('watch.unknown')
  expect(codeOf(await ask({ unitIds: [damThuy] }))).toBe('access.notHere')
  expect(await askOfUnits(doing(nga), { ...form, unitIds: [...form.unitIds] })).toMatchObject({ value: { asked: 1 } })
  expect(await ask({})).toMatchObject({ value: { asked: 0 } })
  expect(await ask({ kind: 'explanation', reason: 'Vì sao thu nhập giảm?' })).toMatchObject({ value: { asked: 1 } })
  expect(await ask({ kind: 'explanation', reason: 'Vì sao thu nhập giảm?' })).toMatchObject({ value: { asked: 0 } })
  const acts = await read(db, (tx) => watchActsAt({ tx, today }, binhXa))
  expect(acts.map(({ kind, year, dueOn, person }) => [kind, year, dueOn, person])).toEqual([
    ['explanation', 2026, '2026-03-31', 'Lương Thị Nga'],
    ['review', 2026, '2026-03-31', 'Lương Thị Nga'],
  ])
  await expect(pool.query('update recognition.watch_act set year = year')).rejects.toThrow('append-only')
})

test('a revocation dossier is prepared where the rule is met, with the offenders and the rule quoted; nowhere else', async () => {
  expect(codeOf(await prepareRevocation(doing(nga), { unitId: damThuy, tier: 'standard' }))).toBe('access.notHere')
  expect(codeOf(await prepareRevocation(doing(chien), { unitId: damThuy, tier: 'standard' }))).toBe('watch.notInFrame')
  expect(codeOf(await prepareRevocation(doing(nga), { unitId: binhXa, tier: 'advanced' }))).toBe('watch.notInFrame')
  const opened = await prepareRevocation(doing(nga), { unitId: binhXa, tier: 'standard' })
  expect(codeOf(opened)).toBe('ok')
  const { rows } = await pool.query('select kind, ends_act_on, grounds, state from recognition.dossier where unit_id = $1', [binhXa])
  expect(rows).toMatchObject([
    { kind: 'revocation', ends_act_on: '2025-08-01', state: 'draft', grounds: { certainty: 'secondary', foundOn: today } },
  ])
  expect(rows[0].grounds.text).toContain('6/19 tiêu chí chưa đạt (31,6%), có tiêu chí chủ chốt 10 Thu nhập')
  expect(rows[0].grounds.offenders).toContain('Tiêu chí 10 Thu nhập: chưa đạt (thẩm định, 1/2/2026)')
  // pressed twice it is the same dossier
  expect(await prepareRevocation(doing(nga), { unitId: binhXa, tier: 'standard' })).toEqual(opened)
})

test('a merged commune waits with what its predecessors held; where all held it, it is acknowledged', async () => {
  await pool.query(`insert into units.unit (id, origin) select u, '2tier' from generate_series(11, 16) u`)
  const unit = async (id: number, code: string, name: string, from: string, to: string) =>
    pool.query(
      `insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, valid_to, territory_since, source)
       values ($1, $2, $3::text, $3, lower($3), lower($3), 'commune', 'commune', 2, 2, $4::date, $5::date, $4::date, 'bịa cho kiểm thử')`,
      [id, code, name, from, to],
    )
  const [before, on] = ['2025-07-01', '2026-01-15']
  for (const [id, name] of [
    [11, 'Xã Một'],
    [12, 'Xã Hai'],
    [13, 'Xã Ba'],
    [14, 'Xã Bốn'],
  ] as const)
    await unit(id, `900${id}`, name, before, on)
  await unit(15, '90015', 'Xã Một Hai', on, 'infinity')
  await unit(16, '90016', 'Xã Ba Bốn', on, 'infinity')
  await pool.query(`
    with t as (insert into units.transition (kind, effective_date, source) values ('merge', '2026-01-15', 'bịa cho kiểm thử') returning id)
    insert into units.edge (transition_id, from_version_id, to_version_id, whole)
    select t.id, v.id, w.id, true from t, units.version v, units.version w
    where (v.unit_id in (11, 12) and w.unit_id = 15) or (v.unit_id in (13, 14) and w.unit_id = 16)`)
  for (const [unitId, decision] of [
    [11, '1/QĐ-UBND'],
    [12, '2/QĐ-UBND'],
    [13, '3/QĐ-UBND'],
  ] as const)
    await act(unitId, 'standard', day('2025-09-01'), decision)
  const waiting = async () => (await read(db, (tx) => waitingAt({ tx, today }, langSon))).map(({ name, dossierId }) => [name, dossierId])
  expect(await waiting()).toEqual([
    ['Xã Ba Bốn', null],
    ['Xã Một Hai', null],
  ])
  const [mixed, whole] = await read(db, (tx) => waitingAt({ tx, today }, langSon))
  expect(mixed?.predecessors).toEqual([
    { name: 'Xã Ba', isXa: true, acts: [{ tier: 'standard', decision: '3/QĐ-UBND', decidedOn: '2025-09-01' }] },
    { name: 'Xã Bốn', isXa: true, acts: [] },
  ])
  expect(whole && waitingView(whole, { tier: 'standard' }).predecessors[0]?.acts).toBe('đạt chuẩn (số 2/QĐ-UBND, ngày 1/9/2025)')
  const opened = await openDossier(doing(nga), { kind: 'acknowledgement', unitCode: '90015', tier: 'standard', bookedYear: 2026 })
  expect(await waiting()).toEqual([
    ['Xã Ba Bốn', null],
    ['Xã Một Hai', opened.ok ? opened.value.dossierId : 0],
  ])
  await act(15, 'standard', day('2026-02-05'), '50/QĐ-UBND')
  expect(await waiting()).toEqual([['Xã Ba Bốn', null]])
})

test('the log is whole after all this', async () => {
  await read(db, async (tx) => expect((await verifyChains(tx)).first).toBeNull())
})
