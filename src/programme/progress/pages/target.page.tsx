import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate, parseDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { LineChart } from '../../../platform/ui/line-chart.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed, may, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import type { Verb } from '../../people/types.ts'
import { type Acting, actingOf, visitorOf } from '../../people/visit.reads.ts'
import { endPublication, publishTarget } from '../../plan/publish.actions.ts'
import { publicationsOf, reaches } from '../../plan/reads.ts'
import { reviseTarget, withdrawTarget } from '../../plan/target.actions.ts'
import { burnUpLines } from '../chart.views.ts'
import { figures, targetPage } from '../target.reads.ts'
import { documentView, publicationView, pyramidView, requoteView, targetView } from '../views.ts'
import { askedOf } from '../visitor.reads.ts'
import type { Route } from './+types/target.page'
import { ChangeTarget } from './change-target.part.tsx'
import styles from './progress.module.css'
import { PublishTarget } from './publish-target.part.tsx'
import { TargetsTable } from './targets-table.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Mục tiêu – Nông thôn mới' }]

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { placeId, day } = askedOf(context, request)
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const page = await targetPage(ctx, parseId(params.id), day)
    if (!page || !(await reaches(ctx, placeId, page.target.unitId))) throw refusePage(context, notHere)
    const { target, line, parts, pyramids, series, requotes } = page
    const definition = figures.get(target.figure)
    const standing = line.find(({ status, setOn }) => status === 'inForce' && setOn > target.setOn)
    const place = await placeOf(ctx, target.unitId)
    return {
      target: targetView(target),
      definition: definition?.definition ?? '',
      chart: burnUpLines(target, series),
      line: line.map(documentView(target.unit)),
      parts: parts.map(targetView),
      pyramids: pyramids.map(pyramidView),
      requotes: requotes.map(requoteView(target.unit)),
      newer: standing?.id ?? null,
      changes: target.status === 'inForce' && may(actor, 'plan.set', place),
      publications: (await publicationsOf(ctx, target.id)).map(publicationView),
      publishes: target.status === 'inForce' && may(actor, 'portal.approve', place),
      own: target.enteredBy === actor.name,
      dayText: formatDate(day),
    }
  })
}

type Given = (name: string) => string

/** What the buttons of the page do; publishing asks who approves what the portal shows, the rest who sets targets. */
const deeds: Record<string, { verb: Verb; act: (acting: Acting, id: number, given: Given) => ReturnType<typeof publishTarget> }> = {
  'cong-bo': { verb: 'portal.approve', act: (acting, id) => publishTarget(acting, id) },
  'thoi-cong-bo': { verb: 'portal.approve', act: (acting, id, given) => endPublication(acting, id, given('ly-do')) },
  rut: { verb: 'plan.set', act: (acting, id, given) => withdrawTarget(acting, id, given('ly-do')) },
  'dieu-chinh': { verb: 'plan.set', act: (acting, id, given) => reviseTarget(acting, figures, id, revisionOf(given)) },
}

