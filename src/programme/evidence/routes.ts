import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/evidence/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('minh-chung', page('proofs')),
  route('minh-chung/them', page('new-proof')),
  route('minh-chung/:id', page('proof')),
  route('minh-chung/:id/tep', page('file')),
]
