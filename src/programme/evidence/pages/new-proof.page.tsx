import { randomUUID } from 'node:crypto'
import { data, type MetaFunction, redirect } from 'react-router'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { readFileForm } from '../../../platform/http/form.ts'
import { Choice, Field, Fields, Wrong } from '../../../platform/ui/form.tsx'
import { Island } from '../../../platform/ui/island.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { listSets } from '../../criteria/reads.ts'
import { allowed } from '../../people/access.ts'
import { nextPath } from '../../people/next.rules.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { unitById } from '../../units/reads.ts'
import { fileKinds } from '../file.rules.ts'
import { accepted, fileRefusals } from '../file.text.ts'
import { setChoices } from '../proof.views.ts'
import { addFromForm } from '../upload.actions.ts'
import type { Route } from './+types/new-proof.page'
import { ProofInputs } from './fields.part.tsx'
import styles from './proof.module.css'

export const meta: MetaFunction = () => [{ title: 'Thêm minh chứng – Nông thôn mới' }]

/** What the page remembers of what was typed. */
const remembered = ['ten', 'so-hieu', 'ngay', 'het-han', 'ghi-chu', 'ca-nhan', 'bo', 'nam', 'chi-tieu', 'don-vi', 'phieu', 've'] as const

/** The sheet from which somebody came, to go back to; null from anywhere else. */
const sheetIn = (path: string) => (nextPath(path).startsWith('/danh-gia/') ? nextPath(path) : null)

export async function loader({ context, request }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const held = allowed(actor, 'evidence.add')
  if (!held.ok) throw refusePage(context, held.refusal)
  const { files } = context.get(contexts.app)
  const asked = new URL(request.url).searchParams
  return readPage(context, async (ctx) => {
    const unit = await unitById(ctx, held.value.unitId, ctx.today)
    return {
      unit: { name: held.value.unitName, code: unit?.code ?? '', isCommune: unit?.level === 'commune' },
      sets: setChoices(await listSets(ctx)),
      today,
      person: actor.personId,
      key: randomUUID(),
      megabytes: Math.floor(files.largest / 1024 / 1024),
      asked: Object.fromEntries(remembered.map((name) => [name, asked.get(name) ?? ''])),
    }
  })
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const { db, files } = context.get(contexts.app)
  const form = await readFileForm(request, { folder: files.uploads, largest: files.largest })
  try {
    const { given, file, tooLarge } = form
    const refusal = tooLarge === null ? null : fileRefusals.tooLarge(tooLarge.normalize('NFC'), Math.floor(files.largest / 1024 / 1024))
    const answer = refusal
      ? ({ ok: false, refusal } as const)
      : await addFromForm({ db, edge: edgeOf(visit), actor: visit.actor, files }, given, file)
    if (answer.ok) {
      throw redirect(sheetIn(given('ve')) ?? `/minh-chung/${answer.value.proofId}?da-luu=1`, 303)
    }
    const typed = Object.fromEntries(remembered.map((name) => [name, given(name)]))
    return data({ problem: answer.refusal.text, typed, key: given('khoa') }, { status: answer.refusal.status ?? 422 })
  } finally {
    await form.forget()
  }
}

export default function NewProofPage({ loaderData, actionData }: Route.ComponentProps) {
  const { unit, sets, today, key, megabytes, asked, person } = loaderData
  const typed = (name: string) => (actionData?.typed ?? asked)[name] ?? ''
  const back = sheetIn(typed('ve'))
  return (
    <>
      {actionData ? <title>Lỗi: Thêm minh chứng – Nông thôn mới</title> : null}
      <PageHead
        crumbs={[...(back ? [{ href: back, text: 'Phiếu đánh giá' }] : []), { href: '/minh-chung', text: 'Kho minh chứng' }]}
        title="Thêm minh chứng"
        lead={`${unit.name}. Ảnh, bản quét hoặc văn bản; tệp đến ${megabytes} MB.`}
      />
      <Wrong text={actionData?.problem} />
      <form
        method="post"
        encType="multipart/form-data"
        className={styles.form}
        data-upload={person}
        data-largest={megabytes}
        data-unit={unit.code}
        data-today={today}
      >
        <input type="hidden" name="khoa" value={actionData?.key || key} />
        <input type="hidden" name="phieu" value={typed('phieu')} />
        <input type="hidden" name="ve" value={typed('ve')} />
        <Field
          name="tep"
          label="Tệp"
          type="file"
          accept={fileKinds.flatMap(({ type, endings }) => [type, ...endings.map((ending) => `.${ending}`)]).join(',')}
          hint={`Nhận ${accepted}.`}
        />
        {unit.isCommune ? null : (
          <Field
            name="don-vi"
            label="Mã xã"
            required
            maxLength={5}
            defaultValue={typed('don-vi')}
            hint="Xã mà minh chứng này thuộc về. Tra mã tại trang Đơn vị."
          />
        )}
        <ProofInputs typed={typed} today={today} withFile />
        <fieldset className={styles.group}>
          <legend>Dùng cho chỉ tiêu (có thể gắn sau)</legend>
          <Fields>
            <Choice name="bo" label="Bộ tiêu chí" defaultValue={typed('bo')} options={[{ value: '', text: 'Chưa gắn' }, ...sets]} />
            <Field name="nam" label="Năm đánh giá" inputMode="numeric" maxLength={4} defaultValue={typed('nam') || today.slice(0, 4)} />
            <Field
              name="chi-tieu"
              label="Mã chỉ tiêu"
              maxLength={300}
              defaultValue={typed('chi-tieu')}
              hint="Cách nhau bằng dấu phẩy, ví dụ 17.1, 17.2. Ghi 17 cho cả tiêu chí."
            />
          </Fields>
        </fieldset>
        <button type="submit">Gửi minh chứng</button>
      </form>
      <section className={styles.queue} data-queue={person} aria-label="Minh chứng trên máy này" />
      <Island of="evidence/upload" />
    </>
  )
}
