import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { Area, Choice, Field, Form } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { sendOpinion } from '../opinion.actions.ts'
import { isHanging } from '../opinion.rules.ts'
import { postingById } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { idOf } from '../survey.rules.ts'
import { postingView } from '../views.ts'
import { residentOf } from '../visitor.reads.ts'
import type { Route } from './+types/public-posting.page'
import styles from './consultation.module.css'
import { PostedCriteria } from './posted.part.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData ? loaderData.posting.title : 'Niêm yết công khai'} – Nông thôn mới` },
]

export async function loader({ context, params }: Route.LoaderArgs) {
  return readPage(context, async (ctx) => {
    const posting = await postingById(ctx, idOf(params.id))
    if (!posting || posting.state === 'withdrawn') throw refusePage(context, refusals.noPosting)
    return { posting: postingView(posting), hangs: isHanging(posting, ctx.today) }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const typed = { text: given('y-kien'), criterion: given('tieu-chi'), contact: given('lien-he') }
  const sent = await sendOpinion(await residentOf(context), idOf(params.id), typed)
  if (sent.ok) return redirect(`/niem-yet/theo-doi?ma=${sent.value.code}&moi=1`, 303)
  return data({ typed, problem: sent.refusal }, { status: sent.refusal.status ?? 422 })
}

export default function PublicPostingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { posting, hangs } = loaderData
  return (
    <>
      <PageHead crumbs={[{ href: '/niem-yet', text: 'Niêm yết công khai' }]} title={posting.title} lead={posting.lead} />
      <Facts
        facts={[
          { name: 'Bộ tiêu chí', value: posting.setName },
          { name: 'Niêm yết', value: `${posting.span} (${posting.stateName})` },
          { name: 'Số ngày phải niêm yết', value: posting.days },
          { name: 'Nơi niêm yết', value: posting.places.join('; ') },
          { name: 'Ý kiến đã nhận', value: `${posting.opinions}, đã trả lời ${posting.handled}` },
        ]}
      />
      <Section title="Kết quả từng tiêu chí" lead="Đây là kết quả xã tự đánh giá lúc niêm yết, chưa được cơ quan nào thẩm tra.">
        <PostedCriteria criteria={posting.criteria} />
      </Section>
      <Section
        id="gop-y"
        title="Góp ý"
        lead="Không cần tài khoản. Ý kiến chỉ xã và cơ quan cấp trên đọc; trang công khai chỉ đếm số ý kiến."
      >
        <Problem problem={actionData?.problem} />
        {hangs ? (
          <Opinion criteria={posting.criteria} typed={actionData?.typed} />
        ) : (
          <Strip kind="note">
            <p>Niêm yết nhận ý kiến từ {posting.span}.</p>
          </Strip>
        )}
      </Section>
      <p className="source section">
        Mã băm của nội dung niêm yết, ghi trong nhật ký của xã: <span className={styles.hash}>{posting.hash}</span>
      </p>
    </>
  )
}

type Typed = { text: string; criterion: string; contact: string }

function Opinion({ criteria, typed }: { criteria: { code: string; name: string }[]; typed: Typed | undefined }) {
  return (
    <Form action="#gop-y">
      <Choice
        name="tieu-chi"
        label="Ý kiến về"
        defaultValue={typed?.criterion ?? ''}
        options={[
          { value: '', text: 'Kết quả chung' },
          ...criteria.map(({ code, name }) => ({ value: code, text: `Tiêu chí ${code}: ${name}` })),
        ]}
      />
      <Area name="y-kien" label="Nội dung ý kiến" rows={6} required minLength={5} maxLength={2000} defaultValue={typed?.text ?? ''} />
      <Field
        name="lien-he"
        label="Cách liên hệ để nhận trả lời (không bắt buộc)"
        maxLength={200}
        autoComplete="off"
        defaultValue={typed?.contact ?? ''}
        hint="Không công khai; xóa khi đóng niêm yết. Không ghi cũng xem được trả lời bằng mã theo dõi."
      />
      <button type="submit">Gửi ý kiến</button>
    </Form>
  )
}
