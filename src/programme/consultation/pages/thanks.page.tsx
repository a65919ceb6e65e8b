import type { MetaFunction } from 'react-router'
import { PageHead } from '../../../platform/ui/page.tsx'

export const meta: MetaFunction = () => [{ title: 'Đã nhận phiếu – Nông thôn mới' }]

export default function ThanksPage() {
  return (
    <>
      <PageHead
        title="Đã nhận phiếu"
        lead="Cảm ơn ông, bà đã trả lời. Câu trả lời đã được cộng vào kết quả chung; mã mời đã hết hiệu lực."
      />
      <p>
        Kết quả được công bố tại trang <a href="/niem-yet">Niêm yết công khai</a> sau khi đóng đợt lấy ý kiến.
      </p>
    </>
  )
}
