import { formatDate } from '../../platform/text/date.ts'
import { quantity, verdictText } from '../criteria/text.ts'
import type { CriteriaSet, Measure } from '../criteria/types.ts'
import { instant } from '../people/views.ts'
import { isPlain, isWaiting, othersOf } from './queue.rules.ts'
import { flagNames, flagText, queuePaths } from './queue.text.ts'
import type { CriterionQueue, OverdueGroup, QueueLine, QueueRow, Reading } from './queue.types.ts'
import { outcomeNames, saidText } from './review.text.ts'
import type { Remark, Review, ReviewStage } from './review.types.ts'
import { linesOf } from './sheet.rules.ts'
import { criterionStateNames, stageNames } from './sheet.text.ts'
import type { Cell } from './sheet.types.ts'

const pathOf = (stage: ReviewStage, { roundId, setId, criterion }: { roundId: number; setId: string; criterion: string }) =>
  `${queuePaths[stage]}/${roundId}/${setId}/${criterion}`

/** «Tiêu chí 17: 12 xã chờ, 3 quá hạn.» */
export function leadOf(lines: readonly QueueLine[]): string {
  const first = lines.find(({ waiting }) => waiting > 0)
  if (!first) return 'Không có tiêu chí nào đang chờ.'
  const rest = lines.reduce((sum, { waiting }) => sum + waiting, 0) - first.waiting
  const late = first.late > 0 ? `, ${first.late} quá hạn` : ''
  return `Tiêu chí ${first.criterion}: ${first.waiting} xã chờ${late}.${rest > 0 ? ` Các tiêu chí khác: ${rest} lượt chờ.` : ''}`
}

/** The queue, round by round; `province`: the code to ask on with, null where none is needed, undefined where none is chosen. */
export function queueView(
  lines: readonly QueueLine[],
  stage: ReviewStage,
  setNames: ReadonlyMap<string, string>,
  province: string | null | undefined,
) {
  const groups = Map.groupBy(lines, ({ roundId, setId }) => `${roundId} ${setId}`)
  return [...groups].map(([key, own]) => ({
    key,
    title: own[0]?.roundName ?? '',
    set: setNames.get(own[0]?.setId ?? '') ?? own[0]?.setId ?? '',
    lines: own.map((line) => ({
      criterion: line.criterion,
      name: line.criterionName,
      // over the whole country there is no list of communes to open
      href: province === undefined ? null : `${pathOf(stage, line)}${province === null ? '' : `?tinh=${province}`}`,
      waiting: line.waiting,
      late: line.late,
      returned: line.returned,
      done: line.done,
      dueOn: line.dueOn ? formatDate(line.dueOn) : null,
    })),
  }))
}

/** Where a row stands for a stage; `before`: mended by the commune, it is with an earlier stage again. */
function kindOf({ subject }: QueueRow, stage: ReviewStage): 'waiting' | 'returned' | 'before' | 'done' {
  if (isWaiting(subject, stage)) return 'waiting'
  if (subject.state === 'returned') return 'returned'
  return subject.state === 'appraised' || (stage === 'verified' && subject.state === 'verified') ? 'done' : 'before'
}

/** The list beside the record: what waits first, what is late first of it. */
export function listView({ rows }: CriterionQueue, stage: ReviewStage) {
  const order = { waiting: 0, returned: 1, before: 2, done: 3 }
  return rows
    .map((row) => ({
      sheetId: row.subject.sheetId,
      name: row.subject.unitName,
      kind: kindOf(row, stage),
      late: row.isLate,
      verdict: row.verdict?.verdict ?? ('unjudgeable' as const),
      said: saidAt(row, stage),
      mendBy: row.subject.state === 'returned' && row.back?.dueOn ? formatDate(row.back.dueOn) : null,
      flags: [...new Set(row.flags.map(({ kind }) => flagNames[kind]))],
    }))
    .sort((a, b) => order[a.kind] - order[b.kind] || Number(b.late) - Number(a.late))
}

function saidAt({ subject }: QueueRow, stage: ReviewStage): string | null {
  const last = subject.last[stage]
  return last ? outcomeNames[last.outcome] : null
}

/** Which can be confirmed together, and which not, each with why. */
export function bulkView({ rows }: CriterionQueue, stage: ReviewStage) {
  const waiting = rows.filter(({ subject }) => isWaiting(subject, stage))
  const plain = waiting.filter((row) => isPlain(row, stage))
  return {
    plain: plain.map(({ subject, verdict }) => ({
      sheetId: subject.sheetId,
      version: subject.version,
      name: subject.unitName,
      outcome: outcomeNames[(stage === 'appraised' ? subject.last.verified?.outcome : subject.selfVerdict) ?? 'unjudgeable'],
      why: verdict?.parts?.map(({ explanation }) => explanation).join('; ') ?? '',
    })),
    others: waiting.filter((row) => !plain.includes(row)).map((row) => ({ name: row.subject.unitName, why: whyNot(row, stage) })),
  }
}

function whyNot({ subject, flags, barred }: QueueRow, stage: ReviewStage): string[] {
  if (barred) return [barred.text]
  if (flags.length > 0) return flags.map(flagText)
  if (stage === 'appraised') return [`Thẩm tra kết luận ${outcomeNames[subject.last.verified?.outcome ?? 'unjudgeable']}.`]
  return [`Đối chiếu với bộ tiêu chí: ${verdictText[subject.selfVerdict ?? 'unjudgeable'].toLowerCase()}.`]
}

