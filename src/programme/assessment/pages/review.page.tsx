import { data, redirect } from 'react-router'
import { Refused } from '../../../platform/base/refusal.ts'
import { readPage, refusePage, writePage } from '../../../platform/http/context.ts'
import { Island } from '../../../platform/ui/island.tsx'
import { PageHead, Strip } from '../../../platform/ui/page.tsx'
import { allowed, notHere } from '../../people/access.ts'
import type { Actor } from '../../people/types.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { confirmPlain } from '../queue.actions.ts'
import { criterionQueue, provinceOf } from '../queue.reads.ts'
import { queuePaths, queueTitles } from '../queue.text.ts'
import type { CriterionQueue, QueueRow } from '../queue.types.ts'
import { bulkView, listView, recordView } from '../queue.views.ts'
import { remark, review } from '../review.actions.ts'
import { remarksOf, reviewsOf } from '../review.reads.ts'
import { reviewRefusals } from '../review.text.ts'
import type { ReviewStage } from '../review.types.ts'
import { readOpinion, rowsIn, typedIn } from '../review-form.rules.ts'
import { cellsOf } from '../sheet.reads.ts'
import type { Route } from './+types/review.page'
import { Bulk } from './bulk.part.tsx'
import { Communes } from './communes.part.tsx'
import { Record } from './record.part.tsx'
import styles from './review.module.css'

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? 'Thẩm tra'}${loaderData?.record ? `, ${loaderData.record.unit.name}` : ''} – Nông thôn mới` },
]

type Ctx = Parameters<typeof criterionQueue>[0]
/** `at`: the page's address, ready for what is asked next */
type Asked = { stage: ReviewStage; at: string; unitId: number; roundId: number; setId: string; criterion: string }

/** What the address asks, of whom it may be asked; whoever works for the country says which province. */
async function askedOf(ctx: Ctx, actor: Actor, url: string, params: Route.LoaderArgs['params']): Promise<Asked> {
  const { pathname, searchParams } = new URL(url)
  const stage: ReviewStage = pathname.startsWith(queuePaths.appraised) ? 'appraised' : 'verified'
  const held = allowed(actor, stage === 'verified' ? 'sheet.verify' : 'sheet.appraise')
  if (!held.ok) throw new Refused(held.refusal)
  const { ky, bo: setId, so: criterion } = params
  if (held.value.criteria && !held.value.criteria.includes(`${setId}/${criterion}`)) throw new Refused(notHere)
  const place = await provinceOf(ctx, held.value.unitId, searchParams.get('tinh'))
  if (!place) throw new Refused(reviewRefusals.noProvince)
  const at = `${queuePaths[stage]}/${ky}/${setId}/${criterion}?${place.code ? `tinh=${place.code}&` : ''}`
  return { stage, at, unitId: place.unitId, roundId: Number(ky) || 0, setId, criterion }
}

async function queueFor(ctx: Ctx, actor: Actor, asked: Asked): Promise<CriterionQueue> {
  const queue = await criterionQueue(ctx, actor, asked)
  if (!queue) throw new Refused(reviewRefusals.nothingHere)
  return queue
}

/** The record that is asked for, else the first that waits. */
function chosenRow({ rows }: CriterionQueue, sheetId: string | null, first: number | undefined): QueueRow | undefined {
  const row = rows.find(({ subject }) => subject.sheetId === (sheetId === null ? first : Number(sheetId)))
  if (!row && sheetId !== null) throw new Refused(reviewRefusals.unknown)
  return row
}

export function loader({ context, request, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const search = new URL(request.url).searchParams
  return readPage(context, async (ctx) => {
    const asked = await askedOf(ctx, actor, request.url, params)
    const queue = await queueFor(ctx, actor, asked)
    const list = listView(queue, asked.stage)
    const row = chosenRow(queue, search.get('phieu'), list[0]?.sheetId)
    const sheet = row && { id: row.subject.sheetId, unitId: row.subject.unitId }
    const beside = sheet && {
      cells: await cellsOf(ctx, sheet),
      remarks: await remarksOf(ctx, sheet, asked.criterion),
      reviews: await reviewsOf(ctx, sheet, asked.criterion),
    }
    const done = queue.rows.find(({ subject }) => subject.sheetId === Number(search.get('xong')))
    const isBulk = search.has('hang-loat')
    return {
      ...{ stage: asked.stage, at: asked.at, list, isChosen: search.has('phieu'), isBulk },
      title: `${queueTitles[asked.stage]} tiêu chí ${asked.criterion}`,
      criterion: { code: queue.criterion.code, name: queue.criterion.name },
      round: queue.round.name,
      set: `${queue.set.name} (${queue.set.decision})`,
      record: row && beside && !isBulk ? recordView(queue, row, asked.stage, beside) : null,
      bulk: bulkView(queue, asked.stage),
      done: done ? { name: done.subject.unitName, sheetId: done.subject.sheetId } : null,
      confirmed: Number(search.get('da-xac-nhan')) || 0,
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  if (given('viec') === 'hang-loat') return confirm(context, request.url, params, form)
  const { actor } = visit
  const answer = await writePage(context, edgeOf(visit), async (ctx) => {
    const asked = await askedOf(ctx, actor, request.url, params)
    const queue = await queueFor(ctx, actor, asked)
    const row = chosenRow(queue, given('phieu'), undefined) as QueueRow
    const { sheetId } = row.subject
    if (given('viec') === 'trao-doi') {
      const said = await remark(ctx, actor, { sheetId, criterion: asked.criterion, text: given('noi-dung') })
      return { said, to: `${asked.at}phieu=${sheetId}#trao-doi`, typed: null }
    }
    const typed = typedIn(given, queue.criterion)
    const opinion = readOpinion(given, { ...queue, readings: row.readings })
    const said = opinion.ok ? await review(ctx, actor, { ...asked, opinion: opinion.value }) : opinion
    const next = listView(queue, asked.stage).find((one) => one.kind === 'waiting' && one.sheetId !== sheetId)
    return { said, to: `${asked.at}${next ? `phieu=${next.sheetId}&` : `phieu=${sheetId}&`}xong=${sheetId}`, typed }
  })
  if (answer.said.ok) throw redirect(answer.to, 303)
  const { refusal } = answer.said
  if (refusal.status === 404 || refusal.status === 403) throw refusePage(context, refusal)
  return data(
    { problem: refusal.text, offenders: refusal.offenders ?? [], typed: answer.typed, left: null },
    { status: refusal.status ?? 422 },
  )
}

