import { data, type MetaFunction, redirect } from 'react-router'
import { refusePage } from '../../../platform/http/context.ts'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf } from '../../people/visit.reads.ts'
import { openRound } from '../round.actions.ts'
import { sourceNames } from '../text.ts'
import { criterionSources } from '../types.ts'
import type { Route } from './+types/new-round.page'
import styles from './movement.module.css'

export const meta: MetaFunction = () => [{ title: 'Mở đợt thi đua – Nông thôn mới' }]

/** lines of criteria that the form offers */
const lines = [1, 2, 3, 4, 5, 6, 7, 8]

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const criteria = lines.map((line) => ({
    ...{ name: typed[`ten-${line}`] ?? '', source: typed[`nguon-${line}`] ?? '', unit: typed[`don-vi-${line}`] ?? '' },
    ...{ better: typed[`chieu-${line}`] ?? '', weight: typed[`diem-${line}`] ?? '', bands: typed[`moc-${line}`] ?? '' },
  }))
  const opened = await openRound(actingOf(context), {
    ...{
      name: typed.ten ?? '',
      issuer: typed['co-quan'] ?? '',
      number: typed.so ?? '',
      opens: typed.tu ?? '',
      closes: typed.den ?? '',
      criteria,
    },
  })
  if (opened.ok) return redirect(`/phong-trao/${opened.value.roundId}`, 303)
  if (opened.refusal.status === 404) throw refusePage(context, opened.refusal)
  return data({ typed, problem: opened.refusal }, { status: opened.refusal.status ?? 422 })
}

export default function NewRoundPage({ actionData }: Route.ComponentProps) {
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      <PageHead
        crumbs={[{ href: '/phong-trao', text: 'Phong trào thi đua' }]}
        title="Mở đợt thi đua"
        lead="Các xã của tỉnh thi đua theo tiêu chí đo được. Xếp hạng được tính sau ngày cuối và chốt lại."
      />
      <Problem problem={actionData?.problem} />
      <Form wide>
        <Fields>
          <Field name="ten" label="Tên đợt" required maxLength={200} defaultValue={typed.ten} />
          <Field name="co-quan" label="Cơ quan phát động" required maxLength={200} defaultValue={typed['co-quan']} />
          <Field name="so" label="Văn bản phát động" required maxLength={100} defaultValue={typed.so} />
        </Fields>
        <Fields>
          <Field name="tu" label="Từ ngày" type="date" required defaultValue={typed.tu} />
          <Field name="den" label="Đến hết ngày" type="date" required defaultValue={typed.den} />
        </Fields>
        <p>
          Điểm theo thứ hạng: hạng nhất được điểm tối đa, hạng cuối được điểm tối đa chia cho số xã. Điểm theo mốc: ghi «10: 5; 20: 8» nghĩa
          là từ 10 được 5 điểm, từ 20 được 8 điểm; ghi mốc thì bỏ trống điểm tối đa.
        </p>
        {lines.map((line) => (
          <Line key={line} line={line} typed={typed} />
        ))}
        <button type="submit">Mở đợt thi đua</button>
      </Form>
    </>
  )
}

function Line({ line, typed }: { line: number; typed: Record<string, string | undefined> }) {
  const at = (name: string) => ({ name: `${name}-${line}`, defaultValue: typed[`${name}-${line}`] })
  const fields = (
    <fieldset className={styles.criterion}>
      <legend>Tiêu chí {line}</legend>
      <Fields>
        <Field {...at('ten')} label="Tên" maxLength={200} required={line === 1} />
        <Choice {...at('nguon')} label="Nguồn số liệu" options={criterionSources.map((one) => ({ value: one, text: sourceNames[one] }))} />
        <Field {...at('don-vi')} label="Đơn vị tính" maxLength={40} required={line === 1} />
      </Fields>
      <Fields>
        <Choice
          {...at('chieu')}
          label="Tốt hơn khi"
          options={[
            { value: 'more', text: 'nhiều hơn' },
            { value: 'less', text: 'ít hơn' },
          ]}
        />
        <Field {...at('diem')} label="Điểm tối đa theo thứ hạng" maxLength={5} inputMode="numeric" />
        <Field {...at('moc')} label="Hoặc điểm theo mốc" maxLength={200} />
      </Fields>
    </fieldset>
  )
  if (line <= 3 || typed[`ten-${line}`]) return fields
  return (
    <details>
      <summary>Thêm tiêu chí {line}</summary>
      {fields}
    </details>
  )
}
