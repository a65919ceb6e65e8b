import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, isRouteErrorResponse, type RouterContextProvider, ServerRouter } from 'react-router'
import { contexts } from './platform/http/context.ts'

/**
 * What the page is made of, without the rest of the house: the router would make all routes anew for each page. A page with the router's
 * own scripts needs the whole list.
 */
function ownRoutes(router: EntryContext): EntryContext {
  const ids = router.staticHandlerContext.matches.map(({ route }) => route.id)
  const needsAll = ids.some((id) => (router.routeModules[id]?.handle as { scripts?: boolean } | undefined)?.scripts)
  if (needsAll || ids.length === 0) return router
  const own = <T,>(all: Record<string, T>) => Object.fromEntries(ids.map((id) => [id, all[id] as T]))
  return { ...router, manifest: { ...router.manifest, routes: own(router.manifest.routes) }, routeModules: own(router.routeModules) }
}

/** Pages leave whole: without streaming there is no inline script, and the body can have an entity tag. */
export default async function handleRequest(request: Request, status: number, headers: Headers, router: EntryContext): Promise<Response> {
  const body = new PassThrough()
  await new Promise<void>((ready, fail) => {
    const { pipe } = renderToPipeableStream(<ServerRouter context={ownRoutes(router)} url={request.url} />, {
      onAllReady() {
        pipe(body)
        ready()
      },
      onShellError: fail,
      onError: fail,
    })
  })
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(new Uint8Array(await buffer(body)), { status, headers })
}

/** Bugs are logged with the id of their request; an unknown address or a visitor who left is none. */
export function handleError(error: unknown, { request, context }: { request: Request; context: Readonly<RouterContextProvider> }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  context.get(contexts.request).log.error({ err: error }, 'page failed')
}
