import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type Edge, type WriteCtx, writing as writingTo } from '../../platform/events/context.ts'
import { unitByCode } from '../units/reads.ts'
import type { Unit } from '../units/types.ts'
import { allowed } from './access.ts'
import { unitPathOf } from './actor.queries.ts'
import type { Accounts } from './auth.actions.ts'
import { peopleUnder } from './person.queries.ts'
import type { PersonRow } from './person.types.ts'
import { refusals } from './text.ts'
import type { Actor, Verb } from './types.ts'

/** Who arranges other people's posts, accounts and duties, and through what. */
export type Managing = { accounts: Accounts; actor: Actor; edge: Edge }

/** Runs in one transaction; a refusal undoes all of it. What it changed of what people may do holds at once. */
export async function writing<T>({ accounts, edge }: Managing, work: (ctx: WriteCtx) => Promise<T>): Promise<Result<T>> {
  const done = await writingTo({ db: accounts.db, edge }, work)
  if (done.ok) accounts.visits.forgetAll()
  return done
}

/** The unit of a code, when it lies where the actor has the verb. */
export async function ownUnit(ctx: WriteCtx, actor: Actor, code: string, verb: Verb = 'people.manage'): Promise<Unit> {
  const unit = await unitByCode(ctx, code.trim(), ctx.today)
  if (!unit) throw new Refused(refusals.badUnit(code))
  const place = { unitPath: await unitPathOf(ctx.tx, unit.id, ctx.today) }
  if (!allowed(actor, verb, place).ok) throw new Refused(refusals.badUnit(code))
  return unit
}

/** The person, when the actor keeps the account; one elsewhere is not found. */
export async function ownPerson(ctx: WriteCtx, actor: Actor, personId: number): Promise<PersonRow> {
  const held = orThrow(allowed(actor, 'people.manage'))
  const [person] = await peopleUnder(ctx.tx, held.unitId, personId, ctx.today)
  if (!person) throw new Refused(refusals.noPerson)
  // else whoever keeps the account of a higher officer could take it over
  if (person.reachesBeyond) throw new Refused(refusals.beyond)
  return person
}
