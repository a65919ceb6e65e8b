import type { Ratio } from '../../platform/base/ratio.ts'
import type { PeriodRevocation, Predecessor, RevocationLaw, WatchFacts, Weighed } from './watch.types.ts'

const atLeast = (part: number, total: number, { num, den }: Ratio): boolean => part * den >= num * total

/** Whether so many failing criteria of a total meet the rule, with or without a key one among them. */
const meets = (law: RevocationLaw, failing: number, total: number, withKey: boolean): boolean =>
  failing > 0 && (atLeast(failing, total, law.high) || (withKey && atLeast(failing, total, law.low)))

/**
 * Where a recognised unit stands before the rule of revocation. Shares are of all criteria of the set. A criterion that nobody could judge
 * counts neither as met nor as failing; whether all of them failing would change the answer is told beside it.
 */
export function weigh(rule: PeriodRevocation | null, facts: WatchFacts): Weighed {
  const { total, settled, failing, setId } = facts
  const silent = (because: string, unknown: number): Weighed => ({
    ...{ group: 'unknown', ground: null, keyFailing: [], unknown, couldChange: false, because },
  })
  if (total === null) return silent('Hôm nay không có bộ tiêu chí nào để đối chiếu danh hiệu này', 0)
  const unknown = Math.max(0, total - settled.length - failing.length)
  if (!rule) return silent('Chưa có quy định về thu hồi cho thời điểm này', unknown)
  if ('because' in rule.law) return silent(rule.law.because, unknown)
  const law = rule.law.value
  const keys = law.keys[setId]
  if (!keys) return silent('Chưa rõ tiêu chí nào của bộ này là tiêu chí chủ chốt khi xét thu hồi', unknown)
  const keyFailing = failing.filter(({ code }) => keys.includes(code)).map(({ code }) => code)
  const [count, hasKey] = [failing.length, keyFailing.length > 0]
  const reached = meets(law, count, total, hasKey)
  const openKey = keys.some((code) => !settled.includes(code))
  const worst = meets(law, count + unknown, total, openKey)
  // the next to fail may be a key one as long as one of them does not fail yet
  const next = meets(law, count + 1, total, hasKey || keyFailing.length < keys.length) && count < total
  return {
    group: reached ? 'risk' : next ? 'near' : worst ? 'unknown' : 'stable',
    ground: reached ? (atLeast(count, total, law.high) ? 'half' : 'key') : null,
    keyFailing,
    unknown,
    couldChange: !reached && worst,
    because: null,
  }
}

const ranked = ['model', 'advanced', 'standard'] as const

/**
 * What a commune that came of a merger waits for: the acknowledgement of the highest tier that every xã before the merger held, or a new
 * assessment, with those that held less by name. Townships and wards among them do not matter.
 */
export function waitsFor(predecessors: readonly Predecessor[]): { tier: (typeof ranked)[number] } | { tier: null; lacking: string[] } {
  const xa = predecessors.filter(({ isXa }) => isXa)
  const holds = (one: Predecessor, tier: string) => one.acts.some((act) => act.tier === tier)
  const common = xa.length === 0 ? undefined : ranked.find((tier) => xa.every((one) => holds(one, tier)))
  if (common) return { tier: common }
  return { tier: null, lacking: xa.filter((one) => !holds(one, 'standard')).map(({ name }) => name) }
}
