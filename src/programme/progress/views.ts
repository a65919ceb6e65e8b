import type { Listing } from '../../platform/base/listing.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { slowText, targetStatusNames } from '../plan/text.ts'
import type { SlowRule, TargetLine, TargetPublication } from '../plan/types.ts'
import { targetNumber } from './measure.rules.ts'
import { stateNames } from './text.ts'
import type { ListedTarget, MeasuredTarget, PyramidLine, Requote, SlowCommune } from './types.ts'

const numberText = (value: number, unit: string) => `${formatNumber(value)} ${unit}`.trim()

/** «giao trên bản đồ 207 xã, nay 181 xã» where the map changed between; nothing where it did not. */
function mapText({ mapOf, communes: { given, now }, level }: MeasuredTarget): string | null {
  if (level === 'commune' || given === null || now === null || given === now) return null
  return `giao trên bản đồ ${formatDate(mapOf)} có ${given} xã, ngày đo có ${now} xã`
}

/** A measured target as a line of a list. */
export const targetView = (target: MeasuredTarget) => ({
  id: target.id,
  unitId: target.unitId,
  unitName: target.unitName,
  name: target.name,
  due: formatDate(target.due),
  target: numberText(target.target, target.unit),
  actual: target.value === null ? '–' : numberText(target.value, target.unit),
  when:
    target.value === null
      ? null
      : `tại ${formatDate(target.measuredOn)}${target.dataOf ? `, số liệu của ${formatDate(target.dataOf)}` : ''}`,
  gap: target.gap === null ? '–' : numberText(target.gap, target.unit),
  state: target.state,
  stateName: stateNames[target.state],
  why: target.why,
  document: target.document,
  setOn: formatDate(target.setOn),
  note: target.note,
  map: mapText(target),
  inForce: target.status === 'inForce',
  statusName: targetStatusNames[target.status],
})
export type TargetView = ReturnType<typeof targetView>

const earlierView = (unit: string) => (one: ListedTarget['earlier'][number]) => ({
  id: one.id,
  value: numberText(targetNumber(one, unit), unit),
  about: `${one.document}, ${formatDate(one.setOn)}`,
  reason: `${targetStatusNames[one.status].toLowerCase()}${one.note ? `: ${one.note}` : ''}`,
})

export const listedView = (target: ListedTarget) => ({ ...targetView(target), earlier: target.earlier.map(earlierView(target.unit)) })

/** «Tỉnh Lạng Sơn giao 14 xã; các xã đăng ký 12 xã; còn chênh 2 xã.» */
export function pyramidText({ target, of, pyramid, waiting }: PyramidLine): string {
  const given = `${target.unitName} giao ${numberText(target.target, target.unit)}`
  if (pyramid === null) return `${given}; chưa có danh sách đăng ký năm ${target.due.slice(0, 4)}.`
  const parts =
    of === 'registrations'
      ? `các xã đăng ký ${formatNumber(pyramid.sum)}${waiting > 0 ? ` (và ${waiting} chờ duyệt)` : ''}`
      : `${pyramid.parts} đơn vị bên dưới được giao cộng lại ${formatNumber(pyramid.sum)}`
  const gap = pyramid.gap === 0 ? 'khớp' : pyramid.gap > 0 ? `còn chênh ${formatNumber(pyramid.gap)}` : `vượt ${formatNumber(-pyramid.gap)}`
  return `${given}; ${parts}; ${gap}.`
}

export const pyramidView = (line: PyramidLine) => ({
  key: `${line.target.id}/${line.of}`,
  id: line.target.id,
  name: line.target.name,
  text: pyramidText(line),
  matches: line.pyramid?.gap === 0,
})

/** A document on a target, as its page lists them. */
export const documentView = (unit: string) => (one: TargetLine) => ({
  id: one.id,
  value: numberText(targetNumber(one, unit), unit),
  setOn: formatDate(one.setOn),
  mapOf: formatDate(one.mapOf),
  document: one.document,
  status: one.status,
  statusName: targetStatusNames[one.status],
  note: one.note,
  enteredBy: one.enteredBy,
})

/** Who made a target public, when, and who ended that and why. */
export const publicationView = ({ by, on, endedOn, endedBy, endedBecause }: TargetPublication) => ({
  key: `${on} ${endedOn ?? ''}`,
  text: `${by} công bố ngày ${formatDate(on)}`,
  ended: endedOn === null ? null : `${endedBy} thôi công bố ngày ${formatDate(endedOn)}: ${endedBecause}`,
})

export const requoteView = (unit: string) => (one: Requote) => ({
  key: one.on,
  on: formatDate(one.on),
  communes: one.communes === null ? '–' : `${formatNumber(one.communes)} xã`,
  actual: one.actual === null ? (one.missing ?? '–') : `${numberText(one.actual, unit)}${one.carried ? ' (tính theo các xã cũ)' : ''}`,
  planned:
    one.added === null || one.actual === null
      ? '–'
      : `${formatNumber(one.actual)} + ${formatNumber(one.added)} = ${formatNumber(one.actual + one.added)}`,
  target: one.target === null ? 'Không quy đổi được' : numberText(one.target, unit),
  why: one.why,
})

