import { data, type MetaFunction, redirect } from 'react-router'
import { parseDate } from '../../../platform/text/date.ts'
import { Area, Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { tierText } from '../../criteria/text.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { lawfulThresholds } from '../procedures.ts'
import { openSurvey } from '../survey.actions.ts'
import { thresholdNames, thresholdText } from '../text.ts'
import { surveyTiers, thresholdKeys } from '../types.ts'
import { actingOf } from '../visitor.reads.ts'
import type { Route } from './+types/new-survey.page'

export const meta: MetaFunction = () => [{ title: 'Mở đợt lấy ý kiến – Nông thôn mới' }]

export function loader({ context }: Route.LoaderArgs) {
  const { today } = visitorOf(context)
  const law = surveyTiers.map((tier) => {
    const thresholds = lawfulThresholds(today, tier)
    return {
      tier: tierText[tier],
      marks: thresholdKeys.map((key) => ({ key, text: `${thresholdNames[key]}: ${thresholdText(thresholds[key])}` })),
    }
  })
  return { today, year: today.slice(0, 4), law }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const opened = await openSurvey(await actingOf(context), {
    unitCode: given('don-vi'),
    year: given('nam'),
    tier: given('muc-xet'),
    bodyName: given('co-quan'),
    method: given('cach'),
    households: given('tong-so-ho'),
    asked: given('so-ho-hoi'),
    contents: given('cac-noi-dung'),
    overall: given('danh-gia-chung'),
    contentsSource: given('can-cu-noi-dung'),
    thresholds: { overall: given('muc-chung'), content: given('muc-noi-dung'), coverage: given('muc-ho') },
    thresholdsSource: given('can-cu-muc'),
    opensOn: parseDate(given('tu')),
    closesOn: parseDate(given('den')),
  })
  if (opened.ok) return redirect(`/lay-y-kien/dot/${opened.value.surveyId}`, 303)
  return data({ typed, problem: opened.refusal }, { status: opened.refusal.status ?? 422 })
}

export default function NewSurveyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { today, year, law } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      <PageHead crumbs={[{ href: '/lay-y-kien', text: 'Lấy ý kiến, niêm yết' }]} title="Mở đợt lấy ý kiến" />
      <Problem problem={actionData?.problem} />
      <Form wide>
        <Whom typed={typed} today={today} year={year} />
        <What typed={typed} />
        <Marks typed={typed} law={law} />
        <button type="submit">Mở đợt lấy ý kiến</button>
      </Form>
    </>
  )
}

type Typed = { typed: Record<string, string | undefined> }
type LawProps = { law: { tier: string; marks: { key: string; text: string }[] }[] }

function Whom({ typed, today, year }: Typed & { today: string; year: string }) {
  return (
    <Fields>
      <Field
        name="don-vi"
        label="Mã xã"
        required
        maxLength={5}
        inputMode="numeric"
        defaultValue={typed['don-vi']}
        hint="Tra tại trang Đơn vị."
      />
      <Field name="nam" label="Năm" required maxLength={4} inputMode="numeric" defaultValue={typed.nam ?? year} />
      <Choice
        name="muc-xet"
        label="Mức xét"
        defaultValue={typed['muc-xet']}
        options={surveyTiers.map((tier) => ({ value: tier, text: `Xã ${tierText[tier]}` }))}
      />
      <Field
        name="co-quan"
        label="Cơ quan lấy ý kiến"
        required
        maxLength={160}
        defaultValue={typed['co-quan']}
        hint="Ví dụ: Ủy ban MTTQ Việt Nam tỉnh."
      />
      <Field name="tong-so-ho" label="Tổng số hộ của xã" required maxLength={9} inputMode="numeric" defaultValue={typed['tong-so-ho']} />
      <Field name="so-ho-hoi" label="Số hộ được lấy ý kiến" required maxLength={9} inputMode="numeric" defaultValue={typed['so-ho-hoi']} />
      <Field name="tu" label="Từ ngày" type="date" required defaultValue={typed.tu ?? today} />
      <Field name="den" label="Đến hết ngày" type="date" required defaultValue={typed.den} />
    </Fields>
  )
}

function What({ typed }: Typed) {
  return (
    <>
      <Area
        name="cach"
        label="Cách lấy ý kiến"
        required
        maxLength={600}
        defaultValue={typed.cach}
        hint="Chọn hộ thế nào, ai phát và thu phiếu."
      />
      <Area
        name="cac-noi-dung"
        label="Nội dung hỏi, mỗi dòng một nội dung"
        rows={8}
        maxLength={8000}
        defaultValue={typed['cac-noi-dung']}
      />
      <Field name="danh-gia-chung" label="Câu đánh giá chung" required maxLength={300} defaultValue={typed['danh-gia-chung']} />
      <Field
        name="can-cu-noi-dung"
        label="Căn cứ của các nội dung"
        required
        maxLength={300}
        defaultValue={typed['can-cu-noi-dung']}
        hint="Mẫu phiếu của văn bản nào."
      />
    </>
  )
}

function Marks({ typed, law }: Typed & LawProps) {
  return (
    <Section title="Mức cần đạt" lead="Để trống thì dùng mức của hệ thống. Ghi mức khác khi có văn bản trong tay, kèm số và ký hiệu.">
      <Law law={law} />
      <Fields>
        <Field name="muc-chung" label="Hài lòng chung, %" maxLength={3} inputMode="numeric" defaultValue={typed['muc-chung']} />
        <Field
          name="muc-noi-dung"
          label="Hài lòng từng nội dung, %"
          maxLength={3}
          inputMode="numeric"
          defaultValue={typed['muc-noi-dung']}
        />
        <Field name="muc-ho" label="Hộ trả lời trên tổng số hộ, %" maxLength={3} inputMode="numeric" defaultValue={typed['muc-ho']} />
        <Field name="can-cu-muc" label="Căn cứ của các mức" maxLength={300} defaultValue={typed['can-cu-muc']} />
      </Fields>
    </Section>
  )
}

function Law({ law }: LawProps) {
  return (
    <details>
      <summary>Mức của hệ thống theo quy định hôm nay</summary>
      {law.map(({ tier, marks }) => (
        <div key={tier}>
          <h3>Xã {tier}</h3>
          <ul>
            {marks.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  )
}
