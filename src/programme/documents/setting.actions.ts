import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import { allowed, may, roles } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import { type Actor, roleIds, type Verb } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import type { Typed } from './draft.rules.ts'
import { readSymbol } from './number.rules.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './setting.queries.ts'
import { authorityKinds, joinedPairs } from './types.ts'

/** Who says how bodies of a unit issue documents: whoever signs them, numbers them, or keeps their templates. */
const keepers: readonly Verb[] = ['documents.sign', 'documents.number', 'documents.template']

export const maySet = (actor: Actor): boolean => keepers.some((verb) => may(actor, verb))

/** The unit in which the actor may say it, and the body, which must be its own. */
async function ownBody(ctx: WriteCtx, actor: Actor, typed: string): Promise<{ unitId: number; bodyId: number }> {
  const unitId = actor.chosen?.unitId ?? 0
  const place = await placeOf(ctx, unitId)
  if (!keepers.some((verb) => may(actor, verb, place))) orThrow(allowed(actor, 'documents.sign', place))
  const bodyId = parseId(typed)
  const isOwn = (await queries.bodiesOf(ctx.tx, unitId, ctx.today)).some(({ id }) => id === bodyId)
  return isOwn ? { unitId, bodyId } : refuse(refusals.unknownBody)
}

const upper = (text: string) => text.toLocaleUpperCase('vi')
const by = (ctx: WriteCtx) => ({ by: ctx.actor, at: ctx.now, on: ctx.today })

/** Says how a body issues: its names as they print, its abbreviation, whose clerks number. */
export const setIssuer = (acting: Acting, form: Typed): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const given = (name: string) => tidy(form[name] ?? '')
    const { unitId, bodyId } = await ownBody(ctx, acting.actor, given('co-quan'))
    const { bodyId: clerkBodyId } = await ownBody(ctx, acting.actor, given('van-thu') || given('co-quan'))
    for (const [name, what] of [
      ['ten', 'tên cơ quan như in trên văn bản'],
      ['viet-tat', 'chữ viết tắt'],
      ['dia-danh', 'địa danh'],
      ['can-cu', 'căn cứ'],
    ] as const)
      if (given(name) === '') refuse(refusals.incomplete(what))
    const row = {
      ...{ bodyId, above: given('chu-quan') || null, name: given('ten'), abbreviation: orThrow(readSymbol(given('viet-tat'))) },
      ...{ place: given('dia-danh'), clerkBodyId, source: given('can-cu') },
    }
    await queries.addIssuer(ctx.tx, unitId, row, by(ctx))
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'documents.issuerSet', payload: row })
    return {}
  })

const signing = () => roleIds.filter((role) => roles[role].includes('documents.sign'))

/** Says by what right somebody signs for a body: TM., KT., TL., TUQ., Q., from when, by which paper. */
export const addAuthority = (acting: Acting, form: Typed): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const given = (name: string) => tidy(form[name] ?? '')
    const { unitId, bodyId } = await ownBody(ctx, acting.actor, given('co-quan'))
    const kind = authorityKinds.find((one) => one === given('quyen-han')) ?? refuse(refusals.badKind)
    const assignmentId = parseId(given('nguoi-ky'))
    const signers = await queries.colleaguesOf(ctx.tx, unitId, signing(), ctx.today)
    if (!signers.some((one) => one.assignmentId === assignmentId)) return refuse(refusals.unknownPerson)
    if (given('chuc-vu') === '') return refuse(refusals.incomplete('chức vụ như in trên văn bản'))
    if (kind === 'TM' && given('tap-the') === '') return refuse(refusals.incomplete('tập thể được ký thay mặt'))
    if (['KT', 'TL', 'TUQ'].includes(kind) && given('thay-cho') === '') return refuse(refusals.incomplete('chức vụ được ký thay'))
    if (given('can-cu') === '') return refuse(refusals.incomplete('văn bản giao quyền ký'))
    const from = parseDate(given('tu-ngay')) ?? refuse(refusals.badDay)
    const until = given('den-ngay') === '' ? null : (parseDate(given('den-ngay')) ?? refuse(refusals.badDay))
    if (kind === 'TUQ' && until === null) return refuse(refusals.noUntil)
    if (until !== null && until < from) return refuse(refusals.backwards)
    const row = {
      ...{ bodyId, assignmentId, kind, post: upper(given('chuc-vu')), source: given('can-cu'), from, until },
      ...{ collective: upper(given('tap-the')) || null, head: upper(given('thay-cho')) || null },
    }
    const id = await queries.addAuthority(ctx.tx, unitId, row, by(ctx))
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'documents.authorityGiven', payload: { authorityId: id, ...row } })
    return {}
  })

/** Ends a right to sign from today on, with the reason. */
export const endAuthority = (acting: Acting, id: number, typed: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const authority = await queries.authorityById(ctx.tx, id)
    if (!authority) return refuse(refusals.unknownSetting)
    const { unitId } = await ownBody(ctx, acting.actor, String(authority.bodyId))
    const because = tidy(typed)
    if (because === '') return refuse(refusals.noReason)
    if (!(await queries.endAuthority(ctx.tx, unitId, id, because, ctx.today))) return refuse(refusals.unknownSetting)
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'documents.authorityEnded', payload: { authorityId: id, because } })
    return {}
  })

/** Lets one person take two steps on the same document of a body, with the reason. */
export const joinSteps = (acting: Acting, form: Typed): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { unitId, bodyId } = await ownBody(ctx, acting.actor, form['co-quan'] ?? '')
    const pair = joinedPairs.find((one) => one === form['hai-buoc']) ?? refuse(refusals.badPair)
    const reason = tidy(form['ly-do'] ?? '')
    if (reason === '') return refuse(refusals.incomplete('lý do gộp hai bước'))
    if (!(await queries.addJoining(ctx.tx, unitId, { bodyId, pair, reason }, by(ctx)))) return refuse(refusals.joinedAlready)
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'documents.stepsJoined', payload: { bodyId, pair, reason } })
    return {}
  })

/** Keeps the two steps apart again. */
export const partSteps = (acting: Acting, id: number): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const unitId = acting.actor.chosen?.unitId ?? 0
    const joining = (await queries.joiningsOf(ctx.tx, unitId, null)).find((one) => one.id === id) ?? refuse(refusals.unknownSetting)
    await ownBody(ctx, acting.actor, String(joining.bodyId))
    if (!(await queries.endJoining(ctx.tx, unitId, id, ctx.today))) return refuse(refusals.unknownSetting)
    await ctx.enter({
      chain: chainOf({ unitId }),
      kind: 'documents.stepsParted',
      payload: { joiningId: id, bodyId: joining.bodyId, pair: joining.pair },
    })
    return {}
  })
