import { Area, Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import { channelNames, outcomeNames } from '../text.ts'
import { channels, outcomes } from '../types.ts'
import type { keptPostingView, OpinionView } from '../views.ts'
import styles from './consultation.module.css'

type Typed = Record<string, string | undefined>
type ItemProps = { opinion: OpinionView; keeps: boolean; typed: Typed | null; contact: string | null }

/** An opinion with its answer, or the form for one. */
export function OpinionItem({ opinion, keeps, typed, contact }: ItemProps) {
  return (
    <li className={styles.opinion} id={`y-kien-${opinion.id}`}>
      <p className="source">
        Số {opinion.id} · {opinion.how} · {opinion.about}
      </p>
      <p className={`prose ${styles.told}`}>{opinion.text}</p>
      {contact ? <p>Liên hệ: {contact}</p> : null}
      {opinion.hasContact && !contact && keeps ? (
        <form method="post">
          <input type="hidden" name="y-kien-so" value={opinion.id} />
          <QuietButton name="viec" value="lien-he">
            Xem cách liên hệ (ghi nhật ký)
          </QuietButton>
        </form>
      ) : null}
      {opinion.answer ? (
        <p className={`prose ${styles.told}`}>
          <strong>{opinion.outcomeName}</strong> ({opinion.handled}): {opinion.answer}
        </p>
      ) : null}
      {keeps ? (
        <details open={typed !== null}>
          <summary>{opinion.answer ? 'Sửa trả lời' : 'Trả lời'}</summary>
          <Answer opinion={opinion} typed={typed ?? {}} />
        </details>
      ) : null}
    </li>
  )
}

function Answer({ opinion, typed }: { opinion: OpinionView; typed: Typed }) {
  return (
    <Form>
      <input type="hidden" name="y-kien-so" value={opinion.id} />
      <Choice
        id={`xu-ly-${opinion.id}`}
        name="xu-ly"
        label="Cách xử lý"
        defaultValue={typed['xu-ly'] ?? opinion.outcome ?? undefined}
        options={outcomes.map((outcome) => ({ value: outcome, text: outcomeNames[outcome] }))}
      />
      <Area
        id={`tra-loi-${opinion.id}`}
        name="tra-loi"
        label="Nội dung trả lời"
        required
        maxLength={4000}
        defaultValue={typed['tra-loi'] ?? opinion.answer ?? ''}
      />
      <button type="submit" name="viec" value="tra-loi">
        Ghi trả lời
      </button>
    </Form>
  )
}

type EnterProps = { posting: ReturnType<typeof keptPostingView>; today: string; typed: Typed }

/** Enters what was said elsewhere than on the web. */
export function EnterOpinion({ posting, today, typed }: EnterProps) {
  return (
    <Section title="Ghi ý kiến nhận trực tiếp">
      <Form wide>
        <Fields>
          <Choice
            name="cach"
            label="Cách tiếp nhận"
            defaultValue={typed.cach}
            options={channels.filter((one) => one !== 'web').map((one) => ({ value: one, text: channelNames[one] }))}
          />
          <Field name="ngay" label="Ngày tiếp nhận" type="date" required defaultValue={typed.ngay ?? today} />
          <Choice
            name="tieu-chi"
            label="Ý kiến về"
            defaultValue={typed['tieu-chi'] ?? ''}
            options={[
              { value: '', text: 'Kết quả chung' },
              ...posting.criteria.map(({ code, name }) => ({ value: code, text: `Tiêu chí ${code}: ${name}` })),
            ]}
          />
          <Field
            name="lien-he"
            label="Cách liên hệ"
            maxLength={200}
            autoComplete="off"
            defaultValue={typed['lien-he']}
            hint="Không bắt buộc; xóa khi đóng niêm yết."
          />
        </Fields>
        <Area
          name="y-kien"
          label="Nội dung ý kiến"
          required
          minLength={5}
          maxLength={2000}
          defaultValue={typed['y-kien']}
          hint="Không ghi tên người góp ý."
        />
        <button type="submit" name="viec" value="tiep-nhan">
          Ghi ý kiến
        </button>
      </Form>
    </Section>
  )
}
