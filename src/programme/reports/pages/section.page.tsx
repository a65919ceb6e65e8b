import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { writeSection } from '../compose.actions.ts'
import type { TypedItem } from '../edit.rules.ts'
import { isWritten } from '../procedures.ts'
import { refusals } from '../refusals.text.ts'
import { liveReport, seenReport } from '../report.reads.ts'
import { figureView, reportView, sectionEditView } from '../views.ts'
import type { Route } from './+types/section.page'
import styles from './reports.module.css'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `Sửa lời văn ${loaderData ? loaderData.section.title : ''} – Nông thôn mới` },
]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenReport(ctx, actor, parseId(params.id))
    if (!seen?.isOwn) throw refusePage(context, refusals.unknown)
    if (!isWritten(seen.report.state)) throw refusePage(context, refusals.notWritten(seen.report.state))
    const { ledger, sections, versions } = await liveReport(ctx, seen.report)
    const section = sections.find(({ key }) => key === params.section)
    if (!section) throw refusePage(context, refusals.unknownSection)
    return {
      report: reportView(seen.report),
      section: sectionEditView(section, ledger),
      seen: versions.get(section.key)?.version ?? 0,
      figures: ledger.figures.filter(({ value }) => value !== null).map(figureView),
    }
  })
}

const blanks = ['moi-1', 'moi-2', 'moi-3'] as const

/** The items of the form: `loai-3`, `khoa-3`, `thu-tu-3`, `loi-3`, `bo-3`, `ly-do-3`; own sentences that are new have the key of their place. */
function itemsOf(typed: Record<string, string>): TypedItem[] {
  const count = parseId(typed['so-cau'] ?? '')
  return Array.from({ length: Math.min(count, 200) }, (_, at): TypedItem => {
    const of = (name: string) => typed[`${name}-${at}`] ?? ''
    return {
      key: of('khoa'),
      kind: of('loai') === 'own' ? 'own' : 'generated',
      order: Number.parseFloat(of('thu-tu').replace(',', '.')) || at + 1,
      text: of('loi'),
      drop: of('bo') === 'co',
      reason: of('ly-do'),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const id = parseId(params.id)
  const typed: Record<string, string> = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]))
  const answer = await writeSection(actingOf(context), id, params.section, parseId(typed.ban ?? ''), itemsOf(typed))
  if (answer.ok) return redirect(`/bao-cao/${id}#${params.section}`, 303)
  if (answer.refusal.status === 404) throw refusePage(context, answer.refusal)
  return data({ typed, problem: answer.refusal }, { status: answer.refusal.status ?? 422 })
}

export default function SectionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { report, section, seen, figures } = loaderData
  const typed = actionData?.typed
  const items = [
    ...section.items,
    ...blanks.map((one) => ({ key: `own-${seen + 1}-${one}`, kind: 'own' as const, text: '', shown: '', dropped: null })),
  ]
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/bao-cao', text: 'Báo cáo' },
          { href: `/bao-cao/${report.id}`, text: report.title },
        ]}
        title={`Sửa lời văn: ${section.title}`}
        lead={section.prompt === '' ? undefined : `Cần bổ sung: ${section.prompt}`}
      />
      <Problem problem={actionData?.problem} />
      <Strip kind="note">
        <p>
          Số liệu trong câu tự lập ghi bằng ô như {'{{communes-recognised}}'}: giữ nguyên ô, sửa lời quanh ô. Sửa số tại phiếu nguồn. Để
          trống lời câu tự lập thì lấy lại câu gốc.
        </p>
      </Strip>
      <Form wide className={styles.composing}>
        <input type="hidden" name="ban" value={typed?.ban ?? seen} />
        <input type="hidden" name="so-cau" value={items.length} />
        {items.map((one, at) => (
          <Item key={one.key} one={one} at={at} typed={typed} />
        ))}
        <button type="submit">Lưu lời văn</button>
      </Form>
      <Section title="Ô số liệu dùng được trong câu tự viết">
        <ul>
          {figures.map(({ slot, name, value }) => (
            <li key={slot}>
              {`{{${slot}}}`}: {name}, {value}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

type ItemView = { key: string; kind: 'generated' | 'own'; text: string; shown: string; dropped: string | null }

function Item({ one, at, typed }: { one: ItemView; at: number; typed: Record<string, string> | undefined }) {
  const name = (of: string) => `${of}-${at}`
  const value = (of: string, now: string) => (typed ? (typed[name(of)] ?? now) : now)
  const isOwn = one.kind === 'own'
  return (
    <div className={styles.item}>
      <input type="hidden" name={name('khoa')} value={one.key} />
      <input type="hidden" name={name('loai')} value={one.kind} />
      {isOwn ? null : <p>{one.shown}</p>}
      <label htmlFor={name('loi')}>
        {isOwn ? (one.text === '' ? 'Câu thêm mới' : 'Câu tự viết') : 'Lời câu tự lập (giữ nguyên các ô số)'}
      </label>
      <textarea id={name('loi')} name={name('loi')} rows={3} defaultValue={value('loi', one.text)} />
      <div className={styles.row}>
        <label>
          Thứ tự <input type="text" inputMode="numeric" size={4} name={name('thu-tu')} defaultValue={value('thu-tu', String(at + 1))} />
        </label>
        <label>
          <input type="checkbox" name={name('bo')} value="co" defaultChecked={typed ? typed[name('bo')] === 'co' : one.dropped !== null} />{' '}
          Bỏ câu này
        </label>
        {isOwn ? null : (
          <label>
            Lý do bỏ <input type="text" name={name('ly-do')} defaultValue={value('ly-do', one.dropped ?? '')} />
          </label>
        )}
      </div>
    </div>
  )
}
