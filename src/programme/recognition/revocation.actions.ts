import { type Result, refused } from '../../platform/base/result.ts'
import { read } from '../../platform/db/database.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Tier } from '../criteria/types.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import { linesOf } from './content.reads.ts'
import { openDossier } from './dossier.actions.ts'
import type { Grounds } from './dossier.types.ts'
import { valueText } from './dossier.views.ts'
import type { Doing } from './press.actions.ts'
import { watchedAt } from './watch.reads.ts'
import { watchRefusals } from './watch.text.ts'
import { groundsOf } from './watch.views.ts'

/**
 * Opens the dossier on which a recognition is to be revoked, with the grounds that the data give today: the rule quoted, every failing
 * criterion with verdict, values and day. Refused where the rule is not met; nothing but a person's button opens one.
 */
export async function prepareRevocation(
  doing: Doing,
  { unitId, tier }: { unitId: number; tier: Tier },
): Promise<Result<{ dossierId: number }>> {
  const { today } = doing.edge
  const found = await read(doing.db, async (tx): Promise<Result<{ grounds: Grounds | null }>> => {
    const ctx = { tx, today }
    const held = allowed(doing.actor, 'dossier.prepare', await placeOf(ctx, unitId))
    return held.ok ? { ok: true, value: { grounds: await groundsToday(ctx, unitId, tier) } } : held
  })
  if (!found.ok) return found
  const { grounds } = found.value
  if (!grounds) return refused(watchRefusals.notInFrame)
  return openDossier(doing, { kind: 'revocation', unitId, tier, bookedYear: Number(today.slice(0, 4)), grounds })
}

async function groundsToday(ctx: ReadCtx, unitId: number, tier: Tier): Promise<Grounds | null> {
  const one = (await watchedAt(ctx, unitId)).find((row) => row.unitId === unitId && row.tier === tier)
  if (!one?.yardstick.set) return null
  const codes = new Set(one.failing.map(({ code }) => code))
  const lines = await linesOf(ctx, { unitId, asOf: ctx.today }, one.yardstick.set)
  const values = new Map(lines.filter(({ code }) => codes.has(code)).map(({ code, values: known }) => [code, known.map(valueText)]))
  return groundsOf(one, values, ctx.today)
}
