import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { listSets, setById, slotsOf } from '../../criteria/reads.ts'
import { slotRows } from '../../criteria/slot-form.rules.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { mayAt } from '../place.reads.ts'
import { slotList } from '../slot.views.ts'
import type { Route } from './+types/slots.page'

export const meta: MetaFunction = () => [{ title: 'Mức của tỉnh – Nông thôn mới' }]

export function loader({ context, request }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const query = new URL(request.url).searchParams
  return readPage(context, async (ctx) => {
    const held = await mayAt(ctx, actor, 'slots.set', actor.chosen?.unitId ?? 0)
    const ids = [...new Set((await listSets(ctx)).filter(({ provinceId }) => provinceId === null).map(({ id }) => id))]
    const sets = []
    for (const id of ids) {
      const set = await setById(ctx, id, today)
      if (!set || slotRows(set).length === 0) continue
      const isInForce = set.validFrom <= today && (set.validTo === null || set.validTo > today)
      const slots = slotList(set, await slotsOf(ctx, held.unitId, set, today))
      const span = `áp dụng từ ${formatDate(set.validFrom)}${set.validTo ? ` đến trước ${formatDate(set.validTo)}` : ''}`
      sets.push({ id, name: `${set.decision}: ${set.name}`, span, isInForce, slots })
    }
    return { unit: held.unitName, sets, judged: [query.get('xa'), query.get('ket-qua')].map(Number) as [number, number] }
  })
}

export default function SlotsPage({ loaderData }: Route.ComponentProps) {
  const { unit, sets, judged } = loaderData
  const inForce = sets.filter((set) => set.isInForce)
  const others = sets.filter((set) => !set.isInForce)
  const open = inForce.reduce((sum, { slots }) => sum + slots.filter(({ value }) => value === null).length, 0)
  const lead =
    inForce.length === 0
      ? 'Các bộ tiêu chí đang áp dụng không giao tỉnh quy định mức nào.'
      : open > 0
        ? `${open} chỉ tiêu của các bộ đang áp dụng chờ tỉnh quy định; kết quả của các chỉ tiêu này chưa đủ căn cứ.`
        : 'Mọi mức mà các bộ đang áp dụng giao cho tỉnh đều đã có.'
  return (
    <>
      <PageHead title={`Mức do ${unit} quy định`} lead={lead} />
      {judged[0] > 0 ? (
        <Strip kind="note">
          <p role="status">{`Đã lưu. Đối chiếu lại ${judged[0]} xã có số liệu: ${judged[1]} kết quả được ghi lại.`}</p>
        </Strip>
      ) : null}
      {inForce.map((set) => (
        <Section key={set.id} title={set.name} lead={`${set.span}.`}>
          <Slots set={set} />
        </Section>
      ))}
      {others.length > 0 ? (
        <Section title="Bộ không còn, hoặc chưa áp dụng" lead="Mức ghi muộn vẫn có giá trị cho số liệu của những ngày trước.">
          {others.map((set) => (
            <details key={set.id}>
              <summary>{`${set.name}, ${set.span}`}</summary>
              <Slots set={set} />
            </details>
          ))}
        </Section>
      ) : null}
    </>
  )
}

function Slots({ set }: { set: Route.ComponentProps['loaderData']['sets'][number] }) {
  return (
    <DataTable
      caption={set.name}
      captionHidden
      rows={set.slots}
      keyOf={(row) => row.code}
      columns={[
        {
          key: 'name',
          head: 'Chỉ tiêu',
          width: 'third',
          cell: (row) => (
            <>
              <a href={`/quan-tri/muc-tinh/${set.id}/${row.code}`}>{row.code}</a> {row.name}
            </>
          ),
        },
        { key: 'asked', head: 'Yêu cầu', cell: (row) => row.asked },
        { key: 'value', head: 'Mức của tỉnh', width: 'narrow', cell: (row) => row.value ?? 'chờ tỉnh quy định' },
        { key: 'decision', head: 'Quyết định', width: 'narrow', cell: (row) => row.decision ?? '–' },
        { key: 'from', head: 'Áp dụng từ', cell: (row) => row.from ?? '–' },
      ]}
    />
  )
}
