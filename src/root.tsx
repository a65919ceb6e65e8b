import './platform/ui/global.css'
import type { ReactNode } from 'react'
import {
  data,
  isRouteErrorResponse,
  Links,
  Meta,
  type MiddlewareFunction,
  Outlet,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from 'react-router'
import type { Route } from './+types/root'
import { canonicalPath, isSearch } from './canonical.ts'
import { currentOf, englishMenu, officeMenu, publicMenu } from './office.ts'
import { readPage, refusePage } from './platform/http/context.ts'
import { formatDate } from './platform/text/date.ts'
import { AddressContext } from './platform/ui/described.tsx'
import { displayMark } from './platform/ui/live.ts'
import { Shell, shellWords } from './platform/ui/shell.tsx'
import { publicAddress } from './programme/consultation/visitor.reads.ts'
import { unseenOf } from './programme/desk/reads.ts'
import { OfficeBar } from './programme/people/pages/office.part.tsx'
import type { Actor } from './programme/people/types.ts'
import { officeView } from './programme/people/views.ts'
import { refusalContext, visitContext } from './programme/people/visit.reads.ts'
import { siteContext } from './programme/portal/address.reads.ts'
import { alternatesOf, isEnglish, vietnameseOf } from './programme/portal/language.rules.ts'
import { EnglishFoot, Foot } from './programme/portal/pages/foot.part.tsx'
import { ProblemPage } from './programme/portal/pages/problem.part.tsx'
import { officeContext } from './programme/portal/profile.reads.ts'
import { type FootView, footView } from './programme/portal/profile.views.ts'

type PageContext = Route.LoaderArgs['context']

/** Whose portal it is, for the foot; a page is worth more than its foot. */
const footOf = (context: PageContext) =>
  context
    .get(officeContext)()
    .then(footView, () => null)

/** What a page says of itself through `handle`: under which menu item it stands, whether its own `meta` describes it. */
type PageHandle = { menu?: string; speaks?: boolean }

/** The frame of a signed-in page; null on public pages, which never learn who visits. */
const officeOf = (actor: Actor | null, unseen = 0) => (actor ? { ...officeView(actor), ...officeMenu(actor, unseen) } : null)
type Office = ReturnType<typeof officeOf>

export async function loader({ context, request }: Route.LoaderArgs) {
  const { actor, today } = context.get(visitContext)
  const url = new URL(request.url)
  const unseen = actor ? await readPage(context, (ctx) => unseenOf(ctx, actor)) : 0
  return {
    office: officeOf(actor, unseen),
    foot: await footOf(context),
    at: { origin: publicAddress(context), path: canonicalPath(context.get(siteContext).pattern, url) },
    isSearch: isSearch(url),
    today: formatDate(today),
  }
}

type Told = { office?: Office; foot?: FootView | null }
type Loaded = Awaited<ReturnType<typeof loader>>

export function Layout({ children }: { children: ReactNode }) {
  const handles = useMatches().map((match) => match.handle as PageHandle | undefined)
  const error = useRouteError()
  const told = isRouteErrorResponse(error) ? (error.data as Told | null) : null
  const root = useRouteLoaderData<typeof loader>('root')
  const office = root?.office ?? told?.office ?? null
  const foot = root?.foot ?? told?.foot ?? null
  const { pathname, search } = useLocation()
  // what is refused is told in Vietnamese
  const english = isEnglish(pathname) && !error
  const { menu, more } = english ? englishMenu : (office ?? publicMenu)
  const current = currentOf([...menu, ...more], pathname) ?? handles.findLast((handle) => handle?.menu)?.menu
  const marked = (items: typeof publicMenu.menu) => items.map((item) => ({ ...item, current: item.href === current }))
  const display = `/hien-thi?ve=${encodeURIComponent(`${pathname}${search}`)}`
  const address =
    root && !office && !error
      ? { ...root.at, language: english ? ('en' as const) : ('vi' as const), speaks: handles.some((handle) => handle?.speaks) }
      : null
  return (
    <html lang={english ? 'en' : 'vi'} data-hien-thi={displayMark}>
      <head>
        <Head root={error ? undefined : root} pathname={pathname} />
      </head>
      <body>
        <Shell
          menu={marked(menu)}
          more={marked(more)}
          words={shellWords[english ? 'en' : 'vi']}
          search={english ? null : '/tim-kiem'}
          display={display}
          other={english ? { href: vietnameseOf(pathname), text: 'Tiếng Việt', lang: 'vi' } : null}
          foot={english ? <EnglishFoot office={foot} path={pathname} /> : <Foot office={foot} path={pathname} display={display} />}
        >
          {office ? <OfficeBar {...office} /> : null}
          <AddressContext value={address}>{children}</AddressContext>
          {root ? <OnPaper {...root} /> : null}
        </Shell>
      </body>
    </html>
  )
}

/** `root` is not known of an error, which nobody shall find. */
function Head({ root, pathname }: { root: Loaded | undefined; pathname: string }) {
  return (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="theme-color" content="#0f5c3f" />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      {root
        ? alternatesOf(pathname).map(({ lang, path }) => (
            <link key={lang} rel="alternate" hrefLang={lang} href={`${root.at.origin}${path}`} />
          ))
        : null}
      {!root || root.isSearch ? <meta name="robots" content="noindex" /> : null}
      <Meta />
      <Links />
    </>
  )
}

/** What a printed page says of itself: the address that means its content, and the day of what it shows. */
const OnPaper = ({ at, today }: Loaded) => <p className="on-paper">{`${at.origin}${at.path} · Trang lập ngày ${today}`}</p>

/** What the doors refuse is told on a page of the house. */
export const middleware: MiddlewareFunction<Response>[] = [
  async ({ context }, next) => {
    const refusal = context.get(refusalContext)
    if (refusal) {
      const { data: problem, init } = refusePage(context, refusal)
      const { actor } = context.get(visitContext)
      throw data({ ...problem, office: officeOf(actor), foot: await footOf(context) }, init ?? undefined)
    }
    return next()
  },
]

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  if (!isRouteErrorResponse(error)) return <ProblemPage status={500} told={{}} />
  return <ProblemPage status={error.status} told={typeof error.data === 'object' && error.data !== null ? error.data : {}} />
}
