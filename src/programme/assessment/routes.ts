import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/assessment/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('phieu', page('sheets')),
  route('danh-gia/:id', page('sheet')),
  route('danh-gia/:id/nop', page('submit')),
  route('danh-gia/:id/bang-tinh', page('workbook')),
  route('danh-gia/:id/bang-tinh/mau', page('template')),
  route('ky-bao-cao/:id', page('round')),
  route('danh-gia/:id/mo-lai', page('reopen')),
  route('tham-tra', page('queue')),
  route('tham-tra/qua-han', page('overdue')),
  route('tham-tra/:ky/:bo/:so', page('review')),
  route('tham-dinh', page('queue'), { id: 'appraisal-queue' }),
  route('tham-dinh/:ky/:bo/:so', page('review'), { id: 'appraisal-review' }),
]
