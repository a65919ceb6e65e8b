import type { ReactNode } from 'react'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, useMatches, useRouteError } from 'react-router'
import type { PageProblem } from './platform/http/context.ts'

export function Layout({ children }: { children: ReactNode }) {
  const scripted = useMatches().some((match) => (match.handle as { scripts?: boolean } | undefined)?.scripts)
  return (
    <html lang="vi">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {scripted ? <Scripts /> : null}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const problem = isRouteErrorResponse(error) ? (error.data as Partial<PageProblem> | null) : null
  const unknown = isRouteErrorResponse(error) && error.status === 404
  return (
    <main>
      <title>Lỗi: Nông thôn mới</title>
      <h1>{unknown ? 'Không tìm thấy trang' : 'Trang chưa lập được'}</h1>
      <p>{problem?.text ?? (unknown ? 'Có thể đơn vị đã đổi tên: tìm theo tên cũ.' : 'Thử lại sau ít phút.')}</p>
      {problem?.requestId ? <p>Mã yêu cầu: {problem.requestId}</p> : null}
    </main>
  )
}
