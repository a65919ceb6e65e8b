import { formatDate } from '../../../platform/text/date.ts'
import { Island } from '../../../platform/ui/island.tsx'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { instant } from '../../people/views.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { postContext } from '../channel.reads.ts'
import { daysText, groupNames, leadText, reminderOf } from '../text.ts'
import { type WorkGroup, workGroups } from '../types.ts'
import { gathersContext, workOf } from '../work.reads.ts'
import type { Route } from './+types/work.page'
import styles from './work.module.css'

export const meta: Route.MetaFunction = () => [{ title: 'Việc của tôi – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor, accounts, today, now } = visitorOf(context)
  const items = await workOf({ db: accounts.db, today }, actor, context.get(gathersContext))
  return {
    personId: actor.personId,
    at: instant(now),
    several: actor.held.length > 1,
    items: items.map((item) => ({
      ...item,
      reminder: reminderOf(item, context.get(postContext).address),
      dueOn: item.dueOn === null ? null : formatDate(item.dueOn),
    })),
  }
}

export default function WorkPage({ loaderData }: Route.ComponentProps) {
  const { items, several, at, personId } = loaderData
  const counts = Object.fromEntries(workGroups.map((group) => [group, items.filter((item) => item.group === group).length])) as Record<
    WorkGroup,
    number
  >
  return (
    <>
      <div data-kept="" hidden data-person={personId}>
        <Strip kind="warning">
          <p role="status">{`Bản lưu lúc ${at}, đang mất mạng. Danh sách có thể đã thay đổi.`}</p>
        </Strip>
      </div>
      <PageHead title="Việc của tôi" lead={leadText(counts)} />
      {workGroups
        .filter((group) => counts[group] > 0)
        .map((group) => (
          <Section key={group} title={`${groupNames[group]} (${counts[group]})`}>
            <ul className={styles.list}>
              {items
                .filter((item) => item.group === group)
                .map((item) => (
                  <li key={`${item.href} ${item.what} ${item.as}`} data-group={group}>
                    <a href={item.href}>{item.what}</a>
                    <p className={styles.where}>
                      {`${item.where} · ${daysText(item.daysLeft)}${item.dueOn ? ` (${item.dueOn})` : ''}${several ? ` · ${item.as}` : ''}`}
                    </p>
                    {item.returned ? <p>{item.returned}</p> : null}
                    <Reminder text={item.reminder} what={item.what} />
                  </li>
                ))}
            </ul>
          </Section>
        ))}
      <Island of="desk/copy" />
      <Island of="desk/work" />
    </>
  )
}

/** A title and a link to paste into a chat of colleagues; without script the text is marked and copied by hand. */
function Reminder({ text, what }: { text: string; what: string }) {
  return (
    <details className={styles.reminder}>
      <summary>Chép câu nhắc</summary>
      <div data-copy>
        <textarea readOnly rows={2} value={text} aria-label={`Câu nhắc: ${what}`} />
        <button type="button" hidden>
          Chép
        </button>
        <p role="status" className="muted" />
      </div>
    </details>
  )
}