async function confirm(context: Route.ActionArgs['context'], url: string, params: Route.ActionArgs['params'], form: FormData) {
  const visit = visitorOf(context)
  const rows = rowsIn(form.getAll('dong').map(String))
  const answer = await writePage(context, edgeOf(visit), async (ctx) => {
    const asked = await askedOf(ctx, visit.actor, url, params)
    return { asked, said: await confirmPlain(ctx, visit.actor, { ...asked, rows }) }
  })
  if (!answer.said.ok) return data({ problem: answer.said.refusal.text, offenders: [], typed: null, left: null }, { status: 409 })
  const { confirmed, left } = answer.said.value
  if (left.length === 0) throw redirect(`${answer.asked.at}da-xac-nhan=${confirmed}`, 303)
  return data({ problem: null, offenders: [], typed: null, left: { confirmed, rows: left } })
}

export default function ReviewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { at, title, criterion, round, set, list, record, bulk, isBulk, isChosen, done, confirmed, stage } = loaderData
  const waiting = list.filter(({ kind }) => kind === 'waiting')
  const late = waiting.filter((one) => one.late).length
  const home = queuePaths[stage]
  return (
    <>
      <PageHead
        crumbs={[{ href: home, text: queueTitles[stage] }]}
        kicker={round}
        title={title}
        lead={`${criterion.name}: ${waiting.length} xã chờ${late > 0 ? `, ${late} quá hạn` : ''}.`}
      >
        <p className="source">{set}</p>
      </PageHead>
      {done && !actionData ? (
        <Strip kind="note">
          <p role="status">
            Đã ghi kết luận cho <a href={`${at}phieu=${done.sheetId}`}>{done.name}</a>.
          </p>
        </Strip>
      ) : null}
      {confirmed > 0 && !actionData ? (
        <Strip kind="note">
          <p role="status">{`Đã xác nhận ${confirmed} xã.`}</p>
        </Strip>
      ) : null}
      {isBulk ? (
        <Bulk at={at} bulk={bulk} left={actionData?.left ?? null} problem={actionData?.problem ?? null} />
      ) : (
        <div className={`${styles.desk} ${isChosen ? styles.chosen : ''}`}>
          <Communes at={at} list={list} current={record?.sheetId ?? null} plain={bulk.plain.length} />
          {record ? (
            <Record
              key={record.sheetId}
              record={record}
              criterion={criterion}
              at={at}
              stage={stage}
              problem={actionData?.problem ?? null}
              offenders={actionData?.offenders ?? []}
              typed={actionData?.typed ?? null}
            />
          ) : null}
          <Island of="assessment/review" />
        </div>
      )}
    </>
  )
}