const revisionOf = (given: Given) => ({
  ...{ value: given('so-giao'), setOn: parseDate(given('ngay-van-ban')), mapOf: parseDate(given('ban-do')) },
  ...{ document: given('van-ban'), reason: given('ly-do') },
})

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const deed = deeds[given('viec')] ?? deeds['dieu-chinh']
  const held = allowed(visitorOf(context).actor, deed?.verb ?? 'plan.set')
  if (!held.ok || !deed) throw refusePage(context, held.ok ? notHere : held.refusal)
  const changed = await deed.act(actingOf(context), parseId(params.id), given)
  if (changed.ok) return redirect(`/muc-tieu/${changed.value.id}`, 303)
  if (changed.refusal.status === 404) throw refusePage(context, changed.refusal)
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  return data({ problem: changed.refusal, typed }, { status: changed.refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function TargetPage({ loaderData, actionData }: Route.ComponentProps) {
  const { target, newer, changes, pyramids, parts, definition } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/muc-tieu', text: 'Mục tiêu' }]}
        kicker={target.unitName}
        title={target.name}
        lead={`Giao ${target.target} đến ${target.due}; thực hiện ${target.actual}${target.when ? ` ${target.when}` : ''}: ${target.inForce ? target.stateName.toLowerCase() : target.statusName.toLowerCase()}.`}
      />
      <Problem problem={actionData?.problem} />
      {newer ? (
        <p>
          {target.inForce ? 'Có văn bản sau về cùng chỉ tiêu và thời hạn' : 'Văn bản sau đã thay số này'}:{' '}
          <a href={`/muc-tieu/${newer}`}>xem mục tiêu ấy</a>.
        </p>
      ) : null}
      <Facts
        facts={[
          { name: 'Còn thiếu', value: target.gap },
          { name: 'Văn bản', value: `${target.document}, ${target.setOn}` },
          ...(target.note ? [{ name: 'Ghi chú', value: target.note }] : []),
          ...(target.why ? [{ name: 'Vì sao không tính được', value: target.why }] : []),
          { name: 'Cách tính', value: definition },
        ]}
      />
      <BurnUp {...loaderData} />
      {pyramids.length > 0 ? (
        <Section title="Tổng và các phần">
          <ul>
            {pyramids.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      {parts.length > 0 ? (
        <Section title="Giao cho các đơn vị bên dưới">
          <TargetsTable caption="Giao cho các đơn vị bên dưới" rows={parts} />
        </Section>
      ) : null}
      <Requotes {...loaderData} />
      <Documents {...loaderData} />
      <PublishTarget {...loaderData} id={target.id} />
      {changes ? <ChangeTarget typed={actionData?.typed ?? {}} /> : null}
    </>
  )
}

function BurnUp({ chart, target }: Loaded) {
  return (
    <Section title="Thực hiện qua các lần có số liệu">
      {chart.points === 0 ? (
        <p className="muted">Chưa có lần duyệt số liệu nào tính được chỉ tiêu này, nên chưa vẽ được.</p>
      ) : (
        <div className={styles.chart}>
          <LineChart name={chart.words} lines={chart.lines} target={chart.target} unit={chart.unit} />
        </div>
      )}
      {chart.points === 0 ? null : (
        <p className="source">
          Đường gạch là mức giao {target.target}, đến {target.due}. Đường liền đứt ở nơi bộ tiêu chí hoặc bản đồ thay đổi.
        </p>
      )}
    </Section>
  )
}

function Requotes({ requotes }: Loaded) {
  if (requotes.length < 2) return null
  return (
    <Section title="Quy đổi lại" lead="Cùng một mục tiêu trên các bản đồ khác nhau, theo số liệu biết lúc giao.">
      <DataTable
        caption="Quy đổi lại trên các bản đồ"
        captionHidden
        rows={requotes}
        keyOf={({ key }) => key}
        columns={[
          { key: 'on', head: 'Bản đồ ngày', cell: ({ on }) => on },
          { key: 'communes', head: 'Số xã tính', numeric: true, cell: ({ communes }) => communes },
          { key: 'actual', head: 'Đã có lúc giao', numeric: true, cell: ({ actual }) => actual },
          { key: 'planned', head: 'Cộng kế hoạch', numeric: true, cell: ({ planned }) => planned },
          {
            key: 'target',
            head: 'Mục tiêu trên bản đồ này',
            cell: ({ target, why }) => (
              <>
                {target}
                {why ? <span className="source"> {why}</span> : null}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Documents({ line }: Loaded) {
  return (
    <Section title="Các văn bản">
      <DataTable
        caption="Các văn bản về mục tiêu này"
        captionHidden
        rows={line}
        keyOf={({ id }) => id}
        columns={[
          { key: 'value', head: 'Số giao', cell: ({ value, status }) => (status === 'inForce' ? value : <s>{value}</s>) },
          { key: 'document', head: 'Văn bản', cell: ({ document, setOn }) => `${document}, ${setOn}` },
          { key: 'map', head: 'Bản đồ ngày', numeric: true, cell: ({ mapOf }) => mapOf },
          { key: 'status', head: 'Tình trạng', cell: ({ statusName, note }) => `${statusName}${note ? `: ${note}` : ''}` },
          { key: 'by', head: 'Người nhập', cell: ({ enteredBy }) => enteredBy },
        ]}
      />
    </Section>
  )
}
