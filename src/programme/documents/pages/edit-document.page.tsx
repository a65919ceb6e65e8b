import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Field } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { PaperSheet } from '../../../platform/ui/paper.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { previewDraft, rewriteDraft } from '../draft.actions.ts'
import { fieldsOfPaper } from '../draft.rules.ts'
import { documentFor, draftChoices } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Route } from './+types/edit-document.page'
import { DraftForm } from './draft-form.part.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Sửa: ${loaderData?.subject ?? 'văn bản'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const found = await documentFor(ctx, actor, parseId(params.id), null)
    if (!found) throw refusePage(context, refusals.unknown)
    const { document } = found.situation
    if (!found.edits)
      throw refusePage(context, document.state === 'drafting' ? refusals.notYours('submit') : refusals.notNow(document.state))
    return {
      ...{ id: document.id, subject: document.subject, steps: document.steps, version: document.version, source: document.source },
      choices: await draftChoices(ctx, actor),
      fields: {
        ...fieldsOfPaper(found.shown.paper),
        'co-quan': String(document.bodyId),
        'nguoi-duyet': String(document.approverId ?? ''),
        'nguoi-ky': String(document.authorityId ?? ''),
      } as Record<string, string>,
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const acting = actingOf(context)
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const id = parseId(params.id)
  if (typed.viec === 'xem') {
    const shown = await previewDraft(acting, id, typed)
    if (shown.ok) return data({ typed, paper: shown.value, problem: null })
    return data({ typed, paper: null, problem: shown.refusal }, { status: shown.refusal.status ?? 422 })
  }
  const written = await rewriteDraft(acting, id, typed, { steps: parseId(typed.buoc ?? ''), version: parseId(typed.ban ?? '') })
  if (written.ok) return redirect(`/van-ban-di/${id}`, 303)
  if (written.refusal.status === 404) throw refusePage(context, written.refusal)
  return data({ typed, paper: null, problem: written.refusal }, { status: written.refusal.status ?? 422 })
}

export default function EditDocumentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, subject, steps, version, source, choices, fields } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? fields
  const isOther = actionData?.problem?.code === 'document.changed'
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/van-ban-di', text: 'Văn bản đi' },
          { href: `/van-ban-di/${id}`, text: subject },
        ]}
        title="Sửa dự thảo"
        lead={
          source
            ? 'Nội dung lập từ dữ liệu: đoạn nào sửa lời thì số trong cả văn bản không còn nối về nguồn.'
            : `Bản ${version}; bản cũ vẫn được giữ.`
        }
      />
      <Problem problem={actionData?.problem} />
      {isOther ? (
        <p>
          Bản mới hơn ở <a href={`/van-ban-di/${id}`}>trang văn bản</a>; lời đang nhập vẫn còn dưới đây.
        </p>
      ) : null}
      <DraftForm key={actionData?.paper ? 'xem' : 'soan'} choices={choices} typed={typed} save="Ghi bản mới">
        <input type="hidden" name="buoc" value={typed.buoc ?? steps} />
        <input type="hidden" name="ban" value={typed.ban ?? version} />
        <Field name="ly-do" label="Vì sao sửa (không bắt buộc)" maxLength={300} defaultValue={typed['ly-do']} />
      </DraftForm>
      {actionData?.paper ? (
        <Section id="xem-thu" title="Bản in thử">
          <PaperSheet paper={actionData.paper} />
        </Section>
      ) : null}
    </>
  )
}
