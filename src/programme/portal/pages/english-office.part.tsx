import { Facts, Strip } from '../../../platform/ui/page.tsx'
import type { PortalOffice } from '../profile.types.ts'
import { telHref } from '../profile.views.ts'

/** Nothing was approved in English: said so, never translated by a machine. */
export const InVietnamese = ({ href }: { href: string }) => (
  <p className="muted">
    The office has not published this in English.{' '}
    <a href={href} hrefLang="vi">
      Read the Vietnamese page
    </a>
    .
  </p>
)

/** The office in English, as far as it was approved; what stands in Vietnamese is marked so. */
export function OfficeEnglish({ office }: { office: PortalOffice | null }) {
  if (!office?.said) return <InVietnamese href="/lien-he" />
  const { facts, english } = office.said
  const either = (en: string | null, vi: string | null) => en ?? (vi === null ? null : <span lang="vi">{vi}</span>)
  const shown = [
    { name: 'Office', value: either(english.agency, facts.agency) },
    { name: 'Address', value: either(english.address, facts.address) },
    { name: 'Telephone', value: facts.phone ? <a href={telHref(facts.phone)}>{facts.phone}</a> : null },
    { name: 'E-mail', value: facts.email ? <a href={`mailto:${facts.email}`}>{facts.email}</a> : null },
    { name: 'Person responsible', value: either(english.responsible, facts.responsible) },
    { name: 'Terms of reuse', value: either(english.reuse, facts.reuse) },
  ].filter(({ value }) => value !== null)
  return (
    <>
      {office.isDemonstration ? (
        <Strip kind="demonstration">
          <p>
            <strong>Demonstration.</strong> The office, persons, numbers and addresses on this page do not exist.
          </p>
        </Strip>
      ) : null}
      <Facts facts={shown} />
    </>
  )
}
