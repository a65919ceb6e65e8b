import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { officeContext } from '../profile.reads.ts'
import { chartLabel, factFields, relatedLabel } from '../profile.text.ts'
import { contactsOf } from '../profile.views.ts'
import type { Route } from './+types/about.page'
import { ApprovedLine, IllustratedOffice, NotYet } from './office-state.part.tsx'
import { Chart, Contacts, Links, OfficeFacts, Prose } from './profile.part.tsx'

export const loader = async ({ context }: Route.LoaderArgs) => ({ office: await context.get(officeContext)() })

export default function AboutPage({ loaderData: { office } }: Route.ComponentProps) {
  const said = office?.said ?? null
  const leaders = contactsOf(said?.contacts ?? [], 'leader')
  return (
    <>
      <title>Giới thiệu – Nông thôn mới</title>
      <PageHead
        title="Giới thiệu"
        lead={`${said?.facts.agency ? `${said.facts.agency} quản lý cổng này. ` : ''}Cổng công bố kết quả xây dựng nông thôn mới theo từng ngày, từng xã, kèm nguồn của mỗi con số.`}
      />
      <IllustratedOffice office={office} />
      {said ? <OfficeFacts facts={said.facts} /> : <NotYet what="địa chỉ, chức năng, cơ cấu tổ chức, lãnh đạo" />}
      {said ? (
        <>
          <Section title={factFields.functions.label}>
            {said.facts.functions ? <Prose text={said.facts.functions} /> : <NotYet what="chức năng, nhiệm vụ" />}
          </Section>
          <Section title={chartLabel}>
            {said.bodies.length > 0 ? <Chart bodies={said.bodies} /> : <NotYet what="sơ đồ cơ cấu tổ chức" />}
          </Section>
          <Section title="Lãnh đạo">
            {leaders.length > 0 ? <Contacts contacts={leaders} bodies={said.bodies} /> : <NotYet what="danh sách lãnh đạo" />}
          </Section>
        </>
      ) : null}
      {said && said.related.length > 0 ? (
        <Section title={relatedLabel}>
          <Links links={said.related} />
        </Section>
      ) : null}
      <Section title="Xem thêm">
        <ul>
          <li>
            <a href="/lien-he">Liên hệ</a>: điện thoại, thư, đầu mối từng việc
          </li>
          <li>
            <a href="/gioi-thieu/nguon-du-lieu">Nguồn dữ liệu, ranh giới và giấy phép</a>: số liệu lấy từ đâu, dùng lại theo điều kiện nào
          </li>
          <li>
            <a href="/bo-tieu-chi">Bộ tiêu chí các thời kỳ</a>: căn cứ xét một xã đạt chuẩn
          </li>
          <li>
            <a href="/nhat-ky/goc-bam">Gốc băm của nhật ký</a>: bản đối chiếu để biết dữ liệu không bị sửa lại
          </li>
        </ul>
      </Section>
      <ApprovedLine office={office} />
    </>
  )
}
