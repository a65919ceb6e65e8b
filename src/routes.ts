import type { RouteConfig } from '@react-router/dev/routes'
import { routes as figures } from './programme/figures/routes.ts'
import { routes as portal } from './programme/portal/routes.ts'

export default [...figures, ...portal] satisfies RouteConfig
