import type { Listing } from '../../platform/base/listing.ts'
import { formatDate } from '../../platform/text/date.ts'
import { stageNames } from '../assessment/sheet.text.ts'
import type { Stage } from '../units/types.ts'
import { quantityText } from './in-kind.rules.ts'
import { amountIn, type MoneyUnit, moneyText } from './money.rules.ts'
import { giverNames, goodNames } from './text.ts'
import type { Arrears, CriterionMoney, Frame, InKind, InKindSum } from './types.ts'

/** How much of a good was given, in its own unit; what documents say it is worth stands apart. */
export const giftSumView = ({ good, what, measure, quantity, rows, priced, worth }: InKindSum) => ({
  key: `${good} ${what} ${measure}`,
  name: good === 'other' ? what : goodNames[good],
  quantity: `${quantityText(quantity)} ${measure}`,
  rows: String(rows),
  worth: priced === 0 ? 'không văn bản nào nêu giá' : `${moneyText(worth)} (${priced}/${rows} khoản có văn bản nêu giá)`,
})

/** Something given in kind, in a list. */
export const giftView = (gift: InKind) => ({
  id: gift.id,
  unitName: gift.unitName,
  givenOn: formatDate(gift.givenOn),
  what: gift.what,
  quantity: `${quantityText(gift.quantity)} ${gift.measure}`,
  giver: giverNames[gift.giver],
  project: gift.projectName ?? '',
  document: gift.document,
  worth: gift.worth === null ? '' : `${moneyText(gift.worth)}, theo ${gift.worthDocument}`,
  note:
    gift.reverses === null
      ? gift.reversed === '0'
        ? ''
        : `Đã ghi giảm ${quantityText(gift.reversed.replace('-', ''))} ${gift.measure}`
      : `Ghi giảm khoản số ${gift.reverses}: ${gift.reason}`,
  canReturn: gift.reverses === null,
})

/** What a project owes, in a list. */
export const arrearsView = (one: Arrears, unit: MoneyUnit) => ({
  id: one.id,
  projectId: one.projectId,
  projectName: one.projectName,
  unitName: one.unitName,
  amount: one.amount === 0 ? 'không còn' : amountIn(one.amount, unit),
  asOf: formatDate(one.asOf),
  payBy: one.amount === 0 ? '–' : one.payBy === null ? 'không nêu hạn' : formatDate(one.payBy),
  payFrom: one.payFrom ?? '',
  document: one.document,
  enteredBy: one.enteredBy,
})

const metText = (met: number, judged: number) => (judged === 0 ? 'chưa có kết quả' : `${met}/${judged} xã`)

type NameOf = (setId: string, criterion: string) => string | undefined

/** A criterion, its money, and how many communes of those with a result meet it before and after. */
export const criterionView = (one: CriterionMoney, nameOf: NameOf, unit: MoneyUnit) => ({
  key: `${one.setId}/${one.criterion}`,
  name: `${one.criterion}. ${nameOf(one.setId, one.criterion) ?? ''}`,
  setId: one.setId,
  projects: `${one.projects} dự án ở ${one.communes} đơn vị`,
  disbursed: amountIn(one.disbursed, unit),
  before: metText(one.metBefore, one.judgedBefore),
  after: metText(one.metAfter, one.judgedAfter),
  change: changeText(one),
})

function changeText({ metBefore, judgedBefore, metAfter, judgedAfter }: CriterionMoney): string {
  if (judgedBefore === 0 || judgedAfter === 0) return 'chưa so được'
  const change = metAfter - metBefore
  const scope = judgedBefore === judgedAfter ? '' : ' (số xã có kết quả khác nhau)'
  return `${change > 0 ? 'tăng ' : change < 0 ? 'giảm ' : ''}${change === 0 ? 'không đổi' : `${Math.abs(change)} xã`}${scope}`
}

type Head = { name: string; frame: Frame }
const linesOf = ({ name, frame }: Head, unit: string) => [
  `${name}, năm ${frame.year}`,
  `${unit} · Chốt đến hết ${formatDate(frame.asOf)} · Nguồn: số ghi trong hệ thống`,
]

