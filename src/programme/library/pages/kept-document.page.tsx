import { data, type MetaFunction, redirect } from 'react-router'
import { isRefused, type Refusal } from '../../../platform/base/refusal.ts'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { readFileForm } from '../../../platform/http/form.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { approveDocument, returnDocument, submitDocument, withdrawDocument, writeSummary } from '../approval.actions.ts'
import { correctDocument } from '../entry.actions.ts'
import { formOf } from '../entry.rules.ts'
import { addFile, removeFile, takeFile } from '../file.actions.ts'
import { standingView } from '../kept.views.ts'
import { choicesOf, keptDocument } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { nameOf } from '../text.ts'
import type { Edition } from '../types.ts'
import { editionView, factsOf, fileView, relationText } from '../views.ts'
import type { Route } from './+types/kept-document.page'
import { Approval, Files, Opinions } from './deeds.part.tsx'
import { DocumentFields } from './fields.part.tsx'
import styles from './library.module.css'

export const meta: MetaFunction = () => [{ title: 'Văn bản trong thư viện – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const { files: kept } = context.get(contexts.app)
  return readPage(context, async (ctx) => {
    const found = await keptDocument(ctx, actor, parseId(params.id))
    if (!found) throw refusePage(context, notHere)
    const { editions, relations, files, opinions, summary } = found
    const last = editions.at(-1) as Edition
    const place = await placeOf(ctx, found.unitId)
    return {
      ...{ id: found.id, name: nameOf(last), title: last.title, facts: factsOf({ ...last, endsOn: last.expiresOn }), seen: last.edition },
      ...{ abstract: last.abstract, note: last.note, source: last.source },
      ...{ relations: relations.map(relationText), tasks: last.tasks, form: formOf(last, relations), choices: await choicesOf(ctx) },
      ...{ editions: editions.map(editionView), files: files.map(fileView), ...standingView(found) },
      ...{ keeps: may(actor, 'library.keep', place), approves: may(actor, 'library.approve', place) },
      opinions: last.isDraft ? opinions.map(({ id, text, organisation }) => ({ id, text, organisation })) : null,
      isOver: last.opinionsUntil !== null && ctx.today > last.opinionsUntil,
      summary: summary?.text ?? '',
      summaryWaits: summary?.approvedBy === null,
      megabytes: Math.floor(kept.largest / 1024 / 1024),
    }
  })
}

const answer = (refusal: Refusal, typed: Record<string, string>) => data({ problem: refusal, typed }, { status: refusal.status ?? 422 })

/** Does what the form asks for. */
async function act(context: Route.ActionArgs['context'], id: number, given: (name: string) => string) {
  const acting = actingOf(context)
  const seen = parseId(given('ban'))
  const deed = given('viec')
  if (deed === 'dinh-chinh') return correctDocument({ ...acting, house: visitorOf(context).accounts.db }, id, seen, given)
  if (deed === 'trinh') return submitDocument(acting, id, seen)
  if (deed === 'duyet') return approveDocument(acting, id, seen)
  if (deed === 'tra-lai') return returnDocument(acting, id, seen, given('ly-do'))
  if (deed === 'go') return withdrawDocument(acting, id, given('ly-do'))
  if (deed === 'go-tep') return removeFile(acting, id, parseId(given('tep-so')), given('ly-do'))
  return writeSummary(acting, id, given('tong-hop'))
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const id = parseId(params.id)
  const { files } = context.get(contexts.app)
  const form = await readFileForm(request, { folder: files.uploads, largest: files.largest }).catch((error: unknown) => {
    if (isRefused(error)) return error.refusal
    throw error
  })
  if ('code' in form) return answer(form, {})
  try {
    const { given, file, tooLarge } = form
    const names = ['viec', ...Object.keys(typedNames)]
    const typed = Object.fromEntries(names.map((name) => [name, given(name)]))
    if (given('viec') === 'them-tep') {
      if (tooLarge !== null) return answer(refusals.largeFile(tooLarge.normalize('NFC'), Math.floor(files.largest / 1024 / 1024)), typed)
      if (!file) return answer(refusals.noFile, typed)
      const taken = await takeFile(files, file)
      if (!taken.ok) return answer(taken.refusal, typed)
      const added = await addFile(actingOf(context), id, taken.value)
      return added.ok ? redirect(`/van-ban/quan-ly/${id}`, 303) : answer(added.refusal, typed)
    }
    const done = await act(context, id, given)
    return done.ok ? redirect(`/van-ban/quan-ly/${id}`, 303) : answer(done.refusal, typed)
  } finally {
    await form.forget()
  }
}

/** What a refused correction is shown again with. */
const typedNames = Object.fromEntries(
  [
    ...[
      'loai',
      'so',
      'ky-hieu',
      'co-quan',
      'trich-yeu',
      'tom-tat',
      'linh-vuc',
      'nguoi-ky',
      'ban-hanh',
      'hieu-luc',
      'het-hieu-luc',
      'du-thao',
    ],
    ...['y-kien-tu', 'y-kien-den', 'tieu-chi', 'nhiem-vu', 'nguon', 'ghi-chu', 'ly-do', 'tong-hop'],
    ...[1, 2, 3, 4].flatMap((row) => [`quan-he-${row}`, `vb-${row}`, `tu-ngay-${row}`]),
  ].map((name) => [name, true]),
)

type Props = Route.ComponentProps

export default function KeptDocumentPage({ loaderData, actionData }: Props) {
  const { id, name, title, facts, state, approvedBy, abstract, note, source, isPublic, keeps, editions } = loaderData
  const typed = actionData?.typed ?? null
  return (
    <>
      {actionData ? <title>Lỗi: Văn bản trong thư viện – Nông thôn mới</title> : null}
      <PageHead
        crumbs={[{ href: '/van-ban/quan-ly', text: 'Thư viện văn bản' }]}
        kicker={`${name}, số ${id} trong thư viện`}
        title={title}
        lead={`Hiện ${state}${approvedBy ? `, người duyệt: ${approvedBy}` : ''}.`}
      >
        {isPublic ? (
          <p>
            <a href={`/van-ban/${id}`}>Xem trang công khai</a>
          </p>
        ) : null}
      </PageHead>
      <Problem problem={actionData?.problem} />
      <Facts facts={facts} />
      {abstract ? <p className={`prose ${styles.told}`}>{abstract}</p> : null}
      {note ? <p className={`prose ${styles.told}`}>Ghi chú: {note}</p> : null}
      {source ? <p className="source">Nguồn: {source}</p> : null}
      <Linked {...loaderData} />
      <Approval {...loaderData} typed={typed} />
      <Files {...loaderData} />
      {keeps ? <Correction {...loaderData} typed={typed} /> : null}
      <Opinions {...loaderData} typed={typed} />
      <Section title="Các lần ghi">
        <ul>
          {editions.map((one) => (
            <li key={one.edition}>
              {one.said}
              {one.reason ? `. Lý do: ${one.reason}` : ''}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

type Loaded = Props['loaderData']

function Linked({ relations, tasks }: Loaded) {
  if (relations.length + tasks.length === 0) return null
  return (
    <ul>
      {relations.map((text) => (
        <li key={text}>{text}</li>
      ))}
      {tasks.map((task) => (
        <li key={task}>
          <a href={`/nhiem-vu/${task}`}>Nhiệm vụ số {task}</a>
        </li>
      ))}
    </ul>
  )
}

function Correction({ seen, form, choices, typed }: Loaded & { typed: Record<string, string> | null }) {
  const isTyped = typed?.viec === 'dinh-chinh'
  return (
    <Section title="Đính chính" lead="Ghi thành lần mới, kèm lý do; bản đang công khai giữ nguyên đến khi duyệt bản mới.">
      <details open={isTyped}>
        <summary>Mở biểu mẫu đính chính</summary>
        <Form wide>
          <input type="hidden" name="viec" value="dinh-chinh" />
          <input type="hidden" name="ban" value={seen} />
          <DocumentFields typed={isTyped ? typed : form} {...choices} />
          <Field
            id="ly-do-dinh-chinh"
            name="ly-do"
            label="Lý do đính chính"
            required
            maxLength={500}
            defaultValue={isTyped ? typed['ly-do'] : ''}
          />
          <button type="submit">Ghi đính chính</button>
        </Form>
      </details>
    </Section>
  )
}
