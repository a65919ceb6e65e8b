import { type RouteConfigEntry, route } from '@react-router/dev/routes'

export const routes: RouteConfigEntry[] = [route('gioi-thieu/nguon-du-lieu', 'programme/portal/pages/credits.page.tsx')]
