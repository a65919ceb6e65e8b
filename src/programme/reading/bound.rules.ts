import type { FactsOf } from './facts.rules.ts'
import type { Told } from './suggest.rules.ts'
import { shown } from './tolerance.rules.ts'
import type { FoundFigure } from './types.ts'

/** The largest number of criteria that any set of communes has had (19, from 2010 to 2025). */
const mostCriteria = 19

const finding = (figure: FoundFigure, kind: Told['kind'], how: string, likely: string, computed = ''): Told => ({
  kind,
  sentence: figure.sentence,
  stated: figure.stated,
  computed,
  how,
  likely,
  severity: 'error',
  start: figure.start,
  end: figure.end,
})

/** What cannot be: an average with «%», an average over 19, a share over 100 %, more communes than there are. */
export function checkBounds(figures: readonly FoundFigure[], facts: FactsOf): Told[] {
  return figures.flatMap((figure) => {
    const found: Told[] = []
    if (figure.what === 'avg_criteria' && figure.because.includes('%'))
      found.push(
        finding(
          figure,
          'unit',
          `${figure.stated}% tiêu chí/xã`,
          'Bình quân tiêu chí/xã là số tiêu chí, không dùng %.',
          `${figure.stated} tiêu chí/xã`,
        ),
      )
    if (figure.what === 'band' && figure.because.includes('%'))
      found.push(finding(figure, 'unit', `${figure.stated}% xã`, 'Số xã in nhầm dấu %.', `${figure.stated} xã`))
    if (figure.what === 'avg_criteria' && figure.value > mostCriteria)
      found.push(
        finding(
          figure,
          'bound',
          `${figure.stated} > ${mostCriteria}`,
          'Bình quân không thể lớn hơn số tiêu chí của bộ; có thể là tổng số lượt tiêu chí.',
        ),
      )
    if (['pct_communes', 'pct_band', 'disbursement_pct', 'poverty_rate'].includes(figure.what) && figure.value > 100)
      found.push(finding(figure, 'bound', `${figure.stated}% > 100%`, 'Tỷ lệ phải từ 0 đến 100.'))
    const communes = facts(figure.place, figure.asOf)?.communes
    const counted = ['communes_recognised', 'communes_meeting_19', 'communes_new', 'advanced', 'model', 'band', 'basic_met']
    if (communes && counted.includes(figure.what) && figure.unit === 'xã' && figure.value > communes)
      found.push(
        finding(
          figure,
          'bound',
          `${shown(figure.value)} > ${shown(communes)} xã`,
          `Trên bản đồ của ngày đó ${figure.place} có ${shown(communes)} xã.`,
          shown(communes),
        ),
      )
    return found
  })
}
