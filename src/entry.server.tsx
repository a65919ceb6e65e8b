import { renderToString } from 'react-dom/server'
import { type EntryContext, isRouteErrorResponse, type RouterContextProvider, ServerRouter } from 'react-router'
import { contexts, readPage } from './platform/http/context.ts'
import { lostAt } from './programme/portal/lost.reads.ts'

/**
 * What the page is made of, without the rest of the house: the router would make all routes anew for each page, and hand the page's data to
 * a script that no page has.
 */
function ownRoutes({ serverHandoffStream: _, ...router }: EntryContext): EntryContext {
  const ids = router.staticHandlerContext.matches.map(({ route }) => route.id)
  if (ids.length === 0) return router
  const own = <T,>(all: Record<string, T>) => Object.fromEntries(ids.map((id) => [id, all[id] as T]))
  return { ...router, manifest: { ...router.manifest, routes: own(router.manifest.routes) }, routeModules: own(router.routeModules) }
}

/** Pages leave whole: nothing waits within a page, there is no inline script, and the body can have an entity tag. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  if (status === 404) await lookBeside(router, request, context)
  // without it browsers would lay pages out as those of the last century
  const html = `<!DOCTYPE html>${renderToString(<ServerRouter context={ownRoutes(router)} url={request.url} />)}`
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(html, { status, headers })
}

/** What was not found is looked for among units before its page is drawn: somebody may follow an old name. */
async function lookBeside(
  { staticHandlerContext: { errors } }: EntryContext,
  request: Request,
  context: RouterContextProvider,
): Promise<void> {
  const { id, log } = context.get(contexts.request)
  for (const error of Object.values(errors ?? {})) {
    if (!isRouteErrorResponse(error)) continue
    const told = typeof error.data === 'object' ? error.data : { requestId: id }
    const lost = await readPage(context, (ctx) => lostAt(ctx, new URL(request.url).pathname)).catch((err) => {
      log.warn({ err }, 'nothing was looked for beside what was not found')
      return undefined
    })
    error.data = { ...told, lost }
  }
}

/** Bugs are logged with the id of their request; an unknown address or a visitor who left is none. */
export function handleError(error: unknown, { request, context }: { request: Request; context: Readonly<RouterContextProvider> }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  context.get(contexts.request).log.error({ err: error }, 'page failed')
}
