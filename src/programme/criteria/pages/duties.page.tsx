import { data, type MetaFunction, redirect } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Wrong } from '../../../platform/ui/form.tsx'
import { Notes, PageHead, Section } from '../../../platform/ui/page.tsx'
import { chargeBody, discharge } from '../../people/duty.actions.ts'
import { bodiesNear, dutiesIn } from '../../people/reads.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { unitById } from '../../units/reads.ts'
import { dutyTable } from '../duty.views.ts'
import { listSets, setById, setInForce } from '../reads.ts'
import type { Route } from './+types/duties.page'
import { ChargeForm, Charges, SetChoice } from './duty.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Phân công phụ trách – Nông thôn mới' }]

export async function loader({ context, request }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const asked = new URL(request.url).searchParams
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => {
    const sets = await listSets(ctx)
    const named = asked.get('bo')
    const set = named ? await setById(ctx, named, today) : await setInForce(ctx, 'commune', 'standard', today)
    const [duties, bodies, unit] = [await dutiesIn(ctx, unitId), await bodiesNear(ctx, unitId), await unitById(ctx, unitId, today)]
    return {
      set: set ? { id: set.id, name: set.name } : null,
      sets: [...new Map(sets.map(({ id, name }) => [id, { id, name }])).values()],
      place: unit ? { code: unit.code, name: unit.name } : null,
      table: dutyTable(set, duties),
      bodies: bodies.map(({ id, name, unitName }) => ({ id, text: `${name} (${unitName})` })),
      today,
      said: saidOf(asked),
    }
  })
}

function saidOf(asked: URLSearchParams): string | null {
  if (asked.has('thoi')) return 'Đã kết thúc phân công từ hôm nay.'
  const [made, already] = [parseId(asked.get('them') ?? ''), parseId(asked.get('san') ?? '')]
  return made === 0 ? null : `Đã phân công ${made} dòng.${already > 0 ? ` ${already} dòng đã có từ trước, giữ nguyên.` : ''}`
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const managing = { ...visit, edge: edgeOf(visit) }
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '').trim()
  const set = `bo=${encodeURIComponent(given('bo'))}`
  if (given('viec') === 'thoi') {
    const ended = await discharge(managing, parseId(given('phan-cong')))
    return ended.ok ? redirect(`/quan-tri/phan-cong?${set}&thoi=1`, 303) : refuse(ended.refusal, null)
  }
  const [from, until] = [parseDate(given('tu')), parseDate(given('den'))]
  const typed = {
    kind: given('viec'),
    bodyId: given('co-quan'),
    bodyName: given('co-quan-moi'),
    bodyKind: given('loai-co-quan'),
    unitCodes: given('don-vi'),
    criteria: form.getAll('tieu-chi').map(String),
    from: given('tu'),
    until: given('den'),
    source: given('can-cu'),
  }
  const badDate = typed.until !== '' && until === null
  const made = await chargeBody(managing, { ...typed, bodyId: parseId(typed.bodyId), from, until, badDate })
  return made.ok
    ? redirect(`/quan-tri/phan-cong?${set}&them=${made.value.made}&san=${made.value.already}`, 303)
    : refuse(made.refusal, typed)
}

const refuse = <T,>(refusal: { text: string; status?: number }, typed: T) =>
  data({ problem: refusal.text, typed }, { status: refusal.status ?? 422 })

export default function DutiesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { set, sets, place, table, bodies, today, said } = loaderData
  const typed = actionData?.typed ?? null
  const lead = set
    ? `${table.covered}/${table.rows.length} tiêu chí của «${set.name}» đang có cơ quan phụ trách tại ${place?.name ?? 'đây'}.`
    : 'Chưa có bộ tiêu chí cấp xã nào có hiệu lực hôm nay; chọn bộ khác để xem.'
  return (
    <>
      <PageHead title="Phân công phụ trách" lead={lead} />
      <Wrong text={actionData?.problem} />
      {said && !actionData ? <Notes kind="note" notes={[said]} /> : null}
      <SetChoice sets={sets} set={set?.id} />
      <Section
        title="Cơ quan phụ trách tiêu chí"
        lead="Cơ quan thẩm tra thấy trong hàng đợi của mình các tiêu chí được phân công dưới đây."
      >
        {table.all.length > 0 ? (
          <>
            <h3>Phụ trách mọi tiêu chí</h3>
            <Charges charges={table.all} set={set?.id} />
          </>
        ) : null}
        <DataTable
          caption="Cơ quan phụ trách từng tiêu chí"
          captionHidden
          rows={table.rows}
          keyOf={(row) => row.criterion}
          empty="Bộ tiêu chí này không liệt kê tiêu chí."
          columns={[
            { key: 'criterion', head: 'Tiêu chí', width: 'third', cell: (row) => `${row.number}. ${row.name}` },
            {
              key: 'bodies',
              head: 'Cơ quan phụ trách',
              cell: (row) =>
                row.charges.length > 0 ? (
                  <Charges charges={row.charges} set={set?.id} />
                ) : (
                  <span className="muted">{table.all.length > 0 ? 'theo phân công mọi tiêu chí ở trên' : 'chưa phân công'}</span>
                ),
            },
          ]}
        />
      </Section>
      <Section title="Cơ quan giúp đỡ xã">
        {table.helping.length > 0 ? (
          <Charges charges={table.helping} set={set?.id} />
        ) : (
          <p className="muted">Chưa phân công cơ quan nào giúp đỡ xã.</p>
        )}
      </Section>
      <ChargeForm set={set?.id} criteria={table.rows} bodies={bodies} unitCode={place?.code ?? ''} today={today} typed={typed} />
    </>
  )
}
