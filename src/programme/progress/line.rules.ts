import type { FigureDefinition, Qualifier } from '../../platform/base/figure.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { TargetLine } from '../plan/types.ts'
import type { Earlier } from './types.ts'

/** A qualifier as one text, whatever the order of its parts. */
const qualifierKey = (qualifier: Qualifier): string =>
  Object.entries(qualifier)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('&')

/** What targets have in common that speak of the same thing: figure, narrowing, due day. */
export const aimKey = ({ figure, qualifier, due }: Pick<TargetLine, 'figure' | 'qualifier' | 'due'>): string =>
  `${figure}?${qualifierKey(qualifier)}@${due}`

const lineKey = (target: TargetLine): string => `${target.unitId}/${aimKey(target)}`

const levels = ['country', 'province', 'district', 'commune']

/**
 * Targets that stand, each with the documents on the same figure and due day that came before it; lines of which nothing stands any more
 * stand with their last document. Higher units first, then the latest due day.
 */
export function linesOf(targets: readonly TargetLine[]): (TargetLine & { earlier: Earlier[] })[] {
  const lines = [...Map.groupBy(targets, lineKey).values()].map((line) => [...line].sort((a, b) => (a.setOn < b.setOn ? 1 : -1)))
  const listed = lines.flatMap((line) => {
    const standing = line.filter(({ status }) => status === 'inForce')
    const [newest] = standing.length > 0 ? standing : line
    // another document on another map stands beside the newest, not under it, as long as nobody revised it
    return (standing.length > 0 ? standing : line.slice(0, 1)).map((target) => ({
      ...target,
      earlier: target === newest ? line.filter((one) => one !== target && one.status !== 'inForce') : [],
    }))
  })
  const rank = ({ level }: TargetLine) => levels.indexOf(level)
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return listed.sort(
    (a, b) => rank(a) - rank(b) || order(b.due, a.due) || order(b.setOn, a.setOn) || order(aimKey(a), aimKey(b)) || order(a.code, b.code),
  )
}

/** What a target is on, in words: the figure with all that narrows it, the period as the document has it, also while that is under way. */
export function nameOf(
  { figure, qualifier }: Pick<TargetLine, 'figure' | 'qualifier'>,
  definition: FigureDefinition | undefined,
  computed?: string,
) {
  const { from, to, units } = qualifier as Qualifier & { units?: string }
  if (from && to) return `${definition?.name ?? figure} từ ${formatDate(from)} đến ${formatDate(to)}`
  const name = computed ?? definition?.name ?? figure
  return units ? `${name} (${units})` : name
}
