import type { Qualifier } from '../../platform/base/figure.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import type { CountedTier } from '../recognition/metrics.ts'
import type { CommuneFact, ResolvedFrame } from './types.ts'
import { aliveBases } from './view.rules.ts'

type Facts = { fact: CommuneFact; verdicts: Record<string, string> | undefined }
type Test = (facts: Facts) => boolean

const met =
  (test: (met: number) => boolean): Test =>
  ({ fact }) =>
    fact.met !== null && test(fact.met)
const everybody: Test = () => true
const withData: Test = ({ fact }) => fact.met !== null

type Tests = { counts: Test; outOf: Test }

/** Who is counted by a figure, and out of whom; undefined for figures that are no count of communes. */
export function testsOf(key: string, qualifier: Qualifier, frame: ResolvedFrame): Tests | undefined {
  const { lo = 0, hi = null, k = 0, criterion = '' } = qualifier
  const asOf = frame.frame.asOf
  const [from, to] = [qualifier.from ?? `${asOf.slice(0, 4)}-01-01`, qualifier.to ?? asOf]
  const tier = (qualifier.tier ?? 'standard') as CountedTier
  const covered: Test = ({ fact }) => fact.met !== null || fact.standard || frame.bases[fact.base]?.covered === true
  const tests: Record<string, Tests> = {
    'communes-in-scope': { counts: everybody, outOf: everybody },
    'communes-recognised': { counts: ({ fact }) => fact[tier] === true, outOf: covered },
    'communes-newly-recognised': {
      counts: ({ fact }) => fact.firstKind === 'recognition' && fact.firstOn !== null && fact.firstOn >= from && fact.firstOn <= to,
      outOf: covered,
    },
    'criteria-met-total': { counts: withData, outOf: everybody },
    'average-criteria-met': { counts: withData, outOf: everybody },
    'criteria-met-of-unit': { counts: withData, outOf: everybody },
    'communes-in-band': { counts: met((n) => n >= lo && (hi === null || n <= hi)), outOf: withData },
    'communes-under-criteria': { counts: met((n) => n < k), outOf: withData },
    'communes-all-criteria-met': { counts: ({ fact }) => fact.allMet, outOf: withData },
    'communes-meeting-criterion': {
      counts: ({ verdicts }) => verdicts?.[criterion] === 'met',
      outOf: ({ verdicts }) => verdicts?.[criterion] !== undefined,
    },
    'weakest-criteria': {
      counts: ({ verdicts }) => verdicts?.[criterion] === 'met',
      outOf: ({ verdicts }) => verdicts?.[criterion] !== undefined,
    },
    'recognised-but-not-meeting': {
      counts: ({ fact }) => fact.standard && fact.met !== null && !fact.allMet,
      outOf: ({ fact }) => fact.standard && fact.met !== null,
    },
    'communes-registered': { counts: ({ fact }) => fact.registered, outOf: everybody },
    'units-without-data': { counts: ({ fact }) => fact.met === null, outOf: everybody },
  }
  return tests[key]
}

/** What is counted over all communes in scope, whatever is known of them. */
const ofAll = new Set(['communes-in-scope', 'communes-registered', 'units-without-data'])

/** The communes that a figure can count: those of places of which nothing is known are in scope, but stand behind no count. */
export function countable(key: string, facts: readonly CommuneFact[], { bases }: ResolvedFrame): readonly CommuneFact[] {
  if (ofAll.has(key)) return facts
  const alive = aliveBases(bases, facts)
  return facts.filter((fact) => alive.has(fact.base))
}

/** The communes that pass a test, in Vietnamese order of their names. */
export function communesPassing(
  facts: readonly CommuneFact[],
  verdicts: ReadonlyMap<number, Record<string, string>>,
  test: Test,
): CommuneFact[] {
  return sortVietnamese(
    facts.filter((fact) => test({ fact, verdicts: verdicts.get(fact.id) })),
    (fact) => fact.shortName,
  )
}
