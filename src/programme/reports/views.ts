import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { figuresOf } from './compose.rules.ts'
import { periodName } from './period.rules.ts'
import { isWritten, mayStep } from './procedures.ts'
import { changeText, valueText } from './style.rules.ts'
import { printed, tokenOf, tokensIn } from './template.rules.ts'
import { kindNames, levelNames, stateNames, stepNames } from './text.ts'
import { titleOf } from './title.rules.ts'
import type { BelowLine, Checked, ComposedSection, Days, Ledger, Quoted, Regime, Report, StepTaken, Version } from './types.ts'

/** The hour of Việt Nam: «15:04 ngày 22/11/2026». */
export function timeText(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString()
  return `${local.slice(11, 16)} ngày ${formatDate(local.slice(0, 10) as Parameters<typeof formatDate>[0])}`
}

/** A report in a list. */
export const lineView = (report: Report) => ({
  id: report.id,
  title: titleOf(report),
  unitName: report.unitName,
  regimeName: report.regimeName,
  closesOn: formatDate(report.closesOn),
  dueOn: formatDate(report.dueOn),
  state: stateNames[report.state],
  frozen: report.frozen,
  sent: report.sent,
})
export type LineView = ReturnType<typeof lineView>

/** A report on its own page, with what can be done from where it stands. */
export const reportView = (report: Report, firstYear?: number) => ({
  ...lineView(report),
  title: titleOf(report, firstYear),
  period: periodName(report, firstYear),
  opensOn: formatDate(report.opensOn),
  dueSource: report.dueSource,
  bodyName: report.bodyName,
  level: report.level,
  steps: report.steps,
  because: report.because,
  stateKey: report.state,
  isWritten: isWritten(report.state),
  outlineText: report.outlineVersion === null ? 'Đề cương mẫu của hệ thống' : `Đề cương của đơn vị, bản ${report.outlineVersion}`,
  may: {
    submit: mayStep(report.state, 'submit'),
    approve: mayStep(report.state, 'approve'),
    send: mayStep(report.state, 'send'),
    receive: mayStep(report.state, 'receive'),
    reject: mayStep(report.state, 'reject'),
    correct: mayStep(report.state, 'correct'),
  },
})
export type ReportView = ReturnType<typeof reportView>

/** The sections in the outline beside the document. */
export const outlineView = (sections: readonly ComposedSection[]) =>
  sections.map(({ key, number, title, level, prompt, sentences }) => ({
    ...{ key, number, title, level },
    own: sentences.filter(({ kind }) => kind === 'own').length,
    dropped: sentences.filter(({ dropped }) => dropped !== null).length,
    isEmpty: prompt !== '' && sentences.every(({ dropped }) => dropped !== null),
  }))
export type OutlineView = ReturnType<typeof outlineView>[number]

const stageWords = { self: 'tự đánh giá', verified: 'thẩm tra', appraised: 'thẩm định' } as const

/** A value as a screen shows it: plain, with its unit beside it. */
export const shownValue = ({ value, style, unit, of }: Quoted): string => {
  if (value === null) return '–'
  if (style === 'money') return valueText(value, { style })
  const base = of === null ? '' : `/${formatNumber(of)}`
  return `${formatNumber(value)}${base}${style === 'percent' ? '%' : ` ${unit}`}`
}

/** A figure in the list beside the document. */
export const figureView = (figure: Quoted) => ({
  slot: figure.slot,
  name: figure.name,
  value: shownValue(figure),
  missing: figure.missing,
  change: changeText(figure),
  asOf: figure.asOf === null ? null : formatDate(figure.asOf),
})
export type FigureView = ReturnType<typeof figureView>

/** The figures that a document names, in the order in which it names them. */
export function namedFigures(sections: readonly ComposedSection[], ledger: Ledger): Quoted[] {
  const figures = figuresOf(ledger)
  const texts = sections.flatMap(({ sentences }) =>
    sentences.filter(({ dropped }) => dropped === null).flatMap(({ text, lines }) => [text, ...lines]),
  )
  const slots = new Set(texts.flatMap((text) => tokensIn(text).map((token) => tokenOf(token).slot)))
  return [...slots].flatMap((slot) => figures.get(slot) ?? [])
}

