import { randomUUID } from 'node:crypto'
import { data, type HeadersFunction, type MetaFunction, redirect } from 'react-router'
import { isRefused, type Refusal } from '../../../platform/base/refusal.ts'
import { contexts, readPage } from '../../../platform/http/context.ts'
import { readFileForm } from '../../../platform/http/form.ts'
import { Area, Choice, Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { residentOf } from '../../consultation/visitor.reads.ts'
import { unitByCode } from '../../units/reads.ts'
import { takePicture } from '../photo.actions.ts'
import { maySend, sendPublic } from '../raise.actions.ts'
import { clockOf, placesIn } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { clockText } from '../views.ts'
import type { Route } from './+types/public-form.page'
import { Check } from './check.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Góp ý, phản ánh – Nông thôn mới' }]

/** Each form has a key of its own, so it stays in no memory. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const asked = { province: searchParams.get('tinh') ?? '', commune: searchParams.get('xa') ?? '' }
  const { files } = context.get(contexts.app)
  return readPage(context, async (ctx) => {
    const commune = asked.commune === '' ? undefined : await unitByCode(ctx, asked.commune, ctx.today)
    const provinces = await placesIn(ctx, null)
    const province = provinces.find(({ code }) => code === asked.province)
    const at = province && (await unitByCode(ctx, province.code, ctx.today))
    return {
      provinces,
      province: province ?? null,
      communes: province ? await placesIn(ctx, province.code) : [],
      commune: commune?.level === 'commune' ? { code: commune.code, name: commune.name } : null,
      clock: at ? clockText(await clockOf(ctx, at.id)) : null,
      formKey: randomUUID(),
      megabytes: Math.floor(files.largest / 1024 / 1024),
    }
  })
}

type Typed = Record<string, string>
const remembered = ['xa', 'noi-dung', 'lien-he', 'dong-y', 'khoa'] as const
const answer = (refusal: Refusal, typed: Typed) => data({ problem: refusal, typed }, { status: refusal.status ?? 422 })

export async function action({ request, context }: Route.ActionArgs) {
  const resident = await residentOf(context)
  // before anything is read: what is too much costs nothing
  if (!(await maySend(resident))) return answer(refusals.tooMany, {})
  const { files } = context.get(contexts.app)
  const form = await readFileForm(request, { folder: files.uploads, largest: files.largest }).catch((error: unknown) => {
    if (isRefused(error)) return error.refusal.code === 'form.tooLong' ? refusals.tooLong : error.refusal
    throw error
  })
  if ('code' in form) return answer(form, {})
  try {
    const { given, file, tooLarge } = form
    const typed = Object.fromEntries(remembered.map((name) => [name, given(name)]))
    if (tooLarge !== null) return answer(refusals.largePicture(tooLarge.normalize('NFC'), Math.floor(files.largest / 1024 / 1024)), typed)
    const picture = file && (await takePicture(files, file))
    if (picture && !picture.ok) return answer(picture.refusal, typed)
    const sent = await sendPublic(resident, given, picture?.value ?? null)
    return sent.ok ? redirect(`/gop-y/theo-doi?ma=${sent.value.code}&moi=1`, 303) : answer(sent.refusal, typed)
  } finally {
    await form.forget()
  }
}

export default function PublicFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const { province, commune } = loaderData
  return (
    <>
      {actionData ? <title>Lỗi: Góp ý, phản ánh – Nông thôn mới</title> : null}
      <PageHead title="Góp ý, phản ánh" lead="Về xây dựng nông thôn mới ở nơi sinh sống. Không cần tài khoản; nhận mã để theo dõi trả lời.">
        <p>
          <a href="/gop-y/theo-doi">Theo dõi góp ý đã gửi</a> · <a href="/gop-y/tra-loi">Các góp ý đã trả lời, thống kê</a> ·{' '}
          <a href="/niem-yet">Niêm yết công khai, lấy ý kiến</a>
        </p>
      </PageHead>
      <Problem problem={actionData?.problem} />
      {province || commune || actionData ? <Sending {...loaderData} typed={actionData?.typed ?? {}} /> : <Place {...loaderData} />}
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function Place({ provinces }: Loaded) {
  return (
    <Section title="Bước 1: Nơi có sự việc">
      <Form method="get">
        <Choice
          name="tinh"
          label="Tỉnh, thành phố"
          required
          options={[{ value: '', text: 'Chọn tỉnh, thành phố' }, ...provinces.map(({ code, name }) => ({ value: code, text: name }))]}
        />
        <button type="submit">Tiếp tục</button>
      </Form>
    </Section>
  )
}

function Sending({ province, commune, communes, clock, formKey, megabytes, typed }: Loaded & { typed: Typed }) {
  const code = typed.xa || commune?.code
  const options = communes.length > 0 ? communes : commune ? [commune] : []
  return (
    <Section title={province ? `Bước 2: Góp ý tại ${province.name}` : 'Góp ý'}>
      <Form encType="multipart/form-data">
        <input type="hidden" name="khoa" value={typed.khoa || formKey} />
        {options.length > 0 ? (
          <Choice
            name="xa"
            label="Xã, phường nơi có sự việc"
            defaultValue={code ?? ''}
            required
            options={[{ value: '', text: 'Chọn xã, phường' }, ...options.map(({ code: value, name }) => ({ value, text: name }))]}
          />
        ) : (
          <Field
            name="xa"
            label="Mã xã nơi có sự việc"
            required
            maxLength={5}
            defaultValue={code}
            hint="Không nhớ mã: mở lại trang Góp ý và chọn tỉnh."
          />
        )}
        <Area
          name="noi-dung"
          label="Nội dung"
          rows={8}
          required
          maxLength={4000}
          defaultValue={typed['noi-dung']}
          hint="Việc gì, ở đâu, từ khi nào. Không ghi tên người khác nếu không cần."
        />
        <Field
          name="lien-he"
          label="Cách liên hệ (không bắt buộc)"
          maxLength={200}
          autoComplete="off"
          defaultValue={typed['lien-he']}
          hint="Chỉ cơ quan trả lời xem được; không công khai; xóa 30 ngày sau khi trả lời."
        />
        <Field
          name="anh"
          label="Ảnh (không bắt buộc)"
          type="file"
          accept="image/jpeg,image/png"
          hint={`JPEG hoặc PNG, đến ${megabytes} MB. Ảnh không được công khai.`}
        />
        <Check name="dong-y" defaultChecked={typed['dong-y'] === 'co'}>
          Đồng ý công khai nội dung và trả lời, không nêu tên và cách liên hệ
        </Check>
        <button type="submit">Gửi góp ý</button>
      </Form>
      {clock ? <p className="source">Thời hạn trả lời: {clock}</p> : null}
      <p>
        <a href="/gop-y">Chọn tỉnh khác</a>
      </p>
    </Section>
  )
}
