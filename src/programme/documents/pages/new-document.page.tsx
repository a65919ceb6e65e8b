import { randomUUID } from 'node:crypto'
import { data, type MetaFunction, redirect } from 'react-router'
import { paperTypes } from '../../../platform/base/paper.ts'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { PaperSheet } from '../../../platform/ui/paper.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { previewDraft, writeDraft } from '../draft.actions.ts'
import { correctionOf } from '../draft.reads.ts'
import { draftChoices } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { outlines } from '../template.text.ts'
import type { Route } from './+types/new-document.page'
import { DraftForm } from './draft-form.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Soạn văn bản – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const query = new URL(request.url).searchParams
  return readPage(context, async (ctx) => {
    const id = parseId(query.get('sua-cho') ?? '')
    const mending = id === 0 ? null : await correctionOf(ctx, actor, id, query.get('kieu') ?? '')
    if (id !== 0 && !mending) throw refusePage(context, refusals.unknown)
    const outlined = paperTypes.find((type) => type === query.get('de-cuong'))
    const outline = outlined ? { loai: outlined, 'noi-dung': outlines[outlined] ?? '' } : null
    return { choices: await draftChoices(ctx, actor), key: randomUUID(), mending, outline }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const acting = actingOf(context)
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const query = new URL(request.url).searchParams
  const id = parseId(query.get('sua-cho') ?? '')
  const corrects = id === 0 ? null : { id, correction: query.get('kieu') === 'format' ? ('format' as const) : ('content' as const) }
  if (typed.viec === 'xem') {
    const shown = await previewDraft(acting, null, typed)
    if (shown.ok) return data({ typed, paper: shown.value, problem: null })
    return data({ typed, paper: null, problem: shown.refusal }, { status: shown.refusal.status ?? 422 })
  }
  const written = await writeDraft(acting, typed, corrects)
  if (written.ok) return redirect(`/van-ban-di/${written.value.id}`, 303)
  if (written.refusal.status === 404) throw refusePage(context, written.refusal)
  return data({ typed, paper: null, problem: written.refusal }, { status: written.refusal.status ?? 422 })
}

export default function NewDocumentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { choices, key, mending, outline } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? mending?.typed ?? outline ?? {}
  return (
    <>
      <PageHead
        crumbs={[{ href: '/van-ban-di', text: 'Văn bản đi' }]}
        title="Soạn văn bản"
        lead={mending?.lead ?? 'Dự thảo không có số, ngày, chữ ký: người ký ký, văn thư cấp số và ngày.'}
      />
      <Problem problem={actionData?.problem} />
      <DraftForm key={actionData?.paper ? 'xem' : 'soan'} choices={choices} typed={typed} save="Ghi dự thảo">
        <input type="hidden" name="khoa" value={typed.khoa ?? key} />
      </DraftForm>
      {actionData?.paper ? (
        <Section id="xem-thu" title="Bản in thử">
          <PaperSheet paper={actionData.paper} />
        </Section>
      ) : null}
    </>
  )
}
