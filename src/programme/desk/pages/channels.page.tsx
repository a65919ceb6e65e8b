import { data, type MetaFunction, redirect } from 'react-router'
import { parseId } from '../../../platform/text/number.ts'
import { Field, Form, QuietButton, Wrong } from '../../../platform/ui/form.tsx'
import { Notes, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { instant } from '../../people/views.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { changeWishes, confirmAddress, endChannel, openWebhook, sendCode } from '../channel.actions.ts'
import { channelsOf, postContext } from '../channel.reads.ts'
import { channelView } from '../channel.views.ts'
import { endFeed, makeFeed } from '../feed.actions.ts'
import type { Route } from './+types/channels.page'
import { Carrying, type Ticked, Wishes } from './channel.part.tsx'
import styles from './work.module.css'

export const meta: MetaFunction = () => [{ title: 'Kênh nhận thông báo – Nông thôn mới' }]

export async function loader({ context, request }: Route.LoaderArgs) {
  const { actor, accounts, now } = visitorOf(context)
  const { channels, waitingFor, feedSince } = await channelsOf(accounts, actor, now)
  const views = channels.map(channelView)
  return {
    mail: views.find(({ kind }) => kind === 'mail') ?? null,
    webhook: views.find(({ kind }) => kind === 'webhook') ?? null,
    sendsMail: context.get(postContext).mail !== null,
    waitingFor,
    feedSince: feedSince ? instant(feedSince) : null,
    done: new URL(request.url).searchParams.get('xong'),
  }
}

type Answer = { problem: string | null; secret: string | null; calendar: string | null; typed: { form: string; address: string } & Ticked }

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const own = { ...visit, edge: edgeOf(visit), post: context.get(postContext) }
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const ticked = { topics: form.getAll('loai').map(String), rhythm: given('nhip') }
  const typed = { form: given('viec'), address: given('dia-chi'), ...ticked }
  const leave = (what: string) => redirect(`/thong-bao/kenh?xong=${what}`, 303)
  const work: Record<string, () => Promise<Awaited<ReturnType<typeof endChannel>>>> = {
    'gui-ma': () => sendCode(own, typed.address),
    'xac-nhan': () => confirmAddress(own, given('ma'), ticked),
    'doi-kenh': () => changeWishes(own, parseId(given('kenh')), ticked),
    'bo-lich': () => endFeed(own),
    'bo-kenh': () => endChannel(own, parseId(given('kenh'))),
  }
  const answer = (problem: string | null, shown: Partial<Answer> = {}): Answer => ({
    problem,
    secret: null,
    calendar: null,
    typed,
    ...shown,
  })
  if (typed.form === 'may-nhan') {
    const opened = await openWebhook(own, typed.address, ticked)
    return opened.ok ? answer(null, { secret: opened.value.secret }) : data(answer(opened.refusal.text), { status: opened.refusal.status })
  }
  if (typed.form === 'tao-lich') {
    const made = await makeFeed(own)
    return made.ok ? answer(null, { calendar: made.value.url }) : data(answer(made.refusal.text), { status: made.refusal.status })
  }
  const result = await work[typed.form]?.()
  if (!result) throw new Response(null, { status: 400 })
  return result.ok ? leave(typed.form) : data(answer(result.refusal.text), { status: result.refusal.status })
}

const said: Record<string, string> = {
  'gui-ma': 'Đã gửi mã. Mở thư và nhập mã dưới đây.',
  'xac-nhan': 'Đã xác nhận địa chỉ. Thông báo mới sẽ đến địa chỉ này.',
  'doi-kenh': 'Đã đổi cách nhận.',
  'bo-lich': 'Đã thu hồi địa chỉ lịch.',
  'bo-kenh': 'Đã bỏ kênh.',
}

