import type { LocalDate } from '../../platform/base/local-date.ts'
import { Refused } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { tidy } from '../../platform/text/fold.ts'
import type { Tier } from '../criteria/types.ts'
import { tell } from '../desk/actions.ts'
import { enterFacts, holdUnits, openSource } from '../evidence/actions.ts'
import { allowed, notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { unitById } from '../units/reads.ts'
import { canFollow } from './procedures.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './register.queries.ts'
import { type ProposalForm, readDecision, readProposal } from './register.rules.ts'
import type { Registration } from './types.ts'

const fact = 'plan.registration'

/** What stands of these keys is set aside, and what follows is entered instead: one source, one log entry a province. */
async function replace(
  ctx: WriteCtx,
  keys: readonly queries.RegistrationKey[],
  title: string,
  next: (old: Registration | null, key: queries.RegistrationKey) => queries.Row,
): Promise<void> {
  await holdUnits(
    ctx,
    keys.map(({ unitId }) => unitId),
  )
  const origin = await openSource(ctx, { kind: 'screen', title, hash: null, demonstration: false })
  const old = await queries.setAside(ctx.tx, keys, origin)
  const rows = keys.map((key) => next(old.find((one) => one.unitId === key.unitId && one.tier === key.tier) ?? null, key))
  await enterFacts(ctx, origin, [{ fact, units: await queries.enter(ctx.tx, rows, origin) }])
}

/**
 * A commune proposes to reach a tier, or to meet the criteria that it ticked, in a year; once more until the list is approved.
 * Refused with every field that is wrong, and where the registration is approved already.
 */
export const propose = (acting: Acting, form: ProposalForm, known: readonly string[]): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { chosen } = acting.actor
    const { unitId } = await demand(ctx, acting.actor, 'plan.register', chosen?.unitId ?? 0)
    const unit = await unitById(ctx, unitId, ctx.today)
    if (unit?.level !== 'commune') throw new Refused(refusals.notCommune)
    const { year, tier, ticked, whole, due } = orThrow(readProposal(form, known, ctx.today))
    await replace(ctx, [{ unitId, year, tier }], `Đăng ký năm ${year} của ${unit.name}`, (old) => {
      if (!canFollow('propose', old?.status ?? null)) throw new Refused(refusals.approvedAlready(year))
      const criteria = whole ? null : (ticked?.length ?? null)
      return { unitId, year, tier, status: 'proposed', criteria, ticked, due, decision: null, reason: null }
    })
    const payload = { unitId, year, tier, criteria: whole ? null : ticked, due }
    await ctx.enter({ chain: `unit:${unitId}`, kind: 'plan.registrationProposed', payload })
    return {}
  })

export type ListForm = { year: number; chosen: readonly { unitId: number; tier: Tier }[]; number: string; decidedOn: LocalDate | null }

/** The office approves a list of registrations by one decision: all of it or none. How many. */
export const approveList = (acting: Acting, form: ListForm): Promise<Result<{ approved: number }>> =>
  writing(acting, async (ctx) => {
    const keys = [...new Map(form.chosen.map((one) => [`${one.unitId}/${one.tier}`, { ...one, year: form.year }])).values()]
    orThrow(allowed(acting.actor, 'plan.set'))
    if (keys.length === 0) throw new Refused(refusals.noneChosen)
    const decision = orThrow(readDecision(form.number, form.decidedOn, ctx.today))
    const elsewhere = await queries.elsewhere(
      ctx.tx,
      keys.map(({ unitId }) => unitId),
      acting.actor.chosen?.unitId ?? 0,
      ctx.today,
    )
    if (elsewhere > 0) throw new Refused(notHere)
    const title = `Duyệt danh sách đăng ký năm ${form.year}: ${decision}`
    const strange: number[] = []
    await replace(ctx, keys, title, (old, key) => {
      if (!old || !canFollow('approve', old.status)) strange.push(key.unitId)
      const { criteria = null, ticked = null, due = null } = old ?? {}
      return { ...key, criteria, ticked, due, status: 'approved', decision, reason: null }
    })
    if (strange.length > 0) throw new Refused(refusals.notWaiting((await namesOf(ctx, strange)).join(', ')))
    const payload = { year: form.year, decision, list: keys.map(({ unitId, tier }) => [unitId, tier]) }
    await ctx.enter({ chain: `unit:${acting.actor.chosen?.unitId}`, kind: 'plan.listApproved', payload })
    await tell(
      ctx,
      keys.map(({ unitId, tier }) => ({
        to: { unitId },
        key: `plan.approved/${unitId}/${form.year}/${tier}`,
        title: `Đăng ký năm ${form.year} đã được duyệt theo ${decision}`,
        href: `/dang-ky?nam=${form.year}`,
      })),
    )
    return { approved: keys.length }
  })

/** Strikes a registration off the list, with its reason; the commune may propose anew. */
export const strike = (acting: Acting, key: queries.RegistrationKey, said: string): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    await demand(ctx, acting.actor, 'plan.set', key.unitId)
    const reason = tidy(said)
    if (reason === '') throw new Refused(refusals.noReason)
    await replace(ctx, [key], `Đưa ra khỏi danh sách đăng ký năm ${key.year}`, (old) => {
      if (!old || !canFollow('strike', old.status)) throw new Refused(refusals.gone)
      const { criteria, ticked, due, decision } = old
      return { ...key, criteria, ticked, due, decision, status: 'struck', reason }
    })
    await ctx.enter({ chain: `unit:${key.unitId}`, kind: 'plan.registrationStruck', payload: { ...key, reason } })
    const told = { key: `plan.struck/${key.unitId}/${key.year}/${key.tier}/${ctx.now.toISOString()}`, href: `/dang-ky?nam=${key.year}` }
    await tell(ctx, [{ to: { unitId: key.unitId }, ...told, title: `Đăng ký năm ${key.year} đã được đưa ra khỏi danh sách` }])
    return {}
  })

async function namesOf(ctx: WriteCtx, unitIds: readonly number[]): Promise<string[]> {
  const names: string[] = []
  for (const id of unitIds.slice(0, 10)) names.push((await unitById(ctx, id, ctx.today))?.name ?? `đơn vị ${id}`)
  return names
}
