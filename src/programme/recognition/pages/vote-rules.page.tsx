import { data, type MetaFunction, redirect } from 'react-router'
import { contexts, readPage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { may } from '../../people/access.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { allRules } from '../dossier.procedures.ts'
import { ballotNames, barredNames, baseNames } from '../dossier.text.ts'
import { barredParts, rulesKeys } from '../dossier.types.ts'
import { setVoteRule } from '../session.actions.ts'
import { voteRulesAt } from '../session.reads.ts'
import type { Route } from './+types/vote-rules.page'
import styles from './dossier.module.css'
import { type Asked, Panel, Press, Refused, typed } from './press.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Quy chế hội đồng – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const rules = await readPage(context, (ctx) => voteRulesAt(ctx, actor.chosen?.unitId ?? 0))
  return { unit: actor.chosen?.unitName ?? '', maySet: may(actor, 'slots.set'), rules }
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const doing = { db: context.get(contexts.app).db, actor: visit.actor, edge: edgeOf(visit) }
  const set = await setVoteRule(doing, {
    rules: rulesKeys.find((key) => key === given('giai-doan')) ?? '2026-2030',
    share: given('ty-le'),
    base: given('cach-tinh') === 'all' ? 'all' : 'present',
    quorum: given('co-mat'),
    ballot: given('cach-bo') === 'open' ? 'open' : 'secret',
    barred: barredParts.filter((part) => form.getAll('khong-bo').includes(part)),
    document: given('van-ban'),
    validFrom: parseDate(given('tu')),
  })
  if (set.ok) return redirect('/ho-so/quy-che', 303)
  const asked: Asked = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  return data({ problem: { text: set.refusal.text, offenders: set.refusal.offenders ?? [] }, asked }, { status: set.refusal.status ?? 422 })
}

export default function VoteRulesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { unit, maySet, rules } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/ho-so', text: 'Hồ sơ' }]}
        title="Quy chế hội đồng"
        lead={`${unit}: cách hội đồng thẩm định bỏ phiếu. Mục nào văn bản trung ương chưa rõ thì theo quy chế của hội đồng.`}
      />
      <Refused problem={actionData?.problem} />
      <DataTable
        caption="Quy chế đã nhập"
        rows={rules.own}
        keyOf={(one) => one.key}
        empty="Chưa nhập quy chế nào; chưa mở được phiên họp."
        columns={[
          { key: 'period', head: 'Giai đoạn', cell: (one) => one.period },
          { key: 'from', head: 'Từ ngày', cell: (one) => one.from },
          { key: 'how', head: 'Cách bỏ phiếu', width: 'half', cell: (one) => one.text },
          { key: 'document', head: 'Văn bản', cell: (one) => one.document },
        ]}
      />
      <Section
        title="Văn bản trung ương"
        lead="Mục chưa rõ: chưa đọc được văn bản nêu mức này. Hội đồng theo quy chế của mình, nhập kèm văn bản trước khi bỏ phiếu."
      >
        <DataTable
          caption="Văn bản trung ương"
          captionHidden
          rows={rules.law}
          keyOf={(one) => one.period}
          columns={[
            { key: 'period', head: 'Giai đoạn', cell: (one) => one.period },
            { key: 'share', head: 'Tỷ lệ đồng ý', cell: (one) => one.share },
            { key: 'base', head: 'Tính trên', cell: (one) => one.base },
            { key: 'quorum', head: 'Có mặt ít nhất', cell: (one) => one.quorum },
            { key: 'ballot', head: 'Cách bỏ phiếu', cell: (one) => one.ballot },
          ]}
        />
      </Section>
      {maySet ? <SetRule asked={actionData?.asked ?? null} /> : null}
    </>
  )
}

/** A choice among all that have a name. */
const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, text]) => ({ value, text }))

function SetRule({ asked }: { asked: Asked }) {
  const was = (name: string, otherwise = '') => typed(asked, 'quy-che', name, otherwise)
  return (
    <div className={styles.forms}>
      <Panel title="Nhập quy chế">
        <Press verb="quy-che" version={0} wide>
          <Fields>
            <Choice
              name="giai-doan"
              label="Giai đoạn"
              options={allRules.map(({ key, name }) => ({ value: key, text: name }))}
              defaultValue={was('giai-doan', '2026-2030')}
            />
            <Field name="tu" label="Áp dụng từ ngày" type="date" required defaultValue={was('tu')} />
            <Field
              name="ty-le"
              label="Tỷ lệ đồng ý ít nhất"
              maxLength={12}
              defaultValue={was('ty-le')}
              hint="Ví dụ 9/10 hoặc 90%. Để trống: theo văn bản trung ương."
            />
            <Choice name="cach-tinh" label="Tính trên" options={optionsOf(baseNames)} defaultValue={was('cach-tinh')} />
            <Field
              name="co-mat"
              label="Số thành viên có mặt ít nhất"
              required
              maxLength={12}
              defaultValue={was('co-mat')}
              hint="Ví dụ 2/3."
            />
            <Choice name="cach-bo" label="Cách bỏ phiếu" options={optionsOf(ballotNames)} defaultValue={was('cach-bo')} />
            <Field
              name="van-ban"
              label="Văn bản"
              required
              maxLength={200}
              defaultValue={was('van-ban')}
              hint="Ví dụ: Quy chế 05/QC-HĐTĐ ngày 10/01/2026"
            />
          </Fields>
          <fieldset className={styles.options}>
            <legend>Không được bỏ phiếu, ngoài người nộp phiếu</legend>
            {barredParts.map((part) => (
              <label key={part} className={styles.option}>
                <input type="checkbox" name="khong-bo" value={part} />
                {barredNames[part]}
              </label>
            ))}
          </fieldset>
          <button type="submit">Lưu quy chế</button>
        </Press>
      </Panel>
    </div>
  )
}
