import { formatDate } from '../../../platform/text/date.ts'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { daysText, groupNames, leadText } from '../text.ts'
import { type WorkGroup, workGroups } from '../types.ts'
import { gathersContext, workOf } from '../work.reads.ts'
import type { Route } from './+types/work.page'
import styles from './work.module.css'

export const meta: Route.MetaFunction = () => [{ title: 'Việc của tôi – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor, accounts, today } = visitorOf(context)
  const items = await workOf({ db: accounts.db, today }, actor, context.get(gathersContext))
  return {
    several: actor.held.length > 1,
    items: items.map((item) => ({ ...item, dueOn: item.dueOn === null ? null : formatDate(item.dueOn) })),
  }
}

export default function WorkPage({ loaderData }: Route.ComponentProps) {
  const { items, several } = loaderData
  const counts = Object.fromEntries(workGroups.map((group) => [group, items.filter((item) => item.group === group).length])) as Record<
    WorkGroup,
    number
  >
  return (
    <>
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
                  </li>
                ))}
            </ul>
          </Section>
        ))}
    </>
  )
}
