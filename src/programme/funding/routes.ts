import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/funding/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('von', page('overview')),
  route('von/phan-bo', page('allocations')),
  route('von/phan-bo/tai-ve', page('allocations-file')),
  route('von/giai-ngan', page('disbursements')),
  route('von/giai-ngan/tai-ve', page('disbursements-file')),
  route('von/du-an', page('projects')),
  route('von/du-an/moi', page('new-project')),
  route('von/du-an/tai-ve', page('projects-file')),
  route('von/du-an/:id', page('project')),
  route('von/hien-vat', page('gifts')),
  route('von/hien-vat/tai-ve', page('gifts-file')),
  route('von/no-dong', page('arrears')),
  route('von/no-dong/tai-ve', page('arrears-file')),
  route('von/tieu-chi', page('criteria')),
  route('von/tieu-chi/tai-ve', page('criteria-file')),
  route('von/nhap-tep', page('book')),
  route('von/nhap-tep/mau/:kind', page('book-file')),
  route('von/tai-ve', page('overview-file')),
  route('von-cong-bo', page('published')),
]