const shown = (measure: Measure, value: Reading['now']): string => (value === null ? '–' : quantity(value, measure.unit, measure.kind))

type Beside = { cells: readonly Cell[]; remarks: readonly Remark[]; reviews: readonly Review[] }

export type RecordView = ReturnType<typeof recordView>

/** One commune's criterion with all that a decision rests on. */
export function recordView(queue: CriterionQueue, row: QueueRow, stage: ReviewStage, { cells, remarks, reviews }: Beside) {
  const { subject, verdict } = row
  const ofCriterion = linesOf(queue.set).filter(({ criterion }) => criterion.code === queue.criterion.code)
  return {
    sheetId: subject.sheetId,
    version: subject.version,
    unit: { name: subject.unitName, code: row.unitCode },
    stateName: criterionStateNames[subject.state],
    waits: isWaiting(subject, stage),
    dueOn: row.dueOn ? formatDate(row.dueOn) : null,
    late: row.isLate,
    verdict: verdict?.verdict ?? ('unjudgeable' as const),
    explanation: verdict?.explanation ?? 'Đơn vị chưa thành lập vào ngày chốt số liệu.',
    verified: stage === 'appraised' && subject.last.verified ? saidText(subject.last.verified) : null,
    previous: row.previous
      ? { verdict: row.previous.verdict, text: `${stageNames[row.previous.stage]}, từ ${formatDate(row.previous.on)}` }
      : null,
    flags: row.flags.map(flagText),
    barred: row.barred?.text ?? null,
    back: row.back ? { ...row.back, dueOn: row.back.dueOn ? formatDate(row.back.dueOn) : null } : null,
    proofs: proofsView(row, [queue.criterion.code]),
    lines: ofCriterion.map((line) => ({
      key: line.key,
      name: line.indicator.name,
      ...partView(row, line.key),
      proofs: proofsView(row, [line.key]),
      cells: line.measures.map((measure) => cellView(queue, row, measure, cells)),
    })),
    reviews: reviews.map((one) => ({
      key: `${one.stage} ${one.number}`,
      text: saidText(one),
      reason: one.reason,
      own: ownText(queue.set, one),
    })),
    remarks: remarks.map(({ id, text, personName, postName, saidAt: at }) => ({
      id,
      text,
      who: `${personName} (${postName})`,
      at: instant(at),
    })),
  }
}

function partView({ verdict }: QueueRow, key: string) {
  const part = verdict?.parts?.find(({ code }) => code === key)
  return { verdict: part?.verdict ?? ('unjudgeable' as const), explanation: part?.explanation ?? '', clause: part?.clause ?? null }
}

const proofsView = ({ proofs }: QueueRow, keys: readonly string[]) =>
  keys.flatMap((key) =>
    (proofs.get(key) ?? []).map(({ id, title, href, effectiveOn }) => ({ id, title, href, on: formatDate(effectiveOn) })),
  )

function cellView({ rows }: CriterionQueue, row: QueueRow, measure: Measure, cells: readonly Cell[]) {
  const reading = row.readings.get(measure.key)
  const cell = cells.find((one) => one.measure === measure.key)
  const others = othersOf(rows, row, measure.key)
  return {
    measure: measure.key,
    name: measure.name,
    unit: measure.unit,
    said: shown(measure, reading?.now ?? null),
    note: cell?.note ?? '',
    before:
      reading?.beforeOn && reading.beforeStage
        ? `${shown(measure, reading.before)} (${stageNames[reading.beforeStage]}, ${formatDate(reading.beforeOn)})`
        : null,
    own: reading && reading.own !== null ? shown(measure, reading.own) : null,
    others: others && measure.kind !== 'yesNo' ? othersText(others, measure) : null,
  }
}

function othersText({ low, median, high, count }: NonNullable<ReturnType<typeof othersOf>>, { unit }: Measure): string {
  if (low === high) return `Các xã khác (${count}): đều ${quantity(median, unit)}`
  return `Các xã khác (${count}): giữa ${quantity(median, unit)}, từ ${quantity(low, null)} đến ${quantity(high, null)}`
}

const ownText = (set: CriteriaSet, { ownValues }: Review): string[] =>
  Object.entries(ownValues).map(([key, { value, valueText }]) => {
    const measure = set.measures?.[key]
    return measure ? `${measure.name}: ${shown(measure, valueText ?? value)}` : key
  })

/** What is overdue, as it is listed. */
export const overdueView = (one: OverdueGroup) => ({
  key: `${one.stage} ${one.roundName} ${one.provinceId} ${one.setId} ${one.criterion} ${one.dueOn}`,
  criterion: `Tiêu chí ${one.criterion}`,
  step: stageNames[one.stage],
  province: one.provinceName ?? '',
  bodies: one.bodies.join(', ') || (one.stage === 'verified' ? 'chưa phân công cơ quan nào' : 'cơ quan thẩm định tỉnh'),
  round: one.roundName,
  count: one.count,
  units: `${one.units.join(', ')}${one.count > one.units.length ? ` và ${one.count - one.units.length} xã khác` : ''}`,
  dueOn: formatDate(one.dueOn),
})
