import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/difficulties/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('kien-nghi', page('threads')),
  route('kien-nghi/tai-ve', page('export')),
  route('kien-nghi/moi', page('new-thread')),
  route('kien-nghi/thong-ke', page('statistics')),
  route('kien-nghi/thong-ke/tai-ve', page('statistics-export')),
  route('kien-nghi/:id', page('thread')),
  route('kien-nghi/:id/anh/:number', page('photo')),
  route('gop-y', page('public-form')),
  route('gop-y/theo-doi', page('public-tracking')),
  route('gop-y/tra-loi', page('public-answers')),
  route('gop-y/tra-loi/:id', page('public-answer')),
]
