import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/movement/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('phong-trao', page('movement')),
  route('phong-trao/moi', page('new-round')),
  route('phong-trao/giup-do', page('pledges')),
  route('phong-trao/giup-do/tai-ve', page('pledge-listing')),
  route('phong-trao/giup-do/:id', page('pledge')),
  route('phong-trao/khen-thuong', page('commendations')),
  route('phong-trao/khen-thuong/tai-ve', page('commendation-listing')),
  route('phong-trao/:id', page('round')),
  route('phong-trao/:id/tai-ve', page('round-listing')),
]
