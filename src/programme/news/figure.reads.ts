import { canonical, sha256 } from '../../platform/events/canonical.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { traceHref } from '../figures/address.rules.ts'
import { resolveFrame } from '../figures/frame.reads.ts'
import { definitions, figureIn } from '../figures/reads.ts'
import { tokensOf } from '../meetings/token.rules.ts'
import type { FigureToken } from '../meetings/types.ts'
import { unitById } from '../units/reads.ts'
import type { StatedFigure } from './types.ts'

const figureKeys: ReadonlySet<string> = new Set(definitions.map(({ key }) => key))

/** The figures of the registry, for a list to choose from. */
export const figureChoices = definitions.map(({ key, name, unit }) => ({ value: key, text: `${name} (${unit})` }))

type Answers = { figures: Map<string, StatedFigure>; wrong: { where: string; what: string }[] }

/**
 * What do the figures say that a text asks for? Only what was released answers, whoever writes; the unit of the office where the text names
 * none. What cannot be read or answered is named.
 */
export async function statedFigures(ctx: ReadCtx, unitId: number, text: string): Promise<Answers> {
  const { tokens, wrong } = tokensOf(text, figureKeys)
  const figures = new Map<string, StatedFigure>()
  for (const token of tokens) {
    const answer = await statedFigure(ctx, unitId, token)
    if (typeof answer === 'string') wrong.push({ where: `{{${token.token}}}`, what: answer })
    else figures.set(token.token, answer)
  }
  return { figures, wrong }
}

/** The figure, or why there is none. */
async function statedFigure(ctx: ReadCtx, unitId: number, token: FigureToken): Promise<StatedFigure | string> {
  const { key, asOf, stage, set, qualifier } = token
  const asked = asOf ?? ctx.today
  if (asked > ctx.today) return 'ngày còn ở phía trước'
  const unitCode = token.unitCode ?? (await unitById(ctx, unitId, asked))?.code
  const definition = definitions.find((one) => one.key === key)
  if (unitCode === undefined || !definition) return 'không có đơn vị hoặc chỉ tiêu này'
  const resolved = await resolveFrame(ctx, { unitCode, asOf, mapOf: null, set, stage, scope: null, mode: 'public' })
  if (!resolved.ok) return resolved.refusal.text
  const figure = await figureIn(ctx, resolved.value, key, qualifier)
  if (!figure) return 'chỉ tiêu này không có ở cách chia đã ghi'
  if (figure.value === null) return `chưa có số công bố: ${figure.missing?.text ?? 'chưa có số liệu'}`
  const href = traceHref(resolved.value.frame, key, figure.qualifier)
  return { figure, unitName: resolved.value.frame.unit.name, asked, href, decimals: definition.decimals }
}

/** Each figure with the hash that the log and the database keep of it. */
export const frozenRows = (figures: ReadonlyMap<string, StatedFigure>) =>
  [...figures].map(([token, figure]) => ({ token, figure, hash: sha256(canonical({ token, figure })) }))
