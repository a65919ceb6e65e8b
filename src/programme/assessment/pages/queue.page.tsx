import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { childrenOf } from '../../units/reads.ts'
import { isCharged, provinceOf, queueOf, scopeOf } from '../queue.reads.ts'
import { queuePaths, queueTitles } from '../queue.text.ts'
import { leadOf, queueView } from '../queue.views.ts'
import type { ReviewStage } from '../review.types.ts'
import { setNames } from '../sheet.reads.ts'
import type { Route } from './+types/queue.page'

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: `${loaderData?.title ?? 'Thẩm tra'} – Nông thôn mới` }]

/** The same page stands at two addresses, one a stage. */
const stageAt = (url: string): ReviewStage => (new URL(url).pathname.startsWith(queuePaths.appraised) ? 'appraised' : 'verified')

export function loader({ context, request }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const stage = stageAt(request.url)
  const whole = new URL(request.url).searchParams.get('pham-vi') === 'tat-ca'
  const held = allowed(actor, stage === 'verified' ? 'sheet.verify' : 'sheet.appraise')
  return readPage(context, async (ctx) => {
    if (!held.ok) throw new Refused(held.refusal)
    const asked = await provinceOf(ctx, held.value.unitId, new URL(request.url).searchParams.get('tinh'))
    const scope = scopeOf(held.value, stage, whole)
    const lines = await queueOf(ctx, asked ? { ...scope, unitId: asked.unitId } : scope)
    const provinces = asked?.code === null ? [] : await childrenOf(ctx, held.value.unitId, ctx.today)
    return {
      title: queueTitles[stage],
      path: queuePaths[stage],
      unit: held.value.unitName,
      body: held.value.bodyName,
      isNarrow: scope.bodyId !== null && (await isCharged(ctx, held.value)),
      isWhole: whole,
      lead: leadOf(lines),
      rounds: queueView(lines, stage, await setNames(ctx), asked?.code),
      provinces: provinces.map(({ code, name }) => ({ code, name, current: code === asked?.code })),
    }
  })
}

type Line = Route.ComponentProps['loaderData']['rounds'][number]['lines'][number]

export default function QueuePage({ loaderData }: Route.ComponentProps) {
  const { title, lead, rounds, provinces, unit, body, path, isNarrow, isWhole } = loaderData
  return (
    <>
      <PageHead title={title} lead={lead}>
        <p className="source">
          {`${unit}. `}
          {isNarrow ? (
            <>
              {`Tiêu chí ${body} phụ trách. `}
              <a href={`${path}?pham-vi=tat-ca`}>Xem tất cả tiêu chí</a>
            </>
          ) : isWhole ? (
            <a href={path}>{`Chỉ xem tiêu chí ${body} phụ trách`}</a>
          ) : null}
          {' · '}
          <a href="/tham-tra/qua-han">Việc quá hạn</a>
        </p>
      </PageHead>
      {provinces.length > 0 ? (
        <details>
          <summary>Chọn tỉnh</summary>
          <ul className="columns">
            {provinces.map((one) => (
              <li key={one.code}>
                <a href={`${path}?tinh=${one.code}`} aria-current={one.current ? 'true' : undefined}>
                  {one.name}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {rounds.length === 0 ? <p>Chưa có xã nào nộp phiếu. Danh sách hiện khi xã nộp phiếu của kỳ đang mở.</p> : null}
      {rounds.map((round) => (
        <Section key={round.key} title={round.title} lead={round.set}>
          <DataTable<Line>
            caption={`${title} theo tiêu chí, ${round.title}`}
            captionHidden
            rows={round.lines}
            keyOf={(line) => line.criterion}
            columns={[
              {
                key: 'criterion',
                head: 'Tiêu chí',
                width: 'half',
                cell: (line) =>
                  line.href ? <a href={line.href}>{`${line.criterion}. ${line.name}`}</a> : `${line.criterion}. ${line.name}`,
              },
              { key: 'waiting', head: 'Chờ', numeric: true, cell: (line) => line.waiting },
              {
                key: 'late',
                head: 'Quá hạn',
                numeric: true,
                cell: (line) => (line.late > 0 ? <strong className="alert">{line.late}</strong> : 0),
              },
              { key: 'dueOn', head: 'Hạn', cell: (line) => line.dueOn ?? (line.waiting > 0 ? 'chưa đặt' : '–') },
              { key: 'returned', head: 'Đã trả lại', numeric: true, cell: (line) => line.returned },
              { key: 'done', head: 'Đã kết luận', numeric: true, cell: (line) => line.done },
            ]}
          />
        </Section>
      ))}
    </>
  )
}
