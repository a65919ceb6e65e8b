import { contexts, refusePage } from '../../../platform/http/context.ts'
import { visitContext } from '../../people/visit.reads.ts'
import { postContext } from '../channel.reads.ts'
import { calendarAt } from '../feed.reads.ts'
import { gathersContext } from '../work.reads.ts'
import type { Route } from './+types/feed.page'

/** A person's calendar for programs that keep calendars: they cannot sign in, so its address is the secret. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { accounts } = context.get(visitContext)
  const today = context.get(contexts.app).today()
  const asked = { db: accounts.db, today, gathers: context.get(gathersContext), address: context.get(postContext).address }
  const calendar = await calendarAt(asked, params.tep)
  if (calendar === undefined)
    throw refusePage(context, {
      code: 'desk.noFeed',
      text: 'Địa chỉ lịch này không dùng được nữa. Lấy địa chỉ mới tại «Kênh nhận thông báo».',
      status: 404,
    })
  return new Response(calendar, {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'private, no-cache' },
  })
}
