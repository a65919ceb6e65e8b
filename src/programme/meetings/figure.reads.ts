import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { resolveFrame } from '../figures/frame.reads.ts'
import { definitions, figureIn } from '../figures/reads.ts'
import { placeOf } from '../units/frame.reads.ts'
import { unitById } from '../units/reads.ts'
import type { FigureToken, Meeting, StatedFigure } from './types.ts'

/** Every figure that a text may ask for. */
export const figureKeys: ReadonlySet<string> = new Set(definitions.map(({ key }) => key))

/** The figures of the registry, for a list to choose from. */
export const figureChoices = definitions.map(({ key, name, unit }) => ({ value: key, text: `${name} (${unit})` }))

type Answers = { figures: Map<string, StatedFigure>; wrong: { where: string; what: string }[] }

/**
 * What do the figures say that a text asks for? Of the unit that holds the meeting, and of what stands under it, as known on the day that is
 * asked (today where none is); of places elsewhere only what was released. What nobody can answer is named.
 */
export async function statedFigures(ctx: ReadCtx, meeting: Pick<Meeting, 'unitId'>, tokens: readonly FigureToken[]): Promise<Answers> {
  const figures = new Map<string, StatedFigure>()
  const wrong: Answers['wrong'] = []
  // one frame after the other, so that rows asked for once serve all figures of the frame
  const ordered = [...tokens].sort((a, b) => frameName(a).localeCompare(frameName(b)))
  for (const token of ordered) {
    const answer = await statedFigure(ctx, meeting, token)
    if (typeof answer === 'string') wrong.push({ where: `{{${token.token}}}`, what: answer })
    else figures.set(token.token, answer)
  }
  return { figures, wrong }
}

const frameName = ({ unitCode, asOf, set, stage }: FigureToken) => [unitCode, asOf, set, stage].join(' ')

async function codeOf(ctx: ReadCtx, unitId: number, on: LocalDate): Promise<string | undefined> {
  return ((await unitById(ctx, unitId, on)) ?? (await unitById(ctx, unitId, ctx.today)))?.code
}

/** The figure, or why there is none. */
async function statedFigure(ctx: ReadCtx, { unitId }: Pick<Meeting, 'unitId'>, token: FigureToken): Promise<StatedFigure | string> {
  const { key, asOf, stage, set, qualifier } = token
  const asked = asOf ?? ctx.today
  if (asked > ctx.today) return 'ngày còn ở phía trước'
  const unitCode = token.unitCode ?? (await codeOf(ctx, unitId, asked))
  const definition = definitions.find((one) => one.key === key)
  if (unitCode === undefined || !definition) return 'không có đơn vị hoặc chỉ tiêu này'
  const place = await placeOf(ctx, unitCode, asked)
  if (!place.ok) return place.refusal.text
  const { id, parentId, provinceId } = place.value
  const holder = await unitById(ctx, unitId, asked)
  const isOwn = [id, parentId, provinceId].includes(unitId) || holder?.level === 'country'
  const frame = { unitCode, asOf, mapOf: null, set, stage, scope: null, mode: isOwn ? ('office' as const) : ('public' as const) }
  const resolved = await resolveFrame(ctx, frame)
  if (!resolved.ok) return resolved.refusal.text
  const figure = await figureIn(ctx, resolved.value, key, qualifier)
  if (!figure) return 'chỉ tiêu này không có ở cách chia đã ghi'
  return {
    figure,
    definition: { definition: definition.definition, decimals: definition.decimals },
    unitName: place.value.name,
    asked,
    set: resolved.value.set?.label ?? null,
    setVersion: resolved.value.set?.version ?? null,
  }
}
