import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Area, Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { figureChoices } from '../figure.reads.ts'
import { writePaper } from '../paper.actions.ts'
import { mayWork } from '../procedures.ts'
import { papersOf, seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { tokenText } from '../token.rules.ts'
import type { Route } from './+types/edit-paper.page'
import { Other } from './other.part.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData?.paper ? loaderData.paper.title : 'Tài liệu mới'} – Nông thôn mới` },
]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen?.holds) throw refusePage(context, refusals.unknown)
    const { id, title, state } = seen.meeting
    if (!mayWork(state, 'papers')) throw refusePage(context, refusals.notNow('papers', state))
    const paper = (await papersOf(ctx, id)).find(({ number }) => number === parseId(params.number)) ?? null
    if (!paper && params.number !== 'moi') throw refusePage(context, refusals.unknownPaper)
    return { id, title, choices: figureChoices, paper: paper && { ...paper, writtenAt: null } }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const [title, text] = [typed['tieu-de'] ?? '', typed['noi-dung'] ?? '']
  if (typed.viec === 'chen') {
    const token = tokenText({ key: typed['chi-tieu'] ?? '', unitCode: typed['don-vi'] ?? '', asOf: typed['tai-ngay'] ?? '' })
    return data({ typed: { ...typed, 'noi-dung': text === '' ? token : `${text.trimEnd()} ${token}` }, problem: null })
  }
  const id = parseId(params.id)
  const number = params.number === 'moi' ? null : parseId(params.number)
  const written = await writePaper(actingOf(context), id, number, { title, text, seen: parseId(typed.ban ?? '') })
  if (written.ok) return redirect(`/hoi-nghi/${id}/tai-lieu/${written.value.number}`, 303)
  if (written.refusal.status === 404) throw refusePage(context, written.refusal)
  return data({ typed, problem: written.refusal }, { status: written.refusal.status ?? 422 })
}

export default function EditPaperPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, choices, paper } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  const isOther = actionData?.problem?.code === 'meeting.changed'
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/hoi-nghi', text: 'Hội nghị' },
          { href: `/hoi-nghi/${id}#tai-lieu`, text: title },
        ]}
        title={paper ? `Sửa tài liệu: ${paper.title}` : 'Soạn tài liệu'}
        lead="Số liệu ghi trong hai ngoặc nhọn được hệ thống thay bằng số hiện nay, và chốt lúc mở hội nghị. Chỉ số được thay; đơn vị tính do người soạn viết."
      />
      <Problem problem={actionData?.problem} />
      {isOther && paper ? <Other text={paper.text} by={`${paper.writtenBy}, bản ${paper.version}`} /> : null}
      <Form wide>
        <input type="hidden" name="ban" value={paper?.version ?? 0} />
        <Field name="tieu-de" label="Tên tài liệu" required maxLength={300} defaultValue={typed['tieu-de'] ?? paper?.title} />
        <Area
          key={typed['noi-dung']}
          name="noi-dung"
          label="Nội dung, mỗi dòng một đoạn"
          rows={16}
          required
          maxLength={60_000}
          defaultValue={typed['noi-dung'] ?? paper?.text}
        />
        <button type="submit" name="viec" value="ghi">
          Ghi tài liệu
        </button>
        <Section
          title="Chèn số liệu"
          lead="Chọn chỉ tiêu rồi chèn vào cuối nội dung; bỏ trống đơn vị thì lấy đơn vị tổ chức, bỏ trống ngày thì lấy số mới nhất."
        >
          <Fields>
            <Choice name="chi-tieu" label="Chỉ tiêu" defaultValue={typed['chi-tieu']} options={choices} />
            <Field name="don-vi" label="Mã đơn vị" maxLength={10} defaultValue={typed['don-vi']} hint="Ví dụ 06622" />
            <Field name="tai-ngay" label="Tại ngày" maxLength={10} defaultValue={typed['tai-ngay']} hint="Ví dụ 31/12/2019" />
          </Fields>
          <QuietButton name="viec" value="chen">
            Chèn vào cuối nội dung
          </QuietButton>
        </Section>
      </Form>
    </>
  )
}
