import { createRequestHandler, matchRoutes, type RequestHandler, type RouteObject, type ServerBuild } from 'react-router'

type Routes = ServerBuild['routes']

/** The first word of a path as the router reads it; the word of a path that is badly coded is no page's. */
function firstOf(path: string): string {
  const word = path.split('/', 2)[1] ?? ''
  if (!word.includes('%')) return word.toLowerCase()
  try {
    return decodeURIComponent(word).toLowerCase()
  } catch {
    return word
  }
}

/** A route's pattern with those of the routes that it stands in. */
function patternOf(routes: Routes, id: string): string {
  const full = (one: string | undefined): string => {
    const route = one === undefined ? undefined : routes[one]
    return route ? `${full(route.parentId)}/${route.path ?? ''}` : ''
  }
  return full(id)
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=.)\/$/, '')
}

/** The routes that may answer, by the first word of their patterns. */
function routesByWord(routes: Routes): Map<string, Routes> {
  const byWord = new Map<string, Routes>()
  for (const [id, leaf] of Object.entries(routes)) {
    if (!leaf || !(leaf.path || leaf.index)) continue
    const word = firstOf(patternOf(routes, id))
    const own = byWord.get(word) ?? {}
    for (let route: Routes[string] = leaf; route; route = routes[route.parentId ?? '']) own[route.id] = route
    byWord.set(word, own)
  }
  return byWord
}

/**
 * Answers with those routes alone that begin with the first word of a path: the router goes through all that it is given with each request.
 * What no route begins with is told by the root.
 */
export function pageHandler(
  build: ServerBuild,
  mode: 'development' | 'production',
): (path: string, ...asked: Parameters<RequestHandler>) => Promise<Response> {
  const byWord = routesByWord(build.routes)
  const handlers = new Map<string, RequestHandler>()
  return (path, ...asked) => {
    const word = byWord.has(firstOf(path)) ? firstOf(path) : 'root'
    const { root } = build.routes
    const handler = handlers.get(word) ?? createRequestHandler({ ...build, routes: byWord.get(word) ?? { root } }, mode)
    handlers.set(word, handler)
    return handler(...asked)
  }
}

/**
 * Tells the pattern (`/tinh/:code`) that answers a path, so that measurements are not kept per commune. Only the patterns that begin with
 * the path's first word are tried: the router would rank all of them anew for each question.
 */
export function routePatterns(routes: Routes): (path: string) => string {
  const byFirst = new Map<string, RouteObject[]>()
  for (const [id, route] of Object.entries(routes)) {
    if (!route || !(route.path || route.index)) continue
    const path = patternOf(routes, id)
    const known = byFirst.get(firstOf(path)) ?? []
    byFirst.set(firstOf(path), [...known, { path, caseSensitive: route.caseSensitive }])
  }
  return (path) => matchRoutes(byFirst.get(firstOf(path)) ?? [], path)?.at(-1)?.route.path ?? 'none'
}
