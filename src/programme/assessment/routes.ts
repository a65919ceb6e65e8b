import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/assessment/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('phieu', page('sheets')),
  route('danh-gia/:id', page('sheet')),
  route('danh-gia/:id/nop', page('submit')),
  route('ky-bao-cao/:id', page('round')),
]
