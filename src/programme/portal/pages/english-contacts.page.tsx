import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { officeContext } from '../profile.reads.ts'
import { contactsOf } from '../profile.views.ts'
import type { Route } from './+types/english-contacts.page'
import { InVietnamese, OfficeEnglish } from './english-office.part.tsx'
import { Contacts } from './profile.part.tsx'

export const loader = async ({ context }: Route.LoaderArgs) => ({ office: await context.get(officeContext)() })

export default function EnglishContactsPage({ loaderData: { office } }: Route.ComponentProps) {
  const said = office?.said ?? null
  return (
    <>
      <title>Contacts – New rural development in Viet Nam</title>
      <PageHead title="Contacts" lead="Where the office that runs this portal is, and whom to turn to." />
      <OfficeEnglish office={office} />
      {(['leader', 'officer'] as const).map((kind) => {
        const contacts = contactsOf(said?.contacts ?? [], kind)
        return (
          <Section key={kind} title={kind === 'leader' ? 'Leaders' : 'Contact officers'}>
            {said && contacts.length > 0 ? <Contacts contacts={contacts} bodies={said.bodies} en /> : <InVietnamese href="/lien-he" />}
          </Section>
        )
      })}
      {said?.contacts.some(({ postEn }) => postEn === null) ? (
        <p className="source section">Posts without an approved English version stand in Vietnamese.</p>
      ) : null}
    </>
  )
}
