import './platform/ui/global.css'
import type { ReactNode } from 'react'
import {
  data,
  isRouteErrorResponse,
  Links,
  Meta,
  type MiddlewareFunction,
  Outlet,
  Scripts,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from 'react-router'
import type { Route } from './+types/root'
import { currentOf, officeMenu, publicMenu } from './office.ts'
import { type PageProblem, readPage, refusePage } from './platform/http/context.ts'
import { liveNumber } from './platform/ui/live.ts'
import { PageHead } from './platform/ui/page.tsx'
import { Shell } from './platform/ui/shell.tsx'
import { unseenOf } from './programme/desk/reads.ts'
import { OfficeBar } from './programme/people/pages/office.part.tsx'
import type { Actor } from './programme/people/types.ts'
import { officeView } from './programme/people/views.ts'
import { refusalContext, visitContext } from './programme/people/visit.reads.ts'

/** What a page says of itself through `handle`: whether it needs scripts, and under which menu item it stands. */
type PageHandle = { scripts?: boolean; menu?: string }

/** The frame of a signed-in page; null on public pages, which never learn who visits. */
const officeOf = (actor: Actor | null, unseen = 0) => (actor ? { ...officeView(actor), ...officeMenu(actor, unseen) } : null)
type Office = ReturnType<typeof officeOf>

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = context.get(visitContext)
  return { office: officeOf(actor, actor ? await readPage(context, (ctx) => unseenOf(ctx, actor)) : 0) }
}

export function Layout({ children }: { children: ReactNode }) {
  const handles = useMatches().map((match) => match.handle as PageHandle | undefined)
  const error = useRouteError()
  const told = isRouteErrorResponse(error) ? (error.data as { office?: Office } | null) : null
  const office = useRouteLoaderData<typeof loader>('root')?.office ?? told?.office ?? null
  const { pathname } = useLocation()
  const { menu, more } = office ?? publicMenu
  const current = currentOf([...menu, ...more], pathname) ?? handles.findLast((handle) => handle?.menu)?.menu
  const marked = (items: typeof publicMenu.menu) => items.map((item) => ({ ...item, current: item.href === current }))
  return (
    <html lang="vi">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0f5c3f" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <Shell menu={marked(menu)} more={marked(more)} search="/don-vi" foot={<Foot />}>
          {office ? <OfficeBar {...office} /> : null}
          {children}
        </Shell>
        {handles.some((handle) => handle?.scripts) ? <Scripts /> : null}
      </body>
    </html>
  )
}

function Foot() {
  return (
    <>
      <p>
        Mỗi con số trên trang đều ghi đơn vị tính, ngày chốt, cấp xác nhận và bộ tiêu chí; mở «Số này từ đâu?» để xem danh sách xã làm nên
        số đó.
      </p>
      <p>
        <a href="/niem-yet">Niêm yết công khai, lấy ý kiến</a> ·{' '}
        <a href="/gioi-thieu/nguon-du-lieu">Nguồn dữ liệu, ranh giới và giấy phép</a> · <a href="/viec-cua-toi">Dành cho cán bộ</a>
      </p>
      <p>
        <a href="/thong-ke">Lượt khách</a>: đang xem {liveNumber('site:now')} · hôm nay {liveNumber('site:today')} · tuần này{' '}
        {liveNumber('site:week')} · tháng này {liveNumber('site:month')} · tổng {liveNumber('site:total')}
      </p>
    </>
  )
}

/** What the doors refuse is told on a page of the house. */
export const middleware: MiddlewareFunction<Response>[] = [
  ({ context }, next) => {
    const refusal = context.get(refusalContext)
    if (refusal) {
      const { data: problem, init } = refusePage(context, refusal)
      throw data({ ...problem, office: officeOf(context.get(visitContext).actor) }, init ?? undefined)
    }
    return next()
  },
]

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const problem = isRouteErrorResponse(error) ? (error.data as Partial<PageProblem> | null) : null
  const status = isRouteErrorResponse(error) ? error.status : 500
  const unknown = status === 404
  const title = unknown ? 'Không tìm thấy trang' : status === 403 ? 'Chưa có quyền' : 'Trang chưa lập được'
  return (
    <>
      <title>{`Lỗi: ${title} – Nông thôn mới`}</title>
      <PageHead title={title} lead={problem?.text ?? (unknown ? 'Có thể đơn vị đã đổi tên: tìm theo tên cũ.' : 'Thử lại sau ít phút.')} />
      {problem?.offenders && problem.offenders.length > 0 ? (
        <ul>
          {problem.offenders.map((offender) => (
            <li key={`${offender.where} ${offender.what}`}>
              {offender.where}: {offender.what}
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <a href="/don-vi">Tìm đơn vị theo tên hoặc mã</a> · <a href="/ket-qua">Kết quả cả nước</a>
      </p>
      {problem?.requestId ? <p className="source">Mã yêu cầu: {problem.requestId}</p> : null}
    </>
  )
}
