import type { Listing } from '../../platform/base/listing.ts'
import { dayOf } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { tierText } from '../criteria/text.ts'
import { canFollow } from '../plan/procedures.ts'
import { registrationNames } from '../plan/text.ts'
import type { RegistrationLine } from '../plan/types.ts'

const aimText = ({ tier, criteria }: RegistrationLine) =>
  criteria === null ? `Đạt xã ${tierText[tier]}` : `Hoàn thành ${criteria} tiêu chí`

/** A registration as a line of a list. */
export const registrationView = (row: RegistrationLine) => ({
  key: `${row.unitId}/${row.tier}`,
  unitId: row.unitId,
  tier: row.tier,
  name: row.unitName,
  above: row.districtName ?? row.provinceName ?? '',
  aim: aimText(row),
  ticked: row.ticked?.join(', ') ?? '–',
  due: row.due ? formatDate(row.due) : 'Không nêu hạn',
  status: row.status,
  statusName: registrationNames[row.status],
  decision: row.decision,
  reason: row.reason,
  entered: `${row.enteredBy}, ${formatDate(dayOf(row.enteredOn))}`,
  canApprove: canFollow('approve', row.status),
  canStrike: canFollow('strike', row.status),
})
export type RegistrationView = ReturnType<typeof registrationView>

/** «13 xã trong danh sách đã duyệt, 2 chờ duyệt, 1 đã loại.» */
export function registrationLead(rows: readonly RegistrationLine[], year: number): string {
  const count = (status: RegistrationLine['status']) => rows.filter((row) => row.status === status).length
  if (rows.length === 0) return `Chưa có đăng ký nào cho năm ${year}.`
  return `Năm ${year}: ${count('approved')} đăng ký đã duyệt, ${count('proposed')} chờ duyệt, ${count('struck')} đã loại.`
}

export const registrationListing = (rows: readonly RegistrationLine[], place: string, year: number): Listing<RegistrationLine> => ({
  sheet: `Đăng ký ${year}`,
  title: `Đăng ký phấn đấu năm ${year}, ${place}`,
  lines: [registrationLead(rows, year)],
  columns: [
    { head: 'Xã', width: 26, value: ({ unitName }) => unitName },
    { head: 'Huyện (trước 01/7/2025)', width: 22, value: ({ districtName }) => districtName },
    { head: 'Tỉnh', width: 20, value: ({ provinceName }) => provinceName },
    { head: 'Đăng ký', width: 28, value: aimText },
    { head: 'Tiêu chí trong năm', width: 22, value: ({ ticked }) => ticked?.join(', ') ?? null },
    { head: 'Thời hạn', width: 12, kind: 'date', value: ({ due }) => due },
    { head: 'Tình trạng', width: 14, value: ({ status }) => registrationNames[status] },
    { head: 'Quyết định', width: 44, value: ({ decision }) => decision },
    { head: 'Lý do loại', width: 36, value: ({ reason }) => reason },
  ],
  rows,
})
