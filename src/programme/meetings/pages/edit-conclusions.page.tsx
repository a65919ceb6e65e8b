import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Area, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { writeConclusions } from '../conclusion.actions.ts'
import { fieldOf, mostItems, proposedItems } from '../conclusion.rules.ts'
import { conclusionsOf, reachableOf } from '../minutes.reads.ts'
import { mayWork } from '../procedures.ts'
import { seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Conclusion } from '../types.ts'
import type { Route } from './+types/edit-conclusions.page'
import styles from './meetings.module.css'
import { Other } from './other.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Soạn kết luận – Nông thôn mới' }]

/** items that stand open beyond those that are written */
const blank = 3

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen?.holds) throw refusePage(context, refusals.unknown)
    const { meeting } = seen
    if (!mayWork(meeting.state, 'conclusions')) throw refusePage(context, refusals.notNow('conclusions', meeting.state))
    const draft = await conclusionsOf(ctx, meeting.id)
    const reachable = await reachableOf(ctx, meeting)
    return {
      id: meeting.id,
      title: meeting.title,
      chair: meeting.chair,
      version: draft?.version ?? 0,
      writtenBy: draft?.writtenBy ?? '',
      fields: { 'mo-dau': draft?.opening ?? '', ...fieldsOf(draft?.items ?? []) },
      written: (draft?.items ?? []).map(({ text, to }, at) => `${at + 1}. ${text}${to ? ` (${to})` : ''}`).join('\n'),
      bodies: reachable.filter(({ group }) => group === 'bodies').map(({ name }) => name),
    }
  })
}

/** Items as the fields of the form. */
function fieldsOf(items: readonly Conclusion[]): Record<string, string> {
  return Object.fromEntries(
    items.flatMap(({ text, to, product, dueText, dueOn }, at) => [
      [fieldOf(at + 1, 'viec'), text],
      [fieldOf(at + 1, 'giao'), to],
      [fieldOf(at + 1, 'san-pham'), product],
      [fieldOf(at + 1, 'han'), dueText],
      [fieldOf(at + 1, 'ngay'), dueOn === null ? '' : formatDate(dueOn)],
    ]),
  )
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const id = parseId(params.id)
  if (typed.viec === 'tach') {
    const proposed = fieldsOf(proposedItems(typed['loi-ket-luan'] ?? ''))
    const kept = { 'mo-dau': typed['mo-dau'] ?? '', 'loi-ket-luan': typed['loi-ket-luan'] ?? '', ban: typed.ban ?? '0' }
    return data({ typed: { ...kept, ...proposed }, problem: null })
  }
  const written = await writeConclusions(actingOf(context), id, typed, parseId(typed.ban ?? ''))
  if (written.ok) return redirect(`/hoi-nghi/${id}/ket-luan`, 303)
  if (written.refusal.status === 404) throw refusePage(context, written.refusal)
  return data({ typed, problem: written.refusal }, { status: written.refusal.status ?? 422 })
}

export default function EditConclusionsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, version, writtenBy, written, bodies } = loaderData
  const fields: Record<string, string | undefined> = actionData?.typed ?? loaderData.fields
  const isOther = actionData?.problem?.code === 'meeting.changed'
  const filled = Array.from({ length: mostItems }, (_, at) => at + 1).filter(
    (at) => fields[fieldOf(at, 'viec')] || fields[fieldOf(at, 'giao')],
  )
  const count = Math.min(mostItems, (filled.at(-1) ?? 0) + blank)
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/hoi-nghi', text: 'Hội nghị' },
          { href: `/hoi-nghi/${id}`, text: title },
        ]}
        title="Soạn kết luận"
        lead="Mỗi mục: việc, nơi thực hiện, kết quả cần đạt, hạn như lời kết luận. Không nêu hạn thì để trống."
      />
      <Problem problem={actionData?.problem} />
      {isOther ? <Other text={written} by={`${writtenBy}, bản ${version}`} /> : null}
      <Form wide>
        <input type="hidden" name="ban" value={version} />
        <details>
          <summary>Tách lời kết luận thành từng mục</summary>
          <Area
            name="loi-ket-luan"
            label={`Lời kết luận của đồng chí ${loaderData.chair}`}
            rows={8}
            maxLength={60_000}
            defaultValue={fields['loi-ket-luan']}
            hint="Các mục bên dưới được thay bằng các việc đọc được; sửa hoặc xóa từng mục rồi mới ghi."
          />
          <QuietButton name="viec" value="tach" formNoValidate>
            Tách thành từng mục
          </QuietButton>
        </details>
        <Area
          name="mo-dau"
          label="Phần mở đầu"
          rows={4}
          maxLength={5000}
          defaultValue={fields['mo-dau']}
          hint="Ví dụ: Sau khi nghe báo cáo và ý kiến thảo luận, đồng chí chủ trì kết luận như sau:"
        />
        <p className="source">
          Nơi thực hiện ghi tên cơ quan, tên hoặc mã đơn vị được mời, cách nhau bằng dấu chấm phẩy; hoặc «các xã», «các huyện», «các cơ
          quan», «tất cả đơn vị được mời». Cơ quan của đơn vị tổ chức: {bodies.join('; ')}.
        </p>
        {Array.from({ length: count }, (_, at) => at + 1).map((at) => (
          <fieldset key={at} className={styles.item}>
            <legend>Mục {at}</legend>
            <Area name={fieldOf(at, 'viec')} label="Việc" rows={2} maxLength={2000} defaultValue={fields[fieldOf(at, 'viec')]} />
            <Fields>
              <Field name={fieldOf(at, 'giao')} label="Nơi thực hiện" maxLength={1000} defaultValue={fields[fieldOf(at, 'giao')]} />
              <Field
                name={fieldOf(at, 'san-pham')}
                label="Kết quả cần đạt"
                maxLength={500}
                defaultValue={fields[fieldOf(at, 'san-pham')]}
              />
              <Field name={fieldOf(at, 'han')} label="Hạn, như lời kết luận" maxLength={200} defaultValue={fields[fieldOf(at, 'han')]} />
              <Field
                name={fieldOf(at, 'ngay')}
                label="Ngày của hạn"
                maxLength={10}
                defaultValue={fields[fieldOf(at, 'ngay')]}
                hint="Ví dụ 30/6/2020"
              />
            </Fields>
          </fieldset>
        ))}
        <button type="submit" name="viec" value="ghi">
          Ghi kết luận
        </button>
      </Form>
    </>
  )
}
