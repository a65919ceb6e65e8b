import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/reports/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('bao-cao', page('reports')),
  route('bao-cao/tai-ve', page('reports-file')),
  route('bao-cao/che-do', page('regimes')),
  route('bao-cao/che-do/:code', page('regime')),
  route('bao-cao/phu-luc', page('forms')),
  route('bao-cao/phu-luc/tai-ve', page('forms-workbook')),
  route('bao-cao/phu-luc/tep/:tep', page('form-file')),
  route('bao-cao/hang-loat', page('batches')),
  route('bao-cao/hang-loat/:id', page('batch')),
  route('bao-cao/hang-loat/:id/tep', page('batch-file')),
  route('bao-cao/:id', page('report')),
  route('bao-cao/:id/phan/:section', page('section')),
  route('bao-cao/:id/so/:slot', page('figure')),
  route('bao-cao/:id/tong-hop', page('below')),
  route('bao-cao/:id/tong-hop/tai-ve', page('below-file')),
  route('bao-cao/:id/so-lieu', page('data-file')),
  route('bao-cao/:id/van-ban/:format', page('paper-file')),
]
