import { readPage } from '../../../platform/http/context.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { longestSought } from '../../../platform/text/sought.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { FoundList } from '../../../platform/ui/found.tsx'
import { PageHead, Pages, Section } from '../../../platform/ui/page.tsx'
import { momentOf } from '../../news/moment.rules.ts'
import { visitContext } from '../../people/visit.reads.ts'
import { similarUnits } from '../../units/found.reads.ts'
import { findAll, findKind } from '../search.reads.ts'
import { abbreviationsIn, askedIn, searchPath } from '../search.rules.ts'
import { kindNames } from '../search.text.ts'
import { kinds } from '../search.types.ts'
import { foundKindView } from '../search.views.ts'
import type { Route } from './+types/search.page'
import styles from './search.module.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { typed, sought, kind, page } = askedIn(new URL(request.url).searchParams)
  const common = { kind, page, isCut: typed.trim().length > longestSought, isApart: false }
  if (sought === null) return { ...common, text: '', isEmpty: typed.trim() !== '', found: [], pages: 0, short: [], similar: [] }
  const { now } = context.get(visitContext)
  return readPage(context, async (ctx) => {
    const moment = momentOf(ctx.today, now)
    const one = kind === null ? null : await findKind(ctx, kind, sought, moment, page)
    const found = one ? (one.total > 0 ? [one] : []) : await findAll(ctx, sought, moment)
    return {
      ...{ ...common, text: sought.text, isEmpty: false, short: abbreviationsIn(sought) },
      ...{ page: one?.page ?? 1, pages: one?.pages ?? 0 },
      isApart: found.some(({ together }) => !together),
      found: found.map((part) => foundKindView(part, sought)),
      similar: found.length === 0 ? await similarUnits(ctx, sought) : [],
    }
  })
}

const titleOf = ({ text, kind, page }: Pick<Loaded, 'text' | 'kind' | 'page'>): string =>
  text === '' ? 'Tìm kiếm' : `Tìm «${text}»${kind ? ` – ${kindNames[kind]}` : ''}${page > 1 ? `, trang ${page}` : ''}`

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData ? titleOf(loaderData) : 'Tìm kiếm'} – Nông thôn mới` }]

type Loaded = Route.ComponentProps['loaderData']

export default function SearchPage({ loaderData }: Route.ComponentProps) {
  const { text, kind, page, pages, found, short, isCut } = loaderData
  return (
    <>
      <PageHead
        crumbs={kind && text !== '' ? [{ href: searchPath(text), text: 'Mọi loại' }] : []}
        title={kind ? `Tìm trong «${kindNames[kind]}»` : 'Tìm kiếm'}
        lead={leadOf(loaderData)}
      />
      <search className={styles.box}>
        <Form method="get" action="/tim-kiem">
          {kind ? <input type="hidden" name="loai" value={kind} /> : null}
          <Field
            id="tim-gi"
            name="tim"
            type="search"
            label="Tìm gì, có dấu hoặc không dấu"
            hint="Tên xã, tên cũ, mã đơn vị, số văn bản, tiêu chí, chữ trong tin và văn bản."
            defaultValue={text}
            autoComplete="off"
          />
          <p>
            <button type="submit">Tìm</button>
          </p>
        </Form>
      </search>
      {isCut ? <p className="muted">Chỉ đọc {longestSought} chữ cái đầu của câu tìm.</p> : null}
      {short.length > 0 ? (
        <p className="muted">
          Tìm cả chữ viết tắt và viết đủ:{' '}
          {short.map(({ short: form, long }, at) => (
            <span key={form}>
              {at > 0 ? '; ' : ''}
              <abbr title={long}>{form}</abbr> là {long}
            </span>
          ))}
          . <a href="/tu-viet-tat">Các từ viết tắt</a>
        </p>
      ) : null}
      {text === '' ? <Directory /> : found.length === 0 ? <Nothing {...loaderData} /> : null}
      {found.length > 1 ? <Jump found={found} /> : null}
      {found.map((part) => (
        <Section key={part.kind} id={part.kind} title={`${part.name} (${part.count})`}>
          <FoundList rows={part.rows} />
          {kind === null && !part.isAll ? (
            <p>
              <a href={searchPath(text, part.kind)}>
                Xem tất cả<span className="visually-hidden"> {part.name}</span>
              </a>
            </p>
          ) : null}
        </Section>
      ))}
      <Pages of={pages} page={page} href={(to) => searchPath(text, kind, to)} />
    </>
  )
}

function leadOf({ text, found, kind, isEmpty, isApart }: Loaded): string {
  if (isEmpty) return 'Câu tìm chưa có chữ cái hoặc chữ số nào.'
  if (text === '') return 'Một ô tìm cho đơn vị, tiêu chí, văn bản, tin tức, hỏi đáp, OCOP và dữ liệu của cổng.'
  if (found.length === 0) return `Không tìm thấy gì khớp với «${text}».`
  if (isApart) return `Không nơi nào có nguyên cụm «${text}»; dưới đây là nơi có đủ các chữ ấy.`
  if (kind) return `${found[0]?.count} kết quả khớp với «${text}».`
  return `Có kết quả ở ${formatNumber(found.length)} loại khớp với «${text}». Khớp đúng đứng trước.`
}

const Jump = ({ found }: Pick<Loaded, 'found'>) => (
  <nav aria-label="Các loại tìm thấy">
    <ul className={styles.jump}>
      {found.map(({ kind, name, count }) => (
        <li key={kind}>
          <a href={`#${kind}`}>
            {name} ({count})
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** What there is to look for, where nothing was asked. */
const Directory = () => (
  <Section title="Tìm được gì">
    <ul className="columns">
      {kinds.map((kind) => (
        <li key={kind}>{kindNames[kind]}</li>
      ))}
    </ul>
  </Section>
)

function Nothing({ text, kind, similar }: Loaded) {
  return (
    <Section title="Có thể thử">
      <ul className={styles.hints}>
        {similar.length > 0 ? (
          <li>
            Tên gần giống:{' '}
            {similar.map(({ name, code }, at) => (
              <span key={code}>
                {at > 0 ? ', ' : ''}
                <a href={searchPath(name)}>{name}</a>
              </span>
            ))}
          </li>
        ) : null}
        {kind ? (
          <li>
            <a href={searchPath(text)}>Tìm «{text}» ở mọi loại</a>
          </li>
        ) : null}
        <li>
          Đơn vị đã đổi tên, đã nhập: tìm bằng tên cũ hoặc mã cũ, hoặc <a href="/don-vi">tìm đơn vị như tại một ngày</a>.
        </li>
        <li>Bớt chữ, chỉ giữ tên riêng hoặc số hiệu; bỏ dấu nếu không chắc dấu (tìm không dấu vẫn ra).</li>
        <li>Soát chính tả: i và y, d và gi, s và x, ch và tr, dấu hỏi và dấu ngã.</li>
        <li>
          Xem <a href="/van-ban">văn bản</a>, <a href="/tin-tuc">tin tức</a>, <a href="/bo-tieu-chi">bộ tiêu chí</a>, hoặc{' '}
          <a href="/gop-y">gửi câu hỏi, góp ý</a>.
        </li>
      </ul>
    </Section>
  )
}
