import { formatDate } from '../../platform/text/date.ts'
import { around, type FactsOf, type PlaceFacts, sameFrame } from './facts.rules.ts'
import type { Told } from './suggest.rules.ts'
import { agreement, shown } from './tolerance.rules.ts'
import type { FoundFigure } from './types.ts'

const placed = (figure: FoundFigure) => ({ sentence: figure.sentence, start: figure.start, end: figure.end, stated: figure.stated })

/** The communes recognised so far plus those aimed at must make the total aimed at; a merger in between explains a smaller one. */
export function checkRise(figures: readonly FoundFigure[], facts: FactsOf): Told[] {
  return figures.flatMap((aim, at): Told[] => {
    if (aim.what !== 'communes_recognised' || aim.status !== 'target') return []
    const near = around(figures, at)
    const more = near.find(
      (one) => one.what === 'communes_new' && one.status === 'target' && sameFrame(one, aim) && one.sentence === aim.sentence,
    )
    const now = near.findLast(
      (one) =>
        one.what === 'communes_recognised' &&
        one.status !== 'target' &&
        one.place === aim.place &&
        (one.asOf ?? '') <= (aim.asOf ?? '') &&
        one.start < aim.start,
    )
    if (!more || !now || now.value + more.value === aim.value || aim.approx || more.approx) return []
    const merger = facts(now.place, now.asOf)?.merger ?? null
    const saysSo = /sáp nhập|hợp nhất|sắp xếp/u.test(aim.sentence)
    const explained = aim.value < now.value + more.value && (merger !== null || saysSo)
    const how = `${shown(now.value)} + ${shown(more.value)} = ${shown(now.value + more.value)}, nêu ${shown(aim.value)}; ${shown(aim.value)} − ${shown(more.value)} = ${shown(aim.value - more.value)}`
    const mergers = merger
      ? `Sáp nhập xã ngày ${formatDate(merger.on)}: số xã từ ${merger.before} còn ${merger.after}; xã đã công nhận được tính lại trên bản đồ mới.`
      : 'Văn bản nêu số sau sáp nhập.'
    return [
      {
        ...placed(aim),
        kind: 'change',
        computed: shown(now.value + more.value),
        how,
        likely: explained ? mergers : 'Số hiện có, số tăng thêm và tổng không khớp nhau.',
        severity: explained ? 'note' : 'warning',
      } satisfies Told,
    ]
  })
}

const same = (figure: FoundFigure) => (fact: { what: string; lo: number | null; hi: number | null }) =>
  fact.what === figure.what && (figure.what !== 'band' || (fact.lo === figure.lo && fact.hi === figure.hi))

function againstComputed(figure: FoundFigure, known: PlaceFacts): Told[] {
  const fact = known.computed.find(same(figure))
  if (!fact || fact.newest === null) return []
  const verdict = agreement(fact.value, figure)
  if (verdict === 'rounded') return []
  const label = fact.demonstration ? ' (dữ liệu minh hoạ dựng lại)' : ''
  return [
    {
      ...placed(figure),
      kind: 'database',
      computed: shown(fact.value),
      how: `Nêu ${figure.stated}; hệ thống tính ${shown(fact.value)}, số liệu đến ${formatDate(fact.newest)}${label}`,
      likely: verdict === 'cut' ? 'Cắt bớt thay vì làm tròn.' : 'Khác ngày chốt, khác danh sách xã, hoặc gồm cả xã cơ bản đạt.',
      severity: verdict === 'cut' ? 'note' : 'warning',
    },
  ]
}

/** Facts as of the figure's day, on that day's map, and what earlier documents said of the same day. */
export function checkAgainstData(figures: readonly FoundFigure[], facts: FactsOf): Told[] {
  return figures
    .filter((one) => one.status === 'actual' && one.what !== 'other')
    .flatMap((figure) => {
      const known = facts(figure.place, figure.asOf)
      if (!known) return []
      const total = figure.what === 'communes_total' && known.communes !== null && figure.value !== known.communes
      if (total)
        return [
          {
            ...placed(figure),
            kind: 'database',
            computed: shown(known.communes ?? 0),
            how: `Nêu ${figure.stated} xã; bản đồ ngày đó có ${known.communes} xã`,
            likely: 'Danh sách xã thực hiện Chương trình khác với danh mục hành chính của ngày đó.',
            severity: 'note',
          } satisfies Told,
        ]
      const earlier = known.earlier.filter(same(figure)).filter((one) => one.value !== figure.value)
      return [
        ...againstComputed(figure, known),
        ...earlier.slice(0, 1).map(
          (one): Told => ({
            ...placed(figure),
            kind: 'earlier',
            computed: shown(one.value),
            how: `Nêu ${figure.stated}; ${one.document} nêu ${shown(one.value)} cho cùng ngày ${formatDate(one.asOf)}`,
            likely: 'Hai văn bản nêu số khác nhau cho cùng một ngày.',
            severity: 'note',
          }),
        ),
      ]
    })
}
