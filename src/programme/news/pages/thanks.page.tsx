import type { MetaFunction } from 'react-router'
import { PageHead } from '../../../platform/ui/page.tsx'

export const meta: MetaFunction = () => [{ title: 'Đã nhận bình luận – Nông thôn mới' }]

/** The same for everybody: it stands apart from the article, whose page is kept for all readers. */
export default function ThanksPage() {
  return (
    <PageHead crumbs={[{ href: '/tin-tuc', text: 'Tin tức' }]} title="Đã nhận bình luận" lead="Bình luận đang chờ duyệt, chưa hiển thị.">
      <p>
        <a href="/tin-tuc">Về trang tin tức</a> · <a href="/tin-tuc/binh-luan">Thống kê bình luận</a>
      </p>
    </PageHead>
  )
}
