import { bell } from './chance.ts'
import type { Row } from './file.ts'

const codes = Array.from({ length: 19 }, (_, i) => String(i + 1))

/**
 * How late communes of the northern mountains tend to reach each criterion: planning, security and post early,
 * income, poverty, roads and environment last. A judgement of ours, not a published figure.
 */
const lateness: Record<string, number> = {
  '1': -2.6,
  '2': 1.7,
  '3': 0.1,
  '4': -1.0,
  '5': 0.6,
  '6': 1.3,
  '7': 0.1,
  '8': -1.3,
  '9': 1.0,
  '10': 2.1,
  '11': 1.9,
  '12': -0.8,
  '13': 1.0,
  '14': -0.3,
  '15': -0.2,
  '16': 0,
  '17': 1.6,
  '18': -0.5,
  '19': -1.6,
}

/** The order in which one commune reaches its criteria; those in `last` come at the end. */
export function orderOf(commune: string, last: string[] = []): string[] {
  const score = (criterion: string) =>
    (lateness[criterion] ?? 0) + 0.9 * bell('order', commune, criterion) + (last.includes(criterion) ? 100 : 0)
  return [...codes].sort((a, b) => score(a) - score(b) || Number(a) - Number(b))
}

/** The same order after a setback: one criterion among the first `met` is lost and the next one is reached instead. */
export function afterSetback(order: string[], met: number): string[] {
  const lost = ['17', '11', '19', '9'].find((c) => order.indexOf(c) < met)
  if (lost === undefined || met >= order.length) return order
  const rest = order.filter((c) => c !== lost)
  return [...rest.slice(0, met), lost, ...rest.slice(met)]
}

/** One row a criterion: what the appraising body found of a commune on a day under a set. */
export function resultRows(commune: string, day: string, set: string, order: string[], met: number): Row[] {
  const reached = new Set(order.slice(0, met))
  return codes.map((criterion) => ({
    ma: commune,
    ngay: day,
    bo: set,
    cap: 'tham-dinh',
    tieu_chi: criterion,
    ket_qua: reached.has(criterion) ? 'Đ' : 'C',
  }))
}
