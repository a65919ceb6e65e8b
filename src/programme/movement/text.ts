import type { Commendation, CommendedKind, ContributionState, CriterionSource, RoundState } from './types.ts'

export const contributionStateNames: Record<ContributionState, string> = {
  entered: 'Chờ xã xác nhận',
  confirmed: 'Xã đã xác nhận',
  rejected: 'Không tính',
}

export const roundStateNames: Record<RoundState, string> = { open: 'Đang thi đua', closed: 'Đã xếp hạng', cancelled: 'Đã hủy' }

export const sourceNames: Record<CriterionSource, string> = {
  figure: 'Số tiêu chí đạt, từ hệ thống',
  count: 'Xã nhập số liệu',
}

export const commendedKindNames: Record<CommendedKind, string> = {
  unit: 'Xã, thôn',
  body: 'Cơ quan, doanh nghiệp, tổ chức',
  household: 'Hộ gia đình',
  person: 'Cá nhân',
}

export const commendationStateNames: Record<Commendation['state'], string> = {
  proposed: 'Đang đề nghị',
  decided: 'Đã khen thưởng',
  declined: 'Không khen thưởng',
}
