import { index, type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/figures/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  index(page('home')),
  route('ket-qua', page('country')),
  route('tinh/:code', page('province')),
  route('huyen/:code', page('district')),
]
