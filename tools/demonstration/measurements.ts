import { chance } from './chance.ts'
import type { Row } from './file.ts'

type Span = readonly [from: number, to: number]
/** A measure of one criterion of the set of 2016: where its values lie when the criterion is met, and when this measure is why it is not. */
type Measured = { criterion: string; measure: string; good: Span; bad: Span; decimals: 0 | 1 }

const yes = (criterion: string, ...measures: string[]): Measured[] =>
  measures.map((measure) => ({ criterion, measure, good: [1, 1], bad: [0, 0], decimals: 0 }))
const share = (criterion: string, measure: string, good: Span, bad: Span): Measured => ({ criterion, measure, good, bad, decimals: 1 })

/**
 * Bounds are the Northern Midlands column of the set where it has one. Roads (2) and the culture house (6) are set by the
 * province, whose values are not known: their ranges are ours and the criteria cannot be judged from them.
 */
const table: Measured[] = [
  ...yes('1', 'commune-plan-approved-published', 'plan-management-rules-implemented'),
  share('2', 'commune-road-paved-share', [96, 100], [60, 90]),
  share('2', 'village-road-hardened-share', [70, 98], [30, 48]),
  share('2', 'lane-clean-share', [75, 100], [35, 58]),
  share('2', 'field-road-usable-share', [60, 95], [20, 45]),
  share('3', 'irrigated-farmland-share', [80, 97], [55, 79]),
  ...yes('3', 'disaster-prevention-on-the-spot'),
  ...yes('4', 'electricity-system-standard'),
  share('4', 'households-safe-electricity-share', [97, 100], [86, 94.5]),
  share('5', 'schools-facilities-equipment-standard-share', [75, 100], [33, 66]),
  ...yes('6', 'commune-culture-house-or-hall'),
  ...yes('7', 'rural-market-or-trading-place'),
  ...yes('8', 'postal-service-point', 'telecom-internet-service', 'radio-and-loudspeakers', 'it-in-administration'),
  { criterion: '9', measure: 'temporary-houses', good: [0, 0], bad: [2, 24], decimals: 0 },
  share('9', 'standard-housing-share', [76, 95], [58, 74]),
  share('10', 'income-per-capita', [36, 46], [21, 34]),
  share('11', 'multidimensional-poor-household-rate', [1.5, 10], [12.5, 29]),
  share('12', 'employed-share', [91, 98], [80, 89.5]),
  ...yes('13', 'cooperative-under-2012-law', 'production-consumption-linkage'),
  ...yes('14', 'universal-education-and-literacy'),
  share('14', 'lower-secondary-graduates-continuing-share', [72, 96], [55, 69]),
  share('14', 'employed-trained-labour-share', [27, 55], [14, 24]),
  share('15', 'health-insurance-share', [88, 99.5], [70, 84]),
  ...yes('15', 'commune-health-national-criteria'),
  share('15', 'under-five-stunting-rate', [10, 24], [27.5, 33]),
  share('16', 'cultural-villages-share', [72, 100], [45, 68]),
  share('17', 'hygienic-water-share', [91, 99.5], [70, 88]),
  share('17', 'clean-water-share', [52, 80], [15, 45]),
  share('17', 'businesses-environment-compliant-share', [100, 100], [60, 95]),
  ...yes('17', 'green-clean-landscape', 'burial-lawful-planned', 'waste-and-wastewater-treated'),
  share('17', 'hygienic-facilities-share', [72, 95], [45, 68]),
  share('17', 'hygienic-livestock-sheds-share', [62, 90], [30, 58]),
  share('17', 'food-safety-compliance-share', [100, 100], [70, 97]),
  ...yes('18', 'commune-officials-standard', 'grassroots-organisations-complete', 'party-government-clean-strong'),
  ...yes('18', 'mass-organisations-good', 'access-to-law-standard', 'gender-equality-and-protection'),
  ...yes('19', 'militia-strong-defence-targets', 'security-order-safe-commune'),
]

/** Measured everywhere and always good, so that criterion 6 hangs on the province's slot alone. */
const alwaysGood: Measured[] = [
  ...yes('6', 'recreation-point-children-elderly'),
  share('6', 'villages-community-venue-share', [100, 100], [100, 100]),
]

/** Which measures of a criterion that is not met fall short: one for sure, others now and then. */
function short(commune: string, criterion: string): Set<string> {
  const measures = table.filter((m) => m.criterion === criterion).map((m) => m.measure)
  const next = chance('short', commune, criterion)
  const sure = Math.floor(next() * measures.length)
  return new Set(measures.filter((_, i) => i === sure || next() < 0.25))
}

function valueFor(commune: string, { measure, good, bad, decimals }: Measured, isShort: boolean): string {
  const [from, to] = isShort ? bad : good
  return String(Number((from + chance('value', commune, measure)() * (to - from)).toFixed(decimals)))
}

/** What was measured in a commune on a day, agreeing with the criteria that it meets. */
export function measurementRows(commune: string, day: string, met: ReadonlySet<string>): Row[] {
  const shortOf = new Map<string, Set<string>>()
  return [...table, ...alwaysGood].map((m) => {
    if (!met.has(m.criterion) && !shortOf.has(m.criterion)) shortOf.set(m.criterion, short(commune, m.criterion))
    const isShort = shortOf.get(m.criterion)?.has(m.measure) ?? false
    return { ma: commune, ngay: day, chi_so: m.measure, cap: 'tham-dinh', gia_tri: valueFor(commune, m, isShort) }
  })
}
