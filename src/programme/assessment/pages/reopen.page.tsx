import { data, redirect } from 'react-router'
import { Refused } from '../../../platform/base/refusal.ts'
import { readPage, refusePage, writePage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { Area, Field, Form, Wrong } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { allowed } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { reopen } from '../reopen.actions.ts'
import { criteriaOf, sheetOf } from '../sheet.reads.ts'
import { criterionStateNames, refusals, sheetStateNames } from '../sheet.text.ts'
import type { Route } from './+types/reopen.page'
import styles from './review.module.css'

export const meta: Route.MetaFunction = () => [{ title: 'Mở lại phiếu – Nông thôn mới' }]

export function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const sheet = await sheetOf(ctx, Number(params.id) || 0)
    if (!sheet) throw new Refused(refusals.unknown)
    const may = allowed(actor, 'rounds.extend', await placeOf(ctx, sheet.unitId))
    if (!may.ok) throw new Refused(may.refusal)
    const criteria = (await criteriaOf(ctx, sheet)).filter(({ state }) => state === 'verified' || state === 'appraised')
    const order = (code: string) => code.padStart(4, '0')
    return {
      id: sheet.id,
      state: sheetStateNames[sheet.state],
      criteria: criteria
        .map(({ criterion, state }) => ({ code: criterion, state: criterionStateNames[state].toLowerCase() }))
        .sort((a, b) => order(a.code).localeCompare(order(b.code))),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const asked = { reason: given('ly-do'), needs: given('can-bo-sung'), dueOn: given('han'), criteria: form.getAll('tieu-chi').map(String) }
  const answer = await writePage(context, edgeOf(visit), async (ctx) => {
    const sheet = await sheetOf(ctx, Number(params.id) || 0)
    if (!sheet) throw new Refused(refusals.unknown)
    return reopen(ctx, visit.actor, { ...asked, unitId: sheet.unitId, sheetId: sheet.id, dueOn: parseDate(asked.dueOn) })
  })
  if (answer.ok) throw redirect(`/danh-gia/${params.id}`, 303)
  const { refusal } = answer
  if (refusal.status === 404 || refusal.status === 403) throw refusePage(context, refusal)
  return data({ problem: refusal.text, asked }, { status: refusal.status ?? 422 })
}

export default function ReopenPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, state, criteria } = loaderData
  const asked = actionData?.asked
  return (
    <>
      <PageHead
        crumbs={[{ href: `/danh-gia/${id}`, text: 'Phiếu' }]}
        title="Mở lại tiêu chí đã kết luận"
        lead={`${state}. Xã nộp lại riêng các tiêu chí được mở; kết luận trước còn trong lịch sử nhưng không còn giá trị.`}
      />
      <Wrong text={actionData?.problem} />
      {criteria.length === 0 ? (
        <p>Phiếu này chưa có tiêu chí nào được kết luận.</p>
      ) : (
        <Form>
          <fieldset className={styles.picks}>
            <legend>Tiêu chí</legend>
            {criteria.map((one) => (
              <label key={one.code}>
                <input type="checkbox" name="tieu-chi" value={one.code} defaultChecked={asked?.criteria.includes(one.code) ?? false} />
                {`${one.code} (${one.state})`}
              </label>
            ))}
          </fieldset>
          <Area name="ly-do" label="Lý do mở lại" maxLength={2000} defaultValue={asked?.reason ?? ''} />
          <Area name="can-bo-sung" label="Cần bổ sung" rows={2} maxLength={2000} defaultValue={asked?.needs ?? ''} />
          <Field name="han" label="Hạn bổ sung" placeholder="30/11/2026" autoComplete="off" defaultValue={asked?.dueOn ?? ''} />
          <button type="submit">Mở lại</button>
        </Form>
      )}
    </>
  )
}
