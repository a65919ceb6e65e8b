import { data, type MetaFunction, redirect } from 'react-router'
import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { type Column, DataTable } from '../../../platform/ui/data-table.tsx'
import { Area, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { addVillages, mergeVillages, takeVillage } from '../../units/village.actions.ts'
import { villagesOfCommune } from '../../units/village.reads.ts'
import { readVillages } from '../../units/village.rules.ts'
import { acting } from '../acting.actions.ts'
import { mayAt } from '../place.reads.ts'
import { refusals } from '../text.ts'
import { seenOf, villagesView } from '../village.views.ts'
import type { Route } from './+types/villages.page'
import styles from './administration.module.css'

export const meta: MetaFunction = () => [{ title: 'Thôn của xã – Nông thôn mới' }]

/** The commune that the visitor works for. */
const communeOf = ({ actor }: ReturnType<typeof visitorOf>) => actor.chosen?.unitId ?? 0

export function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitorOf(context)
  const on = parseDate(new URL(request.url).searchParams.get('ngay') ?? '') ?? visit.today
  return readPage(context, async (ctx) => {
    const held = await mayAt(ctx, visit.actor, 'villages.enter', communeOf(visit))
    return { unit: held.unitName, on, today: visit.today, ...villagesView(await villagesOfCommune(ctx, communeOf(visit), on), on) }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const communeId = communeOf(visit)
  const form = await request.formData()
  const asked = {
    work: String(form.get('viec') ?? ''),
    list: String(form.get('danh-sach') ?? '').replaceAll('\r\n', '\n'),
    name: String(form.get('ten') ?? ''),
    on: String(form.get('tu-ngay') ?? ''),
    document: String(form.get('van-ban') ?? ''),
    chosen: form.getAll('thon').map(String),
  }
  const answer = await acting(visit, 'villages.enter', communeId, async (ctx) => {
    const { document } = asked
    const chosen = asked.chosen.flatMap((text) => seenOf(text) ?? [])
    if (asked.work === 'nhan') {
      const [seen] = chosen
      if (!seen) throw new Refused(refusals.noVillage)
      return takeVillage(ctx, communeId, seen, document)
    }
    const on = parseDate(asked.on)
    if (!on) throw new Refused(refusals.noDay)
    if (asked.work === 'nhap') return mergeVillages(ctx, communeId, chosen, asked.name, { on, document })
    const rows = readVillages(asked.list)
    if (!rows.ok) throw new Refused(rows.refusal)
    return addVillages(ctx, communeId, rows.value, { from: on, document })
  })
  if (!answer.ok) return data({ asked, refusal: answer.refusal }, { status: answer.refusal.status ?? 422 })
  throw redirect('/thon', 303)
}

export default function VillagesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { unit, on, lead, adrift } = loaderData
  return (
    <>
      <PageHead title={`Thôn của ${unit}`} lead={lead} />
      <Problem problem={actionData?.refusal} />
      <form method="get" className={styles.inline}>
        <Field name="ngay" label="Xem tại ngày" type="date" defaultValue={on} />
        <QuietButton>Xem</QuietButton>
      </form>
      <Standing {...loaderData} asked={actionData?.asked} />
      {adrift.length > 0 ? <Adrift rows={adrift} /> : null}
      <Adding today={loaderData.today} asked={actionData?.asked} />
      <Other rows={loaderData.other} />
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']
type Asked = NonNullable<Route.ComponentProps['actionData']>['asked'] | undefined

/** A village and the days over which it stands. */
const spans: Column<Loaded['standing'][number]>[] = [
  { key: 'name', head: 'Thôn', cell: (row) => <a href={`/thon/${row.id}`}>{row.name}</a> },
  { key: 'from', head: 'Từ ngày', cell: (row) => row.from },
  { key: 'until', head: 'Đến trước ngày', cell: (row) => row.goesTo ?? row.until ?? '–' },
  { key: 'document', head: 'Văn bản', cell: (row) => row.document },
]

/** The list, in which several can be chosen to become one. */
function Standing({ standing, today, asked }: Pick<Loaded, 'standing' | 'today'> & { asked: Asked }) {
  if (standing.length === 0) return null
  const merging = asked?.work === 'nhap' ? asked : undefined
  return (
    <Section title="Danh sách">
      <form method="post" className={styles.list}>
        <DataTable
          caption="Các thôn"
          captionHidden
          rows={standing}
          keyOf={(row) => row.seen}
          columns={[
            ...spans,
            {
              key: 'choose',
              head: 'Chọn để sáp nhập',
              cell: (row) =>
                !row.mayChange ? null : (
                  <input
                    type="checkbox"
                    name="thon"
                    value={row.seen}
                    defaultChecked={merging?.chosen.includes(row.seen)}
                    aria-label={`Chọn ${row.name}`}
                  />
                ),
            },
          ]}
        />
        <details open={merging !== undefined}>
          <summary>Sáp nhập các thôn đã chọn thành một</summary>
          <Fields>
            <Field
              id="nhap-ten"
              name="ten"
              label="Tên sau khi sáp nhập"
              maxLength={120}
              defaultValue={merging?.name ?? ''}
              hint="Cả từ thôn, xóm, bản, ấp."
            />
            <Field id="nhap-ngay" name="tu-ngay" label="Từ ngày" type="date" defaultValue={merging?.on ?? today} />
            <Field id="nhap-van-ban" name="van-ban" label="Văn bản" maxLength={300} defaultValue={merging?.document ?? ''} />
          </Fields>
          <QuietButton name="viec" value="nhap">
            Sáp nhập thành một thôn
          </QuietButton>
        </details>
      </form>
    </Section>
  )
}

function Adrift({ rows }: { rows: Loaded['adrift'] }) {
  return (
    <Section title="Thôn của xã bị chia, chưa rõ về đâu" lead="Xã nhận thôn nào thì ghi văn bản và bấm Nhận; xã khác không nhận được nữa.">
      <DataTable
        caption="Thôn chưa rõ về đâu"
        captionHidden
        rows={rows}
        keyOf={(row) => row.seen}
        columns={[
          { key: 'name', head: 'Thôn', cell: (row) => row.name },
          { key: 'before', head: 'Trước thuộc', cell: (row) => row.before },
          { key: 'from', head: 'Từ ngày', cell: (row) => row.from },
          {
            key: 'take',
            head: 'Nhận',
            cell: (row) => (
              <form method="post" className={styles.inline}>
                <input type="hidden" name="thon" value={row.seen} />
                <Field id={`van-ban-${row.id}`} name="van-ban" label="Văn bản" maxLength={300} />
                <QuietButton name="viec" value="nhan" aria-label={`Nhận ${row.name}`}>
                  Nhận
                </QuietButton>
              </form>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Adding({ today, asked }: { today: string; asked: Asked }) {
  const adding = asked?.work === 'them' ? asked : undefined
  return (
    <Section title="Thêm thôn">
      <Form wide>
        <Area
          name="danh-sach"
          label="Danh sách"
          rows={8}
          required
          defaultValue={adding?.list ?? ''}
          hint="Mỗi dòng một thôn, ghi cả từ thôn, xóm, bản, ấp; hoặc dán từ bảng tính với các cột Tên thôn, Từ ngày, Văn bản."
        />
        <Fields>
          <Field
            name="tu-ngay"
            label="Từ ngày"
            type="date"
            required
            defaultValue={adding?.on ?? today}
            hint="Cho dòng không ghi ngày riêng."
          />
          <Field
            name="van-ban"
            label="Văn bản"
            maxLength={300}
            defaultValue={adding?.document ?? ''}
            hint="Nghị quyết, quyết định lập thôn; cho dòng không ghi văn bản riêng."
          />
        </Fields>
        <button type="submit" name="viec" value="them">
          Thêm vào danh sách
        </button>
      </Form>
    </Section>
  )
}

function Other({ rows }: { rows: Loaded['other'] }) {
  if (rows.length === 0) return null
  return (
    <Section title="Đã thôi, hoặc bắt đầu sau ngày này">
      <DataTable caption="Thôn đã thôi hoặc bắt đầu sau" captionHidden rows={rows} keyOf={(row) => row.seen} columns={spans} />
    </Section>
  )
}
