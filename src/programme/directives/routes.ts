import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/directives/pages/${name}`

export const routes: RouteConfigEntry[] = [
  route('nhiem-vu', page('list.page.tsx')),
  route('nhiem-vu/tai-ve', page('download.page.tsx')),
  route('nhiem-vu/tu-van-ban', page('from-text.page.tsx')),
  route('nhiem-vu/theo-co-quan', page('by-body.page.tsx')),
  route('nhiem-vu/theo-co-quan/tai-ve', page('by-body-download.page.tsx')),
  route('nhiem-vu/don-doc', page('urging.page.tsx')),
  route('nhiem-vu/don-doc/:format', page('urging-file.page.tsx')),
  route('nhiem-vu/:id', page('task.page.tsx')),
]
