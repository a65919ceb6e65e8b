import { index, type RouteConfig } from '@react-router/dev/routes'

export default [index('programme/figures/pages/home.page.tsx')] satisfies RouteConfig
