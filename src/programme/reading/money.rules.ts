import type { Told } from './suggest.rules.ts'
import { add, interval, meet, shown } from './tolerance.rules.ts'
import type { FoundFigure } from './types.ts'

type Row = { allocated: FoundFigure; disbursed: FoundFigure; share: FoundFigure | null; remaining: FoundFigure | null }

/** Allocated and disbursed that stand side by side, with the percentage and the remainder that follow them. */
function rows(figures: readonly FoundFigure[]): Row[] {
  const money = figures.filter((one) => one.what.startsWith('capital_') || one.what === 'disbursement_pct')
  const found: Row[] = []
  money.forEach((one, i) => {
    if (one.what !== 'capital_disbursed') return
    const allocated = [money[i + 1], money[i - 1]].find((near) => near?.what === 'capital_allocated' && near.sentence === one.sentence)
    if (!allocated) return
    const rest = money.slice(i + 1, i + 4)
    const stop = rest.findIndex((next) => next.what === 'capital_disbursed')
    const own = stop < 0 ? rest : rest.slice(0, stop)
    found.push({
      allocated,
      disbursed: one,
      share: own.find((next) => next.what === 'disbursement_pct') ?? null,
      remaining: own.find((next) => next.what === 'capital_remaining') ?? null,
    })
  })
  return found
}

const at = (figure: FoundFigure) => ({ sentence: figure.sentence, start: figure.start, end: figure.end, stated: figure.stated })

/** Disbursed ÷ allocated = rate; allocated − disbursed = remaining; parts make the whole, all within what «hơn» and «gần» leave. */
export function checkMoney(figures: readonly FoundFigure[]): Told[] {
  const all = rows(figures)
  const found: Told[] = []
  for (const { allocated, disbursed, share, remaining } of all) {
    const [a, d] = [interval(allocated), interval(disbursed)]
    if (share && !meet([(d[0] / a[1]) * 100, (d[1] / a[0]) * 100], interval(share)))
      found.push({
        ...at(share),
        kind: 'percent',
        computed: `${shown((disbursed.value / allocated.value) * 100)}%`,
        how: `${disbursed.stated} ÷ ${allocated.stated} = ${shown((disbursed.value / allocated.value) * 100)}%`,
        likely: 'Tỷ lệ giải ngân ghi sai hoặc tính trên kế hoạch khác.',
        severity: 'error',
      })
    if (remaining && !meet([a[0] - d[1], a[1] - d[0]], interval(remaining)))
      found.push({
        ...at(remaining),
        kind: 'sum',
        computed: shown(allocated.value - disbursed.value),
        how: `${allocated.stated} − ${disbursed.stated} = ${shown(allocated.value - disbursed.value)}`,
        likely: 'Số còn lại không bằng kế hoạch trừ đã giải ngân.',
        severity: 'error',
      })
  }
  all.forEach((whole, i) => {
    const [one, two] = [all[i + 1], all[i + 2]]
    if (!one || !two || !meet(add(interval(one.allocated), interval(two.allocated)), interval(whole.allocated))) return
    if (meet(add(interval(one.disbursed), interval(two.disbursed)), interval(whole.disbursed))) return
    found.push({
      ...at(whole.disbursed),
      kind: 'sum',
      computed: shown(one.disbursed.value + two.disbursed.value),
      how: `${one.disbursed.stated} + ${two.disbursed.stated} = ${shown(one.disbursed.value + two.disbursed.value)}`,
      likely: 'Tổng giải ngân không bằng các phần cộng lại.',
      severity: 'error',
    })
  })
  return found
}
