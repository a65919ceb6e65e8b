import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/people/pages/${name}`

export const routes: RouteConfigEntry[] = [
  route('dang-nhap', page('sign-in.page.tsx')),
  route('dang-nhap/ma', page('code.page.tsx')),
  route('dang-nhap/nha-cung-cap', page('provider.page.tsx')),
  route('dang-xuat', page('sign-out.page.tsx')),
  route('khoi-tao', page('first.page.tsx')),
  route('tai-khoan', page('account.page.tsx')),
  route('tai-khoan/lop-hai', page('second-factor.page.tsx')),
  route('tai-khoan/dang-do/:id', page('kept-form.page.tsx')),
  route('quan-tri/nguoi-dung', page('people.page.tsx')),
  route('quan-tri/ma-truy-cap', page('tokens.page.tsx')),
  route('quan-tri/ra-soat', page('review.page.tsx')),
  route('quan-tri/ban-giao', page('handover.page.tsx')),
  route('quan-tri/ban-giao/:id', page('handover-record.page.tsx')),
  route('quan-tri/nguoi-dung/:id', page('person.page.tsx')),
]