/** Of what and of which day the figures are: under every figure. */
export function sourceLine({ frame, closesOn, below }: Ledger): string {
  const parts = [
    `Số liệu đến hết ${formatDate(frame.asOf)}`,
    frame.asOf < closesOn ? `kỳ chốt ngày ${formatDate(closesOn)}` : null,
    `cấp ${stageWords[frame.stage]}`,
    frame.setLabel,
    `bản đồ ngày ${formatDate(frame.mapOf)}`,
    below === null ? null : `báo cáo cấp dưới: ${below.came}/${below.asked}`,
  ]
  return parts.filter((part) => part !== null).join(' · ')
}

/** «Còn thiếu 7/120 xã»; null where nobody is missing or nobody is asked. */
export const missingText = ({ below }: Pick<Ledger, 'below'>): string | null =>
  below !== null && below.came < below.asked ? `Còn thiếu ${below.asked - below.came}/${below.asked} xã` : null

export const stepView = ({ number, verb, version, reason, by, post, at }: StepTaken) => ({
  number,
  what: stepNames[verb],
  version: version === null ? '' : `bản ${version}`,
  reason,
  by: post === '' ? by : `${by}, ${post}`,
  at: timeText(at),
})

type Frozen = Pick<Version, 'version' | 'partial' | 'hash' | 'because' | 'frozenBy' | 'frozenAt'>
export const versionView = ({ version, partial, hash, because, frozenBy, frozenAt }: Frozen) => ({
  ...{ version, partial, hash, because, by: frozenBy },
  at: timeText(frozenAt),
})

export const findingView = ({ key, own, reason, finding }: Checked) => ({
  ...{ key, own, reason, sentence: finding.sentence.trim(), stated: finding.stated, how: finding.how, likely: finding.likely },
})
export type FindingView = ReturnType<typeof findingView>

export const belowView = ({ code, name, reportId, state, sent, sentAt }: BelowLine) => ({
  ...{ code, name, reportId },
  sent: sent !== null,
  state: state === null ? 'Chưa lập' : stateNames[state],
  sentAt: sentAt === null ? '' : timeText(sentAt),
})

const monthWords = (month: number): string => (month === 0 ? 'tháng cuối kỳ' : `tháng thứ ${month} sau kỳ`)

/** «Ngày 25 tháng cuối kỳ», «02 ngày làm việc sau ngày chốt». */
export const sendText = ({ send }: Pick<Days, 'send'>): string =>
  'after' in send ? `${send.after} ngày làm việc sau ngày chốt` : `ngày ${send.day} ${monthWords(send.month)}`

export const regimeView = (one: Regime) => ({
  code: one.code,
  name: one.name,
  level: levelNames[one.level],
  kind: kindNames[one.kind],
  required: one.required,
  window: `ngày ${one.firstDay} ${one.firstMonth < 0 ? 'tháng trước kỳ' : 'tháng đầu kỳ'} đến ngày ${one.closeDay} ${monthWords(one.closeMonth)}`,
  send: sendText(one),
  source: one.source,
  sendSource: one.sendSource,
  certainty: one.certainty,
  setBy: one.setBy?.unitName ?? null,
})
export type RegimeView = ReturnType<typeof regimeView>

/** A section in its form: each sentence with its tokens, and as it reads. */
export function sectionEditView({ key, title, prompt, sentences }: ComposedSection, ledger: Ledger) {
  const figures = figuresOf(ledger)
  return {
    ...{ key, title, prompt },
    items: sentences.map((one) => ({
      ...{ key: one.key, kind: one.kind, text: one.text, dropped: one.dropped },
      shown: [printed(one.text, figures), ...one.lines.map((line) => `- ${printed(line, figures)}`)].join(' '),
    })),
  }
}
