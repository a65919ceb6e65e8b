import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/portal/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('gioi-thieu/nguon-du-lieu', page('credits')),
  route('nhat-ky/goc-bam', page('roots')),
  route('thong-ke', page('visits')),
]
