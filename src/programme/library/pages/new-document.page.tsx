import { randomUUID } from 'node:crypto'
import { data, type MetaFunction, redirect } from 'react-router'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Form } from '../../../platform/ui/form.tsx'
import { PageHead, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { notHere } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { type Brought, enterDocument } from '../entry.actions.ts'
import { takePdf } from '../file.actions.ts'
import { issuedBytes, issuedDocument } from '../issued.reads.ts'
import { issuedKey } from '../issued.rules.ts'
import { choicesOf } from '../reads.ts'
import type { Route } from './+types/new-document.page'
import { DocumentFields } from './fields.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Nhập văn bản – Nông thôn mới' }]

/** `?tu=17`: what the own office issued under this number of its documents is filled in, and its file comes with it. */
export function loader({ context, request }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const from = parseId(new URL(request.url).searchParams.get('tu') ?? '')
  return readPage(context, async (ctx) => {
    const issued = from === 0 ? null : await issuedDocument(ctx, actor, from)
    if (from !== 0 && !issued) throw refusePage(context, notHere)
    if (issued?.taken) throw redirect(`/van-ban/quan-ly/${issued.taken}`, 303)
    const said = issued && { id: from, form: issued.form, file: issued.fileName, isSigned: issued.isSigned }
    return { key: randomUUID(), choices: await choicesOf(ctx), issued: said }
  })
}

/** What the issued document of the form brings with it; null for a form that names none. */
async function broughtBy(context: Route.ActionArgs['context'], from: number): Promise<Brought | null> {
  if (from === 0) return null
  const { files } = context.get(contexts.app)
  const { actor } = visitorOf(context)
  const issued = await readPage(context, (ctx) => issuedDocument(ctx, actor, from))
  if (!issued) throw refusePage(context, notHere)
  return { key: issuedKey(from), file: await takePdf(files, await issuedBytes(issued, files), issued.fileName) }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const house = visitorOf(context).accounts.db
  const brought = await broughtBy(context, parseId(typed.tu ?? ''))
  const entered = await enterDocument({ ...actingOf(context), house }, (name) => typed[name] ?? '', brought)
  if (entered.ok) return redirect(`/van-ban/quan-ly/${entered.value.id}`, 303)
  return data({ problem: entered.refusal, typed }, { status: entered.refusal.status ?? 422 })
}

export default function NewDocumentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { key, choices, issued } = loaderData
  const typed = actionData?.typed ?? issued?.form ?? {}
  return (
    <>
      {actionData ? <title>Lỗi: Nhập văn bản – Nông thôn mới</title> : null}
      <PageHead
        crumbs={[{ href: '/van-ban/quan-ly', text: 'Thư viện văn bản' }]}
        title={issued ? 'Đưa văn bản đi vào thư viện' : 'Nhập văn bản'}
        lead="Văn bản vào thư viện của cơ quan; chỉ công khai sau khi có người duyệt."
      />
      <Problem problem={actionData?.problem} />
      {issued ? (
        <Strip kind="note">
          <p>
            Các mục điền sẵn từ <a href={`/van-ban-di/${issued.id}`}>văn bản đi</a>; tệp «{issued.file}» (
            {issued.isSigned ? 'bản ký số' : 'chưa có bản ký số: bản PDF do hệ thống in'}) được ghi kèm. Kiểm tra, ghi thêm ngày có hiệu
            lực, lĩnh vực rồi ghi.
          </p>
        </Strip>
      ) : null}
      <Form wide>
        <input type="hidden" name="khoa" value={typed.khoa || key} />
        {issued ? <input type="hidden" name="tu" value={issued.id} /> : null}
        <DocumentFields typed={typed} {...choices} />
        <button type="submit">Ghi vào thư viện</button>
      </Form>
    </>
  )
}
