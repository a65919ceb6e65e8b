import { data, type MetaFunction, redirect } from 'react-router'
import type { Refusal } from '../../../platform/base/refusal.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { lookCode, sendAnswer } from '../answer.actions.ts'
import { readAnswers } from '../answer.rules.ts'
import { answerNames } from '../text.ts'
import { answers } from '../types.ts'
import { formView } from '../views.ts'
import { residentOf } from '../visitor.reads.ts'
import type { Route } from './+types/answer.page'
import styles from './consultation.module.css'

export const meta: MetaFunction = () => [{ title: 'Phiếu lấy ý kiến người dân – Nông thôn mới' }]

type Shown = {
  step: 1 | 2 | 3
  code: string
  form: ReturnType<typeof formView> | null
  given: Record<string, string>
  problem: Refusal | null
}

const show = (shown: Shown) => data(shown, { status: shown.problem ? (shown.problem.status ?? 422) : 200 })

/** Every step sends the code along; only the third uses it up. Nothing of an answer stands in an address. */
export async function action({ request, context }: Route.ActionArgs) {
  const resident = await residentOf(context)
  const sent = new Map([...(await request.formData())].map(([name, value]) => [name, String(value)]))
  const code = sent.get('ma') ?? ''
  const given = Object.fromEntries([...sent].filter(([name]) => name !== 'ma' && name !== 'buoc'))
  const survey = await lookCode(resident, code)
  if (!survey.ok) return show({ step: 1, code, form: null, given: {}, problem: survey.refusal })
  const form = formView(survey.value)
  const step = sent.get('buoc')
  if (step !== 'xem-lai' && step !== 'gui') return show({ step: 2, code, form, given, problem: null })
  const read = readAnswers(survey.value.contents, sent)
  if (!read.ok) return show({ step: 2, code, form, given, problem: read.refusal })
  if (step === 'xem-lai') return show({ step: 3, code, form, given, problem: null })
  const taken = await sendAnswer(resident, code, sent)
  if (taken.ok) return redirect('/phieu-y-kien/cam-on', 303)
  return show({ step: 1, code, form: null, given: {}, problem: taken.refusal })
}

export default function AnswerPage({ actionData }: Route.ComponentProps) {
  const shown = actionData ?? { step: 1, code: '', form: null, given: {}, problem: null }
  const { step, form, problem } = shown
  return (
    <>
      <PageHead
        title={form ? form.title : 'Phiếu lấy ý kiến người dân'}
        lead={
          form
            ? `${form.bodyName} lấy ý kiến đến hết ngày ${form.until}.`
            : 'Dành cho hộ dân đã nhận phiếu mời có mã. Mỗi mã trả lời một lần.'
        }
      />
      <Steps step={step} />
      <Problem problem={problem} at={(where) => hrefOf(form, where)} />
      {step === 1 || form === null ? <CodeStep code={shown.code} /> : null}
      {step === 2 && form ? <Questions {...shown} form={form} /> : null}
      {step === 3 && form ? <Review {...shown} form={form} /> : null}
    </>
  )
}

type Asked = { code: string; given: Record<string, string>; form: ReturnType<typeof formView>; problem: Refusal | null }

const hrefOf = (form: Asked['form'] | null, where: string) => {
  const key = form?.contents.find(({ text }) => text === where)?.key
  return key && `#${key}`
}

const steps = ['Mã mời', 'Trả lời', 'Xem lại và gửi']

function Steps({ step }: { step: number }) {
  return (
    <ol className={styles.steps} aria-label="Các bước">
      {steps.map((name, at) => (
        <li key={name} aria-current={at + 1 === step ? 'step' : undefined}>
          Bước {at + 1}/3: {name}
        </li>
      ))}
    </ol>
  )
}

function CodeStep({ code }: { code: string }) {
  return (
    <Form>
      <div className={styles.code}>
        <Field
          name="ma"
          label="Mã trên phiếu mời"
          required
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={code}
          hint="Mười chữ và số, ví dụ ABCDE-23456. Gõ chữ thường cũng được."
        />
      </div>
      <button type="submit">Tiếp tục</button>
      <p className="source">
        Phiếu không hỏi tên, số điện thoại hay địa chỉ. Hệ thống chỉ cộng số câu trả lời, không giữ từng phiếu, nên không ai tra được mã nào
        đã trả lời thế nào.
      </p>
    </Form>
  )
}

function Questions({ code, given, form, problem }: Asked) {
  const open = new Set(problem?.offenders?.map(({ where }) => where))
  return (
    <Form wide className={styles.questions}>
      <input type="hidden" name="ma" value={code} />
      {form.contents.map(({ key, text }) => (
        <fieldset key={key} id={key} className={`${styles.question} ${open.has(text) ? styles.open : ''}`}>
          <legend>{text}</legend>
          <div className={styles.options}>
            {answers.map((answer) => (
              <label key={answer} className={styles.option}>
                <input type="radio" name={key} value={answer} required defaultChecked={given[key] === answer} />
                {answerNames[answer]}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div className={styles.buttons}>
        <button type="submit" name="buoc" value="xem-lai">
          Tiếp tục
        </button>
      </div>
    </Form>
  )
}

function Review({ code, given, form }: Asked) {
  const chosen = (key: string) => answers.find((one) => one === given[key])
  return (
    <>
      <dl className={styles.review}>
        {form.contents.map(({ key, text }) => {
          const answer = chosen(key)
          return (
            <div key={key}>
              <dt>{text}</dt>
              <dd>{answer ? answerNames[answer] : ''}</dd>
            </div>
          )
        })}
      </dl>
      <Form>
        <input type="hidden" name="ma" value={code} />
        {form.contents.map(({ key }) => (
          <input key={key} type="hidden" name={key} value={given[key] ?? ''} />
        ))}
        <p>Sau khi gửi không sửa được nữa.</p>
        <div className={styles.buttons}>
          <button type="submit" name="buoc" value="gui">
            Gửi phiếu
          </button>
          <button type="submit" name="buoc" value="sua" className={styles.quiet}>
            Sửa câu trả lời
          </button>
        </div>
      </Form>
    </>
  )
}
