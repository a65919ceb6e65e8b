import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/questions/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('hoi-dap', page('public-list')),
  route('hoi-dap/:id', page('public-question')),
  route('bien-tap/hoi-dap', page('entries')),
  route('bien-tap/hoi-dap/tai-ve', page('entries-file')),
  route('bien-tap/hoi-dap/moi', page('new-entry')),
  route('bien-tap/hoi-dap/:id', page('entry')),
]
