import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/inspections/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('kiem-tra', page('visits')),
  route('kiem-tra/tai-ve', page('visits-export')),
  route('kiem-tra/moi', page('new-visit')),
  route('kiem-tra/ke-hoach', page('plans')),
  route('kiem-tra/ke-hoach/:id', page('plan')),
  route('kiem-tra/thong-ke', page('units')),
  route('kiem-tra/thong-ke/tai-ve', page('units-export')),
  route('kiem-tra/:id', page('visit')),
  route('tap-huan', page('courses')),
  route('tap-huan/tai-ve', page('courses-export')),
  route('tap-huan/moi', page('new-course')),
  route('tap-huan/:id', page('course')),
]
