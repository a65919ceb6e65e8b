import { randomUUID } from 'node:crypto'
import { data, type MetaFunction, redirect } from 'react-router'
import { isRefused, type Refusal } from '../../../platform/base/refusal.ts'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { readFileForm } from '../../../platform/http/form.ts'
import { Area, Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf } from '../../consultation/visitor.reads.ts'
import { criteriaChoices } from '../../criteria/choice.reads.ts'
import { allowed } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { unitById } from '../../units/reads.ts'
import { takePicture } from '../photo.actions.ts'
import { raise } from '../raise.actions.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/new-thread.page'
import { Check } from './check.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Nêu kiến nghị – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const held = allowed(actor, 'difficulties.raise')
  if (!held.ok) throw refusePage(context, held.refusal)
  const { files } = context.get(contexts.app)
  return readPage(context, async (ctx) => {
    const unit = await unitById(ctx, held.value.unitId, ctx.today)
    return {
      unitName: held.value.unitName,
      isCommune: unit?.level === 'commune',
      criteria: await criteriaChoices(ctx),
      today,
      key: randomUUID(),
      megabytes: Math.floor(files.largest / 1024 / 1024),
    }
  })
}

const remembered = ['cach', 'tieu-de', 'noi-dung', 'tieu-chi', 'ngay', 'lien-he', 'dong-y', 'don-vi', 'khoa'] as const

const answer = (refusal: Refusal, typed: Record<string, string>) => data({ problem: refusal, typed }, { status: refusal.status ?? 422 })

export async function action({ context, request }: Route.ActionArgs) {
  const acting = await actingOf(context)
  const held = allowed(acting.actor, 'difficulties.raise')
  if (!held.ok) throw refusePage(context, held.refusal)
  const { files } = context.get(contexts.app)
  const form = await readFileForm(request, { folder: files.uploads, largest: files.largest }).catch((error: unknown) => {
    if (isRefused(error)) return error.refusal
    throw error
  })
  if ('code' in form) return answer(form, {})
  try {
    const { given, file, tooLarge } = form
    const typed = Object.fromEntries(remembered.map((name) => [name, given(name)]))
    if (tooLarge !== null) return answer(refusals.largePicture(tooLarge.normalize('NFC'), Math.floor(files.largest / 1024 / 1024)), typed)
    const picture = file && (await takePicture(files, file))
    if (picture && !picture.ok) return answer(picture.refusal, typed)
    const raised = await raise(acting, given, picture?.value ?? null)
    return raised.ok ? redirect(`/kien-nghi/${raised.value.id}`, 303) : answer(raised.refusal, typed)
  } finally {
    await form.forget()
  }
}

export default function NewThreadPage({ loaderData, actionData }: Route.ComponentProps) {
  const { unitName, isCommune, criteria, today, key, megabytes } = loaderData
  const typed = (name: string) => actionData?.typed[name] || undefined
  return (
    <>
      {actionData ? <title>Lỗi: Nêu kiến nghị – Nông thôn mới</title> : null}
      <PageHead
        crumbs={[{ href: '/kien-nghi', text: 'Khó khăn, kiến nghị' }]}
        title="Nêu kiến nghị"
        lead={`${unitName}. Kiến nghị tự đến cơ quan phụ trách tiêu chí; chưa có cơ quan phụ trách thì văn phòng điều phối phân công.`}
      />
      <Problem problem={actionData?.problem} />
      <Form wide encType="multipart/form-data">
        <input type="hidden" name="khoa" value={typed('khoa') ?? key} />
        <Field name="tieu-de" label="Tiêu đề" required maxLength={200} defaultValue={typed('tieu-de')} />
        <Area name="noi-dung" label="Nội dung" rows={8} required maxLength={4000} defaultValue={typed('noi-dung')} />
        <Fields>
          <Choice
            name="tieu-chi"
            label="Tiêu chí"
            defaultValue={typed('tieu-chi') ?? ''}
            options={[{ value: '', text: 'Không gắn tiêu chí' }, ...criteria]}
          />
          <Field name="ngay" label="Ngày tiếp nhận" type="date" defaultValue={typed('ngay') ?? today} />
          {isCommune ? null : (
            <Field
              name="don-vi"
              label="Mã xã"
              maxLength={5}
              inputMode="numeric"
              defaultValue={typed('don-vi')}
              hint="Để trống: kiến nghị của chính đơn vị đang làm việc."
            />
          )}
        </Fields>
        <Field
          name="anh"
          label="Ảnh (không bắt buộc)"
          type="file"
          accept="image/jpeg,image/png"
          hint={`JPEG hoặc PNG, đến ${megabytes} MB.`}
        />
        <Choice
          name="cach"
          label="Kiến nghị của"
          defaultValue={typed('cach') ?? 'office'}
          options={[
            { value: 'office', text: 'Cơ quan, đơn vị' },
            { value: 'behalf', text: 'Người dân (nhập thay)' },
          ]}
        />
        <Field
          name="lien-he"
          label="Người gửi, cách liên hệ (khi nhập thay người dân)"
          maxLength={200}
          autoComplete="off"
          defaultValue={typed('lien-he')}
          hint="Không công khai; ai xem được ghi nhật ký; xóa 30 ngày sau khi kết thúc."
        />
        <Check name="dong-y" defaultChecked={typed('dong-y') === 'co'}>
          Người dân đồng ý công khai câu hỏi và trả lời, không nêu tên và liên hệ
        </Check>
        <button type="submit">Gửi kiến nghị</button>
      </Form>
    </>
  )
}
