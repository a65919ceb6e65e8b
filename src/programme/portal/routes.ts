import { index, type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/portal/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  index(page('home')),
  route('gioi-thieu', page('about')),
  route('gioi-thieu/nguon-du-lieu', page('credits')),
  route('lien-he', page('contact')),
  route('en', page('english')),
  route('en/about', page('english-about')),
  route('en/contacts', page('english-contacts')),
  route('quan-tri/cong', page('profile')),
  route('quan-tri/cong/tai-ve', page('editions-file')),
  route('quan-tri/cong/ban/:id', page('edition')),
  route('ke-hoach', page('plans')),
  route('ke-hoach/tai-ve', page('plans-download')),
  route('ke-hoach/:id', page('plan-target')),
  route('nhat-ky/goc-bam', page('roots')),
  route('thong-ke', page('visits')),
  route('tim-kiem', page('search')),
  route('tu-viet-tat', page('abbreviations')),
  route('the/:tep', page('card')),
  route('hien-thi', page('display')),
  route('so-do-cong', page('site-map')),
  route('sitemap.xml', page('sitemap')),
  route('robots.txt', page('robots')),
  route('.well-known/security.txt', page('security')),
]
