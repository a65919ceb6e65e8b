import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/criteria/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('bo-tieu-chi', page('sets')),
  route('bo-tieu-chi/so-sanh', page('compare')),
  route('bo-tieu-chi/:id', page('set')),
  route('quan-tri/phan-cong', page('duties')),
]
