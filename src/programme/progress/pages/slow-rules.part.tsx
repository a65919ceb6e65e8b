import { Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import { slowNames } from '../../plan/text.ts'
import { slowKinds } from '../../plan/types.ts'
import { slowHint } from '../text.ts'
import type { ruleView } from '../views.ts'

type Props = { rules: ReturnType<typeof ruleView>[]; sets: boolean; typed: Record<string, string | undefined> }

/** By which rules communes count as slow here, and the forms of who sets them. */
export function SlowRules({ rules, sets, typed }: Props) {
  return (
    <Section title="Quy tắc" lead={slowHint}>
      {rules.length === 0 ? <p className="muted">Chưa có quy tắc nào. Văn phòng điều phối đặt quy tắc theo kế hoạch của tỉnh.</p> : null}
      <ul>
        {rules.map((rule) => (
          <li key={rule.key}>
            {rule.text} <span className="source">{`${rule.by}, căn cứ: ${rule.source}`}</span>
            {sets && rule.own ? <Drop kind={rule.kind} /> : null}
          </li>
        ))}
      </ul>
      {sets ? <SetRule typed={typed} /> : null}
    </Section>
  )
}

function Drop({ kind }: { kind: string }) {
  return (
    <details>
      <summary>Bỏ quy tắc này</summary>
      <Form>
        <input type="hidden" name="quy-tac" value={kind} />
        <Field id={`bo-${kind}`} name="ly-do" label="Lý do" required maxLength={300} />
        <QuietButton name="viec" value="bo">
          Bỏ quy tắc
        </QuietButton>
      </Form>
    </details>
  )
}

function SetRule({ typed }: { typed: Props['typed'] }) {
  return (
    <details open={typed['can-cu'] !== undefined}>
      <summary>Đặt hoặc đổi một quy tắc</summary>
      <Form wide>
        <Choice
          name="quy-tac"
          label="Quy tắc"
          options={slowKinds.map((kind) => ({ value: kind, text: slowNames[kind] }))}
          defaultValue={typed['quy-tac']}
        />
        <Fields>
          <Field
            name="so-tieu-chi"
            label="Số tiêu chí"
            maxLength={3}
            inputMode="numeric"
            defaultValue={typed['so-tieu-chi']}
            hint="Đã đăng ký: thiếu từ bao nhiêu. Ít tiêu chí: dưới bao nhiêu."
          />
          <Field
            name="so-thang"
            label="Số tháng"
            maxLength={2}
            inputMode="numeric"
            defaultValue={typed['so-thang']}
            hint="Đã đăng ký: khi còn bao nhiêu tháng. Không tăng: trong bao nhiêu tháng."
          />
        </Fields>
        <Field
          name="can-cu"
          label="Căn cứ"
          required
          maxLength={300}
          defaultValue={typed['can-cu']}
          hint="Văn bản hoặc lý do đặt quy tắc."
        />
        <button type="submit" name="viec" value="dat">
          Ghi quy tắc
        </button>
      </Form>
    </details>
  )
}
