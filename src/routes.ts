import { index, type RouteConfig } from '@react-router/dev/routes'
import { routes as portal } from './programme/portal/routes.ts'

export default [index('programme/figures/pages/home.page.tsx'), ...portal] satisfies RouteConfig
