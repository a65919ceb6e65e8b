import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/reading/pages/${name}`

export const routes: RouteConfigEntry[] = [
  route('kiem-tra-bao-cao', page('check.page.tsx')),
  route('kiem-tra-bao-cao/tai-ve', page('download.page.tsx')),
]
