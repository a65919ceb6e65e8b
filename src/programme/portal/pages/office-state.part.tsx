import { formatDate } from '../../../platform/text/date.ts'
import { Strip } from '../../../platform/ui/page.tsx'
import type { PortalOffice } from '../profile.types.ts'

type Props = { office: PortalOffice | null }

/** Facts that were delivered to show how pages look are named so wherever they stand. */
export function IllustratedOffice({ office }: Props) {
  if (!office?.isDemonstration) return null
  return (
    <Strip kind="demonstration">
      <p>
        <strong>Thông tin minh họa.</strong> Cơ quan, người, số máy và địa chỉ thư trên trang này không có thật; cơ quan quản lý cổng thay
        bằng thông tin của mình.
      </p>
    </Strip>
  )
}

/** What was not approved yet, and what a reader may do meanwhile. */
export const NotYet = ({ what }: { what: string }) => (
  <p className="muted">
    Cơ quan quản lý cổng chưa công bố {what}. Cần hỏi việc cụ thể, gửi tại trang <a href="/gop-y">Góp ý, phản ánh</a>.
  </p>
)

/** Who approved what stands on the page, and when. */
export function ApprovedLine({ office }: Props) {
  if (!office?.approvedOn) return null
  return (
    <p className="source section">
      {office.isDemonstration ? 'Thông tin minh họa' : `Người duyệt công khai: ${office.approvedBy}`}, ngày {formatDate(office.approvedOn)}
    </p>
  )
}
