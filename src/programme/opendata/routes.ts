import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/opendata/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('du-lieu', page('list')),
  route('du-lieu/nhung', page('embed')),
  route('du-lieu/tep/:tep', page('file')),
  route('du-lieu/ranh-gioi/:tep', page('boundary')),
  route('du-lieu/hinh/:ma/:tep', page('picture')),
  route('du-lieu/odata', page('service')),
  route('du-lieu/odata/:tap', page('entity')),
  route('du-lieu/odata/:tap/$count', page('count')),
  route('du-lieu/:bo', page('dataset')),
]
