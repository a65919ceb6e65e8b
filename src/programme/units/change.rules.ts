import { formatNumber } from '../../platform/text/number.ts'
import type { Carrying, Ending, MapChange } from './change.types.ts'
import type { PlannedEdge, PlannedTransition, PlanOutcome } from './plan.types.ts'
import { inSentence } from './text.ts'

const whole = 1_000_000

/** What a plan does to units: which end and who takes them over, which go on over other territory. */
export function changeOf({ transitions }: PlanOutcome): MapChange {
  const going = new Set(transitions.map(({ makes }) => makes.unitId))
  const endings = new Map<number, Ending>()
  for (const { on, makes, edges } of transitions)
    for (const edge of edges) {
      const { id: unitId, code, name } = edge.from
      if (going.has(unitId)) continue
      const ending = endings.get(unitId) ?? { unitId, code, name, on, successors: [] }
      const share = edge.share === null ? null : edge.share / whole
      ending.successors.push({ unitId: makes.unitId, code: makes.code, name: makes.name, whole: edge.whole, share })
      endings.set(unitId, ending)
    }
  const regrounded = transitions
    .filter(({ makes, on }) => makes.territorySince === on)
    .map(({ makes: { unitId, code, name }, on }) => ({ unitId, code, name, on, isNew: unitId < 0 }))
  return { endings: [...endings.values()], regrounded }
}

const partOf = ({ from }: PlannedEdge, { makes }: PlannedTransition): string =>
  from.id === makes.unitId ? `phần ${inSentence(from.name)} giữ lại` : `phần ${inSentence(from.name)} chuyển sang ${inSentence(makes.name)}`

/** What cannot be carried over, and what can: people are counted where every part is a whole unit whose population is known. */
export function carryingOf({ transitions }: PlanOutcome, population: ReadonlyMap<number, number>): Carrying {
  const withoutShare = transitions.flatMap((transition) =>
    transition.edges
      .filter((edge) => !edge.whole && edge.share === null)
      .map((edge) => `Chưa nêu tỷ lệ của ${partOf(edge, transition)}: các số cộng được của phần này không tính được.`),
  )
  const moved = transitions.filter(({ makes, on }) => makes.territorySince === on)
  return { withoutShare, population: moved.map((transition) => peopleOf(transition, population)) }
}

function peopleOf({ makes, edges }: PlannedTransition, population: ReadonlyMap<number, number>): Carrying['population'][number] {
  const { name } = makes
  const part = edges.find((edge) => !edge.whole)
  if (part)
    return {
      name,
      people: null,
      why: `không tính được: chỉ có tỷ lệ diện tích của ${inSentence(part.from.name)}, không có dân số của từng phần`,
    }
  const unknown = edges.filter(({ from }) => !population.has(from.id))
  if (unknown.length > 0)
    return { name, people: null, why: `không tính được: chưa có dân số của ${unknown.map(({ from }) => inSentence(from.name)).join(', ')}` }
  const people = edges.reduce((sum, { from }) => sum + (population.get(from.id) ?? 0), 0)
  const parts = edges.map(({ from }) => `${inSentence(from.name)} ${formatNumber(population.get(from.id) ?? 0)}`)
  return { name, people, why: parts.join(' + ') }
}
