import { type RouteConfigEntry, route } from '@react-router/dev/routes'

export const routes: RouteConfigEntry[] = [route('viec-cua-toi', 'programme/directives/pages/work.page.tsx')]
