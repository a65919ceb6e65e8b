import type { ReactNode } from 'react'
import { Area, Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { Act } from '../types.ts'
import type { threadView } from '../views.ts'
import { Check } from './check.part.tsx'
import styles from './difficulties.module.css'

type Props = {
  thread: ReturnType<typeof threadView>
  acts: Act[]
  bodies: { value: number; text: string }[]
  answered: string
  typed: Record<string, string> | null
}

/** What this person may do with the thread now, each behind its name; what was refused stands open as it was typed. */
export function Deeds({ thread, acts, bodies, answered, typed }: Props) {
  if (acts.length === 0) return null
  const has = (act: Act) => acts.includes(act)
  const of = (deed: string) => (typed?.viec === deed ? typed : {})
  const common = { seen: thread.steps, typed }
  return (
    <Section title="Xử lý">
      <div className={styles.deeds}>
        {has('assign') ? (
          <Deed {...common} deed="phan-cong" name="Phân công cơ quan trả lời" button="Phân công">
            <Choice name="co-quan" label="Cơ quan" defaultValue={of('phan-cong')['co-quan']} options={bodies} />
          </Deed>
        ) : null}
        {has('start') ? <Deed {...common} deed="bat-dau" name="Bắt đầu xử lý" button="Bắt đầu xử lý" /> : null}
        {has('answer') ? <Answer {...common} answered={thread.isAbove ? '' : answered} isAbove={thread.isAbove} /> : null}
        {has('passUp') ? (
          <Deed {...common} deed="chuyen-len" name="Chuyển lên cấp trên" button="Chuyển cả hồ sơ kiến nghị">
            <Documents typed={of('chuyen-len')} required />
            <Area name="y-kien" label="Ý kiến của cơ quan chuyển" maxLength={8000} defaultValue={of('chuyen-len')['y-kien']} />
          </Deed>
        ) : null}
        {has('merge') ? (
          <Deed {...common} deed="gop" name="Gộp vào kiến nghị cùng nội dung" button="Gộp">
            <Field
              name="kien-nghi"
              label="Số của kiến nghị được gộp vào"
              required
              inputMode="numeric"
              maxLength={9}
              defaultValue={of('gop')['kien-nghi']}
              hint="Hai kiến nghị đều giữ nguyên; trả lời của kiến nghị kia là trả lời cho cả hai."
            />
          </Deed>
        ) : null}
        {has('publish') ? <Publish {...common} thread={thread} answered={answered} /> : null}
        {has('unpublish') ? <Reason {...common} deed="go" name="Gỡ khỏi trang công khai" button="Gỡ" /> : null}
        {has('refuse') ? <Reason {...common} deed="tu-choi" name="Không thụ lý" button="Không thụ lý" /> : null}
        {has('withdraw') ? <Reason {...common} deed="rut" name="Rút kiến nghị" button="Rút" /> : null}
      </div>
    </Section>
  )
}

type Common = { seen: number; typed: Record<string, string> | null }
type DeedProps = Common & { deed: string; name: string; button: string; children?: ReactNode }

function Deed({ seen, typed, deed, name, button, children }: DeedProps) {
  return (
    <details open={typed?.viec === deed}>
      <summary>{name}</summary>
      <Form>
        <input type="hidden" name="ban" value={seen} />
        {children}
        <button type="submit" name="viec" value={deed}>
          {button}
        </button>
      </Form>
    </details>
  )
}

function Reason(props: Omit<DeedProps, 'children'>) {
  const { deed, typed } = props
  return (
    <Deed {...props}>
      <Area
        id={`ly-do-${deed}`}
        name="ly-do"
        label="Lý do"
        required
        minLength={5}
        maxLength={1000}
        defaultValue={typed?.viec === deed ? typed['ly-do'] : undefined}
      />
    </Deed>
  )
}

function Documents({ typed, required, of = 'chuyen' }: { typed: Record<string, string>; required?: boolean; of?: string }) {
  return (
    <Fields>
      <Field
        id={`so-van-ban-${of}`}
        name="so-van-ban"
        label={required ? 'Số, ký hiệu văn bản' : 'Số, ký hiệu văn bản (nếu có)'}
        required={required}
        maxLength={100}
        defaultValue={typed['so-van-ban']}
      />
      <Field id={`ngay-van-ban-${of}`} name="ngay-van-ban" label="Ngày văn bản (nếu có)" type="date" defaultValue={typed['ngay-van-ban']} />
    </Fields>
  )
}

function Answer({ answered, isAbove, ...common }: Common & { answered: string; isAbove: boolean }) {
  const typed = common.typed?.viec === 'tra-loi' ? common.typed : {}
  return (
    <Deed {...common} deed="tra-loi" name={isAbove ? 'Trả lời cấp dưới' : 'Trả lời nơi nêu'} button="Ghi trả lời">
      <Area
        name="tra-loi"
        label="Nội dung trả lời"
        rows={6}
        required
        minLength={5}
        maxLength={8000}
        defaultValue={typed['tra-loi'] ?? answered}
        hint={answered === '' ? undefined : 'Đã điền ý kiến của cấp trên; sửa lại cho nơi nêu nếu cần.'}
      />
      <Documents typed={typed} of="tra-loi" />
    </Deed>
  )
}

function Publish({ thread, answered, ...common }: Common & { thread: Props['thread']; answered: string }) {
  const typed = common.typed?.viec === 'cong-khai' ? common.typed : {}
  return (
    <Deed {...common} deed="cong-khai" name="Công khai câu hỏi và trả lời" button="Công khai">
      <p>
        {thread.consent
          ? 'Người gửi đồng ý công khai. Viết lại sao cho không nhận ra ai.'
          : 'Người gửi chưa đồng ý công khai: chỉ công khai khi nội dung không có dữ liệu cá nhân.'}
      </p>
      <Field
        id="tieu-de-cong-khai"
        name="tieu-de"
        label="Câu hỏi"
        required
        maxLength={200}
        defaultValue={typed['tieu-de'] ?? thread.title}
      />
      <Area
        id="cau-hoi-cong-khai"
        name="cau-hoi"
        label="Nội dung công khai"
        rows={5}
        required
        maxLength={8000}
        defaultValue={typed['cau-hoi'] ?? thread.text}
      />
      <Area
        id="tra-loi-cong-khai"
        name="tra-loi"
        label="Trả lời công khai"
        rows={5}
        required
        maxLength={8000}
        defaultValue={typed['tra-loi'] ?? answered}
      />
      <Check name="khong-ca-nhan" required={!thread.consent}>
        Đã kiểm tra: không có dữ liệu cá nhân trong nội dung công khai
      </Check>
    </Deed>
  )
}
