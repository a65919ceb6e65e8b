import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read, write } from '../../src/platform/db/database.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { assign } from '../../src/programme/people/assignment.actions.ts'
import type { Actor } from '../../src/programme/people/types.ts'
import { numberDecision, publish, sign } from '../../src/programme/recognition/decision.actions.ts'
import { addPaper, freeze, openDossier, returnDossier } from '../../src/programme/recognition/dossier.actions.ts'
import type { Grounds } from '../../src/programme/recognition/dossier.types.ts'
import { recordAct } from '../../src/programme/recognition/fact.actions.ts'
import { attend, closeVote, convene, setVoteRule, startVote } from '../../src/programme/recognition/session.actions.ts'
import { checkFacts } from '../../src/programme/recognition/verify.reads.ts'
import { enterPaper } from '../../src/programme/recognition/vote.actions.ts'
import {
  binhXa,
  caoBang,
  codeOf,
  dossierLand,
  edge,
  idOf,
  langSon,
  paper,
  papersOf,
  regulation,
  seatOf,
  today,
  vanAn,
} from '../harness/dossier-land.ts'

/** The same people on the dossier of Văn An, by an open vote that fails first; then its revocation, and a commune that a merger made. */
const land = await dossierLand()
const { db, pool, who, council, doing, seen, vote } = land