export default function ChannelsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { mail, webhook, sendsMail, waitingFor, feedSince, done } = loaderData
  const answer = actionData as Answer | undefined
  const typed = (form: string) => (answer?.problem && answer.typed.form === form ? answer.typed : null)
  return (
    <>
      <PageHead
        crumbs={[{ href: '/thong-bao', text: 'Thông báo' }]}
        title="Kênh nhận thông báo"
        lead="Thông báo luôn có trên trang. Ngoài ra có thể nhận qua thư điện tử hoặc máy nhận của cơ quan; mỗi tin chỉ có tiêu đề và đường dẫn."
      />
      <Wrong text={answer?.problem} />
      {done && said[done] && !answer ? <Notes kind="note" notes={[said[done]]} /> : null}
      {answer?.secret ? <Shown text="Đã lưu máy nhận. Khóa ký chỉ hiện một lần, chép ngay vào máy nhận:" value={answer.secret} /> : null}
      {answer?.calendar ? (
        <Shown text="Địa chỉ lịch chỉ hiện một lần. Thêm vào chương trình lịch bằng «Thêm lịch từ URL»:" value={answer.calendar} />
      ) : null}
      <Section title="Thư điện tử">
        {mail ? <Carrying channel={mail} typed={typed('doi-kenh')} /> : null}
        {sendsMail ? null : <p>Máy chủ chưa cấu hình thư điện tử.</p>}
        {sendsMail && waitingFor ? (
          <Form>
            <input type="hidden" name="viec" value="xac-nhan" />
            <Field
              name="ma"
              label={`Mã đã gửi tới ${waitingFor}`}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              maxLength={12}
              hint="Sáu chữ số, dùng được trong 30 phút."
            />
            <Wishes chosen={typed('xac-nhan')} />
            <button type="submit">Xác nhận địa chỉ</button>
          </Form>
        ) : null}
        {sendsMail ? (
          <Form>
            <input type="hidden" name="viec" value="gui-ma" />
            <Field
              name="dia-chi"
              id="thu"
              label={mail ? 'Đổi sang địa chỉ khác' : 'Địa chỉ thư công vụ'}
              type="email"
              required
              maxLength={200}
              defaultValue={typed('gui-ma')?.address ?? ''}
              hint="Một mã được gửi tới địa chỉ này để xác nhận."
            />
            <QuietButton>Gửi mã</QuietButton>
          </Form>
        ) : null}
      </Section>
      <Section title="Máy nhận (webhook)" lead="Dành cho cơ quan có phần mềm riêng: mỗi tin được gửi bằng POST, JSON, có chữ ký.">
        {webhook ? <Carrying channel={webhook} typed={typed('doi-kenh')} /> : null}
        <details open={typed('may-nhan') !== null}>
          <summary>{webhook ? 'Đổi máy nhận, tạo khóa mới' : 'Thêm máy nhận'}</summary>
          <Form>
            <input type="hidden" name="viec" value="may-nhan" />
            <Field
              name="dia-chi"
              id="may-nhan"
              label="Địa chỉ máy nhận"
              type="url"
              required
              maxLength={500}
              defaultValue={typed('may-nhan')?.address ?? ''}
              hint="Bắt đầu bằng https://. Máy nhận kiểm chữ ký ở X-Ntm-Signature: HMAC-SHA256 của X-Ntm-Timestamp, dấu chấm, rồi nội dung."
            />
            <Wishes chosen={typed('may-nhan')} />
            <button type="submit">Lưu máy nhận</button>
          </Form>
        </details>
      </Section>
      <Section
        title="Lịch"
        lead="Các việc có hạn hiện trong lịch của điện thoại, máy tính. Ai biết địa chỉ thì xem được tên việc, nên giữ kín."
      >
        <p>{feedSince ? `Đang có một địa chỉ lịch, tạo lúc ${feedSince}.` : 'Chưa có địa chỉ lịch.'}</p>
        <form method="post" className={styles.row}>
          <QuietButton name="viec" value="tao-lich">
            {feedSince ? 'Tạo địa chỉ mới, bỏ địa chỉ cũ' : 'Tạo địa chỉ lịch'}
          </QuietButton>
          {feedSince ? (
            <QuietButton name="viec" value="bo-lich">
              Thu hồi địa chỉ lịch
            </QuietButton>
          ) : null}
        </form>
      </Section>
    </>
  )
}

/** What is shown once. */
function Shown({ text, value }: { text: string; value: string }) {
  return (
    <Strip kind="note">
      <p>{text}</p>
      <p className={styles.secret}>{value}</p>
    </Strip>
  )
}
