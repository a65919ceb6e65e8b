import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/directives/pages/${name}`

export const routes: RouteConfigEntry[] = [
  route('nhiem-vu', page('list.page.tsx')),
  route('nhiem-vu/tai-ve', page('download.page.tsx')),
  route('nhiem-vu/:id', page('task.page.tsx')),
]
