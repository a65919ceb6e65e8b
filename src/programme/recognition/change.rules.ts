import { formatDate } from '../../platform/text/date.ts'
import { verdictText } from '../criteria/text.ts'
import type { Stage } from '../units/types.ts'
import { conditionNames, outcomeNames, stageNames } from './dossier.text.ts'
import type { Content, CriterionLine } from './dossier.types.ts'

/**
 * What is different now from what was frozen, line by line for people. It is shown beside the frozen content, never merged into it.
 */
export function changesSince(frozen: Content, now: Content): string[] {
  const before = new Map(frozen.criteria.map((line) => [line.code, line]))
  const after = new Map(now.criteria.map((line) => [line.code, line]))
  return [
    ...now.criteria.flatMap((line) => criterionChanges(before.get(line.code), line)),
    ...frozen.criteria
      .filter(({ code }) => !after.has(code))
      .map(({ code, name }) => `Tiêu chí ${code} ${name}: không còn trong bộ tiêu chí`),
    ...conditionChanges(frozen, now),
    ...paperChanges(frozen, now),
    ...opinionChanges(frozen, now),
  ]
}

/** An exact number as people write it. */
const shown = (value: string | undefined) =>
  value === undefined ? 'chưa có' : /^-?\d+\.\d+$/.test(value) ? value.replace('.', ',') : value

const stages: readonly Stage[] = ['self', 'verified', 'appraised']

function criterionChanges(was: CriterionLine | undefined, is: CriterionLine): string[] {
  if (!was) return [`Tiêu chí ${is.code} ${is.name}: mới có trong bộ tiêu chí`]
  const verdicts = stages.flatMap((stage) => {
    const [old, fresh] = [was.verdicts[stage]?.verdict, is.verdicts[stage]?.verdict]
    const name = (verdict: typeof old) => (verdict ? verdictText[verdict] : 'chưa có')
    return old === fresh ? [] : [`Tiêu chí ${is.code} ${is.name} (${stageNames[stage]}): ${name(old)} → ${name(fresh)}`]
  })
  const values = is.values.flatMap((line) => {
    const old = was.values.find(({ measure }) => measure === line.measure)
    return stages.flatMap((stage) => {
      const [from, to] = [old?.values[stage], line.values[stage]]
      return from === to ? [] : [`${line.name} (${stageNames[stage]}): ${shown(from)} → ${shown(to)}`]
    })
  })
  return [...verdicts, ...values]
}

const conditionChanges = (frozen: Content, now: Content): string[] =>
  now.conditions.flatMap((is) => {
    const was = frozen.conditions.find(({ key }) => key === is.key)
    if (was?.outcome === is.outcome && was.text === is.text && was.evidence === is.evidence) return []
    return [`${conditionNames[is.key]}: ${was ? outcomeNames[was.outcome] : 'chưa có'} → ${outcomeNames[is.outcome]} (${is.text})`]
  })

const paperKey = ({ paper, number, dated, issuer, hash }: Content['papers'][number]) => [paper, number, dated, issuer, hash].join('|')
const paperName = ({ number, dated, issuer }: Content['papers'][number]) => `${number} ngày ${formatDate(dated)} của ${issuer}`

function paperChanges(frozen: Content, now: Content): string[] {
  const [before, after] = [new Set(frozen.papers.map(paperKey)), new Set(now.papers.map(paperKey))]
  return [
    ...now.papers.filter((one) => !before.has(paperKey(one))).map((one) => `Thêm văn bản ${paperName(one)}`),
    ...frozen.papers.filter((one) => !after.has(paperKey(one))).map((one) => `Bỏ văn bản ${paperName(one)}`),
  ]
}

function opinionChanges(frozen: Content, now: Content): string[] {
  const key = (one: Content['opinions'][number]) => [one.criterion, one.stage, one.outcome, one.reason, one.body, one.on].join('|')
  const before = new Set(frozen.opinions.map(key))
  return now.opinions
    .filter((one) => !before.has(key(one)))
    .map((one) => `Ý kiến mới của ${one.body} về tiêu chí ${one.criterion}, ngày ${formatDate(one.on)}`)
}
