import type { MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Island } from '../../../platform/ui/island.tsx'
import { Facts, Notes, PageHead, Section } from '../../../platform/ui/page.tsx'
import { deadlinesOf } from '../../calendar/reads.ts'
import { reminderText } from '../../calendar/round.rules.ts'
import { refusals } from '../../calendar/text.ts'
import { type DeadlineView, deadlineView, roundView } from '../../calendar/views.ts'
import { allowed, may } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { unitById } from '../../units/reads.ts'
import { roundProgress } from '../round.reads.ts'
import { type CommuneProgressView, communeProgressView } from '../round.views.ts'
import type { Route } from './+types/round.page'
import styles from './round.module.css'

export const meta: MetaFunction = () => [{ title: 'Tiến độ kỳ báo cáo – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor, accounts } = visitorOf(context)
  const roundId = /^\d{1,9}$/.test(params.id) ? Number(params.id) : 0
  const unitId = actor.chosen?.unitId ?? 0
  const found = await readPage(context, async (ctx) => {
    const whole = await roundProgress(ctx, roundId, unitId)
    if (!whole || (whole.communes.length === 0 && whole.round.unitId !== unitId)) return undefined
    const { round, communes } = whole
    const runs = await placeOf(ctx, round.unitId)
    const unit = await unitById(ctx, unitId, ctx.today)
    const own = unit?.level === 'commune' ? communes[0] : undefined
    return {
      ...{ unit: unit?.name ?? '', own: own ? communeProgressView(own) : null },
      round: roundView(round, own?.ownDueOn ?? round.dueOn, ctx.today),
      runBy: (await unitById(ctx, round.unitId, ctx.today))?.name ?? '',
      deadlines: (await deadlinesOf(ctx, round.id)).map(deadlineView),
      communes: communes.map(communeProgressView),
      mayAdjust: allowed(actor, 'rounds.open', runs).ok && round.cancelledAt === null && round.endsOn >= ctx.today,
      mayAsk: own !== undefined && may(actor, 'sheet.submit'),
      reminder: reminderText(round, `${accounts.url}/ky-bao-cao/${round.id}`),
      today: formatDate(ctx.today),
    }
  })
  if (!found) throw refusePage(context, refusals.unknown)
  return found
}

export default function RoundPage({ loaderData }: Route.ComponentProps) {
  const { round, runBy, deadlines, mayAdjust, mayAsk, own } = loaderData
  return (
    <>
      <PageHead crumbs={[{ href: '/ky-bao-cao', text: 'Kỳ báo cáo' }]} title={round.name} lead={leadOf(loaderData)}>
        <p className={styles.links}>
          {mayAdjust ? <a href={`/ky-bao-cao/${round.id}/dieu-chinh`}>Gia hạn, hủy kỳ</a> : null}
          {mayAsk ? <a href={`/ky-bao-cao/${round.id}/xin-gia-han`}>Đề nghị gia hạn</a> : null}
          {own ? <a href="/phieu">Phiếu đánh giá của xã</a> : null}
        </p>
      </PageHead>
      <Notes kind="warning" notes={round.cancelledBecause === null ? [] : [`Kỳ đã hủy: ${round.cancelledBecause}.`]} />
      <Facts
        facts={[
          { name: 'Tình trạng', value: round.stateName },
          { name: 'Số liệu từ ngày đến hết ngày', value: `${round.opensOn} – ${round.closesOn}` },
          { name: own ? 'Hạn nộp của xã' : 'Hạn xã nộp', value: `${round.dueOn}${round.isExtended ? ' (đã gia hạn)' : ''}` },
          { name: 'Đơn vị mở', value: `${runBy} (${round.openedBy})` },
          {
            name: 'Bộ tiêu chí',
            value: round.sets.map(({ id, name }, at) => (
              <span key={id}>
                {at > 0 ? '; ' : null}
                <a href={`/bo-tieu-chi/${id}`}>{name}</a>
              </span>
            )),
          },
        ]}
      />
      {own ? null : <Missing {...loaderData} />}
      <Steps deadlines={deadlines} source={round.source} />
    </>
  )
}

/** «Còn thiếu 7/92 xã», or how the own commune stands. */
function leadOf({
  own,
  communes,
  round,
  today,
  unit,
}: Pick<Route.ComponentProps['loaderData'], 'own' | 'communes' | 'round' | 'today' | 'unit'>) {
  if (own) return `${own.name}: ${own.state.toLowerCase()}${own.time ? `, ${own.time}` : ''}.`
  if (communes.length === 0) return `${unit} chưa có xã nào trong danh sách tham gia kỳ này.`
  const missing = communes.filter(({ isMissing }) => isMissing)
  const late = missing.filter(({ isLate }) => isLate).length
  if (round.state === 'notYetOpen') return `${communes.length} xã tham gia; nhập phiếu từ ngày ${round.opensOn}.`
  if (missing.length === 0) return `Đã nộp đủ ${communes.length}/${communes.length} xã tính đến ${today}.`
  return `Còn thiếu ${missing.length}/${communes.length} xã tính đến ${today}${late > 0 ? `, trong đó ${late} xã đã quá hạn` : ''}.`
}

function Missing({ communes, round, reminder }: Pick<Route.ComponentProps['loaderData'], 'communes' | 'round' | 'reminder'>) {
  const [missing, submitted] = [communes.filter(({ isMissing }) => isMissing), communes.filter(({ isMissing }) => !isMissing)]
  return (
    <>
      <Section title="Xã chưa nộp">
        {missing.length > 0 && (round.state === 'open' || round.state === 'overdue') ? <Reminder text={reminder} /> : null}
        <CommuneTable caption="Xã chưa nộp, trễ nhất trước" rows={missing} empty="Không còn xã nào chưa nộp." />
      </Section>
      <Section title="Xã đã nộp">
        {submitted.length === 0 ? (
          <p className="muted">Chưa có xã nào nộp.</p>
        ) : (
          <details className={styles.rest}>
            <summary>{submitted.length} xã đã nộp</summary>
            <CommuneTable caption="Xã đã nộp" rows={submitted} empty="" />
          </details>
        )}
      </Section>
    </>
  )
}

function CommuneTable({ caption, rows, empty }: { caption: string; rows: CommuneProgressView[]; empty: string }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ unitId }) => unitId}
      empty={empty}
      columns={[
        { key: 'name', head: 'Xã', cell: (one) => (one.sheetId === null ? one.name : <a href={`/danh-gia/${one.sheetId}`}>{one.name}</a>) },
        { key: 'state', head: 'Phiếu', cell: ({ state }) => state },
        { key: 'due', head: 'Hạn nộp', cell: ({ dueOn, isExtended }) => `${dueOn}${isExtended ? ' (đã gia hạn)' : ''}` },
        {
          key: 'time',
          head: 'Thời gian',
          cell: ({ time, isLate }) => (isLate ? <span className={styles.late}>{time}</span> : (time ?? '–')),
        },
      ]}
    />
  )
}

function Reminder({ text }: { text: string }) {
  return (
    <div className={styles.reminder} data-copy>
      <label htmlFor="cau-nhac">Câu nhắc để chép vào nhóm trao đổi (không có số liệu, không nêu tên xã)</label>
      <textarea id="cau-nhac" readOnly rows={2} value={text} />
      <button type="button" hidden>
        Chép câu nhắc
      </button>
      <p role="status" className="muted" />
      <Island of="desk/copy" />
    </div>
  )
}

function Steps({ deadlines, source }: { deadlines: DeadlineView[]; source: string }) {
  return (
    <Section title="Hạn từng bước" lead={`Căn cứ mở kỳ: ${source}.`}>
      <DataTable
        caption="Hạn từng bước"
        captionHidden
        rows={deadlines}
        keyOf={({ step }) => step}
        empty="Kỳ này chưa đặt hạn cho từng bước."
        columns={[
          { key: 'name', head: 'Bước', cell: ({ name }) => name },
          { key: 'level', head: 'Cấp', cell: ({ level }) => level },
          { key: 'due', head: 'Hết ngày', cell: ({ dueOn }) => dueOn },
          { key: 'basis', head: 'Căn cứ', cell: ({ basis }) => basis },
        ]}
      />
    </Section>
  )
}
