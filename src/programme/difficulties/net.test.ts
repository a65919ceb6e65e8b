import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { roundToday, settleRoundLand, units } from '../../../tests/harness/round-land.ts'
import { settlePerson } from '../../../tests/harness/sheets.ts'
import { read, write } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import type { Actor } from '../people/types.ts'
import { sendPublic } from './raise.actions.ts'
import * as queries from './thread.queries.ts'

/** A thread of Bính Xá with a picture and a publication, looked at by others past the code's own questions. */
const database = await freshDatabase()
const { db } = database
const today = roundToday
const edge = { today, actor: 'người dân', now: new Date(`${today}T09:00:00+07:00`) }
const at = (unitId: number | null) => placed(db, { unitId, today })
let hoa: Actor

beforeAll(async () => {
  await settleRoundLand(database)
  hoa = await settlePerson(database, { name: 'Nông Thị Hoa', role: 'communeOfficer', unitId: units.binhXa, body: 'UBND xã Bính Xá' })
  const form: Record<string, string> = { xa: '06622', 'noi-dung': 'Cống đầu thôn tắc từ tháng trước', 'lien-he': '0912 345 678' }
  const picture = { hash: 'a'.repeat(64), size: 1, type: 'image/png' }
  const sent = await sendPublic({ db, edge, secret: 'bí mật', address: '10.0.0.1' }, (name) => form[name] ?? '', picture)
  if (!sent.ok) throw new Error(sent.refusal.text)
  await database.pool.query(`insert into difficulties.publication (unit_id, thread_id, title, question, answer, answered_by, answered_on,
    published_on, published_by) values (3, 1, 'a', 'b', 'c', 'd', '2025-12-10', '2025-12-10', 'e')`)
})

const tables = ['thread', 'step', 'photo', 'publication'] as const
const rowsAt = (unitId: number | null, table: string) =>
  read(at(unitId), async (tx) => (await sql`select from ${sql.table(`difficulties.${table}`)}`.execute(tx)).rows.length)

describe.each(tables)('difficulties.%s', (table) => {
  test.each([
    ['its commune', units.binhXa, true],
    ['its province', units.langSon, true],
    ['the country', units.country, true],
    ['another commune of the province', units.vanAn, false],
    ['another province', units.caoBang, false],
    ['nowhere', null, false],
  ] as const)('is seen from %s: %s', async (_, unitId, isSeen) => {
    expect((await rowsAt(unitId, table)) > 0).toBe(isSeen)
  })
})

test('a forged unit, and a change from elsewhere, are not taken', async () => {
  const thread = { unitId: units.binhXa, id: 1 }
  const raised = write(at(units.vanAn), (tx) =>
    queries.addThread(tx, {
      ...{ unitId: units.binhXa, key: 'x', trackingHash: null, by: hoa.name, at: edge.now, atUnitId: units.langSon, bodyId: null },
      ...{ state: 'received', due: null, channel: 'office', criterion: null, title: 'a', text: 'b', contact: null, consent: true },
      receivedOn: today,
    }),
  )
  await expect(raised).rejects.toThrow(/row-level security/)
  await write(at(units.vanAn), (tx) => queries.changeThread(tx, thread, { state: 'answered', closedOn: today }))
  await write(at(units.caoBang), (tx) => queries.changeThread(tx, thread, { state: 'answered', closedOn: today }))
  expect((await read(db, (tx) => queries.threadById(tx, 1, today)))?.state).toBe('received')
})
