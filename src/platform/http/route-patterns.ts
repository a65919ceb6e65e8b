import { matchRoutes, type RouteObject, type ServerBuild } from 'react-router'

const firstOf = (path: string) => path.split('/', 2)[1] ?? ''

/**
 * Tells the pattern (`/tinh/:code`) that answers a path, so that measurements are not kept per commune. Only the patterns that begin with
 * the path's first word are tried: the router would rank all of them anew for each question.
 */
export function routePatterns(routes: ServerBuild['routes']): (path: string) => string {
  const full = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id]
    return route ? `${full(route.parentId)}/${route.path ?? ''}` : ''
  }
  const byFirst = new Map<string, RouteObject[]>()
  for (const route of Object.values(routes)) {
    if (!route || !(route.path || route.index)) continue
    const path = full(route.id)
      .replace(/\/{2,}/g, '/')
      .replace(/(?<=.)\/$/, '')
    const known = byFirst.get(firstOf(path)) ?? []
    byFirst.set(firstOf(path), [...known, { path, caseSensitive: route.caseSensitive }])
  }
  return (path) => matchRoutes(byFirst.get(firstOf(path).toLowerCase()) ?? [], path)?.at(-1)?.route.path ?? 'none'
}
