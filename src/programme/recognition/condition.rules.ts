import { formatDate } from '../../platform/text/date.ts'
import type { Satisfaction } from '../consultation/types.ts'
import { verdictText } from '../criteria/text.ts'
import type { VerdictValue } from '../criteria/types.ts'
import { moneyText } from '../funding/money.rules.ts'
import type { KnownArrears } from '../funding/types.ts'
import type { Condition, ConditionKey, ConditionRule, Confirmation, DossierKind, Grounds, PeriodRules } from './dossier.types.ts'

/** What the conditions of a dossier are judged from. */
export type ConditionFacts = {
  /** verdicts at the stage of appraisal on the day of the dossier; null: nobody said anything */
  criteria: readonly { code: string; name: string; verdict: VerdictValue | null }[]
  satisfaction: Pick<Satisfaction, 'verdict' | 'explanation' | 'closedOn' | 'hash'> | null
  /** the last of each condition */
  confirmations: readonly Confirmation[]
  /** the xã before the merger; null: the unit came of no merger */
  predecessors: readonly { name: string; recognised: boolean }[] | null
  grounds: Grounds | null
  /** what is entered of the unit's arrears; absent or null: nothing was */
  arrears?: KnownArrears | null
}

type Found = Pick<Condition, 'outcome' | 'text'> & Partial<Pick<Condition, 'offenders' | 'evidence' | 'asserted'>>

/** The conditions that the rules ask of a dossier, each with what was found. Unknown is never «met». */
export const conditionsOf = (rules: Pick<PeriodRules, 'conditions'>, kind: DossierKind, facts: ConditionFacts): Condition[] =>
  rules.conditions
    .filter(({ kinds }) => kinds.includes(kind))
    .map((rule) => ({
      key: rule.key,
      offenders: [],
      evidence: null,
      asserted: false,
      source: rule.source,
      certainty: rule.certainty,
      ...found(rule, facts),
    }))

function found(rule: ConditionRule, facts: ConditionFacts): Found {
  if (rule.key === 'criteria') return byCriteria(facts.criteria)
  if (rule.key === 'satisfaction') return bySatisfaction(facts)
  if (rule.key === 'predecessors') return byPredecessors(facts.predecessors)
  if (rule.key === 'grounds') return byGrounds(facts.grounds)
  const said = bySaying(rule.key, facts.confirmations) ?? { outcome: 'unknown', text: 'Chưa có văn bản xác nhận' }
  return rule.key === 'arrears' && facts.arrears ? withArrears(said, facts.arrears) : said
}

/**
 * What a body says of arrears beside what is entered: neither replaces the other. Who says «none» against known arrears is not believed until the
 * two agree; known arrears without any word are arrears.
 */
function withArrears(said: Found, { total, told, asOf, owing }: KnownArrears): Found {
  const until = `tính đến ${formatDate(asOf)}`
  if (total === 0) return { ...said, text: `${said.text}; số đã ghi ở ${told} dự án ${until}: không còn nợ đọng` }
  const known = `số đã ghi ${until}: nợ đọng ${moneyText(total)} ở ${owing.length} dự án`
  return {
    ...said,
    outcome: said.outcome === 'met' ? 'unknown' : 'notMet',
    text: said.outcome === 'met' ? `${said.text}, trái với ${known}; đối chiếu để hai bên khớp` : `${said.text}; ${known}`,
    offenders: owing.map(({ projectName, amount, asOf: on }) => `${projectName}: ${moneyText(amount)}, tính đến ${formatDate(on)}`),
    evidence: said.evidence ?? 'Số nợ đọng ghi trong hệ thống',
  }
}

function byCriteria(criteria: ConditionFacts['criteria']): Found {
  if (criteria.length === 0) return { outcome: 'unknown', text: 'Bộ tiêu chí chưa liệt kê được tiêu chí nào' }
  const good = criteria.filter(({ verdict }) => verdict === 'met' || verdict === 'notApplicable').length
  const offenders = criteria
    .filter(({ verdict }) => verdict !== 'met' && verdict !== 'notApplicable')
    .map(
      ({ code, name, verdict }) => `Tiêu chí ${code} ${name}: ${verdict === null ? 'chưa thẩm định' : verdictText[verdict].toLowerCase()}`,
    )
  const failing = criteria.some(({ verdict }) => verdict === 'notMet')
  return {
    outcome: offenders.length === 0 ? 'met' : failing ? 'notMet' : 'unknown',
    text: `${good}/${criteria.length} tiêu chí đạt hoặc không áp dụng theo kết quả thẩm định`,
    offenders,
    evidence: 'Kết quả thẩm định trong hệ thống',
  }
}

/** A survey that could be judged is heard before any document; where nobody could judge, a body may say so with one. */
function bySatisfaction({ satisfaction, confirmations }: ConditionFacts): Found {
  const said = bySaying('satisfaction', confirmations)
  if (satisfaction === null) return said ?? { outcome: 'unknown', text: 'Chưa có kết quả lấy ý kiến' }
  const { verdict, explanation, closedOn, hash } = satisfaction
  const evidence =
    closedOn === null ? null : `Kết quả lấy ý kiến ngày ${formatDate(closedOn)}${hash === null ? '' : `, mã băm ${hash.slice(0, 16)}`}`
  if (verdict === 'unjudgeable') return said ?? { outcome: 'unknown', text: explanation, evidence }
  return { outcome: verdict, text: explanation, evidence }
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
    : { outcome: 'met', text: grounds.text, offenders: [...grounds.offenders], evidence: `Đối chiếu ngày ${formatDate(grounds.foundOn)}` }
