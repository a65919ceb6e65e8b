import { data, type MetaFunction, redirect } from 'react-router'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { tiers } from '../../criteria/types.ts'
import { allowed } from '../../people/access.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { openDossier } from '../dossier.actions.ts'
import type { Doing } from '../press.actions.ts'
import { prepareRevocation } from '../revocation.actions.ts'
import { askOfUnits } from '../watch.actions.ts'
import { watchRefusals } from '../watch.text.ts'
import { watchPage } from '../watch-page.reads.ts'
import type { Route } from './+types/watch.page'
import { Refused } from './press.part.tsx'
import styles from './watch.module.css'
import { WatchList } from './watch-list.part.tsx'
import { WaitingList } from './watch-waiting.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Duy trì, thu hồi – Nông thôn mới' }]

export async function loader({ context, request }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const asked = new URL(request.url).searchParams
  const view = await readPage(context, (ctx) => watchPage(ctx, actor, (slug) => whole(asked.get(slug) ?? '')))
  return { ...view, done: asked.get('da-gui') }
}

const whole = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : 0)

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const held = allowed(visit.actor, 'dossier.prepare')
  if (!held.ok) throw refusePage(context, held.refusal)
  const form = await request.formData()
  const doing = { db: context.get(contexts.app).db, actor: visit.actor, edge: edgeOf(visit) }
  const pressed = await pressButton(doing, form)
  if (pressed.ok)
    return redirect('dossierId' in pressed.value ? `/ho-so/${pressed.value.dossierId}` : `/duy-tri?da-gui=${pressed.value.asked}`, 303)
  const { text, offenders = [], status } = pressed.refusal
  if (status === 404) throw refusePage(context, pressed.refusal)
  const one = (name: string) => String(form.get(name) ?? '')
  const asked = { kind: one('viec'), reason: one('noi-dung'), due: one('han'), year: one('nam'), units: form.getAll('xa').map(String) }
  return data({ problem: { text, offenders }, asked }, { status: status ?? 422 })
}

/** What each button of the page does, by the value of its field `viec`. */
function pressButton(doing: Doing, form: FormData) {
  const one = (name: string) => String(form.get(name) ?? '')
  const tier = tiers.find((known) => known === one('danh-hieu')) ?? 'standard'
  const year = Number(doing.edge.today.slice(0, 4))
  if (one('viec') === 'thu-hoi') return prepareRevocation(doing, { unitId: whole(one('xa')), tier })
  if (one('viec') === 'thua-nhan') return openDossier(doing, { kind: 'acknowledgement', unitCode: one('ma'), tier, bookedYear: year })
  const asked = { unitIds: form.getAll('xa').map((id) => whole(String(id))), reason: one('noi-dung'), dueOn: parseDate(one('han')) }
  if (one('viec') === 'ra-soat') return askOfUnits(doing, { kind: 'review', year: whole(one('nam')), ...asked })
  if (one('viec') === 'giai-trinh') return askOfUnits(doing, { kind: 'explanation', year, ...asked })
  return Promise.resolve({ ok: false as const, refusal: watchRefusals.unknown })
}

export default function WatchPage({ loaderData: view, actionData }: Route.ComponentProps) {
  const count = (key: (typeof view.lists)[number]['key']) => view.lists.find((list) => list.key === key)?.count ?? 0
  return (
    <>
      <PageHead
        title="Duy trì, thu hồi"
        lead={`${view.place}: ${view.units} xã đang giữ danh hiệu; ${count('risk')} có nguy cơ thu hồi, ${count('near')} cần chú ý, ${count('unknown')} chưa đủ căn cứ, ${count('stable')} ổn định; ${view.waiting.count} xã sau sáp nhập chờ xem xét.`}
      />
      <Refused problem={actionData?.problem} />
      {view.done ? (
        <Strip kind="note">
          <p role="status">Đã ghi {view.done} yêu cầu mới; mỗi xã thấy yêu cầu tại trang này.</p>
        </Strip>
      ) : null}
      <details className={styles.law} open={count('risk') + count('near') > 0}>
        <summary>Quy định dùng để xếp nhóm</summary>
        <ul>
          {view.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
          <li>Tỷ lệ tính trên tổng số tiêu chí của bộ. Mỗi tiêu chí lấy kết quả của ngày gần nhất, ở bước xa nhất có kết luận.</li>
          <li>Không có gì tự động: thu hồi là một quyết định có hồ sơ riêng.</li>
        </ul>
      </details>
      {view.lists.map((list) => (
        <Section key={list.key} id={list.slug} title={`${list.name} (${list.count})`} lead={list.count > 0 ? list.lead : undefined}>
          <WatchList list={list} view={view} asked={actionData?.asked ?? null} />
        </Section>
      ))}
      <Section id="sap-nhap" title={`Chờ xem xét sau sáp nhập (${view.waiting.count})`} lead={view.waiting.rule}>
        <WaitingList waiting={view.waiting} mayAct={view.mayAct} maySeeDossiers={view.maySeeDossiers} />
      </Section>
    </>
  )
}
