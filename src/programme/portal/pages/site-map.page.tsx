import { readPage } from '../../../platform/http/context.ts'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { unitsAsOf } from '../../units/reads.ts'
import { siteMap } from '../site-map.text.ts'
import type { Route } from './+types/site-map.page'

export function loader({ context }: Route.LoaderArgs) {
  return readPage(context, async (ctx) => ({
    provinces: (await unitsAsOf(ctx, { asOf: ctx.today, level: 'province' })).map(({ code, name }) => ({ code, name })),
  }))
}

/** Every public page of the portal, in groups. */
export default function SiteMapPage({ loaderData: { provinces } }: Route.ComponentProps) {
  return (
    <>
      <title>Sơ đồ cổng – Nông thôn mới</title>
      <PageHead title="Sơ đồ cổng" lead="Mọi trang công khai của cổng, theo nhóm. Trang nào cũng đọc được không cần tài khoản." />
      {siteMap.map(({ title, links }) => (
        <Section key={title} title={title}>
          <ul>
            {links.map(({ href, text, note, lang }) => (
              <li key={href}>
                <a href={href} lang={lang} hrefLang={lang}>
                  {text}
                </a>
                {note ? <span className="muted">: {note}</span> : null}
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <Section title="Kết quả của từng tỉnh, thành phố">
        <ul className="columns">
          {provinces.map(({ code, name }) => (
            <li key={code}>
              <a href={`/tinh/${code}`}>{name}</a>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
