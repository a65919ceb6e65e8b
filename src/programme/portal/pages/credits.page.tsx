import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { dataCredits, softwareCredits } from '../credits.text.ts'
import type { Credit } from '../types.ts'
import styles from './credits.module.css'

export default function Credits() {
  return (
    <>
      <title>Nguồn dữ liệu và giấy phép – Nông thôn mới</title>
      <PageHead
        title="Nguồn dữ liệu và giấy phép"
        lead="Hệ thống cho biết bức tranh nông thôn mới tại bất kỳ ngày nào, trên bản đồ của ngày đó hoặc của hôm nay. Trang này nêu số liệu lấy từ đâu và được dùng theo điều kiện nào."
      />
      <Section title="Số liệu kết quả">
        <div className="prose stack">
          <Strip kind="demonstration">
            <p>
              Số liệu từng xã của Thái Nguyên, Lạng Sơn, Cao Bằng và Mường Khương là <strong>dữ liệu minh hoạ dựng lại</strong>: danh sách
              xã là thật, kết quả từng xã được dựng sao cho tổng khớp với các con số đã công bố. Trang nào có số liệu này đều ghi rõ.
            </p>
          </Strip>
          <p>
            Con số nêu trong văn bản, bài báo được ghi riêng là <em>số đã công bố</em>, đặt cạnh số tính lại; chỗ lệch được chỉ ra. Không có
            số liệu thì ghi «–» kèm lý do, không ghi 0.
          </p>
          <p>
            Ngưỡng trong các bộ tiêu chí ghi kèm mức chắc chắn của nguồn. Ngưỡng chưa tìm được nguồn để trống và kết quả là «chưa đủ căn
            cứ».
          </p>
          <p>
            Mọi việc làm trong hệ thống được ghi vào nhật ký không sửa được. <a href="/nhat-ky/goc-bam">Gốc băm của từng ngày</a> được công
            khai để ai cũng giữ được bản đối chiếu.
          </p>
        </div>
      </Section>
      <Section title="Đơn vị hành chính và bản đồ">
        <CreditTable caption="Nguồn dữ liệu đơn vị hành chính và ranh giới" credits={dataCredits} />
        <div className="prose stack section">
          <p>
            Mọi bản đồ cả nước đều thể hiện quần đảo Hoàng Sa (thành phố Đà Nẵng) và quần đảo Trường Sa (tỉnh Khánh Hòa) trong khung riêng.
            Bản đồ không vẽ đường ranh giới nào trên biển.
          </p>
          <p>
            Chưa có ranh giới cấp xã trước 01/7/2025 với giấy phép tự do. Bản đồ của các ngày trước đó vẽ huyện theo ranh giới gần đúng, mỗi
            xã cũ là một ô vuông trong huyện.
          </p>
        </div>
      </Section>
      <Section title="Phần mềm">
        <p className="prose">Mã nguồn của hệ thống theo giấy phép MIT. Hệ thống dùng các phần mềm nguồn mở sau:</p>
        <CreditTable caption="Phần mềm nguồn mở" credits={softwareCredits} />
      </Section>
    </>
  )
}

function CreditTable({ caption, credits }: { caption: string; credits: Credit[] }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={credits}
      keyOf={(credit) => credit.name}
      columns={[
        { key: 'name', head: 'Tên', cell: (credit) => credit.name },
        { key: 'use', head: 'Dùng để', cell: (credit) => credit.use },
        { key: 'source', head: 'Nguồn', cell: (credit) => <span className={styles.source}>{credit.source}</span> },
        {
          key: 'licence',
          head: 'Giấy phép',
          cell: (credit) => (
            <>
              {credit.licence}
              {credit.note ? <span className="muted">. {credit.note}</span> : null}
            </>
          ),
        },
      ]}
    />
  )
}
