import { sql } from 'kysely'
import { beforeAll, expect } from 'vitest'
import { day, type LocalDate } from '../../src/platform/base/local-date.ts'
import type { Result } from '../../src/platform/base/result.ts'
import { read } from '../../src/platform/db/database.ts'
import { placed } from '../../src/platform/db/placed.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { heldBy } from '../../src/programme/people/actor.queries.ts'
import { assign } from '../../src/programme/people/assignment.actions.ts'
import type { Actor, RoleId } from '../../src/programme/people/types.ts'
import { addPaper, confirm, freeze, openDossier } from '../../src/programme/recognition/dossier.actions.ts'
import { rulesOf } from '../../src/programme/recognition/dossier.procedures.ts'
import { dossiersIn, wholeDossier } from '../../src/programme/recognition/dossier.reads.ts'
import type { Choice, RulesKey } from '../../src/programme/recognition/dossier.types.ts'
import type { VoteRuleForm } from '../../src/programme/recognition/session.actions.ts'
import { castVote } from '../../src/programme/recognition/vote.actions.ts'
import { openYear2025, settleAppraisedSheet } from './appraised-sheet.ts'
import { freshDatabase } from './database.ts'
import { settleTwoProvinces } from './two-provinces.ts'

export const today = day('2026-02-10')
export const [langSon, binhXa, vanAn, caoBang] = [2, 3, 4, 5]

export const edge = { today, actor: 'kiểm thử', now: new Date('2026-02-10T09:00:00+07:00') }
/** «ok», or the code of the refusal. */
export const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code)
/** The dossier that something was done to; fails where it was refused. */
export const idOf = (result: Result<{ dossierId: number }>) => {
  if (!result.ok) throw new Error(`${result.refusal.text} ${JSON.stringify(result.refusal.offenders)}`)
  return result.value.dossierId
}

export const seatOf = (actor: Actor) => actor.chosen?.assignmentId as number
/** Papers that a dossier must have by the rules of a period. */
export const papersOf = (rules: RulesKey, kind: 'recognition' | 'revocation' = 'recognition') =>
  rulesOf(rules).papers.filter(({ kinds }) => kinds.includes(kind))
export const paper = (key: string, number = '12/TTr-UBND') => ({
  paper: key,
  number,
  dated: day('2026-01-20'),
  issuer: 'UBND xã',
  proofId: null,
})
export const confirmation = (condition: 'arrears' | 'security' | 'satisfaction' | 'criteria', holds = true) => ({
  ...{ condition, holds, body: 'Sở Tài chính', document: '45/STC-ĐT', dated: day('2026-01-22'), note: '' },
})

export const regulation: VoteRuleForm = {
  ...{ rules: '2021-2025', share: '', base: 'present', quorum: '2/3', ballot: 'secret', barred: [] },
  document: 'Quy chế 05/QC-HĐTĐ ngày 10/01/2026',
  validFrom: day('2026-01-10'),
}

