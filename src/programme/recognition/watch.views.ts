import { formatDate } from '../../platform/text/date.ts'
import { certaintyText, tierText } from '../criteria/text.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import { stageNames } from './dossier.text.ts'
import type { Grounds } from './dossier.types.ts'
import { actNames } from './watch.text.ts'
import type { Failing, PeriodRevocation, Waiting, WatchAct, Watched, Weighed } from './watch.types.ts'

type Stood = Watched & { weighed: Weighed; yardstick: { set: CriteriaSet | undefined; rule: PeriodRevocation | null } }

const nameOf = (set: CriteriaSet | undefined, code: string) => set?.criteria.find((one) => one.code === code)?.name ?? ''

/** «Tiêu chí 10 Thu nhập: chưa đạt (thẩm định, 14/12/2025)» */
export const failingText = (set: CriteriaSet | undefined, { code, stage, on }: Failing): string =>
  `Tiêu chí ${code} ${nameOf(set, code)}: chưa đạt (${stageNames[stage]}, ${formatDate(on)})`

/** The rule of a period as it is quoted, or why there is none. */
export const ruleText = ({ name, law }: PeriodRevocation): string =>
  'because' in law ? `${name}: ${law.because}.` : `${name}: ${law.value.text}. (${law.source}; ${certaintyText[law.certainty]})`

/** «6/19 tiêu chí chưa đạt (31,6%), có tiêu chí chủ chốt 10 Thu nhập; 2 tiêu chí chưa rõ, không làm thay đổi kết luận» */
export function standText({ failing, weighed, yardstick: { set }, checkedOn }: Stood): string {
  const total = set?.counts.criteria ?? null
  if (total === null) return 'Không có bộ tiêu chí để đối chiếu'
  if (checkedOn === null) return `Chưa có kết quả nào theo bộ đang áp dụng (${total} tiêu chí)`
  const share = ((failing.length * 100) / total).toFixed(1).replace('.', ',')
  const key = weighed.keyFailing.map((code) => `${code} ${nameOf(set, code)}`).join(', ')
  const keyText = key === '' ? '' : `, có tiêu chí chủ chốt ${key}`
  const change = weighed.because ? '' : weighed.couldChange ? ', có thể làm thay đổi kết luận' : ', không làm thay đổi kết luận'
  const unknown = weighed.unknown === 0 ? '' : `; ${weighed.unknown} tiêu chí chưa rõ${change}`
  return `${failing.length}/${total} tiêu chí chưa đạt (${share}%)${keyText}${unknown}`
}

/** A unit recognised by an older set: what it holds and where it stands by the new one, side by side; null where the set is the same or not known. */
export function setsText({ actSet, failing, weighed, yardstick: { set }, decidedOn }: Stood): string | null {
  const older = actSet === null ? set !== undefined && decidedOn < set.validFrom : actSet !== set?.id
  if (!set || !older) return null
  const old = actSet === null ? 'bộ tiêu chí lúc công nhận' : `bộ cũ (${actSet})`
  if (failing.length > 0) return `Đạt theo ${old}, chưa đạt theo bộ mới (${set.id}): đánh giá lại, không mất danh hiệu`
  return weighed.unknown > 0 ? `Đạt theo ${old}; chưa đủ kết quả theo bộ mới (${set.id})` : `Đạt theo ${old} và theo bộ mới (${set.id})`
}

const actText = ({ decision, decidedOn, kind }: Pick<Watched, 'decision' | 'decidedOn'> & Partial<Pick<Watched, 'kind'>>) =>
  `${kind === 'acknowledgement' ? 'thừa nhận, ' : ''}${decision ? `số ${decision}` : 'chưa rõ số'}, ngày ${formatDate(decidedOn)}`

export const watchedView = (one: Stood) => ({
  key: `${one.unitId} ${one.tier}`,
  unitId: one.unitId,
  tierKey: one.tier,
  unit: one.name,
  above: one.above,
  tier: tierText[one.tier],
  act: actText(one),
  stand: standText(one),
  isKey: one.weighed.keyFailing.length > 0,
  sets: setsText(one),
  because: one.weighed.because,
  offenders: one.failing.map((failing) => ({
    text: failingText(one.yardstick.set, failing),
    isKey: one.weighed.keyFailing.includes(failing.code),
  })),
  checked: one.checkedOn ? formatDate(one.checkedOn) : 'chưa có',
})
export type WatchedView = ReturnType<typeof watchedView>

/** What a revocation rests on: the finding, the rule as it is quoted, and every failing criterion with its values. */
export function groundsOf(one: Stood, values: ReadonlyMap<string, string[]>, today: Grounds['foundOn']): Grounds | null {
  const law = one.yardstick.rule?.law
  if (one.weighed.group !== 'risk' || !law || 'because' in law) return null
  return {
    text: `${standText(one)}. Quy định: ${law.value.text}`,
    source: law.source,
    certainty: law.certainty,
    foundOn: today,
    offenders: one.failing.map((failing) => [failingText(one.yardstick.set, failing), ...(values.get(failing.code) ?? [])].join('; ')),
  }
}

export const watchActView = ({ unitId, id, kind, year, reason, dueOn, person, body, on }: WatchAct) => ({
  ...{ unitId, id },
  text: `${actNames[kind]} ${kind === 'review' ? `${year}` : ''}`.trim(),
  reason,
  due: formatDate(dueOn),
  by: `${person}, ${body}, ${formatDate(on)}`,
})

/** `offer`: the tier that may be acknowledged, or null with those that keep it from being. */
export const waitingView = (one: Waiting, offer: { tier: 'standard' | 'advanced' | 'model' } | { tier: null; lacking: string[] }) => ({
  unitId: one.unitId,
  code: one.code,
  unit: one.name,
  above: one.above,
  since: formatDate(one.since),
  predecessors: one.predecessors.map(({ name, isXa, acts }) => ({
    name,
    acts:
      acts.length === 0
        ? isXa
          ? 'chưa được công nhận'
          : 'không xét (không phải xã)'
        : acts.map((act) => `${tierText[act.tier]} (${actText(act)})`).join('; '),
  })),
  dossierId: one.dossierId,
  tierKey: offer.tier,
  offer:
    offer.tier === null
      ? `Đánh giá lại: ${offer.lacking.length > 0 ? `chưa được công nhận trước sáp nhập: ${offer.lacking.join(', ')}` : 'không có xã nào trong các đơn vị cũ'}`
      : `Thừa nhận ${tierText[offer.tier]}: mọi xã trước sáp nhập đã được công nhận`,
})
export type WaitingView = ReturnType<typeof waitingView>