export const ruleView = (rule: SlowRule, here: number) => ({
  key: `${rule.unitId}/${rule.kind}`,
  kind: rule.kind,
  text: slowText(rule),
  by: `${rule.unitName} đặt`,
  source: rule.source,
  own: rule.unitId === here,
})

type SlowRow = SlowCommune & { lacking: { criterion: string; name: string; verdict: string; bodies: string[] }[] }

/** A slow commune as a line of the list. */
export const slowView = (row: SlowRow) => ({
  key: row.unitId,
  code: row.code,
  name: row.name,
  province: row.provinceName,
  met: row.needed === null ? formatNumber(row.met) : `${row.met}/${row.needed}`,
  newest: formatDate(row.newest),
  why: row.hits.map(
    (hit) =>
      slowText(hit) +
      (hit.kind === 'noProgress' && row.before !== null ? ` (trước đó ${row.before})` : '') +
      (hit.kind === 'registeredShort' && row.due ? ` (hạn ${formatDate(row.due)})` : ''),
  ),
  lacking: row.lacking.map(({ criterion, name, verdict, bodies }) => ({
    key: criterion,
    text: `${criterion}. ${name}${verdict === 'unjudgeable' ? ' (chưa đủ căn cứ)' : ''}`,
    bodies: bodies.join(', ') || 'chưa phân công',
  })),
})
export type SlowView = ReturnType<typeof slowView>

/** The list of targets as it leaves for a spreadsheet. */
export const targetListing = (rows: readonly MeasuredTarget[], place: string, day: LocalDate): Listing<MeasuredTarget> => ({
  sheet: 'Mục tiêu',
  title: `Mục tiêu được giao, ${place}`,
  lines: [`Đo đến ngày ${formatDate(day)}; mục tiêu đã qua hạn đo tại ngày hết hạn.`],
  columns: [
    { head: 'Đơn vị', width: 26, value: ({ unitName }) => unitName },
    { head: 'Chỉ tiêu', width: 44, value: ({ name }) => name },
    { head: 'Thời hạn', width: 12, kind: 'date', value: ({ due }) => due },
    { head: 'Giao', width: 10, kind: 'decimal', value: ({ target }) => target },
    { head: 'Thực hiện', width: 11, kind: 'decimal', value: ({ value }) => value },
    { head: 'Số liệu của ngày', width: 13, kind: 'date', value: ({ dataOf }) => dataOf },
    { head: 'Còn thiếu', width: 10, kind: 'decimal', value: ({ gap }) => gap },
    { head: 'Đơn vị tính', width: 14, value: ({ unit }) => unit },
    { head: 'Tình trạng', width: 16, value: ({ state }) => stateNames[state] },
    { head: 'Lý do không tính được', width: 40, value: ({ why }) => why },
    { head: 'Văn bản giao', width: 50, value: ({ document }) => document },
    { head: 'Ngày văn bản', width: 12, kind: 'date', value: ({ setOn }) => setOn },
    { head: 'Bản đồ lúc giao', width: 12, kind: 'date', value: ({ mapOf }) => mapOf },
    { head: 'Ghi chú', width: 40, value: ({ note }) => note },
  ],
  rows,
})

/** The slow list as it leaves for a spreadsheet: one line a criterion that a commune lacks, so that it can be filtered by whose duty it is. */
export function slowListing(rows: readonly SlowRow[], place: string, day: LocalDate, rules: readonly string[]) {
  type Line = { row: SlowRow; lacks: SlowRow['lacking'][number] | null }
  const lines = rows.flatMap((row): Line[] =>
    row.lacking.length === 0 ? [{ row, lacks: null }] : row.lacking.map((lacks) => ({ row, lacks })),
  )
  const listing: Listing<Line> = {
    sheet: 'Chậm tiến độ',
    title: `Xã chậm tiến độ, ${place}`,
    lines: [`Đến ngày ${formatDate(day)}. Quy tắc do nơi quản lý đặt: ${rules.join('; ') || 'chưa có'}.`],
    columns: [
      { head: 'Xã', width: 24, value: ({ row }) => row.name },
      { head: 'Tỉnh', width: 20, value: ({ row }) => row.provinceName },
      { head: 'Số tiêu chí đạt', width: 10, kind: 'integer', value: ({ row }) => row.met },
      { head: 'Số liệu của ngày', width: 13, kind: 'date', value: ({ row }) => row.newest },
      { head: 'Vì sao chậm', width: 50, value: ({ row }) => slowView(row).why.join('; ') },
      { head: 'Tiêu chí chưa đạt', width: 34, value: ({ lacks }) => (lacks ? `${lacks.criterion}. ${lacks.name}` : null) },
      { head: 'Cơ quan phụ trách', width: 34, value: ({ lacks }) => (lacks ? lacks.bodies.join(', ') || 'chưa phân công' : null) },
    ],
    rows: lines,
  }
  return listing
}
