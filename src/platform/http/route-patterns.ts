import { matchRoutes, type RouteObject, type ServerBuild } from 'react-router'

/** Tells the pattern (`/tinh/:code`) that answers a path, so that measurements are not kept per commune. */
export function routePatterns(routes: ServerBuild['routes']): (path: string) => string {
  const under = (parent: string | undefined): RouteObject[] =>
    Object.values(routes)
      .filter((route) => route !== undefined && route.parentId === parent)
      .map((route) => {
        const { id, path, index, caseSensitive } = route as NonNullable<typeof route>
        return index ? { id, path, caseSensitive, index: true } : { id, path, caseSensitive, children: under(id) }
      })
  const tree = under(undefined)
  return (path) => {
    const match = matchRoutes(tree, path)
    if (!match) return 'none'
    const parts = match.map(({ route }) => route.path).filter((part): part is string => part !== undefined)
    return `/${parts.join('/')}`.replace(/\/{2,}/g, '/')
  }
}
