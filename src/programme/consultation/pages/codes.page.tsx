import { data, type MetaFunction } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { makeCodes } from '../batch.actions.ts'
import { showCode } from '../code.rules.ts'
import { wholeSurvey } from '../reads.ts'
import { idOf } from '../survey.rules.ts'
import { titleOf } from '../views.ts'
import { actingOf, publicAddress } from '../visitor.reads.ts'
import type { Route } from './+types/codes.page'
import styles from './consultation.module.css'

export const meta: MetaFunction = () => [{ title: 'Tạo mã mời – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const whole = await wholeSurvey(ctx, idOf(params.id))
    if (!whole) throw refusePage(context, notHere)
    const held = allowed(actor, 'survey.run', await placeOf(ctx, whole.survey.unitId))
    if (!held.ok) throw refusePage(context, held.refusal)
    return { id: whole.survey.id, title: titleOf(whole.survey), left: whole.left, open: whole.survey.state === 'open' }
  })
}

/** The codes are shown in this answer alone: what is kept are hashes, so a second printing is not possible. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const typed = { label: given('thon'), count: given('so-ma') }
  const made = await makeCodes(await actingOf(context), idOf(params.id), typed)
  if (!made.ok) {
    if (made.refusal.status === 404) throw refusePage(context, made.refusal)
    return data({ typed, problem: made.refusal, slips: null }, { status: made.refusal.status ?? 422 })
  }
  const { survey, label, codes, batchId } = made.value
  const slips = {
    title: titleOf(survey),
    address: `${publicAddress(context)}/phieu-y-kien`,
    until: formatDate(survey.closesOn),
    body: survey.bodyName,
    label,
    batchId,
    codes: codes.map(showCode),
  }
  return data({ typed: null, problem: null, slips }, { headers: { 'Cache-Control': 'no-store' } })
}

export default function CodesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, left, open } = loaderData
  const slips = actionData?.slips
  return (
    <>
      <div className={styles.screen}>
        <PageHead
          crumbs={[{ href: `/lay-y-kien/dot/${id}`, text: title }]}
          title={slips ? `Lô mã ${slips.batchId}: ${slips.label}` : 'Tạo mã mời'}
        />
        <Problem problem={actionData?.problem} />
        {slips ? (
          <Strip kind="note">
            <p>In trang này ngay rồi cắt theo đường kẻ. Hệ thống không giữ mã nên trang chỉ hiện một lần.</p>
          </Strip>
        ) : null}
      </div>
      {slips ? <Slips {...slips} /> : null}
      {!slips && open ? (
        <Form>
          <Field name="thon" label="Thôn, khu vực" required maxLength={120} defaultValue={actionData?.typed?.label} />
          <Field
            name="so-ma"
            label="Số mã"
            required
            inputMode="numeric"
            maxLength={3}
            defaultValue={actionData?.typed?.count}
            hint={`Nhiều nhất 500 mã một lô; đợt này còn tạo được ${left} mã.`}
          />
          <button type="submit">Tạo mã và in phiếu mời</button>
        </Form>
      ) : null}
      {!slips && !open ? <p>Đợt lấy ý kiến đã đóng nên không tạo thêm mã.</p> : null}
    </>
  )
}

type SlipsProps = { title: string; address: string; until: string; body: string; label: string; codes: string[] }

function Slips({ title, address, until, body, label, codes }: SlipsProps) {
  return (
    <div className={styles.slips}>
      {codes.map((code) => (
        <section key={code} className={styles.slip} aria-label={`Phiếu mời ${code}`}>
          <p>
            {title} ({label})
          </p>
          <p>
            Mã mời: <strong>{code}</strong>
          </p>
          <p>
            Trả lời tại <span className={styles.address}>{address}</span> đến hết ngày {until}. Mỗi hộ một mã, mỗi mã một lần; không ghi
            tên.
          </p>
          <p className="source">{body}</p>
        </section>
      ))}
    </div>
  )
}
