import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/consultation/pages/${name}`

export const routes: RouteConfigEntry[] = [
  route('niem-yet', page('public-list.page.tsx')),
  route('niem-yet/theo-doi', page('tracking.page.tsx')),
  route('niem-yet/hai-long/:id', page('public-result.page.tsx')),
  route('niem-yet/:id', page('public-posting.page.tsx')),
  route('phieu-y-kien', page('answer.page.tsx')),
  route('phieu-y-kien/cam-on', page('thanks.page.tsx')),
  route('lay-y-kien', page('consultation.page.tsx')),
  route('lay-y-kien/dot-moi', page('new-survey.page.tsx')),
  route('lay-y-kien/dot/:id', page('survey.page.tsx')),
  route('lay-y-kien/dot/:id/ma', page('codes.page.tsx')),
  route('lay-y-kien/dot/:id/phieu-giay', page('papers.page.tsx')),
  route('lay-y-kien/niem-yet-moi/:sheet', page('new-posting.page.tsx')),
  route('lay-y-kien/niem-yet/:id', page('posting.page.tsx')),
  route('lay-y-kien/niem-yet/:id/tong-hop', page('summary.page.tsx')),
]
