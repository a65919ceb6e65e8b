import { orThrow } from '../../platform/base/result.ts'
import { type Db, read, write } from '../../platform/db/database.ts'
import type { Edge } from '../../platform/events/context.ts'
import { childrenOf, countryUnit, subtreeOf, unitByCode } from '../units/reads.ts'
import { assign } from './assignment.actions.ts'
import type { Accounts } from './auth.actions.ts'
import { newTemporaryPassword, openAccount } from './open.actions.ts'
import { keepPassword } from './past-password.queries.ts'
import * as queries from './queries.ts'
import { roleNames } from './text.ts'
import { type RoleId, roleIds } from './types.ts'
import { markUse } from './use.queries.ts'

export type DemonstrationAccount = { roleId: RoleId; personId: number; role: string; place: string; login: string; password: string }

const logins: Record<RoleId, string> = {
  administrator: 'quan-tri',
  communeOfficer: 'can-bo-xa',
  communeLeader: 'lanh-dao-xa',
  departmentOfficer: 'chuyen-vien-so',
  coordinationOffice: 'van-phong-dieu-phoi',
  appraiser: 'tham-dinh',
  councilMember: 'hoi-dong',
  leader: 'lanh-dao',
  nationalOffice: 'trung-uong',
  clerk: 'van-thu',
}

const placeOf: Record<RoleId, 'country' | 'province' | 'commune'> = {
  administrator: 'country',
  communeOfficer: 'commune',
  communeLeader: 'commune',
  departmentOfficer: 'province',
  coordinationOffice: 'province',
  appraiser: 'province',
  councilMember: 'province',
  leader: 'province',
  nationalOffice: 'country',
  clerk: 'province',
}

/** One account a role, with new passwords at every start. Only where nothing is at stake: the edge refuses it in production. */
export async function openDemonstration(accounts: Accounts, edge: Edge): Promise<DemonstrationAccount[]> {
  const places = await placesOf(accounts.db, edge)
  const opened: DemonstrationAccount[] = []
  for (const role of roleIds) {
    const place = places[placeOf[role]]
    const account = { login: `${logins[role]}@minh-hoa.example`, password: newTemporaryPassword() }
    const personId = await openOrRenew(accounts, edge, { role, place, ...account })
    opened.push({ roleId: role, personId, role: roleNames[role], place: place.name, ...account })
  }
  return opened
}

/** Their passwords were printed: without `--demo` they open nothing. */
export const closeDemonstration = (db: Db, now: Date): Promise<void> => write(db, (tx) => queries.disableDemonstration(tx, now))

async function placesOf(db: Db, { today }: Edge) {
  return read(db, async (tx) => {
    const country = await countryUnit({ tx })
    if (!country) throw new Error('the country is not loaded')
    const province = (await unitByCode({ tx }, '20', today)) ?? (await childrenOf({ tx }, country.id, today))[0]
    const commune = province ? (await subtreeOf({ tx }, province.id, today)).find(({ kind }) => kind === 'commune') : undefined
    if (!province || !commune) throw new Error('there is no province with a commune')
    return { country, province, commune }
  })
}

type Wanted = { role: RoleId; place: Awaited<ReturnType<typeof placesOf>>['country']; login: string; password: string }

async function openOrRenew(accounts: Accounts, edge: Edge, { role, place, login, password }: Wanted): Promise<number> {
  const { internalAdapter, password: library } = await accounts.auth.$context
  const known = await internalAdapter.findUserByEmail(login)
  if (known) {
    await internalAdapter.updatePassword(known.user.id, await library.hash(password))
    await internalAdapter.deleteUserSessions(known.user.id)
    return write(accounts.db, async (tx) => {
      const personId = await queries.enableDemonstration(tx, known.user.id)
      if (personId === undefined) throw new Error(`${login} is no account of the demonstration`)
      await keepPassword(tx, personId, edge.now, accounts.settings.passwordHistory)
      await markUse(tx, known.user.id, edge.now)
      return personId
    })
  }
  const account = {
    name: `${roleNames[role]} (minh hoạ)`,
    login,
    unitId: place.id,
    password,
    mustChangePassword: false,
    demonstration: true,
  }
  const opened = await openAccount(accounts, edge, account, async (ctx, personId) => {
    const post = { postName: roleNames[role], bodyName: `Cơ quan minh hoạ ${place.name}`, bodyKind: 'committee', role } as const
    orThrow(await assign(ctx, { ...post, personId, unit: place, criteria: null, from: ctx.today, until: null }))
  })
  return orThrow(opened).personId
}
