import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { officeContext } from '../profile.reads.ts'
import type { Route } from './+types/english-about.page'
import { InVietnamese, OfficeEnglish } from './english-office.part.tsx'
import { Chart, Prose } from './profile.part.tsx'

export const loader = async ({ context }: Route.LoaderArgs) => ({ office: await context.get(officeContext)() })

export default function EnglishAboutPage({ loaderData: { office } }: Route.ComponentProps) {
  const said = office?.said ?? null
  return (
    <>
      <title>About – New rural development in Viet Nam</title>
      <PageHead title="About" lead="The office that runs this portal, what it does and how it is made up." />
      <OfficeEnglish office={office} />
      <Section title="Functions and powers">
        {said?.english.functions ? <Prose text={said.english.functions} /> : <InVietnamese href="/gioi-thieu" />}
      </Section>
      <Section title="Structure">
        {said && said.bodies.length > 0 ? <Chart bodies={said.bodies} en /> : <InVietnamese href="/gioi-thieu" />}
        {said?.bodies.some(({ nameEn }) => nameEn === null) ? (
          <p className="source">Names without an approved English version stand in Vietnamese.</p>
        ) : null}
      </Section>
      <p className="section">
        <a href="/en/contacts">Contacts</a>
      </p>
    </>
  )
}
