import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/documents/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('van-ban-di', page('documents')),
  route('van-ban-di/tai-ve', page('register-file')),
  route('van-ban-di/so', page('register')),
  route('van-ban-di/moi', page('new-document')),
  route('van-ban-di/quy-trinh', page('setting')),
  route('van-ban-di/mau', page('templates')),
  route('van-ban-di/mau/:id', page('template-file')),
  route('van-ban-di/:id', page('document')),
  route('van-ban-di/:id/sua', page('edit-document')),
  route('van-ban-di/:id/tep/:format', page('paper-file')),
  route('van-ban-di/:id/mau/:template', page('filled-file')),
  route('van-ban-di/:id/ban-ky', page('files')),
  route('van-ban-di/:id/ban-ky/:number', page('file')),
  route('van-ban-di/:id/ban-giao', page('handover')),
  route('van-ban-di/:id/ban-giao/goi', page('package')),
]
