import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate, parseDate } from '../../../platform/text/date.ts'
import { Area, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { postSheet } from '../posting.actions.ts'
import { postableSheet } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { idOf } from '../survey.rules.ts'
import { daysText } from '../text.ts'
import { actingOf } from '../visitor.reads.ts'
import type { Route } from './+types/new-posting.page'

export const meta: MetaFunction = () => [{ title: 'Niêm yết phiếu tự đánh giá – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const found = await postableSheet(ctx, idOf(params.sheet))
    if (!found) throw refusePage(context, refusals.noSheet)
    const held = allowed(actor, 'posting.keep', await placeOf(ctx, found.unitId))
    if (!held.ok) throw refusePage(context, held.refusal)
    const { roundName, setId, asOf, lawful } = found
    return { today, roundName, setId, asOf: formatDate(asOf), law: daysText(lawful), isKnown: lawful.value !== null }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const posted = await postSheet(await actingOf(context), idOf(params.sheet), {
    places: typed.noi ?? '',
    from: parseDate(typed.tu ?? ''),
    until: parseDate(typed.den ?? ''),
    days: typed['so-ngay'] ?? '',
    daysSource: typed['can-cu'] ?? '',
  })
  if (posted.ok) return redirect(`/lay-y-kien/niem-yet/${posted.value.postingId}`, 303)
  if (posted.refusal.status === 404) throw refusePage(context, posted.refusal)
  return data({ typed, problem: posted.refusal }, { status: posted.refusal.status ?? 422 })
}

export default function NewPostingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { today, roundName, setId, asOf, law, isKnown } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      <PageHead
        crumbs={[{ href: '/lay-y-kien', text: 'Lấy ý kiến, niêm yết' }]}
        title="Niêm yết phiếu tự đánh giá"
        lead={`${roundName}, bộ ${setId}, số liệu tại ngày ${asOf}. Kết quả từng tiêu chí lúc này được chốt làm nội dung niêm yết.`}
      />
      <Problem problem={actionData?.problem} />
      <Form wide>
        <Area name="noi" label="Nơi niêm yết, mỗi dòng một nơi" rows={4} required maxLength={2000} defaultValue={typed.noi} />
        <Fields>
          <Field name="tu" label="Từ ngày" type="date" required defaultValue={typed.tu ?? today} />
          <Field name="den" label="Đến hết ngày" type="date" defaultValue={typed.den} hint="Để trống: vừa đủ số ngày." />
          <Field
            name="so-ngay"
            label="Số ngày phải niêm yết"
            maxLength={3}
            inputMode="numeric"
            required={!isKnown}
            defaultValue={typed['so-ngay']}
            hint={`Theo thủ tục: ${law}.${isKnown ? ' Ghi số khác khi có văn bản trong tay.' : ''}`}
          />
          <Field
            name="can-cu"
            label="Căn cứ của số ngày"
            maxLength={300}
            required={!isKnown}
            defaultValue={typed['can-cu']}
            hint="Số, ký hiệu văn bản."
          />
        </Fields>
        <button type="submit">Niêm yết</button>
      </Form>
    </>
  )
}