describe('a dossier of Văn An, by an open vote', () => {
  let id = 0
  beforeAll(async () => {
    // a number that an older act of Bính Xá bears
    const older = { unitId: binhXa, tier: 'standard', decidedOn: day('2026-01-15'), kind: 'recognition', set: 'xa-2021' } as const
    const rest = {
      decision: '99/QĐ-UBND',
      body: 'UBND tỉnh Lạng Sơn',
      revokedOn: null,
      revokedDecision: null,
      note: null,
      bookedYear: null,
    }
    await writeAs(db, edge, (ctx) => recordAct(ctx, { ...older, ...rest }, 'Quyết định cũ'))
    await setVoteRule(doing(who.dung), {
      ...regulation,
      ballot: 'open',
      base: 'all',
      barred: ['prepared'],
      share: '3/4',
      validFrom: day('2026-02-01'),
    })
    // the officer who prepares sits in the council as well
    await writeAs(db, edge, async (ctx) => {
      const post = { postName: 'Ủy viên', bodyName: 'Hội đồng thẩm định', bodyKind: 'council', role: 'councilMember' } as const
      const span = { unit: { id: langSon, level: 'province' }, criteria: null, from: day('2026-01-01'), until: null } as const
      for (const personId of [who.nga.personId, who.hoa.personId]) expect((await assign(ctx, { ...post, ...span, personId })).ok).toBe(true)
    })
    id = await land.sentDossier(vanAn)
    idOf(await convene(doing(who.minh), await seen(id), land.meeting()))
    idOf(await attend(doing(who.minh), await seen(id), council.map(seatOf)))
    idOf(await startVote(doing(who.minh), await seen(id)))
  })

  test('whoever prepared or submitted has a seat without a vote, and is told why', async () => {
    const { rows } = await pool.query(
      `select t.person, t.barred_because from recognition.seat t join recognition.session s on s.id = t.session_id where s.dossier_id = $1 and t.barred_because is not null order by 1`,
      [id],
    )
    expect(rows).toEqual([
      { person: 'Lương Thị Nga', barred_because: 'người lập hồ sơ không bỏ phiếu theo quy chế hội đồng' },
      { person: 'Nông Thị Hoa', barred_because: 'người nộp phiếu không bỏ phiếu về phiếu của mình' },
    ])
    const hoa = await land.asNow(who.hoa.name, who.hoa.personId)
    const asMember = { ...hoa, chosen: hoa.held.find(({ role, delegatedBy }) => role === 'councilMember' && delegatedBy === null) ?? null }
    expect(await vote(asMember, id, 'agree')).toMatchObject({ refusal: { code: 'session.barred', status: 403 } })
  })

  test('an open vote keeps who said what; a second word that differs is refused', async () => {
    for (const actor of council.slice(0, 13)) expect(codeOf(await vote(actor, id, 'agree'))).toBe('ok')
    expect(codeOf(await vote(council[13] as Actor, id, 'disagree', 'Chưa đủ nước sạch'))).toBe('ok')
    expect(codeOf(await vote(council[13] as Actor, id, 'disagree'))).toBe('ok')
    expect(codeOf(await vote(council[13] as Actor, id, 'agree'))).toBe('session.votedOtherwise')
    const open = [{ assignmentId: seatOf(council[14] as Actor), choice: 'agree' as const }]
    idOf(await enterPaper(doing(who.minh), await seen(id), { scan: 'Ảnh chụp 7', secret: null, open }))
  })

  test('a vote that fails lets nobody sign; the dossier goes back', async () => {
    idOf(await closeVote(doing(who.minh), await seen(id)))
    const refusal = await sign(doing(who.dung), await seen(id), { authority: '', capacity: 'CHỦ TỊCH', post: '' })
    expect(refusal).toMatchObject({
      refusal: {
        code: 'decision.mayNot',
        offenders: [{ where: 'Kết quả bỏ phiếu', what: expect.stringContaining('14/20 đồng ý = 70,0% (yêu cầu ≥ 75%') }],
      },
    })
    idOf(await returnDossier(doing(who.minh), await seen(id), 'hội đồng chưa đồng ý'))
  })

  test('a second time it passes, but its number is taken; with another it is decided', async () => {
    idOf(await freeze(doing(who.nga), await seen(id)))
    idOf(await convene(doing(who.minh), await seen(id), land.meeting()))
    idOf(await attend(doing(who.minh), await seen(id), council.map(seatOf)))
    idOf(await startVote(doing(who.minh), await seen(id)))
    for (const actor of council) expect(codeOf(await vote(actor, id, 'agree'))).toBe('ok')
    idOf(await closeVote(doing(who.minh), await seen(id)))
    idOf(await sign(doing(who.dung), await seen(id), { authority: '', capacity: 'CHỦ TỊCH', post: '' }))
    expect(await numberDecision(doing(who.minh), await seen(id), { number: '99/qđ-ubnd', decidedOn: today })).toMatchObject({
      refusal: { code: 'decision.numberTaken', text: expect.stringContaining('Xã Bính Xá') },
    })
    idOf(await numberDecision(doing(who.minh), await seen(id), { number: '103/QĐ-UBND', decidedOn: today }))
    idOf(await publish(doing(who.minh), await seen(id)))
  })

  test('its revocation is a dossier of its own, by the same steps; unknown to the public until it is published', async () => {
    const grounds: Grounds = {
      ...{ text: '10/19 tiêu chí không đạt', source: 'Quyết định 18/2022/QĐ-TTg', foundOn: today },
      certainty: 'secondary',
      offenders: ['Tiêu chí 10'],
    }
    const later = day('2026-02-14')
    const given = {
      kind: 'revocation',
      unitId: vanAn,
      tier: 'standard',
      bookedYear: 2026,
      grounds: { ...grounds, offenders: ['Tiêu chí 10'] },
    } as const
    expect(codeOf(await openDossier(doing(who.nga), { ...given, unitId: 6 }))).toMatch(/access.notHere|dossier.nothingToRevoke/)
    const gone = idOf(await openDossier(doing(who.nga, later), given))
    for (const { key } of papersOf('2021-2025', 'revocation')) idOf(await addPaper(doing(who.nga), await seen(gone), paper(key)))
    idOf(await freeze(doing(who.nga, later), await seen(gone)))
    idOf(await convene(doing(who.minh, later), await seen(gone), { ...land.meeting(), heldOn: later }))
    idOf(await attend(doing(who.minh, later), await seen(gone), council.map(seatOf)))
    idOf(await startVote(doing(who.minh, later), await seen(gone)))
    for (const actor of council) expect(codeOf(await vote(actor, gone, 'agree'))).toBe('ok')
    idOf(await closeVote(doing(who.minh, later), await seen(gone)))
    idOf(await sign(doing(who.dung, later), await seen(gone), { authority: '', capacity: 'CHỦ TỊCH', post: '' }))
    idOf(await numberDecision(doing(who.minh, later), await seen(gone), { number: '150/QĐ-UBND', decidedOn: later }))
    const act = async (table: 'recognition' | 'published') =>
      (await pool.query(`select revoked_on, revoked_decision, booked_year from recognition.${table} where unit_id = $1`, [vanAn])).rows
    expect(await act('recognition')).toEqual([{ revoked_on: later, revoked_decision: '150/QĐ-UBND', booked_year: 2025 }])
    expect(await act('published')).toEqual([{ revoked_on: null, revoked_decision: null, booked_year: 2025 }])
    idOf(await publish(doing(who.nga, later), await seen(gone)))
    expect(await act('published')).toEqual([{ revoked_on: later, revoked_decision: '150/QĐ-UBND', booked_year: 2025 }])
  })

  test('after all this the log is whole and the acts are those that it tells of', async () => {
    await read(db, async (tx) => {
      expect((await verifyChains(tx)).first).toBeNull()
      expect((await checkFacts({ tx, today })).flatMap(({ wrong }) => wrong ?? [])).toEqual([])
    })
  })
})

