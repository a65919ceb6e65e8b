import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/calendar/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('ky-bao-cao', page('rounds')),
  route('ky-bao-cao/mo', page('open')),
  route('ky-bao-cao/:id/dieu-chinh', page('adjust')),
  route('ky-bao-cao/:id/xin-gia-han', page('request')),
  route('lich-lam-viec', page('work-calendar')),
]
