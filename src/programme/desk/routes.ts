import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/desk/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('viec-cua-toi', page('work')),
  route('thong-bao', page('notices')),
  route('thong-bao/kenh', page('channels')),
  route('lich/:tep', page('feed')),
]
