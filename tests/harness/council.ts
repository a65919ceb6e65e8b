import { day } from '../../src/platform/base/local-date.ts'
import { openYear2025, settleAppraisedSheet } from './appraised-sheet.ts'
import { type Officer, openOfficer } from './officer.ts'
import type { TestServer } from './server.ts'
import { settleTwoProvinces } from './two-provinces.ts'
import { type Page, type Visitor, visitor } from './visitor.ts'

/** The day of the stories about councils; a server for them is started with `today` and `env` as here. */
export const councilDay = day('2026-02-10')
export const councilServer = {
  template: 'ntm_empty',
  today: councilDay,
  env: { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' },
} as const

type Name = 'Nga' | 'Minh' | 'Dung' | 'Lan' | 'Hoa' | 'Chien'
export type CouncilWorld = { people: Record<Name, Visitor>; council: Visitor[]; seats: number[] }

/**
 * Lạng Sơn with an appraised sheet of Bính Xá (its number is 1): Nga and Minh of the coordination office, Dũng who decides, Lan of a
 * department who reviewed the sheet, Hoa of the commune who submitted it, Chiến of the next province, and a council of so many.
 */
export async function settleCouncil({ url, database, accounts }: TestServer, members: number): Promise<CouncilWorld> {
  await settleTwoProvinces(database)
  const province = { id: 2, level: 'province' } as const
  const roundId = await openYear2025(database, province.id)
  type Wanted = Parameters<typeof openOfficer>[1]
  const officer = (name: string, role: Wanted['role'], unit: Wanted['unit'] = province) =>
    openOfficer(accounts, { name, role, unit, today: councilDay })
  const signedIn = async ({ login, password }: Officer): Promise<Visitor> => {
    const person = visitor(url)
    const page = await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
    if (page.status !== 200) throw new Error(page.text)
    return person
  }
  const opened: Record<Name, Officer> = {
    Nga: await officer('Lương Thị Nga', 'coordinationOffice'),
    Minh: await officer('Vi Văn Minh', 'coordinationOffice'),
    Dung: await officer('Hoàng Tiến Dũng', 'leader'),
    Lan: await officer('Chu Thị Lan', 'departmentOfficer'),
    Hoa: await officer('Nông Thị Hoa', 'communeLeader', { id: 3, level: 'commune' }),
    Chien: await officer('Bế Văn Chiến', 'coordinationOffice', { id: 5, level: 'province' }),
  }
  await database.pool.query(`update people.body set name = 'UBND tỉnh Lạng Sơn' where name = 'Cơ quan của Hoàng Tiến Dũng'`)
  const people = {} as CouncilWorld['people']
  for (const [name, one] of Object.entries(opened)) people[name as Name] = await signedIn(one)
  const [council, seats]: [Visitor[], number[]] = [[], []]
  for (let seat = 1; seat <= members; seat++) {
    const member = await officer(`Thành viên ${seat}`, 'councilMember')
    council.push(await signedIn(member))
    seats.push(member.assignmentId)
  }
  const { personId, assignmentId } = opened.Lan
  await settleAppraisedSheet(database, { unitId: 3, roundId, submittedBy: opened.Hoa.personId, reviewer: { personId, assignmentId } })
  return { people, council, seats }
}

export type Fields = Record<string, string> | [string, string][]

const versionOf = (page: Page) => Number(/name="phien-ban" value="(\d+)"/.exec(page.html)?.[1] ?? -1)

/** The version that the page of the dossier was made of. */
export const versionSeen = async (person: Visitor, home: string): Promise<number> => versionOf(await person.get(home))

/** Presses a button of a page as of a version that was seen. */
export const send = (person: Visitor, home: string, viec: string, version: number, fields: Fields = {}): Promise<Page> =>
  person.post(home, [['viec', viec], ['phien-ban', String(version)], ...(Array.isArray(fields) ? fields : Object.entries(fields))] as never)

/** Opens the page of a dossier and presses a button of it. */
export const press = async (person: Visitor, home: string, viec: string, fields: Fields = {}): Promise<Page> =>
  send(person, home, viec, await versionSeen(person, home), fields)
