import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/administration/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('quan-tri/don-vi', page('unit-plans')),
  route('quan-tri/don-vi/:id', page('unit-plan')),
  route('quan-tri/bo-tieu-chi', page('set-proposals')),
  route('quan-tri/bo-tieu-chi/:id', page('set-proposal')),
  route('quan-tri/muc-tinh', page('slots')),
  route('quan-tri/muc-tinh/:set/:indicator', page('slot')),
  route('thon', page('villages')),
  route('thon/:id', page('village')),
]
