import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/progress/pages/${name}`

export const routes: RouteConfigEntry[] = [
  route('muc-tieu', page('targets.page.tsx')),
  route('muc-tieu/moi', page('new-target.page.tsx')),
  route('muc-tieu/tai-ve', page('targets-download.page.tsx')),
  route('muc-tieu/:id', page('target.page.tsx')),
  route('dang-ky', page('registrations.page.tsx')),
  route('dang-ky/tai-ve', page('registrations-download.page.tsx')),
  route('cham-tien-do', page('slow.page.tsx')),
  route('cham-tien-do/tai-ve', page('slow-download.page.tsx')),
]
