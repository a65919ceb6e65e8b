import { around, type FactsOf, sameFrame } from './facts.rules.ts'
import type { Told } from './suggest.rules.ts'
import { shown } from './tolerance.rules.ts'
import type { FoundFigure } from './types.ts'

type Run = { bands: FoundFigure[]; at: number }

/** Bands that follow each other in the text, of one frame, with the place of the first in the list. */
function runs(figures: readonly FoundFigure[]): Run[] {
  const found: Run[] = []
  figures.forEach((figure, at) => {
    if (figure.what !== 'band' || figure.status === 'target') return
    const run = found.at(-1)
    const last = run?.bands.at(-1)
    const overlaps = run?.bands.some((one) => (one.lo ?? 0) <= (figure.hi ?? 99) && (figure.lo ?? 0) <= (one.hi ?? 99))
    if (run && last && sameFrame(last, figure) && !overlaps) run.bands.push(figure)
    else found.push({ bands: [figure], at })
  })
  return found
}

/** Do the bands cover 0…18 without a hole? */
function isWhole(run: FoundFigure[]): boolean {
  const sorted = [...run].sort((a, b) => (a.lo ?? 0) - (b.lo ?? 0))
  if (sorted[0]?.lo !== 0 || sorted.length < 3) return false
  for (let i = 1; i < sorted.length; i++) if (sorted[i]?.lo !== (sorted[i - 1]?.hi ?? 0) + 1) return false
  const top = sorted.at(-1)?.hi
  return top === 18 || top === 19 || top === null
}

/** The communes with all criteria that complete a run: stated nearest to it in the same frame. */
function topOf(run: FoundFigure[], figures: readonly FoundFigure[]): FoundFigure[] {
  const [first, last] = [run[0] as FoundFigure, run.at(-1) as FoundFigure]
  const top = [...run].some((one) => one.hi === 19 || one.hi === null)
  if (top) return []
  return figures.filter(
    (one) =>
      (one.what === 'communes_meeting_19' || one.what === 'communes_recognised') &&
      sameFrame(one, first) &&
      Math.abs(one.start - (one.start < first.start ? first.start : last.start)) < 400,
  )
}

/** Bands of communes must sum to the communes there are: those that the text states, else those of the map of the day. */
export function checkBands(figures: readonly FoundFigure[], facts: FactsOf): Told[] {
  return runs(figures)
    .filter(({ bands }) => isWhole(bands))
    .flatMap(({ bands: run, at }) => {
      const near = around(figures, at)
      const first = run[0] as FoundFigure
      const below = run.reduce((sum, one) => sum + one.value, 0)
      const tops = topOf(run, near)
      if (tops.length === 0 && !run.some((one) => one.hi === 19 || one.hi === null)) return []
      const totals = near.filter((one) => one.what === 'communes_total' && sameFrame(one, first)).map((one) => one.value)
      const known = facts(first.place, first.asOf)?.communes
      const wanted = totals.length > 0 ? totals : known ? [known] : []
      const sums = tops.length > 0 ? tops.map((top) => below + top.value) : [below]
      if (wanted.length === 0 || sums.some((sum) => wanted.includes(sum))) return []
      const [total, sum] = [wanted[0] as number, sums[0] as number]
      const parts = [...(tops[0] ? [tops[0]] : []), ...run].map((one) => shown(one.value)).join(' + ')
      return [
        {
          kind: totals.length > 0 ? 'sum' : 'database',
          sentence: first.sentence,
          stated: shown(total),
          computed: shown(sum),
          how: `${parts} = ${shown(sum)}; số xã ${shown(total)}`,
          likely:
            totals.length > 0
              ? 'Một nhóm bị thiếu hoặc ghi sai, hoặc xã cơ bản đạt được kể hai lần.'
              : 'Số xã của danh sách khác với bản đồ ngày đó.',
          severity: totals.length > 0 ? 'error' : 'warning',
          start: first.start,
          end: run.at(-1)?.end ?? first.end,
        } satisfies Told,
      ]
    })
}
