import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/figures/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('ket-qua', page('country')),
  route('ket-qua/ma-tran', page('matrix')),
  route('ket-qua/danh-sach', page('trace')),
  route('ket-qua/so-sanh', page('courses')),
  route('ket-qua/so-sanh/tai-ve', page('courses-file')),
  route('tinh/:code', page('province')),
  route('huyen/:code', page('district')),
  route('xa/:code', page('commune')),
]
