import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { MapView } from '../../../platform/ui/map.tsx'
import { countryDrawing } from '../../../platform/ui/map-files.ts'
import { Halves, PageHead } from '../../../platform/ui/page.tsx'
import type { Route } from './+types/home.page'

export function loader({ context }: Route.LoaderArgs) {
  return readPage(context, async (ctx) => ({ today: ctx.today, drawing: await countryDrawing(ctx.today) }))
}

export default function Home({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <title>Nông thôn mới</title>
      <PageHead title="Bức tranh nông thôn mới" lead={`Hôm nay: ${formatDate(loaderData.today)}`} />
      <Halves>
        <div />
        <MapView name="Bản đồ" drawing={loaderData.drawing} paint={() => ({ fill: 'none', title: 'Không có dữ liệu', href: null })} />
      </Halves>
    </>
  )
}
