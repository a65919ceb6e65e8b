import type { Listing } from '../../platform/base/listing.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { roundRatio } from '../../platform/base/ratio.ts'
import { formatDate } from '../../platform/text/date.ts'
import { modelKindNames } from './model.text.ts'
import type { Model } from './model.types.ts'
import { groupName, law } from './procedures.ts'
import { certificateStateNames, levelNames, producerKindNames, stateNames } from './text.ts'
import type { CertifiedProduct, DossierLine } from './types.ts'
import { certificateState } from './validity.rules.ts'

/** The list of certified products as a workbook. `lines`: what it is of. */
export const certifiedListing = (
  rows: readonly CertifiedProduct[],
  { title, lines, today, months }: { title: string; lines: string[]; today: LocalDate; months: number },
): Listing<CertifiedProduct> => ({
  ...{
    sheet: 'OCOP',
    title,
    lines: [...lines, `Tính đến ngày ${formatDate(today)}. Hiệu lực ${law.validityMonths} tháng theo ${law.id}.`],
  },
  columns: [
    { head: 'Sản phẩm', width: 34, value: ({ productName }) => productName },
    { head: 'Chủ thể', width: 34, value: ({ producerName }) => producerName },
    { head: 'Loại hình', width: 18, value: ({ producerKind }) => producerKindNames[producerKind] },
    { head: 'Mã xã', width: 9, value: ({ unitCode }) => unitCode },
    { head: 'Xã', width: 22, value: ({ unitName }) => unitName },
    { head: 'Tỉnh', width: 20, value: ({ provinceName }) => provinceName },
    { head: 'Nhóm', width: 30, value: ({ group }) => groupName(group) },
    { head: 'Sao', width: 6, kind: 'integer', value: ({ stars }) => stars },
    { head: 'Cấp quyết định', width: 14, value: ({ level }) => levelNames[level] },
    { head: 'Số quyết định', width: 18, value: ({ decisionNumber }) => decisionNumber },
    { head: 'Ngày quyết định', width: 13, kind: 'date', value: ({ decidedOn }) => decidedOn },
    { head: 'Hiệu lực đến hết ngày', width: 13, kind: 'date', value: ({ expiresOn }) => expiresOn },
    { head: 'Tình trạng', width: 18, value: (row) => certificateStateNames[certificateState(row, today, months)] },
  ],
  rows,
})

/** The list of dossiers as a workbook. */
export const dossierListing = (rows: readonly DossierLine[], title: string, lines: string[]): Listing<DossierLine> => ({
  ...{ sheet: 'Hồ sơ OCOP', title, lines },
  columns: [
    { head: 'Sản phẩm', width: 34, value: ({ productName }) => productName },
    { head: 'Chủ thể', width: 34, value: ({ producerName }) => producerName },
    { head: 'Xã', width: 22, value: ({ unitName }) => unitName },
    { head: 'Nhóm', width: 30, value: ({ group }) => groupName(group) },
    { head: 'Năm', width: 8, value: ({ year }) => String(year) },
    { head: 'Tình trạng', width: 24, value: ({ state }) => stateNames[state] },
    { head: 'Số phiếu chấm', width: 10, kind: 'integer', value: ({ sheets }) => sheets },
    { head: 'Điểm bình quân', width: 12, kind: 'decimal', value: ({ result }) => (result ? roundRatio(result.total, 3) : null) },
    { head: 'Hạng sao', width: 9, kind: 'integer', value: ({ result }) => result?.stars ?? null },
  ],
  rows,
})

/** The list of production models as a workbook; what nobody told stays empty. */
export const modelListing = (rows: readonly Model[], lines: string[]): Listing<Model> => ({
  ...{ sheet: 'Mô hình sản xuất', title: 'Mô hình sản xuất', lines },
  columns: [
    { head: 'Mô hình', width: 34, value: ({ name }) => name },
    { head: 'Xã', width: 22, value: ({ unitName }) => unitName },
    { head: 'Năm', width: 8, value: ({ year }) => String(year) },
    { head: 'Lĩnh vực', width: 24, value: ({ kind }) => modelKindNames[kind] },
    { head: 'Chuỗi giá trị', width: 30, value: ({ chain }) => chain },
    { head: 'Số hộ', width: 9, kind: 'integer', value: ({ households }) => households },
    { head: 'Doanh thu (đồng)', width: 18, kind: 'integer', value: ({ revenue }) => revenue },
    { head: 'Kết quả', width: 40, value: ({ result }) => result },
    { head: 'Nên nhân rộng', width: 12, value: ({ isExample }) => (isExample ? 'có' : '') },
  ],
  rows,
})
