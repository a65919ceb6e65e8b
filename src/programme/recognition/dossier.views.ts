import { formatDate } from '../../platform/text/date.ts'
import type { PostingStanding } from '../consultation/types.ts'
import { certaintyText, tierText, verdictText } from '../criteria/text.ts'
import { may } from '../people/access.ts'
import type { Actor, Place } from '../people/types.ts'
import { instant } from '../people/views.ts'
import type { Stage } from '../units/types.ts'
import { rulesOf } from './dossier.procedures.ts'
import { movesFrom, papersOf } from './dossier.rules.ts'
import { conditionNames, kindNames, stageNames, stateNames, verbNames } from './dossier.text.ts'
import type {
  Condition,
  Content,
  CriterionLine,
  Decision,
  Dossier,
  DossierState,
  DossierStep,
  DossierVerb,
  Opinion,
  Paper,
  Snapshot,
  ValueLine,
} from './dossier.types.ts'

export const dossierTitle = ({ kind, tier }: Pick<Dossier, 'kind' | 'tier'>) => `${kindNames[kind]} ${tierText[tier]}`

/** What this visitor may press now. */
export const actsOf = (actor: Actor, place: Place, state: DossierState): DossierVerb[] =>
  movesFrom(state)
    .filter(({ asks }) => asks.some((verb) => may(actor, verb, place)))
    .map(({ verb }) => verb)

const stages: readonly { verb: DossierVerb | 'open'; name: string; reached: readonly DossierState[] }[] = [
  { verb: 'open', name: 'Lập hồ sơ', reached: ['draft', 'returned', 'sent', 'inSession', 'voted', 'signed', 'decided', 'published'] },
  { verb: 'freeze', name: 'Gửi hội đồng', reached: ['sent', 'inSession', 'voted', 'signed', 'decided', 'published'] },
  { verb: 'convene', name: 'Mở phiên họp', reached: ['inSession', 'voted', 'signed', 'decided', 'published'] },
  { verb: 'closeVote', name: 'Bỏ phiếu', reached: ['voted', 'signed', 'decided', 'published'] },
  { verb: 'sign', name: 'Ký quyết định', reached: ['signed', 'decided', 'published'] },
  { verb: 'number', name: 'Cấp số, ngày', reached: ['decided', 'published'] },
  { verb: 'publish', name: 'Công bố', reached: ['published'] },
]

/** The way of a dossier with who took each step and when; what was undone by a return counts no more. */
export function trackOf(state: DossierState, steps: readonly DossierStep[]): { name: string; by: string | null; next: boolean }[] {
  const done = stages.map(({ reached }) => reached.includes(state))
  const next = state === 'withdrawn' ? -1 : done.indexOf(false)
  return stages.map(({ verb, name }, at) => {
    const step = done[at] ? steps.findLast((one) => one.verb === verb) : undefined
    return { name, by: step ? `${step.person}, ${instant(step.at)}` : null, next: at === next }
  })
}

export type LeadFacts = {
  state: DossierState
  missing: number
  result: { passed: boolean; text: string } | null
  attendance: string | null
  voting: boolean
  decision: Decision | null
}

/** The sentence that answers first: where the dossier stands, and what it waits for. */
export function leadOf({ state, missing, result, attendance, voting, decision }: LeadFacts): string {
  const number = decision?.number && decision.decidedOn ? `Quyết định số ${decision.number} ngày ${formatDate(decision.decidedOn)}` : ''
  const leads: Record<DossierState, string> = {
    draft: missing > 0 ? `Chưa đủ điều kiện gửi hội đồng: còn thiếu ${missing} mục.` : 'Đã đủ điều kiện, chờ gửi hội đồng.',
    returned: missing > 0 ? `Đã trả lại để bổ sung: còn thiếu ${missing} mục.` : 'Đã trả lại để bổ sung; đủ điều kiện gửi lại.',
    sent: 'Đã gửi hội đồng, chờ mở phiên họp.',
    inSession: voting ? `Hội đồng đang bỏ phiếu: ${attendance}.` : `Phiên họp đã mở, chưa bỏ phiếu: ${attendance}.`,
    voted: `${result?.text}. ${result?.passed ? 'Chờ ký quyết định.' : 'Chưa đủ tỷ lệ; trả lại hồ sơ để bổ sung.'}`,
    signed: `${decision?.signer} đã ký, chờ cấp số và ngày.`,
    decided: `${number}, chưa công bố.`,
    published: `${number}, đã công bố ngày ${decision?.publishedOn ? formatDate(decision.publishedOn) : ''}.`,
    withdrawn: 'Hồ sơ đã rút.',
  }
  return leads[state]
}

const todos: Partial<Record<DossierVerb, { href: string; text: string }>> = {
  confirm: { href: '#dieu-kien', text: 'Nhập văn bản xác nhận điều kiện' },
  amend: { href: '#thanh-phan', text: 'Bổ sung hồ sơ' },
  freeze: { href: '#phien-hop', text: 'Gửi hội đồng' },
  convene: { href: '#phien-hop', text: 'Mở phiên họp' },
  attend: { href: '#phien-hop', text: 'Điều hành phiên họp' },
  sign: { href: '#quyet-dinh', text: 'Ký quyết định' },
  number: { href: '#quyet-dinh', text: 'Cấp số, ngày quyết định' },
  publish: { href: '#cong-bo', text: 'Công bố quyết định' },
}

