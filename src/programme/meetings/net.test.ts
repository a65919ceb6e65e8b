import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { settlePerson } from '../../../tests/harness/sheets.ts'
import { settleTwoProvinces } from '../../../tests/harness/two-provinces.ts'
import { day } from '../../platform/base/local-date.ts'
import type { Result } from '../../platform/base/result.ts'
import { read } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import type { Actor } from '../people/types.ts'
import { answerInvitation, inviteUnit, noteAttendance } from './invitation.actions.ts'
import { openMeeting, planMeeting, sendInvitations } from './meeting.actions.ts'
import { writeSpeech } from './speech.actions.ts'

/** A conference of Lạng Sơn at which Bính Xá answered, was counted and spoke, looked at by another commune. */
const database = await freshDatabase()
const { db } = database
const today = day('2025-12-16')
const [langSon, binhXa, vanAn, caoBang] = [2, 3, 4, 5]
const edge = (actor: string) => ({ today, actor, now: new Date('2025-12-16T09:00:00+07:00') })
const as = (actor: Actor) => ({ actor, edge: edge(actor.name), db: placed(db, { unitId: actor.chosen?.unitId ?? null, today }) })
const got = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.text)
  return result.value
}

/** what a point does itself; the rest is the holder's and every invited unit reads it */
const guarded = ['answer', 'attendance', 'invitation', 'speech']
let an: Actor
let meetingId: number
let point: number

beforeAll(async () => {
  await settleTwoProvinces(database)
  const bình = await settlePerson(database, { name: 'Lý Văn Bình', role: 'coordinationOffice', unitId: langSon, body: 'VPĐP' })
  const hoa = await settlePerson(database, { name: 'Nông Thị Hoa', role: 'communeOfficer', unitId: binhXa, body: 'UBND xã Bính Xá' })
  an = await settlePerson(database, { name: 'Hoàng Thị An', role: 'communeOfficer', unitId: vanAn, body: 'UBND xã Văn An' })
  const form = {
    ...{ 'tieu-de': 'Hội nghị', 'hinh-thuc': 'online', ngay: '16/12/2025', gio: '8:00', noi: 'Hội trường', 'chu-tri': 'A', 'thu-ky': 'B' },
    ...{ 'chuc-vu-chu-tri': 'Chủ tịch', 'co-quan': String(bình.chosen?.bodyId), 'chuong-trinh': 'Báo cáo' },
  }
  meetingId = got(await planMeeting(as(bình), form)).id
  got(await inviteUnit(as(bình), meetingId, '06622'))
  got(await sendInvitations(as(bình), meetingId))
  point = (await database.pool.query('select id from meetings.invitation')).rows[0].id
  got(await answerInvitation(as(hoa), meetingId, point, { 'tra-loi': 'attend', 'nguoi-du': 'Hoa' }, 0))
  got(await openMeeting(as(bình), meetingId, '8:00'))
  got(await noteAttendance(as(hoa), meetingId, point, { 'so-nguoi': '3' }, 0))
  got(await writeSpeech(as(hoa), meetingId, null, { 'nguoi-phat-bieu': 'Hoa', 'noi-dung': 'x' }))
})

describe('the second net', () => {
  const unitsIn = (table: string, unitId: number) =>
    read(placed(db, { unitId, today }), async (tx) => {
      const { rows } = await sql<{ unit: number }>`select distinct unit_id as unit from ${sql.table(`meetings.${table}`)}`.execute(tx)
      return rows.map(({ unit }) => unit)
    })

  test.each(guarded)('%s of Bính Xá is seen there and in Lạng Sơn, not in Văn An or Cao Bằng', async (table) => {
    expect(await Promise.all([binhXa, langSon, vanAn, caoBang].map((unit) => unitsIn(table, unit)))).toEqual([[binhXa], [binhXa], [], []])
  })

  test('every table of the schema with a unit is under it, or is the holder’s and known to be open', async () => {
    const { rows } = await database.pool.query(
      `select c.relname as name, c.relrowsecurity as guarded from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'unit_id' where n.nspname = 'meetings' and c.relkind = 'r' order by 1`,
    )
    const open = ['agenda_item', 'conclusion', 'conclusion_draft', 'document', 'document_version', 'frozen_figure', 'issue', 'meeting']
    expect(rows).toEqual([...guarded, ...open].toSorted().map((name) => ({ name, guarded: guarded.includes(name) })))
  })

  test('An’s post opens nothing of it', async () => {
    for (const deed of [
      answerInvitation(as(an), meetingId, point, { 'tra-loi': 'attend', 'nguoi-du': 'An' }, 1),
      noteAttendance(as(an), meetingId, point, { 'so-nguoi': '9' }, 1),
      writeSpeech(as(an), meetingId, null, { 'nguoi-phat-bieu': 'An' }),
    ])
      expect(await deed).toMatchObject({ ok: false, refusal: { status: 404 } })
    expect(await sendInvitations(as(an), meetingId)).toMatchObject({ refusal: { status: 403 } })
  })
})
