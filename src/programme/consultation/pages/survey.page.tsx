import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed, may, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { annulCodes, settlePapers } from '../batch.actions.ts'
import { wholeSurvey } from '../reads.ts'
import { cancelSurvey, closeSurvey, resolveFlag } from '../survey.actions.ts'
import { idOf } from '../survey.rules.ts'
import { surveyView } from '../views.ts'
import { actingOf } from '../visitor.reads.ts'
import type { Route } from './+types/survey.page'
import { Papers } from './papers.part.tsx'
import { Result } from './result.part.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData ? loaderData.survey.title : 'Lấy ý kiến'} – Nông thôn mới` },
]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const whole = await wholeSurvey(ctx, idOf(params.id))
    if (!whole) throw refusePage(context, notHere)
    const place = await placeOf(ctx, whole.survey.unitId)
    const held = allowed(actor, 'sheet.read', place)
    if (!held.ok) throw refusePage(context, held.refusal)
    const open = whole.survey.state === 'open'
    return {
      survey: surveyView(whole, actor.personId, today),
      runs: open && may(actor, 'survey.run', place),
      enters: open && may(actor, 'survey.enter', place),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const acting = await actingOf(context)
  const surveyId = idOf(params.id)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const batchId = idOf(given('lo'))
  const deeds: Record<string, () => Promise<{ ok: true } | { ok: false; refusal: Parameters<typeof refusePage>[1] }>> = {
    'huy-ma': () => annulCodes(acting, surveyId, batchId, given('ly-do')),
    'phieu-dung': () => settlePapers(acting, surveyId, batchId, { agrees: true }),
    'tra-phieu': () => settlePapers(acting, surveyId, batchId, { agrees: false, reason: given('ly-do') }),
    'xem-xet': () => resolveFlag(acting, surveyId, idOf(given('dau-hieu')), given('ly-do')),
    dong: () => closeSurvey(acting, surveyId),
    huy: () => cancelSurvey(acting, surveyId, given('ly-do')),
  }
  const deed = Object.hasOwn(deeds, given('viec')) ? deeds[given('viec')] : undefined
  if (!deed) throw refusePage(context, notHere)
  const answer = await deed()
  if (answer.ok) return redirect(`/lay-y-kien/dot/${surveyId}`, 303)
  if (answer.refusal.status === 404) throw refusePage(context, answer.refusal)
  return data({ problem: answer.refusal }, { status: answer.refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function SurveyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { survey } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/lay-y-kien', text: 'Lấy ý kiến, niêm yết' }]}
        title={survey.title}
        lead={`Xét xã ${survey.tier}: ${survey.stateName}.`}
      />
      <Problem problem={actionData?.problem} />
      {survey.cancelledBecause ? (
        <Strip kind="warning">
          <p>Đã hủy: {survey.cancelledBecause}</p>
        </Strip>
      ) : null}
      <Facts
        facts={[
          { name: 'Cơ quan lấy ý kiến', value: survey.bodyName },
          { name: 'Thời gian', value: survey.span },
          { name: 'Tổng số hộ', value: survey.households },
          { name: 'Hộ được hỏi', value: survey.asked },
          { name: 'Đã trả lời', value: survey.answered },
          { name: 'Người mở', value: survey.openedBy },
        ]}
      />
      {survey.result ? <Result result={survey.result} /> : null}
      <Flags {...loaderData} />
      <Codes {...loaderData} />
      <Papers {...loaderData} />
      <Asked {...loaderData} />
      <End {...loaderData} />
    </>
  )
}

function Flags({ survey, runs }: Loaded) {
  if (survey.flags.length === 0) return null
  return (
    <Section
      title="Dấu hiệu bất thường"
      lead="Hệ thống chỉ báo, không bỏ phiếu nào. Xem xét từng dấu hiệu rồi ghi kết luận; lô không dùng được thì hủy hoặc trả lại."
    >
      <DataTable
        caption="Dấu hiệu bất thường"
        captionHidden
        rows={survey.flags}
        keyOf={({ id }) => id}
        columns={[
          { key: 'text', head: 'Dấu hiệu', cell: ({ text }) => text },
          {
            key: 'resolved',
            head: 'Kết luận',
            cell: ({ id, resolved }) =>
              resolved ??
              (runs ? (
                <Form>
                  <input type="hidden" name="dau-hieu" value={id} />
                  <Field id={`ket-luan-${id}`} name="ly-do" label="Kết luận" required maxLength={300} />
                  <QuietButton name="viec" value="xem-xet">
                    Ghi kết luận
                  </QuietButton>
                </Form>
              ) : (
                'chưa xem xét'
              )),
          },
        ]}
      />
    </Section>
  )
}

function Codes({ survey, runs }: Loaded) {
  return (
    <Section
      title="Mã mời"
      lead="Mỗi lô mã là một hòm phiếu: câu trả lời được cộng theo lô, không theo mã. Mã chỉ in được một lần, lúc tạo."
    >
      {runs ? (
        <p>
          <a href={`/lay-y-kien/dot/${survey.id}/ma`}>Tạo lô mã và in phiếu mời</a>
        </p>
      ) : null}
      <DataTable
        caption="Các lô mã"
        captionHidden
        rows={survey.codes}
        keyOf={({ id }) => id}
        empty="Chưa tạo mã nào."
        columns={[
          { key: 'label', head: 'Thôn, khu vực', cell: ({ id, label }) => `${label} (lô ${id})` },
          { key: 'size', head: 'Số mã', numeric: true, cell: ({ size }) => size },
          { key: 'used', head: 'Đã dùng', numeric: true, cell: ({ used }) => used },
          { key: 'made', head: 'Tạo', cell: ({ madeBy, madeOn }) => `${madeBy}, ${madeOn}` },
          {
            key: 'state',
            head: 'Tình trạng',
            cell: ({ id, annulledBecause }) => (annulledBecause ? `đã hủy: ${annulledBecause}` : runs ? <Annul id={id} /> : 'đang dùng'),
          },
        ]}
      />
    </Section>
  )
}

function Annul({ id }: { id: number }) {
  return (
    <details>
      <summary>Hủy lô</summary>
      <Form>
        <input type="hidden" name="lo" value={id} />
        <Field
          id={`huy-ma-${id}`}
          name="ly-do"
          label="Lý do"
          required
          maxLength={300}
          hint="Mọi câu trả lời bằng mã của lô không được tính nữa."
        />
        <QuietButton name="viec" value="huy-ma">
          Hủy lô mã
        </QuietButton>
      </Form>
    </details>
  )
}

function Asked({ survey }: Loaded) {
  return (
    <Section title="Nội dung và mức cần đạt">
      <ol>
        {survey.contents.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ol>
      <p className="source">
        Theo: {survey.contentsSource}. Cách lấy ý kiến: {survey.method}
      </p>
      <ul className="section">
        {survey.thresholds.map(({ key, name, text }) => (
          <li key={key}>
            {name}: {text}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function End({ survey, runs }: Loaded) {
  if (!runs) return null
  return (
    <Section title="Kết thúc">
      {survey.isOver ? (
        <Form>
          <p>Kết quả được chốt và công bố, không sửa được nữa.</p>
          <button type="submit" name="viec" value="dong">
            Đóng đợt và công bố kết quả
          </button>
        </Form>
      ) : (
        <p>Đóng đợt được sau ngày cuối, hoặc khi mọi hộ được hỏi đã trả lời.</p>
      )}
      <details>
        <summary>Hủy đợt lấy ý kiến</summary>
        <Form>
          <Field id="huy-dot" name="ly-do" label="Lý do" required maxLength={300} />
          <QuietButton name="viec" value="huy">
            Hủy đợt
          </QuietButton>
        </Form>
      </details>
    </Section>
  )
}
