import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may, notHere } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { ancestorsOf, unitById } from '../../units/reads.ts'
import { enterRegulation, makeCouncil } from '../council.actions.ts'
import { candidatesAt, councilsOf, regulationsOf } from '../council.reads.ts'
import { law } from '../procedures.ts'
import { lawView, regulationView } from '../regulation.views.ts'
import { decisionText, regulationNames, starsText } from '../text.ts'
import { regulationKinds } from '../types.ts'
import type { Route } from './+types/regulation.page'
import styles from './ocop.module.css'

export const meta: MetaFunction = () => [{ title: 'Quy định, hội đồng OCOP – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const unitId = actor.chosen?.unitId ?? 0
    const here = await unitById(ctx, unitId, ctx.today)
    const province =
      here?.level === 'province' ? here : (await ancestorsOf(ctx, unitId, ctx.today)).find(({ level }) => level === 'province')
    const keeps = here?.level === 'province' && may(actor, 'ocop.keep')
    const own = province ? await regulationsOf(ctx, province.id) : []
    const councils = province ? await councilsOf(ctx, province.id) : []
    return {
      ...{ keeps, provinceName: province?.name ?? null, year: ctx.today.slice(0, 4), law: lawView(ctx.today, own) },
      own: own.map(regulationView),
      candidates: keeps ? await candidatesAt(ctx, unitId) : [],
      councils: councils.map((one) => ({
        ...{ id: one.id, name: one.name, year: one.year, decision: decisionText(one) },
        members: one.members.map(({ name }) => name).join(', '),
      })),
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const [acting, form] = [actingOf(context), await request.formData()]
  const given = (name: string) => String(form.get(name) ?? '')
  const [number, on] = [given('so'), given('ngay')]
  const deeds: Record<string, () => Promise<{ ok: true } | { ok: false; refusal: Parameters<typeof refusePage>[1] }>> = {
    'hoi-dong': () =>
      makeCouncil(acting, { name: given('ten'), year: given('nam'), number, on, members: form.getAll('thanh-vien').map(String) }),
    'quy-dinh': () => {
      const kind = given('noi-dung')
      const value = kind === 'threeStarLevel' ? given('cap') : given('thang')
      return enterRegulation(acting, { kind, value, number, on, from: given('tu') })
    },
  }
  const deed = Object.hasOwn(deeds, given('viec')) ? deeds[given('viec')] : undefined
  if (!deed) throw refusePage(context, notHere)
  const answer = await deed()
  if (answer.ok) return redirect('/ocop/quy-dinh', 303)
  if (answer.refusal.status === 404) throw refusePage(context, answer.refusal)
  return data({ problem: answer.refusal }, { status: answer.refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function RegulationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { provinceName, keeps } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/ocop/ho-so', text: 'Hồ sơ OCOP' }]}
        kicker={provinceName}
        title="Quy định, hội đồng OCOP"
        lead={`${law.name}, và điều tỉnh tự quy định nơi văn bản để ngỏ.`}
      />
      <Problem problem={actionData?.problem} />
      <Law {...loaderData} />
      <Own {...loaderData} />
      {keeps ? <OwnForm /> : null}
      <Councils {...loaderData} />
      {keeps ? <CouncilForm {...loaderData} /> : null}
    </>
  )
}

function Law({ law: said }: Loaded) {
  return (
    <Section title="Theo văn bản">
      <DataTable
        caption="Hạng sao, cấp quyết định"
        captionHidden
        rows={said.bands}
        keyOf={({ stars }) => stars}
        columns={[
          { key: 'stars', head: 'Hạng', cell: ({ stars }) => starsText(stars) },
          { key: 'points', head: 'Điểm', cell: ({ points }) => points },
          { key: 'level', head: 'Cấp quyết định', cell: ({ level }) => level },
          { key: 'basis', head: 'Chắc đến đâu', cell: ({ basis }) => basis },
        ]}
      />
      <p className={styles.after}>{said.parts}</p>
      <p>{said.forwards}</p>
      <p>{said.validity}</p>
      <p className={`source ${styles.after}`}>
        Số liệu của văn bản đọc từ nguồn thứ cấp. {law.subScores} {law.decimals}
      </p>
    </Section>
  )
}

function Own({ own, law: said }: Loaded) {
  return (
    <Section title="Quy định của tỉnh" lead={said.warnings}>
      <DataTable
        caption="Quy định của tỉnh"
        captionHidden
        rows={own}
        keyOf={({ id }) => id}
        empty="Tỉnh chưa nhập quy định nào."
        columns={[
          { key: 'name', head: 'Nội dung', cell: ({ name }) => name },
          { key: 'value', head: 'Giá trị', cell: ({ value }) => value },
          { key: 'decision', head: 'Quyết định', cell: ({ decision }) => decision },
          { key: 'from', head: 'Áp dụng từ', cell: ({ from }) => from },
        ]}
      />
    </Section>
  )
}

function OwnForm() {
  return (
    <details>
      <summary>Nhập quy định của tỉnh</summary>
      <Form wide>
        <Fields>
          <Choice
            name="noi-dung"
            label="Nội dung"
            options={regulationKinds.map((kind) => ({ value: kind, text: regulationNames[kind] }))}
          />
          <Choice
            name="cap"
            label="Cấp công nhận 3 sao"
            options={[
              { value: 'province', text: 'Cấp tỉnh' },
              { value: 'commune', text: 'Cấp xã' },
            ]}
          />
          <Field name="thang" label="Nhắc trước (tháng)" maxLength={30} hint="Ví dụ 6, 3, 1; chỉ dùng khi chọn nội dung nhắc hết hạn." />
        </Fields>
        <Fields>
          <Field id="quy-dinh-so" name="so" label="Số quyết định" required maxLength={60} />
          <Field id="quy-dinh-ngay" name="ngay" label="Ngày ban hành" type="date" required />
          <Field name="tu" label="Áp dụng từ ngày" type="date" required />
        </Fields>
        <button type="submit" name="viec" value="quy-dinh">
          Ghi quy định
        </button>
      </Form>
    </details>
  )
}

function Councils({ councils }: Loaded) {
  return (
    <Section title="Hội đồng đánh giá, phân hạng">
      <DataTable
        caption="Hội đồng đánh giá, phân hạng"
        captionHidden
        rows={councils}
        keyOf={({ id }) => id}
        empty="Tỉnh chưa lập hội đồng nào trên hệ thống."
        columns={[
          { key: 'name', head: 'Hội đồng', cell: ({ name }) => name },
          { key: 'year', head: 'Năm', cell: ({ year }) => year },
          { key: 'decision', head: 'Quyết định', cell: ({ decision }) => decision },
          { key: 'members', head: 'Thành viên', cell: ({ members }) => members },
        ]}
      />
    </Section>
  )
}

function CouncilForm({ candidates, year }: Loaded) {
  if (candidates.length === 0) return <p>Chưa có ai mang vai trò thành viên hội đồng của tỉnh. Đề nghị quản trị phân công trước.</p>
  return (
    <details>
      <summary>Lập hội đồng</summary>
      <Form wide>
        <Fields>
          <Field name="ten" label="Tên hội đồng" required maxLength={200} />
          <Field name="nam" label="Năm" required maxLength={4} inputMode="numeric" defaultValue={year} />
        </Fields>
        <Fields>
          <Field id="hoi-dong-so" name="so" label="Số quyết định" required maxLength={60} />
          <Field id="hoi-dong-ngay" name="ngay" label="Ngày ban hành" type="date" required />
        </Fields>
        <fieldset className={styles.members}>
          <legend>Thành viên</legend>
          {candidates.map(({ personId, name, postName }) => (
            <label key={personId}>
              <input type="checkbox" name="thanh-vien" value={personId} />
              {`${name} – ${postName}`}
            </label>
          ))}
        </fieldset>
        <button type="submit" name="viec" value="hoi-dong">
          Lập hội đồng
        </button>
      </Form>
    </details>
  )
}