describe('a commune that a merger made', () => {
  const opening = { kind: 'acknowledgement', unitCode: '01273', tier: 'standard', bookedYear: 2026 } as const
  let id = 0
  beforeAll(async () => {
    // Đàm Thủy of Cao Bằng came of Chí Viễn and Phong Nặm, of which one had been recognised
    await pool.query(`insert into units.unit (id, origin) values (21, '3tier'), (22, '3tier')`)
    await pool.query(
      `insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, valid_to, territory_since, source)
       select u, c, n, n, lower(n), lower(n), 'commune', 'commune', 5, 5, '1900-01-01', '2025-07-01', '1900-01-01', 'bịa cho kiểm thử'
       from (values (21, '01477', 'Xã Chí Viễn'), (22, '01480', 'Xã Phong Nặm')) v (u, c, n)`,
    )
    await pool.query(
      `with t as (insert into units.transition (kind, effective_date, source) values ('merge', '2025-07-01', 'bịa cho kiểm thử') returning id)
       insert into units.edge (transition_id, from_version_id, to_version_id, whole)
       select t.id, f.id, v.id, true from t, units.version f, units.version v where f.unit_id in (21, 22) and v.unit_id = 6`,
    )
    await recognise(21)
    id = idOf(await openDossier(doing(who.chien), opening))
  })
  const recognise = (unitId: number) => {
    const act = { unitId, tier: 'standard', decidedOn: day('2020-05-01'), kind: 'recognition', set: 'xa-2021' } as const
    const rest = {
      decision: `${unitId}/QĐ-UBND`,
      body: 'UBND tỉnh Cao Bằng',
      revokedOn: null,
      revokedDecision: null,
      note: null,
      bookedYear: null,
    }
    return writeAs(db, edge, (ctx) => recordAct(ctx, { ...act, ...rest }, 'Quyết định cũ'))
  }

  test('is acknowledged only when every xã before it was recognised; the refusal names the one that was not', async () => {
    const refusal = await freeze(doing(who.chien), await seen(id))
    expect(refusal.ok ? [] : refusal.refusal.offenders?.[0]).toEqual({
      where: 'Mọi xã trước sáp nhập đã được công nhận',
      what: '1/2 xã trước sáp nhập đã được công nhận danh hiệu này; Xã Phong Nặm: chưa được công nhận trước sáp nhập',
    })
    expect(await land.listed(caoBang)).toEqual([{ id, missing: 3 }])
    await recognise(22)
    for (const key of ['submission', 'report']) idOf(await addPaper(doing(who.chien), await seen(id), paper(key)))
    expect(await land.listed(caoBang)).toEqual([{ id, missing: 0 }])
    idOf(await freeze(doing(who.chien), await seen(id)))
  })

  test('a xã that no merger made is refused the same way, and a unit that is not there by its code', async () => {
    const own = await openDossier(doing(who.nga), { ...opening, unitCode: '06622' })
    expect(codeOf(own)).toBe('dossier.recognisedAlready')
    expect(codeOf(await openDossier(doing(who.chien), { ...opening, unitCode: '99999' }))).toBe('dossier.unknownUnit')
    expect(codeOf(await openDossier(doing(who.chien), { ...opening, tier: 'modern' }))).toBe('dossier.noSet')
  })
})

describe('what PostgreSQL itself lets an officer see', () => {
  const tables = ['dossier', 'dossier_step', 'dossier_paper', 'confirmation', 'snapshot', 'session', 'seat', 'ballot', 'open_vote']
  test.each(tables)('%s: rows of the own place alone', async (table) => {
    expect(await land.countAt(table, langSon)).toBeGreaterThan(0)
    expect(await land.countAt(table, caoBang)).toBe(0)
  })
})

describe('ntm verify finds what somebody changed behind the pages', () => {
  test.each([
    [
      'a frozen content',
      `update recognition.snapshot set content = content || ' ', hash = encode(sha256(convert_to(content || ' ', 'UTF8')), 'hex') where dossier_id = 1 and number = 1`,
      'bản chốt 1',
    ],
    ['a content taken away', `delete from recognition.snapshot where dossier_id = 1 and number = 1`, 'bản chốt 1'],
    ['a count', `update recognition.session set agree = agree + 1, disagree = disagree - 1 where id = 2`, 'phiên họp 2'],
    ['a day of a decision', `update recognition.decision set decided_on = decided_on - 1 where dossier_id = 1`, 'quyết định 103/QĐ-UBND'],
    ['a year that an act is booked to', `update recognition.recognition set booked_year = 2024 where unit_id = 4`, 'Xã Văn An'],
  ])('%s', async (_, change, unit) => {
    let wrong: (string | undefined)[] = []
    const undo = new Error('undo')
    const look = write(db, async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql.raw(change).execute(tx)
      wrong = (await checkFacts({ tx, today })).flatMap((check) => check.wrong?.unit ?? [])
      throw undo
    })
    await expect(look).rejects.toBe(undo)
    expect(wrong).toEqual([unit])
  })
})
