import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/units/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('don-vi', page('search')),
  route('don-vi/khoang-trong', page('gaps')),
  route('don-vi/:code', page('unit')),
]
