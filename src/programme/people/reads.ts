import type { ReadCtx } from '../../platform/events/context.ts'
import { compareVietnamese } from '../../platform/text/collate.ts'
import * as actorQueries from './actor.queries.ts'
import { type DutifulBody, dutiesReaching } from './duty.queries.ts'
import { assignmentsOf, peopleUnder } from './person.queries.ts'
import type { Person, PersonRow } from './person.types.ts'
import type { Place } from './types.ts'

/** Given names come first: «Nông Thị Hoa» stands under Hoa. */
const byGivenName = (a: PersonRow, b: PersonRow) => {
  const key = (name: string) => name.split(' ').reverse().join(' ')
  return compareVietnamese(key(a.name), key(b.name))
}

/** Whose accounts are kept by the administrators of this unit? In the order of given names, with their posts. */
export async function peopleOf(ctx: ReadCtx, unitId: number): Promise<Person[]> {
  const people = (await peopleUnder(ctx.tx, unitId, null, ctx.today)).sort(byGivenName)
  const posts = await assignmentsOf(
    ctx.tx,
    people.map(({ id }) => id),
    ctx.today,
  )
  return people.map((person) => ({ ...person, assignments: posts.filter(({ personId }) => personId === person.id) }))
}

/** The person, when the administrators of this unit keep the account. */
export async function personOf(ctx: ReadCtx, unitId: number, personId: number): Promise<Person | undefined> {
  const [person] = await peopleUnder(ctx.tx, unitId, personId, ctx.today)
  return person ? { ...person, assignments: await assignmentsOf(ctx.tx, [person.id], ctx.today) } : undefined
}

/** Where does a unit stand, for `may` and `allowed`? */
export const placeOf = async (ctx: ReadCtx, unitId: number, criterion?: string): Promise<Place> => ({
  unitPath: await actorQueries.unitPathOf(ctx.tx, unitId, ctx.today),
  ...(criterion === undefined ? {} : { criterion }),
})

/** Which bodies answer for a criterion in this unit (or help it) on the day? Those charged nearest to it first. */
export const bodiesFor = async (
  ctx: ReadCtx,
  unitId: number,
  kind: 'answers' | 'helps',
  criterion: string | null,
): Promise<DutifulBody[]> => dutiesReaching(ctx.tx, await actorQueries.unitPathOf(ctx.tx, unitId, ctx.today), kind, criterion, ctx.today)
