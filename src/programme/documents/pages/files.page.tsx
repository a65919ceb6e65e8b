import { data, redirect } from 'react-router'
import { isRefused, type Refusal } from '../../../platform/base/refusal.ts'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { readFileForm } from '../../../platform/http/form.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Choice, Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Facts, Notes, PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { attachFile, verifyAgain } from '../file.actions.ts'
import { filesFor } from '../file.reads.ts'
import { fileView } from '../file.views.ts'
import { portsContext } from '../port.reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/files.page'
import styles from './documents.module.css'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Bản ký: ${loaderData?.subject ?? 'văn bản'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const { files } = context.get(contexts.app)
  return readPage(context, async (ctx) => {
    const found = await filesFor(ctx, actor, parseId(params.id))
    if (!found) throw refusePage(context, refusals.unknown)
    return {
      ...{ id: found.document.id, subject: found.document.subject, adds: found.adds, files: found.files.map(fileView) },
      verifies: context.get(portsContext).verify !== null,
      megabytes: Math.floor(files.largest / 1024 / 1024),
    }
  })
}

const answer = (refusal: Refusal) => data({ problem: refusal }, { status: refusal.status ?? 422 })

export async function action({ request, context, params }: Route.ActionArgs) {
  const acting = actingOf(context)
  const { files } = context.get(contexts.app)
  const { verify } = context.get(portsContext)
  const id = parseId(params.id)
  const form = await readFileForm(request, { folder: files.uploads, largest: files.largest }).catch((error: unknown) => {
    if (isRefused(error)) return error.refusal
    throw error
  })
  if ('code' in form) return answer(form)
  try {
    const { given, file, tooLarge } = form
    if (given('viec') !== 'kiem' && tooLarge !== null) return answer(refusals.largeFile(Math.floor(files.largest / 1024 / 1024)))
    if (given('viec') !== 'kiem' && (!file || file.size === 0)) return answer(refusals.noFile)
    const kind = given('loai') === 'scan' ? 'scan' : 'signed'
    const done = file
      ? await attachFile(acting, id, { kind, file }, { store: files.store, verify })
      : await verifyAgain(acting, id, parseId(given('tep-so')), { ...files, verify })
    if (done.ok) return redirect(`/van-ban-di/${id}/ban-ky`, 303)
    if (done.refusal.status === 404) throw refusePage(context, done.refusal)
    return answer(done.refusal)
  } finally {
    await form.forget()
  }
}

export default function FilesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, subject, adds, files, verifies, megabytes } = loaderData
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/van-ban-di', text: 'Văn bản đi' },
          { href: `/van-ban-di/${id}`, text: subject },
        ]}
        title="Bản ký số, bản quét"
        lead="Tệp được giữ nguyên từng byte. Ký bằng chữ ký số thì gửi tệp PDF đã ký; ký trên giấy thì gửi bản quét màu, từ 200 dpi."
      />
      <Problem problem={actionData?.problem} />
      {verifies ? null : (
        <Notes
          kind="note"
          notes={['Hệ thống chưa nối với chương trình kiểm chữ ký số: tệp ký số được giữ với tình trạng «chưa kiểm chữ ký».']}
        />
      )}
      {adds ? (
        <Form encType="multipart/form-data">
          <Choice
            name="loai"
            label="Loại tệp"
            options={[
              { value: 'signed', text: 'Bản ký số (PDF)' },
              { value: 'scan', text: 'Bản quét của văn bản ký trên giấy' },
            ]}
          />
          <Field name="tep" label="Tệp" type="file" required accept="application/pdf,image/jpeg,image/png" hint={`Đến ${megabytes} MB.`} />
          <button type="submit" name="viec" value="gui">
            Gửi tệp
          </button>
        </Form>
      ) : null}
      {files.length === 0 ? <p className="muted">Chưa có tệp nào.</p> : null}
      {files.map((file) => (
        <Section key={file.number} title={`${file.kind}: ${file.name}`}>
          <p className={styles.links}>
            <a href={`/van-ban-di/${id}/ban-ky/${file.number}`}>Tải tệp ({file.size})</a>
            <span>{file.by}</span>
          </p>
          {file.verdict ? (
            <>
              {file.verdict.isWrong ? <Notes kind="warning" notes={[file.verdict.text]} /> : <p>{file.verdict.text}.</p>}
              {file.verdict.signatures.map((one) => (
                <Facts
                  key={`${one.subject} ${one.signedAt}`}
                  facts={[
                    { name: 'Người ký', value: one.signer },
                    { name: 'Chủ thể chứng thư', value: one.subject },
                    { name: 'Nơi cấp', value: one.issuer },
                    { name: 'Thời điểm ký', value: one.signedAt },
                    { name: 'Nội dung', value: one.integrity },
                    { name: 'Chứng thư', value: one.trusted },
                  ]}
                />
              ))}
              {file.verdict.by ? <p className="source">Kiểm bằng {file.verdict.by}</p> : null}
              {file.verdict.said ? (
                <details>
                  <summary>Nguyên văn kết quả kiểm</summary>
                  <pre className={styles.said}>{file.verdict.said}</pre>
                </details>
              ) : null}
            </>
          ) : null}
          {adds && verifies && file.isSigned ? (
            <Form>
              <input type="hidden" name="tep-so" value={file.number} />
              <QuietButton name="viec" value="kiem">
                Kiểm chữ ký lại
              </QuietButton>
            </Form>
          ) : null}
          <p className="source">SHA-256 {file.hash}</p>
        </Section>
      ))}
    </>
  )
}
