import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { unitById } from '../../units/reads.ts'
import { noticesFor, ownDueDays, roundsAround } from '../reads.ts'
import { roundView } from '../views.ts'
import type { Route } from './+types/rounds.page'
import styles from './calendar.module.css'

export const meta: MetaFunction = () => [{ title: 'Kỳ báo cáo – Nông thôn mới' }]

export function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => {
    const [rounds, own] = [await roundsAround(ctx, unitId), await ownDueDays(ctx, unitId)]
    const unit = await unitById(ctx, unitId, ctx.today)
    const runBy = new Map<number, string>()
    for (const id of new Set(rounds.map((round) => round.unitId))) runBy.set(id, (await unitById(ctx, id, ctx.today))?.name ?? '')
    const notices = await noticesFor(ctx, unitId)
    return {
      unit: unit?.name ?? '',
      isCommune: unit?.level === 'commune',
      mayOpen: may(actor, 'rounds.open') && (unit?.level === 'province' || unit?.level === 'country'),
      notices: notices.map(({ madeOn, text, roundId }) => ({ roundId, text, on: formatDate(madeOn) })),
      rounds: rounds.map((round) => ({
        ...roundView(round, own.get(round.id) ?? round.dueOn, ctx.today),
        runBy: runBy.get(round.unitId) ?? '',
        isOwn: round.unitId === unitId,
      })),
    }
  })
}

export default function RoundsPage({ loaderData }: Route.ComponentProps) {
  const { unit, isCommune, mayOpen, rounds, notices } = loaderData
  const open = rounds.filter(({ state }) => state === 'open' || state === 'overdue')
  return (
    <>
      <PageHead
        title="Kỳ báo cáo"
        lead={open.length === 0 ? `Hiện không có kỳ nào đang mở cho ${unit}.` : `${open.length} kỳ đang mở cho ${unit}.`}
      >
        <p className={styles.links}>
          {mayOpen ? (
            <a className={styles.button} href="/ky-bao-cao/mo">
              Mở kỳ báo cáo
            </a>
          ) : null}
          <a href="/lich-lam-viec">Ngày làm việc, ngày nghỉ</a>
        </p>
      </PageHead>
      {isCommune && notices.length > 0 ? (
        <Strip kind="note">
          <ul>
            {notices.map(({ roundId, text, on }) => (
              <li key={`${roundId} ${text}`}>
                <a href={`/ky-bao-cao/${roundId}`}>{text}</a> <span className="muted">({on})</span>
              </li>
            ))}
          </ul>
        </Strip>
      ) : null}
      <Section title="Các kỳ">
        <DataTable
          caption="Các kỳ báo cáo, mới nhất trước"
          captionHidden
          rows={rounds}
          keyOf={(round) => round.id}
          empty="Chưa có kỳ báo cáo nào được mở."
          columns={[
            { key: 'name', head: 'Kỳ', cell: (round) => <a href={`/ky-bao-cao/${round.id}`}>{round.name}</a> },
            { key: 'by', head: 'Đơn vị mở', cell: (round) => round.runBy },
            { key: 'closes', head: 'Số liệu từ ngày đến hết ngày', cell: (round) => `${round.opensOn} – ${round.closesOn}` },
            {
              key: 'due',
              head: isCommune ? 'Hạn nộp của xã' : 'Hạn xã nộp',
              cell: (round) => `${round.dueOn}${round.isExtended ? ' (đã gia hạn)' : ''}`,
            },
            { key: 'state', head: 'Tình trạng', cell: (round) => round.stateName },
            ...(mayOpen
              ? [
                  {
                    key: 'adjust',
                    head: 'Điều chỉnh',
                    cell: (round: (typeof rounds)[number]) =>
                      round.isOwn && round.state !== 'cancelled' && round.state !== 'closed' ? (
                        <a href={`/ky-bao-cao/${round.id}/dieu-chinh`} aria-label={`Gia hạn, hủy ${round.name}`}>
                          Gia hạn, hủy
                        </a>
                      ) : (
                        '–'
                      ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </>
  )
}