/** Two secretaries, a council of twenty and a chairman on dossiers of Lạng Sơn, without the pages. */
export async function dossierLand() {
  const database = await freshDatabase()
  const { db, pool } = database
  let round = 0

  /** A person in a post, as whoever visits the pages would be. */
  async function person(name: string, role: RoleId, unitId: number, level: 'province' | 'commune' = 'province'): Promise<Actor> {
    const { rows } = await pool.query(
      `insert into people.person (name, folded, unit_id, created_at) values ($1, lower($1), $2, now()) returning id`,
      [name, unitId],
    )
    const personId = rows[0].id
    await writeAs(db, edge, async (ctx) => {
      const post = {
        postName: `Chức vụ của ${name}`,
        bodyName: role === 'leader' ? 'UBND tỉnh Lạng Sơn' : `Cơ quan ${role}`,
        bodyKind: 'committee',
      }
      const made = await assign(ctx, {
        ...post,
        personId,
        role,
        unit: { id: unitId, level },
        criteria: null,
        from: day('2026-01-01'),
        until: null,
      } as never)
      if (!made.ok) throw new Error(made.refusal.text)
    })
    return asNow(name, personId)
  }

  async function asNow(name: string, personId: number): Promise<Actor> {
    const held = await read(db, (tx) => heldBy(tx, personId, today))
    const rest = { accountId: '', login: '', sessionId: '', secondFactor: true, mustChangePassword: false }
    return { personId, name, held, chosen: held[0] ?? null, ...rest }
  }

  const doing = (actor: Actor, on: LocalDate = today) => ({ db, actor, edge: { ...edge, today: on, actor: actor.name } })
  const stateOf = async (id: number) =>
    (await pool.query('select state, version from recognition.dossier where id = $1', [id])).rows[0] as { state: string; version: number }

  const who = {} as Record<'nga' | 'minh' | 'dung' | 'lan' | 'hoa' | 'chien' | 'kien', Actor>
  const council: Actor[] = []

  beforeAll(async () => {
    await settleTwoProvinces(database)
    round = await openYear2025(database, langSon)
    who.nga = await person('Lương Thị Nga', 'coordinationOffice', langSon)
    who.minh = await person('Vi Văn Minh', 'coordinationOffice', langSon)
    who.dung = await person('Hoàng Tiến Dũng', 'leader', langSon)
    who.lan = await person('Chu Thị Lan', 'departmentOfficer', langSon)
    who.hoa = await person('Nông Thị Hoa', 'communeLeader', binhXa, 'commune')
    who.chien = await person('Bế Văn Chiến', 'coordinationOffice', caoBang)
    who.kien = await person('Lý Văn Kiên', 'appraiser', langSon)
    for (let seat = 1; seat <= 20; seat++) council.push(await person(`Thành viên ${seat}`, 'councilMember', langSon))
  })

  const seen = async (dossierId: number) => ({ dossierId, seen: (await stateOf(dossierId)).version })

  async function complete(dossierId: number): Promise<void> {
    for (const { key } of papersOf('2021-2025')) idOf(await addPaper(doing(who.nga), await seen(dossierId), paper(key)))
    for (const condition of ['arrears', 'security', 'satisfaction'] as const)
      idOf(await confirm(doing(who.nga), await seen(dossierId), confirmation(condition)))
  }

  const chairOf = () => council[0]?.chosen?.assignmentId as number
  const meeting = () => ({ heldOn: today, place: 'Hội trường UBND tỉnh', chair: chairOf(), secretary: null })
  /** How much each dossier of a place lacks, as the list has it: what its own page says, and null where nothing can be added any more. */
  const listed = (placeId: number) =>
    read(db, async (tx) => {
      const ctx = { tx, today }
      const rows = await dossiersIn(ctx, placeId)
      for (const one of rows) if (one.missing !== null) expect(one.missing).toBe((await wholeDossier(ctx, one)).missing.length)
      return rows.map(({ id, missing }) => ({ id, missing }))
    })
  const vote = (actor: Actor, dossierId: number, choice: Choice, remark = '') => castVote(doing(actor), dossierId, { choice, remark })

  /** A complete dossier of a commune, sent to the council. */
  async function sentDossier(unitId: number): Promise<number> {
    const reviewer = { personId: who.kien.personId, assignmentId: seatOf(who.kien) }
    const sheetId = await settleAppraisedSheet(database, { unitId, roundId: round, submittedBy: who.hoa.personId, reviewer })
    const id = idOf(await openDossier(doing(who.nga), { kind: 'recognition', sheetId, bookedYear: 2025 }))
    await complete(id)
    idOf(await freeze(doing(who.nga), await seen(id)))
    return id
  }

  /** Rows of a table that an officer who works at a unit sees of Bính Xá and Văn An. */
  const countAt = (table: string, unitId: number) =>
    read(placed(db, { unitId, today }), async (tx) => {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from ${sql.table(`recognition.${table}`)} where unit_id in (3, 4)`.execute(tx)
      return rows[0]?.count ?? 0
    })
  return {
    database,
    db,
    pool,
    asNow,
    doing,
    stateOf,
    who,
    council,
    seen,
    complete,
    roundOf: () => round,
    meeting,
    vote,
    listed,
    sentDossier,
    countAt,
  }
}
