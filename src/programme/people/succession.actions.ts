import type { LocalDate } from '../../platform/base/local-date.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { levelOf } from './assignment.actions.ts'
import { bodyNamed, postNamed } from './queries.ts'
import * as queries from './succession.queries.ts'
import { bodyNameAt } from './succession.rules.ts'
import type { Succeeded, Succession } from './succession.types.ts'

/**
 * An assignment, a duty or an account goes from a unit that ends to one that takes over, from the day of the end on; posts of the ended
 * unit's bodies go to bodies of the same kind there. Null where it is there already, or has ended meanwhile.
 */
export async function succeed(ctx: WriteCtx, succession: Succession): Promise<Succeeded | null> {
  const { kind, id, from, to, on } = succession
  const newId =
    kind === 'assignment'
      ? await moveAssignment(ctx, succession)
      : kind === 'duty'
        ? await moveDuty(ctx, succession)
        : await moveAccount(ctx, succession)
  if (newId === null) return null
  const payload = { moved: kind, oldId: id, newId, fromUnitId: from.id, toUnitId: to.id, on }
  await ctx.enter({ chain: `unit:${to.id}`, kind: 'people.succeeded', payload })
  return { kind, oldId: id, newId, fromUnitId: from.id, toUnitId: to.id }
}

async function moveAssignment(ctx: WriteCtx, { id, from, to, on }: Succession): Promise<number | null> {
  const held = await queries.heldAssignment(ctx.tx, id)
  if (!held || (held.validTo !== 'infinity' && held.validTo <= on)) return null
  const since = held.from > on ? held.from : on
  const newId = await queries.continueAssignment(ctx.tx, id, {
    postId: await postAt(ctx, held, from, to, since),
    unitId: to.id,
    from: since,
  })
  if (newId === null) return null
  await queries.continueDelegations(ctx.tx, id, newId, since)
  await queries.cutAssignment(ctx.tx, id, on)
  return newId
}

/** The post of a body of the ended unit goes to the body of that kind at the other unit; a body from elsewhere keeps its post. */
async function postAt(
  ctx: WriteCtx,
  held: NonNullable<Awaited<ReturnType<typeof queries.heldAssignment>>>,
  from: Succession['from'],
  to: Succession['to'],
  since: LocalDate,
): Promise<number> {
  if (held.bodyUnitId !== from.id) return held.postId
  const name = bodyNameAt(held.bodyName, from.name, to.name)
  const level = levelOf(to.level as Parameters<typeof levelOf>[0])
  const bodyId = await bodyNamed(ctx.tx, { kind: held.bodyKind, level, unitId: to.id, name, from: since })
  return postNamed(ctx.tx, bodyId, held.postName, since)
}

async function moveDuty(ctx: WriteCtx, { id, to, on }: Succession): Promise<number | null> {
  const newId = await queries.continueDuty(ctx.tx, id, { unitId: to.id, from: on })
  if (newId !== null) await queries.cutDuty(ctx.tx, id, on)
  return newId
}

/** Who keeps an account has no days: it goes when the day has come. */
const moveAccount = async (ctx: WriteCtx, { id, from, to, on }: Succession): Promise<number | null> =>
  on <= ctx.today && (await queries.keepAccount(ctx.tx, id, from.id, to.id)) ? id : null

/** The change of the map was taken back: what went to the other unit comes back. */
export async function unsucceed(ctx: WriteCtx, moved: readonly Succeeded[]): Promise<void> {
  for (const { kind, oldId, newId, fromUnitId, toUnitId } of moved) {
    if (kind === 'assignment') await queries.restoreAssignment(ctx.tx, oldId, newId)
    else if (kind === 'duty') await queries.restoreDuty(ctx.tx, oldId, newId)
    else await queries.keepAccount(ctx.tx, oldId, toUnitId, fromUnitId)
    const payload = { moved: kind, oldId, newId, fromUnitId, toUnitId }
    await ctx.enter({ chain: `unit:${fromUnitId}`, kind: 'people.successionReturned', payload })
  }
}
