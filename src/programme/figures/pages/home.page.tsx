import { readPage } from '../../../platform/http/context.ts'
import type { Route } from './+types/home.page'

export function loader({ context }: Route.LoaderArgs) {
  return readPage(context, async (ctx) => ({ today: ctx.today }))
}

export default function Home({ loaderData }: Route.ComponentProps) {
  return (
    <main>
      <title>Nông thôn mới</title>
      <h1>Bức tranh nông thôn mới</h1>
      <p>Hôm nay: {loaderData.today}</p>
    </main>
  )
}
