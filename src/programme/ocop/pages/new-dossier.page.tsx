import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { unitById } from '../../units/reads.ts'
import { openDossier } from '../dossier.actions.ts'
import { groups } from '../procedures.ts'
import { producerKindNames } from '../text.ts'
import { producerKinds } from '../types.ts'
import type { Route } from './+types/new-dossier.page'

export const meta: MetaFunction = () => [{ title: 'Mở hồ sơ OCOP – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const unit = await unitById(ctx, actor.chosen?.unitId ?? 0, ctx.today)
    return { unitCode: unit?.level === 'commune' ? unit.code : '', year: ctx.today.slice(0, 4) }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const opened = await openDossier(actingOf(context), {
    unitCode: typed.xa ?? '',
    producer: typed['chu-the'] ?? '',
    kind: typed['loai-hinh'] ?? '',
    contact: typed['lien-he'] ?? '',
    product: typed['san-pham'] ?? '',
    group: typed.nhom ?? '',
    year: typed.nam ?? '',
  })
  if (opened.ok) return redirect(`/ocop/ho-so/${opened.value.dossierId}`, 303)
  if (opened.refusal.status === 404) throw refusePage(context, opened.refusal)
  return data({ typed, problem: opened.refusal }, { status: opened.refusal.status ?? 422 })
}

export default function NewDossierPage({ loaderData, actionData }: Route.ComponentProps) {
  const { unitCode, year } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  const choose = { value: '', text: 'Chọn' }
  return (
    <>
      <PageHead
        crumbs={[{ href: '/ocop/ho-so', text: 'Hồ sơ OCOP' }]}
        title="Mở hồ sơ OCOP"
        lead="Mỗi sản phẩm một hồ sơ mỗi năm. Chủ thể hoặc sản phẩm cùng tên ở xã được dùng lại."
      />
      <Problem problem={actionData?.problem} />
      <Form wide>
        <Fields>
          <Field name="xa" label="Mã xã" required maxLength={5} inputMode="numeric" defaultValue={typed.xa ?? unitCode} />
          <Field name="nam" label="Năm đánh giá" required maxLength={4} inputMode="numeric" defaultValue={typed.nam ?? year} />
        </Fields>
        <Fields>
          <Field name="chu-the" label="Chủ thể" required maxLength={200} defaultValue={typed['chu-the']} />
          <Choice
            name="loai-hinh"
            label="Loại hình chủ thể"
            required
            defaultValue={typed['loai-hinh'] ?? ''}
            options={[choose, ...producerKinds.map((kind) => ({ value: kind, text: producerKindNames[kind] }))]}
          />
          <Field
            name="lien-he"
            label="Liên hệ của chủ thể"
            maxLength={200}
            defaultValue={typed['lien-he']}
            hint="Chỉ cán bộ phụ trách thấy; không công khai."
          />
        </Fields>
        <Fields>
          <Field name="san-pham" label="Sản phẩm" required maxLength={200} defaultValue={typed['san-pham']} />
          <Choice
            name="nhom"
            label="Nhóm sản phẩm"
            required
            defaultValue={typed.nhom ?? ''}
            options={[choose, ...groups.map(({ number, name }) => ({ value: number, text: name }))]}
          />
        </Fields>
        <button type="submit">Mở hồ sơ</button>
      </Form>
    </>
  )
}
