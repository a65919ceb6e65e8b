import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/ocop/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('ocop', page('public-list')),
  route('ocop/tai-ve', page('public-listing')),
  route('ocop/:id', page('public-product')),
  route('ocop/ho-so', page('dossiers')),
  route('ocop/ho-so/tai-ve', page('dossier-listing')),
  route('ocop/ho-so/moi', page('new-dossier')),
  route('ocop/ho-so/:id', page('dossier')),
  route('ocop/san-pham/:id', page('product')),
  route('ocop/het-han', page('expiry')),
  route('ocop/het-han/tai-ve', page('expiry-listing')),
  route('ocop/mo-hinh', page('models')),
  route('ocop/mo-hinh/tai-ve', page('model-listing')),
  route('ocop/nhap', page('import')),
  route('ocop/quy-dinh', page('regulation')),
]
