import { formatDate } from '../../platform/text/date.ts'
import type { Effect, PlannedTransition, PlanOutcome } from './plan.types.ts'
import { inSentence, transitionSentence } from './text.ts'
import type { Unit } from './types.ts'

/** A planned clause as people say it. */
export const planSentence = ({ kind, makes, edges }: PlannedTransition): string =>
  transitionSentence({
    kind,
    edges: edges.map((edge) => ({ from: edge.from, to: { id: makes.unitId, name: makes.name }, whole: edge.whole })),
  })

/** Everything that a plan does, one by one: which versions and units end, which begin, who moves under whom. */
export function effectsOf({ transitions }: PlanOutcome): Effect[] {
  const going = new Set(transitions.map((t) => t.makes.unitId))
  const ended = new Map<number, { unit: Unit; transition: PlannedTransition }>()
  for (const transition of transitions) for (const { from } of transition.edges) ended.set(from.versionId, { unit: from, transition })
  const ends = [...ended.values()].map(({ unit, transition: { on } }): Effect => {
    const goesOn = going.has(unit.id)
    const text = goesOn ? `${unit.name} (${unit.code}) chấm dứt phiên bản hiện tại` : `${unit.name} (${unit.code}) chấm dứt tồn tại`
    return { effect: goesOn ? 'versionEnds' : 'unitEnds', on, code: unit.code, name: unit.name, text: `${text} từ ${formatDate(on)}` }
  })
  const begins = transitions.flatMap((transition): Effect[] => {
    const { makes, on, edges } = transition
    const { code, name } = makes
    const before = edges.find((edge) => edge.from.id === makes.unitId)?.from
    const begun: Effect = {
      effect: makes.unitId < 0 ? 'unitBegins' : 'versionBegins',
      on,
      code,
      name,
      text: `${planSentence(transition)}${makes.unitId < 0 ? ` (đơn vị mới, mã ${code})` : ''} từ ${formatDate(on)}`,
    }
    if (!before || before.parentId === makes.parentId) return [begun]
    return [
      begun,
      { effect: 'parentMoves', on, code, name, text: `Đơn vị cấp trên của ${inSentence(name)} (${code}) thay đổi từ ${formatDate(on)}` },
    ]
  })
  return [...ends, ...begins]
}