export const giftListing = (rows: readonly InKind[], head: Head): Listing<InKind> => ({
  sheet: 'Hiện vật',
  title: 'Đóng góp bằng hiện vật',
  lines: linesOf(head, 'Đơn vị tính ghi ở từng dòng; giá trị quy đổi (đồng) không cộng vào vốn'),
  rows,
  columns: [
    { head: 'Khoản số', width: 10, kind: 'integer', value: ({ id }) => id },
    { head: 'Ngày', width: 14, kind: 'date', value: ({ givenOn }) => givenOn },
    { head: 'Đơn vị', width: 26, value: ({ unitName }) => unitName },
    { head: 'Loại', width: 14, value: ({ good }) => goodNames[good] },
    { head: 'Mô tả', width: 26, value: ({ what }) => what },
    { head: 'Số lượng', width: 14, kind: 'decimal', value: ({ quantity }) => Number(quantity) },
    { head: 'Đơn vị tính', width: 12, value: ({ measure }) => measure },
    { head: 'Bên góp', width: 18, value: ({ giver }) => giverNames[giver] },
    { head: 'Dự án', width: 36, value: ({ projectName }) => projectName },
    { head: 'Chứng từ', width: 26, value: ({ document }) => document },
    { head: 'Giá trị quy đổi', width: 18, kind: 'integer', value: ({ worth }) => worth },
    { head: 'Văn bản nêu giá', width: 26, value: ({ worthDocument }) => worthDocument },
    { head: 'Ghi giảm khoản số', width: 12, kind: 'integer', value: ({ reverses }) => reverses },
    { head: 'Lý do', width: 26, value: ({ reason }) => reason },
  ],
})

export const arrearsListing = (rows: readonly Arrears[], head: Head): Listing<Arrears> => ({
  sheet: 'Nợ đọng',
  title: 'Nợ đọng xây dựng cơ bản thuộc Chương trình',
  lines: linesOf(head, 'ĐVT: đồng'),
  rows,
  columns: [
    { head: 'Dự án', width: 44, value: ({ projectName }) => projectName },
    { head: 'Đơn vị', width: 26, value: ({ unitName }) => unitName },
    { head: 'Nợ đọng', width: 20, kind: 'integer', sum: true, value: ({ amount }) => amount },
    { head: 'Tính đến ngày', width: 14, kind: 'date', value: ({ asOf }) => asOf },
    { head: 'Hẹn trả trước ngày', width: 14, kind: 'date', value: ({ payBy }) => payBy },
    { head: 'Nguồn trả', width: 26, value: ({ payFrom }) => payFrom },
    { head: 'Văn bản', width: 30, value: ({ document }) => document },
  ],
})

export const criterionListing = (rows: readonly CriterionMoney[], head: Head, stage: Stage): Listing<CriterionMoney> => ({
  sheet: 'Vốn theo tiêu chí',
  title: 'Vốn giải ngân theo tiêu chí và số xã đạt',
  lines: [
    ...linesOf(head, 'ĐVT: đồng, xã'),
    `Kết quả cấp ${stageNames[stage]}; dự án phục vụ nhiều tiêu chí có ở mỗi tiêu chí nên các dòng không cộng lại`,
  ],
  rows,
  columns: [
    { head: 'Bộ tiêu chí', width: 16, value: ({ setId }) => setId },
    { head: 'Tiêu chí', width: 10, value: ({ criterion }) => criterion },
    { head: 'Dự án', width: 10, kind: 'integer', value: ({ projects }) => projects },
    { head: 'Giải ngân trong năm', width: 20, kind: 'integer', value: ({ disbursed }) => disbursed },
    {
      head: 'Xã đạt trước năm',
      width: 14,
      kind: 'integer',
      value: ({ metBefore, judgedBefore }) => (judgedBefore === 0 ? null : metBefore),
    },
    { head: 'Xã có kết quả trước năm', width: 14, kind: 'integer', value: ({ judgedBefore }) => judgedBefore },
    { head: 'Xã đạt đến ngày', width: 14, kind: 'integer', value: ({ metAfter, judgedAfter }) => (judgedAfter === 0 ? null : metAfter) },
    { head: 'Xã có kết quả đến ngày', width: 14, kind: 'integer', value: ({ judgedAfter }) => judgedAfter },
  ],
})
