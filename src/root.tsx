import './platform/ui/global.css'
import type { ReactNode } from 'react'
import { isRouteErrorResponse, Links, Meta, type MiddlewareFunction, Outlet, Scripts, useMatches, useRouteError } from 'react-router'
import { type PageProblem, refusePage } from './platform/http/context.ts'
import { PageHead } from './platform/ui/page.tsx'
import { Shell } from './platform/ui/shell.tsx'
import { refusalContext } from './programme/people/visit.reads.ts'

/** What a page says of itself through `handle`: whether it needs scripts, and under which menu item it stands. */
type PageHandle = { scripts?: boolean; menu?: string }

const menu = [
  { href: '/ket-qua', text: 'Kết quả' },
  { href: '/ket-qua/ma-tran', text: 'Ma trận' },
  { href: '/bo-tieu-chi', text: 'Bộ tiêu chí' },
  { href: '/don-vi', text: 'Đơn vị' },
  { href: '/kiem-tra-bao-cao', text: 'Kiểm tra báo cáo' },
  { href: '/gioi-thieu/nguon-du-lieu', text: 'Giới thiệu' },
]

export function Layout({ children }: { children: ReactNode }) {
  const handles = useMatches().map((match) => match.handle as PageHandle | undefined)
  const current = handles.findLast((handle) => handle?.menu)?.menu
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
        <Shell menu={menu.map((item) => ({ ...item, current: item.href === current }))} search="/don-vi" foot={<Foot />}>
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
        <a href="/gioi-thieu/nguon-du-lieu">Nguồn dữ liệu, ranh giới và giấy phép</a>
      </p>
    </>
  )
}

/** What the doors refuse is told on a page of the house. */
export const middleware: MiddlewareFunction<Response>[] = [
  ({ context }, next) => {
    const refusal = context.get(refusalContext)
    if (refusal) throw refusePage(context, refusal)
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
