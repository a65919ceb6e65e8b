import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { verdictText } from '../criteria/text.ts'
import type { Tier, VerdictValue } from '../criteria/types.ts'
import type { Condition, ConditionKey, ConditionRule, Confirmation, DossierKind, Grounds, Legal, PeriodRules } from './dossier.types.ts'

/** What residents said, as the module of consultation knows it. */
export type Satisfaction = { satisfied: number; asked: number; text: string }

/** What the conditions of a dossier are judged from. */
export type ConditionFacts = {
  /** verdicts at the stage of appraisal on the day of the dossier; null: nobody said anything */
  criteria: readonly { code: string; name: string; verdict: VerdictValue | null }[]
  satisfaction: Satisfaction | null
  /** the last of each condition */
  confirmations: readonly Confirmation[]
  /** the xã before the merger; null: the unit came of no merger */
  predecessors: readonly { name: string; recognised: boolean }[] | null
  grounds: Grounds | null
}

type Found = Pick<Condition, 'outcome' | 'text'> & Partial<Pick<Condition, 'offenders' | 'evidence' | 'asserted'>>

/** The conditions that the rules ask of a dossier, each with what was found. Unknown is never «met». */
export const conditionsOf = (
  rules: Pick<PeriodRules, 'conditions' | 'satisfaction'>,
  { kind, tier }: { kind: DossierKind; tier: Tier },
  facts: ConditionFacts,
): Condition[] =>
  rules.conditions
    .filter(({ kinds }) => kinds.includes(kind))
    .map((rule) => ({
      key: rule.key,
      offenders: [],
      evidence: null,
      asserted: false,
      source: rule.source,
      certainty: rule.certainty,
      ...found(rule, rules.satisfaction[tier], facts),
    }))

function found(rule: ConditionRule, threshold: Legal<number> | undefined, facts: ConditionFacts): Found {
  if (rule.key === 'criteria') return byCriteria(facts.criteria)
  if (rule.key === 'satisfaction') return bySatisfaction(facts, threshold)
  if (rule.key === 'predecessors') return byPredecessors(facts.predecessors)
  if (rule.key === 'grounds') return byGrounds(facts.grounds)
  return bySaying(rule.key, facts.confirmations) ?? { outcome: 'unknown', text: 'Chưa có văn bản xác nhận' }
}

function byCriteria(criteria: ConditionFacts['criteria']): Found {
  if (criteria.length === 0) return { outcome: 'unknown', text: 'Bộ tiêu chí chưa liệt kê được tiêu chí nào' }
  const good = criteria.filter(({ verdict }) => verdict === 'met' || verdict === 'notApplicable').length
  const offenders = criteria
    .filter(({ verdict }) => verdict !== 'met' && verdict !== 'notApplicable')
    .map(({ code, name, verdict }) => `Tiêu chí ${code} ${name}: ${verdict === null ? 'chưa thẩm định' : verdictText[verdict].toLowerCase()}`)
  const failing = criteria.some(({ verdict }) => verdict === 'notMet')
  return {
    outcome: offenders.length === 0 ? 'met' : failing ? 'notMet' : 'unknown',
    text: `${good}/${criteria.length} tiêu chí đạt hoặc không áp dụng theo kết quả thẩm định`,
    offenders,
    evidence: 'Kết quả thẩm định trong hệ thống',
  }
}

function bySatisfaction({ satisfaction, confirmations }: ConditionFacts, threshold: Legal<number> | undefined): Found {
  const said = bySaying('satisfaction', confirmations)
  if (satisfaction === null) return said ?? { outcome: 'unknown', text: 'Chưa có kết quả lấy ý kiến' }
  const evidence = 'Kết quả lấy ý kiến trong hệ thống'
  if (threshold === undefined || threshold.value === null)
    return said ?? { outcome: 'unknown', text: `${satisfaction.text}; chưa rõ tỷ lệ phải đạt`, evidence }
  const enough = satisfaction.asked > 0 && satisfaction.satisfied * 100 >= threshold.value * satisfaction.asked
  return { outcome: enough ? 'met' : 'notMet', text: `${satisfaction.text} (yêu cầu ≥ ${formatNumber(threshold.value)}%)`, evidence }
}

/** What a body asserted; undefined where it said nothing. */
function bySaying(key: ConditionKey, confirmations: readonly Confirmation[]): Found | undefined {
  const said = confirmations.find(({ condition }) => condition === key)
  if (!said) return undefined
  const note = said.note === '' ? '' : `: ${said.note}`
  return {
    outcome: said.holds ? 'met' : 'notMet',
    text: `${said.body} ${said.holds ? 'xác nhận đáp ứng' : 'xác nhận chưa đáp ứng'}${note}`,
    evidence: `${said.document}, ngày ${formatDate(said.dated)}`,
    asserted: true,
  }
}

function byPredecessors(predecessors: ConditionFacts['predecessors']): Found {
  if (predecessors === null || predecessors.length === 0)
    return { outcome: 'notMet', text: 'Không phải xã hình thành do sáp nhập; lập hồ sơ công nhận' }
  const offenders = predecessors.filter(({ recognised }) => !recognised).map(({ name }) => `${name}: chưa được công nhận trước sáp nhập`)
  return {
    outcome: offenders.length === 0 ? 'met' : 'notMet',
    text: `${predecessors.length - offenders.length}/${predecessors.length} xã trước sáp nhập đã được công nhận danh hiệu này`,
    offenders,
    evidence: 'Các quyết định công nhận trong hệ thống',
  }
}

const byGrounds = (grounds: Grounds | null): Found =>
  grounds === null
    ? { outcome: 'unknown', text: 'Chưa nêu căn cứ thu hồi' }
    : { outcome: 'met', text: grounds.text, offenders: grounds.offenders, evidence: `Đối chiếu ngày ${formatDate(grounds.foundOn)}` }
