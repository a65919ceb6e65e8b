import { Structured } from '../../../platform/ui/described.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { siteContext } from '../address.reads.ts'
import { officeContext } from '../profile.reads.ts'
import { channelsLabel } from '../profile.text.ts'
import { contactsOf } from '../profile.views.ts'
import type { Route } from './+types/contact.page'
import { ApprovedLine, IllustratedOffice, NotYet } from './office-state.part.tsx'
import { Contacts, Links, OfficeFacts } from './profile.part.tsx'

export const handle = { menu: '/gioi-thieu' }

export async function loader({ context }: Route.LoaderArgs) {
  const office = await context.get(officeContext)()
  // what the office approved comes before what the installation was told for security.txt
  const security = office?.said?.facts.security ?? context.get(siteContext).security?.contact.replace(/^mailto:/, '') ?? null
  return { office, security }
}

type Facts = NonNullable<NonNullable<Route.ComponentProps['loaderData']['office']>['said']>['facts']

const organisation = ({ agency, address, phone, email }: Facts, origin: string) => ({
  ...{ '@type': 'GovernmentOrganization', name: agency, url: origin },
  ...(address ? { address } : {}),
  ...(phone ? { telephone: phone } : {}),
  ...(email ? { email } : {}),
})

export default function ContactPage({ loaderData: { office, security } }: Route.ComponentProps) {
  const said = office?.said ?? null
  const officers = contactsOf(said?.contacts ?? [], 'officer')
  return (
    <>
      <title>Liên hệ – Nông thôn mới</title>
      <PageHead
        crumbs={[{ href: '/gioi-thieu', text: 'Giới thiệu' }]}
        title="Liên hệ"
        lead={said ? said.facts.agency : `Cơ quan quản lý cổng${office ? `, ${office.unitName}` : ''}`}
      />
      {said && !office?.isDemonstration ? <Structured of={(origin) => organisation(said.facts, origin)} /> : null}
      <IllustratedOffice office={office} />
      {said ? <OfficeFacts facts={said.facts} /> : <NotYet what="địa chỉ, điện thoại, thư điện tử" />}
      <Section title="Đầu mối liên hệ">
        {said && officers.length > 0 ? <Contacts contacts={officers} bodies={said.bodies} /> : <NotYet what="đầu mối liên hệ" />}
      </Section>
      <Section title="Góp ý, phản ánh">
        <p className="prose">
          <a href="/gop-y">Gửi góp ý, phản ánh</a> không cần tài khoản; mỗi ý kiến có mã để <a href="/gop-y/theo-doi">theo dõi trả lời</a>.
        </p>
      </Section>
      {said && said.channels.length > 0 ? (
        <Section title={channelsLabel}>
          <Links links={said.channels} />
        </Section>
      ) : null}
      <Section title="Báo lỗi bảo mật">
        <Security where={security} />
      </Section>
      <ApprovedLine office={office} />
    </>
  )
}

/** Where somebody who found a hole tells it. */
function Security({ where }: { where: string | null }) {
  if (where === null) return <NotYet what="nơi nhận báo lỗi bảo mật" />
  const isPage = where.startsWith('http')
  return (
    <p className="prose">
      Phát hiện lỗ hổng, gửi về <a href={isPage ? where : `mailto:${where}`}>{where}</a>, nêu trang và các bước làm lại. Không công bố lỗ
      hổng trước khi được khắc phục.
    </p>
  )
}
