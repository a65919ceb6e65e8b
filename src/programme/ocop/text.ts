import { formatDate } from '../../platform/text/date.ts'
import type { CertificateState, Dossier, DossierState, Level, ProducerKind, RegulationKind } from './types.ts'

export const producerKindNames: Record<ProducerKind, string> = {
  cooperative: 'Hợp tác xã',
  company: 'Doanh nghiệp',
  household: 'Hộ sản xuất, kinh doanh',
  group: 'Tổ hợp tác',
}

export const stateNames: Record<DossierState, string> = {
  drafting: 'Đang lập',
  submitted: 'Đã gửi, chờ đưa ra hội đồng',
  scoring: 'Hội đồng đang chấm',
  concluded: 'Đã có phiếu tổng hợp',
  decided: 'Đã có quyết định',
  withdrawn: 'Đã rút',
}

export const levelNames: Record<Level, string> = { commune: 'cấp xã', district: 'cấp huyện', province: 'cấp tỉnh', central: 'Trung ương' }

export const certificateStateNames: Record<CertificateState, string> = {
  active: 'Còn hiệu lực',
  expiring: 'Sắp hết hiệu lực',
  expired: 'Hết hiệu lực',
  revoked: 'Đã thu hồi',
  replaced: 'Đã có giấy mới thay',
}

export const regulationNames: Record<RegulationKind, string> = {
  threeStarLevel: 'Cấp công nhận sản phẩm 3 sao',
  warningMonths: 'Nhắc hết hạn trước (tháng)',
}

/** «4 sao»: stars are written, not drawn, and the number stays with its word. */
export const starsText = (stars: number): string => `${stars}\u00a0sao`

/** «Sở nào, số nào, ngày nào» on one line. */
export const decisionText = ({
  decisionNumber,
  decidedOn,
}: {
  decisionNumber: string
  decidedOn: Parameters<typeof formatDate>[0]
}): string => `${decisionNumber} ngày ${formatDate(decidedOn)}`

export const dossierTitle = ({ productName, year }: Pick<Dossier, 'productName' | 'year'>): string => `${productName}, năm ${year}`
