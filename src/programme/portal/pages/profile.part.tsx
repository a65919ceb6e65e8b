import { Facts, Section } from '../../../platform/ui/page.tsx'
import { blocksOf, treeOf } from '../profile.rules.ts'
import { channelsLabel, chartLabel, factFields, relatedLabel } from '../profile.text.ts'
import type { BodyNode, ChartBody, Contact, Profile, SiteLink } from '../profile.types.ts'
import { contactsOf, telHref } from '../profile.views.ts'
import styles from './portal.module.css'

/** A text as it was written: its paragraphs and lists. */
export function Prose({ text }: { text: string | null }) {
  return (
    <div className="prose stack">
      {blocksOf(text).map((block) =>
        block.kind === 'text' ? (
          <p key={block.text}>{block.text}</p>
        ) : (
          <ul key={block.items[0]}>
            {block.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        ),
      )}
    </div>
  )
}

/** The structure chart: lists within lists, which is what it says to whoever cannot see it. `en`: in English where a name was given. */
export function Chart({ bodies, en = false }: { bodies: readonly ChartBody[]; en?: boolean }) {
  return (
    <ul className={styles.chart}>
      <Nodes nodes={treeOf(bodies)} en={en} />
    </ul>
  )
}

function Nodes({ nodes, en }: { nodes: readonly BodyNode[]; en: boolean }) {
  return nodes.map(({ name, nameEn, parts }) => (
    <li key={name}>
      {en && nameEn === null ? <span lang="vi">{name}</span> : <span>{en ? nameEn : name}</span>}
      {parts.length > 0 ? (
        <ul>
          <Nodes nodes={parts} en={en} />
        </ul>
      ) : null}
    </li>
  ))
}

/** People whom readers may turn to; in English what was written in English. */
export function Contacts({ contacts, bodies, en = false }: { contacts: readonly Contact[]; bodies: readonly ChartBody[]; en?: boolean }) {
  const englishOf = (body: string) => bodies.find(({ name }) => name === body)?.nameEn ?? null
  const said = (vietnamese: string, english: string | null) =>
    !en ? vietnamese : english === null ? <span lang="vi">{vietnamese}</span> : english
  return (
    <ul className={styles.contacts}>
      {contacts.map((one) => (
        <li key={`${one.name} ${one.post}`}>
          <strong lang={en ? 'vi' : undefined}>{one.name}</strong>
          {said(one.post, one.postEn)}
          {one.body ? <>, {said(one.body, englishOf(one.body))}</> : null}
          <br />
          {one.phone ? <a href={telHref(one.phone)}>{one.phone}</a> : null}
          {one.phone && one.email ? ' · ' : null}
          {one.email ? <a href={`mailto:${one.email}`}>{one.email}</a> : null}
        </li>
      ))}
    </ul>
  )
}

/** Where an office is, and how it is reached. */
export function OfficeFacts({ facts }: { facts: Profile['facts'] }) {
  const { phone, email } = facts
  const shown = [
    { name: factFields.address.label, value: facts.address },
    { name: factFields.phone.label, value: phone ? <a href={telHref(phone)}>{phone}</a> : null },
    { name: factFields.fax.label, value: facts.fax },
    { name: factFields.email.label, value: email ? <a href={`mailto:${email}`}>{email}</a> : null },
    { name: factFields.responsible.label, value: facts.responsible },
    { name: factFields.licence.label, value: facts.licence },
  ].filter(({ value }) => value !== null)
  return shown.length === 0 ? null : <Facts facts={shown} />
}

export const Links = ({ links }: { links: readonly SiteLink[] }) => (
  <ul className={styles.links}>
    {links.map(({ name, href }) => (
      <li key={href}>
        <a href={href} rel="noopener">
          {name}
        </a>
      </li>
    ))}
  </ul>
)

/** Everything that an office wrote, for whoever approves it. */
export function WholeProfile({ said }: { said: Profile }) {
  const { facts, english, bodies, contacts, channels, related } = said
  return (
    <>
      <Section title={facts.agency}>
        <OfficeFacts facts={facts} />
      </Section>
      {facts.security ? <p>{`${factFields.security.label}: ${facts.security}`}</p> : null}
      {facts.reuse ? <p>{`${factFields.reuse.label}: ${facts.reuse}`}</p> : null}
      <Section title={factFields.functions.label}>
        <Prose text={facts.functions} />
      </Section>
      <Section title={chartLabel}>
        <Chart bodies={bodies} />
      </Section>
      <Section title="Lãnh đạo">
        <Contacts contacts={contactsOf(contacts, 'leader')} bodies={bodies} />
      </Section>
      <Section title="Đầu mối liên hệ">
        <Contacts contacts={contactsOf(contacts, 'officer')} bodies={bodies} />
      </Section>
      {channels.length > 0 ? (
        <Section title={channelsLabel}>
          <Links links={channels} />
        </Section>
      ) : null}
      {related.length > 0 ? (
        <Section title={relatedLabel}>
          <Links links={related} />
        </Section>
      ) : null}
      <div lang="en">
        <Section title="English">
          <p>{[english.agency, english.responsible, english.address, english.reuse].filter(Boolean).join(' · ') || '–'}</p>
          <Prose text={english.functions} />
          <Chart bodies={bodies} en />
        </Section>
      </div>
    </>
  )
}
