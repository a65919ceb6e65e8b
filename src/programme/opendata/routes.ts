import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/opendata/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('du-lieu', page('list')),
  route('du-lieu/odata', page('service')),
  route('du-lieu/odata/$metadata', page('metadata')),
  route('du-lieu/odata/:set', page('set')),
  route('du-lieu/odata/:set/$count', page('count')),
  route('du-lieu/nhung', page('embed')),
  route('du-lieu/ranh-gioi/:tep', page('boundary')),
  route('du-lieu/hinh/:ma/:tep', page('picture')),
  route('du-lieu/:code', page('dataset')),
  route('du-lieu/:code/:file', page('file')),
]
