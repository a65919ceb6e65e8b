import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { addProof } from '../../src/programme/evidence/proof.actions.ts'
import { delegate } from '../../src/programme/people/delegation.actions.ts'
import type { Actor } from '../../src/programme/people/types.ts'
import { numberDecision, publish, sign, unsign } from '../../src/programme/recognition/decision.actions.ts'
import {
  addPaper,
  confirm,
  freeze,
  openDossier,
  removePaper,
  returnDossier,
  withdraw,
} from '../../src/programme/recognition/dossier.actions.ts'
import { adjourn, attend, closeVote, convene, setVoteRule, startVote } from '../../src/programme/recognition/session.actions.ts'
import { checkFacts } from '../../src/programme/recognition/verify.reads.ts'
import { castVote, enterPaper } from '../../src/programme/recognition/vote.actions.ts'
import { settleAppraisedSheet } from '../harness/appraised-sheet.ts'
import {
  binhXa,
  caoBang,
  codeOf,
  confirmation,
  dossierLand,
  edge,
  idOf,
  langSon,
  paper,
  regulation,
  seatOf,
  today,
} from '../harness/dossier-land.ts'

/** Two secretaries, a council of twenty and a chairman on the dossier of Bính Xá, by a secret vote, without the pages. */
const land = await dossierLand()
const { db, pool, who, council, doing, seen, vote } = land

