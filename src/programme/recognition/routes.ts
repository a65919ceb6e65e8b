import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/recognition/pages/${name}`

export const routes: RouteConfigEntry[] = [
  route('ho-so', page('dossiers.page.tsx')),
  route('ho-so/quy-che', page('vote-rules.page.tsx')),
  route('ho-so/:id', page('dossier.page.tsx')),
  route('ho-so/:id/ban-chot/:number', page('snapshot.page.tsx')),
  route('ho-so/:id/bien-ban/:session', page('minutes.page.tsx')),
  route('ho-so/:id/quyet-dinh', page('act.page.tsx')),
  route('ho-so/:id/van-ban/:which/:format', page('official-file.page.tsx')),
  route('ho-so/:id/goi', page('package.page.tsx')),
  route('duy-tri', page('watch.page.tsx')),
  route('quyet-dinh', page('decisions.page.tsx')),
  route('quyet-dinh/:id', page('decision.page.tsx')),
]
