import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/library/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('van-ban', page('documents')),
  route('van-ban/tai-ve', page('documents-file')),
  route('van-ban/quan-ly', page('kept')),
  route('van-ban/quan-ly/tai-ve', page('kept-file')),
  route('van-ban/quan-ly/moi', page('new-document')),
  route('van-ban/quan-ly/:id', page('kept-document')),
  route('van-ban/quan-ly/:id/tep/:number', page('kept-document-file')),
  route('van-ban/nhiem-vu/:id', page('task-documents')),
  route('van-ban/:id', page('document')),
  route('van-ban/:id/tep/:number', page('file')),
  route('van-ban/:id/gop-y', page('opinion')),
]