describe('a dossier of Bính Xá', () => {
  let sheetId = 0
  let id = 0

  test('opens once on an appraised sheet, for its own place, and pressed twice it is one', async () => {
    const reviewer = { personId: who.kien.personId, assignmentId: seatOf(who.kien) }
    sheetId = await settleAppraisedSheet(land.database, {
      unitId: binhXa,
      roundId: land.roundOf(),
      submittedBy: who.hoa.personId,
      reviewer,
    })
    const given = { kind: 'recognition', sheetId, bookedYear: 2025 } as const
    expect(codeOf(await openDossier(doing(who.chien), given))).toBe('access.notHere')
    expect(codeOf(await openDossier(doing(who.hoa), given))).toBe('access.noVerb')
    expect(codeOf(await openDossier(doing(who.nga), { ...given, bookedYear: 2024 }))).toBe('dossier.badYear')
    expect(codeOf(await openDossier(doing(who.nga), { ...given, sheetId: 999 }))).toBe('dossier.unknownSheet')
    const both = await Promise.all([openDossier(doing(who.nga), given), openDossier(doing(who.nga), given)])
    expect(both.map(codeOf)).toEqual(['ok', 'ok'])
    id = idOf(both[0])
    expect(idOf(both[1])).toBe(id)
    expect(codeOf(await openDossier(doing(who.minh), given))).toBe('dossier.already')
  })

  test('is not sent before everything is there: what is missing is named', async () => {
    const refusal = await freeze(doing(who.nga), await seen(id))
    expect(refusal).toMatchObject({ ok: false, refusal: { code: 'dossier.notReady', offenders: { length: 10 } } })
    expect(await land.listed(langSon)).toEqual([{ id, missing: 10 }])
    expect(await land.listed(caoBang)).toEqual([])
    expect(codeOf(await addPaper(doing(who.nga), await seen(id), paper('khong-co')))).toBe('dossier.unknownPaper')
    expect(codeOf(await addPaper(doing(who.nga), await seen(id), { ...paper('submission'), number: ' ' }))).toBe('dossier.noDocument')
    expect(codeOf(await addPaper(doing(who.nga), await seen(id), { ...paper('submission'), dated: day('2026-02-11') }))).toBe(
      'dossier.badDay',
    )
    expect(codeOf(await addPaper(doing(who.nga), await seen(id), { ...paper('submission'), proofId: 77 }))).toBe('dossier.unknownProof')
    expect(codeOf(await confirm(doing(who.nga), await seen(id), confirmation('criteria')))).toBe('dossier.notAsserted')
  })

  test('a button pressed twice is one step; two secretaries at once: the second is told what changed', async () => {
    const base = await seen(id)
    const both = await Promise.all([
      addPaper(doing(who.nga), base, paper('submission')),
      addPaper(doing(who.nga), base, paper('submission')),
    ])
    expect(both.map(codeOf)).toEqual(['ok', 'ok'])
    expect((await land.stateOf(id)).version).toBe(base.seen + 1)
    const stale = await addPaper(doing(who.minh), base, paper('report', '13/BC-UBND'))
    expect(stale).toMatchObject({
      refusal: {
        code: 'dossier.changed',
        status: 409,
        offenders: [{ where: expect.stringContaining('Lương Thị Nga'), what: 'thêm Tờ trình số 12/TTr-UBND' }],
      },
    })
    // the same person with something else at the same version is not a double press
    expect(codeOf(await addPaper(doing(who.nga), base, paper('report', '13/BC-UBND')))).toBe('dossier.changed')
  })

  test('a paper carries the file of a proof of its unit or of what stands above it, with its hash; of no other unit', async () => {
    const file = { size: 4, type: 'application/pdf', name: 'to-trinh.pdf', takenAt: null, lat: null, lon: null, pictureToldBy: null }
    const proofAt = async (actor: Actor, unitId: number, hash: string) => {
      const fields = {
        title: 'Tờ trình',
        reference: '12/TTr-UBND',
        effectiveOn: day('2026-01-20'),
        expiresOn: null,
        personal: false,
        note: '',
      }
      const asked = { unitId, key: randomUUID(), fields, uses: [], file: { ...file, hash } }
      const added = await writeAs(db, edge, (ctx) => addProof(ctx, actor, asked as never))
      if (!added.ok) throw new Error(added.refusal.text)
      return added.value.proofId
    }
    const [own, foreign] = [await proofAt(who.nga, binhXa, 'a'.repeat(64)), await proofAt(who.chien, 6, 'b'.repeat(64))]
    expect(codeOf(await addPaper(doing(who.nga), await seen(id), { ...paper('report'), proofId: foreign }))).toBe('dossier.unknownProof')
    idOf(await addPaper(doing(who.nga), await seen(id), { ...paper('report', '14/BC-UBND'), proofId: own }))
    const { rows } = await pool.query(`select hash, file_name from recognition.dossier_paper where number = '14/BC-UBND'`)
    expect(rows).toEqual([{ hash: 'a'.repeat(64), file_name: 'to-trinh.pdf' }])
  })

  test('a paper put in by mistake is taken out with a reason; a department speaks for itself alone', async () => {
    const extra = await seen(id)
    idOf(await addPaper(doing(who.minh), extra, paper('minutes', '99/BB')))
    const { rows } = await pool.query(`select id from recognition.dossier_paper where dossier_id = $1 and number = '99/BB'`, [id])
    expect(codeOf(await removePaper(doing(who.minh), await seen(id), rows[0].id, ' '))).toBe('dossier.noReason')
    expect(codeOf(await removePaper(doing(who.minh), await seen(id), rows[0].id, 'nhầm xã'))).toBe('ok')
    expect(codeOf(await removePaper(doing(who.minh), await seen(id), rows[0].id, 'nhầm'))).toBe('dossier.paperGone')
    expect(codeOf(await confirm(doing(who.lan), await seen(id), { ...confirmation('arrears'), body: 'Sở khác' }))).toBe('ok')
    const said = await pool.query('select body from recognition.confirmation where dossier_id = $1', [id])
    expect(said.rows).toEqual([{ body: 'Cơ quan departmentOfficer' }])
    expect(codeOf(await addPaper(doing(who.lan), await seen(id), paper('report')))).toBe('access.noVerb')
  })

  test('sent, its content stands with its hash, append-only, and nobody adds to it', async () => {
    await land.complete(id)
    idOf(await freeze(doing(who.nga), await seen(id)))
    const { rows } = await pool.query('select number, content, hash from recognition.snapshot where dossier_id = $1', [id])
    const content = JSON.parse(rows[0].content)
    expect(content).toMatchObject({
      unit: { name: 'Xã Bính Xá' },
      dossier: { bookedYear: 2025 },
      criteria: { length: 19 },
      papers: { length: 9 },
    })
    expect(content.criteria[0].verdicts.appraised).toMatchObject({ verdict: 'met' })
    expect(content.opinions).toHaveLength(4)
    expect(codeOf(await addPaper(doing(who.nga), await seen(id), paper('report')))).toBe('dossier.wrongState')
    await expect(pool.query(`update recognition.snapshot set hash = hash`)).rejects.toThrow('append-only')
    await expect(
      pool.query(
        `insert into recognition.snapshot select unit_id, dossier_id, 9, content || ' ', hash, frozen_by, frozen_at from recognition.snapshot`,
      ),
    ).rejects.toThrow('snapshot_check')
    const { rows: logged } = await pool.query(`select payload from events.entry where kind = 'dossier.freeze'`)
    expect(logged[0].payload).toMatchObject({ snapshot: 1, hash: rows[0].hash })
  })

  test('a change needs a return and a new version; the old one stays', async () => {
    expect(codeOf(await returnDossier(doing(who.minh), await seen(id), ''))).toBe('dossier.noReason')
    idOf(await returnDossier(doing(who.minh), await seen(id), 'thiếu chữ ký'))
    idOf(await addPaper(doing(who.nga), await seen(id), paper('appraisal', '88/SNN-TĐ')))
    idOf(await freeze(doing(who.nga), await seen(id)))
    const { rows } = await pool.query('select number, hash from recognition.snapshot where dossier_id = $1 order by number', [id])
    expect(rows.map(({ number }) => number)).toEqual([1, 2])
    expect(rows[0].hash).not.toBe(rows[1].hash)
  })

  test('the council does not meet without a regulation, a chair and a place', async () => {
    expect(codeOf(await convene(doing(who.nga), await seen(id), land.meeting()))).toBe('session.noRule')
    expect(codeOf(await setVoteRule(doing(who.nga), regulation))).toBe('access.noVerb')
    expect(codeOf(await setVoteRule(doing(who.dung), { ...regulation, quorum: '3/2' }))).toBe('session.badRule')
    expect(codeOf(await setVoteRule(doing(who.dung), { ...regulation, document: '' }))).toBe('dossier.noDocument')
    expect(codeOf(await setVoteRule(doing(who.dung), regulation))).toBe('ok')
    expect(codeOf(await convene(doing(who.nga), await seen(id), { ...land.meeting(), heldOn: day('2026-01-09') }))).toBe('session.noRule')
    expect(codeOf(await convene(doing(who.nga), await seen(id), { ...land.meeting(), chair: 1 }))).toBe('session.noChair')
    expect(codeOf(await convene(doing(who.nga), await seen(id), { ...land.meeting(), place: '' }))).toBe('session.noPlace')
    idOf(await convene(doing(who.nga), await seen(id), land.meeting()))
    expect((await land.stateOf(id)).state).toBe('inSession')
  })

  test('a vote waits for the quorum; a session that nobody voted in may be put off', async () => {
    idOf(await attend(doing(who.nga), await seen(id), council.slice(0, 13).map(seatOf)))
    const few = await startVote(doing(who.nga), await seen(id))
    expect(few).toMatchObject({ refusal: { code: 'session.noQuorum', text: expect.stringContaining('13/20') } })
    expect(codeOf(await vote(council[0] as Actor, id, 'agree'))).toBe('session.notVoting')
    idOf(await adjourn(doing(who.nga), await seen(id), 'không đủ thành viên'))
    idOf(await convene(doing(who.minh), await seen(id), land.meeting()))
    idOf(await attend(doing(who.minh), await seen(id), council.map(seatOf)))
    idOf(await startVote(doing(who.minh), await seen(id)))
    expect(codeOf(await adjourn(doing(who.nga), await seen(id), 'muốn dừng'))).toBe('session.notConvened')
    expect(codeOf(await closeVote(doing(who.nga), await seen(id)))).toBe('session.noVotes')
  })

  test('a member stands in for another by delegation, but votes from one seat only', async () => {
    const [first, second, third] = council as [Actor, Actor, Actor]
    // the officer who submitted the sheet has gone to the province since
    await pool.query('update people.person set unit_id = $2 where id = $1', [who.hoa.personId, langSon])
    await writeAs(db, edge, async (ctx) => {
      const span = { reason: 'đi công tác', from: today, until: today }
      for (const to of [second, who.hoa])
        expect((await delegate(ctx, third.personId, { ...span, assignmentId: seatOf(third), toPersonId: to.personId })).ok).toBe(true)
    })
    const asThird = async (actor: Actor) => {
      const now = await land.asNow(actor.name, actor.personId)
      return { ...now, chosen: now.held.find(({ assignmentId }) => assignmentId === seatOf(third)) ?? null }
    }
    expect(codeOf(await vote(second, id, 'agree'))).toBe('ok')
    expect(codeOf(await vote(await asThird(second), id, 'agree'))).toBe('session.votedElsewhere')
    // whoever submitted the sheet does not vote in another's name either
    expect(await vote(await asThird(who.hoa), id, 'agree')).toMatchObject({ refusal: { code: 'session.barred', status: 403 } })
    expect(codeOf(await vote(first, id, 'agree'))).toBe('ok')
    expect(codeOf(await castVote(doing(third), id, { choice: null, remark: '' }))).toBe('session.noChoice')
    expect(codeOf(await vote(who.nga, id, 'agree'))).toBe('access.noVerb')
  })

  test('all vote at once, each once; a second press changes nothing', async () => {
    const rest = council.slice(2, 18)
    const answers = await Promise.all(
      rest.flatMap((actor, at) => [
        vote(actor, id, at === 3 ? 'disagree' : 'agree', at === 3 ? 'Tiêu chí 17 còn yếu' : ''),
        vote(actor, id, at === 3 ? 'disagree' : 'agree', at === 3 ? 'Tiêu chí 17 còn yếu' : ''),
      ]),
    )
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['ok']))
    expect(codeOf(await vote(council[4] as Actor, id, 'disagree'))).toBe('ok')
    const { rows } = await pool.query(
      `select count(*) from recognition.ballot b join recognition.session s on s.id = b.session_id where s.state = 'voting'`,
    )
    expect(rows[0].count).toBe(18)
  })

  test('paper ballots come in with their scan, two at least, as many as members', async () => {
    const base = await seen(id)
    const members = council.slice(18, 20).map(seatOf)
    const counts = { agree: 1, disagree: 1, blank: 0 }
    const enter = (form: { scan?: string; members?: number[]; counts?: typeof counts }) =>
      enterPaper(doing(who.minh), base, {
        scan: form.scan ?? 'BB kiểm phiếu 02',
        secret: { members: form.members ?? members, counts: form.counts ?? counts },
        open: [],
      })
    expect(codeOf(await enter({ scan: '' }))).toBe('session.noScan')
    expect(codeOf(await enter({ members: members.slice(0, 1) }))).toBe('session.paperOne')
    expect(codeOf(await enter({ counts: { ...counts, agree: 2 } }))).toBe('session.paperSum')
    expect(await enter({ members: [...members, seatOf(council[0] as Actor)] })).toMatchObject({
      refusal: { code: 'session.paperVoted', text: expect.stringContaining('Thành viên 1') },
    })
    expect(codeOf(await enter({ members: [1, 2] }))).toBe('session.noSeat')
    expect((await Promise.all([enter({}), enter({})])).map(codeOf)).toEqual(['ok', 'ok'])
  })

  test('what is kept of a secret vote ties no ballot to a seat, and the box holds what was cast', async () => {
    const { rows: tables } = await pool.query(
      `select table_name, column_name from information_schema.columns where table_schema = 'recognition' and table_name in ('ballot', 'ballot_box') order by 1, ordinal_position`,
    )
    expect(tables.map(({ table_name, column_name }) => `${table_name}.${column_name}`)).toEqual([
      ...['unit_id', 'session_id', 'assignment_id', 'voter_id', 'paper'].map((name) => `ballot.${name}`),
      ...['unit_id', 'session_id', 'agree', 'disagree', 'blank', 'remarks'].map((name) => `ballot_box.${name}`),
    ])
    const { rows: said } = await pool.query(`select payload from events.entry where kind = 'dossier.cast'`)
    expect(said).toHaveLength(18)
    for (const { payload } of said) expect(Object.keys(payload).sort()).toEqual(['dossier', 'seat', 'session'])
    // the box is one row, written anew by every cast: of its transaction only the last is left, and it wrote all counts
    const { rows: boxes } = await pool.query(
      `select x.agree, x.disagree, x.blank, x.remarks from recognition.ballot_box x join recognition.session s on s.id = x.session_id where s.state = 'voting'`,
    )
    expect(boxes).toEqual([{ agree: 18, disagree: 2, blank: 0, remarks: ['Tiêu chí 17 còn yếu'] }])
    expect((await pool.query('select from recognition.open_vote')).rowCount).toBe(0)
    await expect(pool.query('update recognition.ballot_box set agree = agree + 1')).rejects.toThrow('seats voted')
    await expect(pool.query(`delete from recognition.ballot where paper is not null`)).rejects.toThrow('seats voted')
  })

  test('counted: 18/20 with the rule it was pinned to; nobody votes after it', async () => {
    idOf(await closeVote(doing(who.nga), await seen(id)))
    const { rows } = await pool.query(
      `select agree, disagree, blank, passed from recognition.session where dossier_id = $1 and state = 'closed'`,
      [id],
    )
    expect(rows).toEqual([{ agree: 18, disagree: 2, blank: 0, passed: true }])
    const { rows: steps } = await pool.query(`select what from recognition.dossier_step where dossier_id = $1 and verb = 'closeVote'`, [id])
    expect(steps[0].what).toBe(
      '18/20 đồng ý = 90,0% (yêu cầu ≥ 90%, tính trên số có mặt, căn cứ Quy chế 05/QC-HĐTĐ ngày 10/01/2026; tỷ lệ đồng ý theo Quyết định 18/2022/QĐ-TTg ngày 02/8/2022 (theo trí nhớ, chưa đối chiếu))',
    )
    expect(codeOf(await vote(council[0] as Actor, id, 'agree'))).toBe('session.notVoting')
  })

  const forChairman = { authority: 'KT.', capacity: 'Chủ tịch', post: 'Phó Chủ tịch' }
  test('is signed by whoever decides, numbered by the clerk, and is an act from then on, yet not public', async () => {
    expect(codeOf(await sign(doing(who.nga), await seen(id), forChairman))).toBe('access.noVerb')
    expect(codeOf(await sign(doing(who.dung), await seen(id), { ...forChairman, post: '' }))).toBe('decision.noSigner')
    idOf(await sign(doing(who.dung), await seen(id), forChairman))
    idOf(await unsign(doing(who.dung), await seen(id), 'ghi nhầm chức vụ'))
    idOf(await sign(doing(who.dung), await seen(id), forChairman))
    const number = { number: '99/QĐ-UBND', decidedOn: today }
    expect(codeOf(await numberDecision(doing(who.nga), await seen(id), { ...number, number: 'số 99' }))).toBe('decision.noNumber')
    expect(codeOf(await numberDecision(doing(who.nga), await seen(id), { ...number, decidedOn: day('2026-02-09') }))).toBe(
      'decision.earlyDay',
    )
    expect(codeOf(await publish(doing(who.nga), await seen(id)))).toBe('dossier.wrongState')
    idOf(await numberDecision(doing(who.nga), await seen(id), number))
    const { rows: acts } = await pool.query(
      `select tier, kind, decision, body, decided_on, set_id, booked_year from recognition.recognition where unit_id = $1`,
      [binhXa],
    )
    expect(acts).toEqual([
      {
        tier: 'standard',
        kind: 'recognition',
        decision: '99/QĐ-UBND',
        body: 'UBND tỉnh Lạng Sơn',
        decided_on: today,
        set_id: 'xa-2021',
        booked_year: 2025,
      },
    ])
    expect((await pool.query('select from recognition.published where unit_id = $1', [binhXa])).rowCount).toBe(0)
    expect((await read(db, (tx) => checkFacts({ tx, today }))).flatMap(({ wrong }) => wrong ?? [])).toEqual([])
  })

  test('publishing is an act of its own; what is held is not granted again', async () => {
    idOf(await publish(doing(who.minh), await seen(id)))
    expect((await pool.query('select from recognition.published where unit_id = $1', [binhXa])).rowCount).toBe(1)
    expect(await land.stateOf(id)).toMatchObject({ state: 'published' })
    expect(codeOf(await openDossier(doing(who.nga), { kind: 'recognition', sheetId, bookedYear: 2025 }))).toBe('dossier.recognisedAlready')
    expect(codeOf(await withdraw(doing(who.nga), await seen(id), 'muộn'))).toBe('dossier.wrongState')
  })
})

test('PostgreSQL itself lets an officer see the box of the own place alone', async () => {
  expect(await land.countAt('ballot_box', langSon)).toBeGreaterThan(0)
  expect(await land.countAt('ballot_box', caoBang)).toBe(0)
})