/** What waits for this visitor, as links into the page: a vote first, then the buttons in their order; nothing where the page only tells. */
export function todosOf(acts: readonly DossierVerb[], votes: boolean, isReady: boolean): { href: string; text: string }[] {
  const own = acts.filter((verb) => verb !== 'freeze' || isReady).flatMap((verb) => todos[verb] ?? [])
  return votes ? [{ href: '#phien-hop', text: 'Bỏ phiếu' }, ...own] : own
}

export const conditionView = (one: Condition) => ({
  key: one.key,
  name: conditionNames[one.key],
  verdict: one.outcome === 'unknown' ? ('unjudgeable' as const) : one.outcome,
  text: one.text,
  offenders: one.offenders,
  evidence: one.evidence ?? 'chưa có',
  asserted: one.asserted,
  law: `${one.source} (${certaintyText[one.certainty]})`,
})
export type ConditionView = ReturnType<typeof conditionView>

const paperText = ({ number, dated, issuer }: Pick<Paper, 'number' | 'dated' | 'issuer'>) =>
  `${number} ngày ${formatDate(dated)}, ${issuer}`

/** The papers that the rules ask, with those that are there. */
export const paperViews = ({ rules, kind }: Pick<Dossier, 'rules' | 'kind'>, papers: readonly Paper[]) =>
  papersOf(rulesOf(rules), kind, papers).map(({ rule, there }) => ({
    key: rule.key,
    name: rule.name,
    law: `${rule.source} (${certaintyText[rule.certainty]})`,
    there: there.map((paper) => ({ id: paper.id, text: paperText(paper), file: paper.fileName, hash: paper.hash })),
  }))
export type PaperView = ReturnType<typeof paperViews>[number]

/** An exact number as people write it. */
const shown = (value: string) => (/^-?\d+\.\d+$/.test(value) ? value.replace('.', ',') : value)
const allStages: readonly Stage[] = ['self', 'verified', 'appraised']

/** «Thu nhập bình quân (triệu đồng): 48,5 (thẩm định)» */
export function valueText({ name, unit, values }: ValueLine): string {
  const told = allStages.flatMap((stage) => (values[stage] === undefined ? [] : [`${shown(values[stage])} (${stageNames[stage]})`]))
  return `${name}${unit ? ` (${unit})` : ''}: ${told.join(', ')}`
}

export function criterionView(line: CriterionLine, opinions: readonly Opinion[]) {
  const at = (stage: Stage) => line.verdicts[stage]?.verdict ?? null
  return {
    code: line.code,
    name: line.name,
    self: at('self'),
    verified: at('verified'),
    appraised: at('appraised'),
    values: line.values.map(valueText),
    opinions: opinions
      .filter(({ criterion }) => criterion === line.code)
      .map(({ body, stage, outcome, reason, on }) => {
        const said = outcome in verdictText ? verdictText[outcome as keyof typeof verdictText] : 'trả lại'
        return `${body} ${stageNames[stage]} ngày ${formatDate(on)}: ${said.toLowerCase()}${reason === '' ? '' : `. ${reason}`}`
      }),
  }
}
export type CriterionView = ReturnType<typeof criterionView>

export const criterionViews = ({ criteria, opinions }: Pick<Content, 'criteria' | 'opinions'>): CriterionView[] =>
  criteria.map((line) => criterionView(line, opinions))

export const stepView = ({ number, person, post, verb, what, reason, at }: DossierStep) => ({
  number,
  at: instant(at),
  who: `${person} (${post})`,
  what: what || verbNames[verb],
  reason,
})
export type StepView = ReturnType<typeof stepView>

export const snapshotView = ({ number, hash, frozenAt, frozenBy }: Omit<Snapshot, 'content'>) => ({
  number,
  hash,
  text: `Bản chốt ${number}, ${instant(frozenAt)}, ${frozenBy}`,
  on: instant(frozenAt),
})

/** How the public posting of the sheet stands, in one sentence. */
export function postingText(posting: PostingStanding | null): string {
  if (posting === null) return 'Chưa có niêm yết công khai nào cho phiếu này.'
  const days = `từ ${formatDate(posting.from)} đến ${formatDate(posting.until)}`
  const opinions = `${posting.opinions} ý kiến, đã xử lý ${posting.handled}`
  return `${posting.state === 'closed' ? 'Đã niêm yết' : 'Đang niêm yết'} ${days}: ${opinions}.${posting.changedSince ? ' Phiếu đã sửa sau khi niêm yết.' : ''}`
}

export const listView = (one: {
  id: number
  unitName: string
  above: string | null
  kind: Dossier['kind']
  tier: Dossier['tier']
  bookedYear: number
  state: DossierState
  missing: number | null
  movedAt: Date
}) => ({
  id: one.id,
  unit: one.above ? `${one.unitName}, ${one.above}` : one.unitName,
  title: dossierTitle(one),
  year: one.bookedYear,
  state: stateNames[one.state],
  missing: one.missing === null ? '–' : one.missing === 0 ? 'đủ' : `còn ${one.missing} mục`,
  movedAt: instant(one.movedAt),
  open: one.state !== 'published' && one.state !== 'withdrawn',
})
