import { data, type MetaFunction, redirect } from 'react-router'
import { contexts, readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { tierText } from '../../criteria/text.ts'
import { tiers } from '../../criteria/types.ts'
import { may } from '../../people/access.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { type NewDossier, openDossier } from '../dossier.actions.ts'
import { dossiersIn, sheetsReady } from '../dossier.reads.ts'
import { listView } from '../dossier.views.ts'
import type { Route } from './+types/dossiers.page'
import styles from './dossier.module.css'
import { Panel, Refused } from './press.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Hồ sơ công nhận – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const unitId = actor.chosen?.unitId ?? 0
  const mayOpen = may(actor, 'dossier.prepare')
  return readPage(context, async (ctx) => ({
    unit: actor.chosen?.unitName ?? '',
    mayOpen,
    year: ctx.today.slice(0, 4),
    dossiers: (await dossiersIn(ctx, unitId)).map(listView),
    ready: mayOpen
      ? (await sheetsReady(ctx, unitId)).map(({ id, unitName, above, setName, asOf, tier }) => ({
          id,
          unit: above ? `${unitName}, ${above}` : unitName,
          text: `${tierText[tier]}: ${setName}, số liệu đến ${formatDate(asOf)}`,
          year: asOf.slice(0, 4),
        }))
      : [],
  }))
}

const whole = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : 0)

function newDossier(given: (name: string) => string): NewDossier {
  const bookedYear = whole(given('nam'))
  const tier = tiers.find((one) => one === given('danh-hieu')) ?? 'standard'
  return given('loai') === 'thua-nhan'
    ? { kind: 'acknowledgement', unitCode: given('don-vi'), tier, bookedYear }
    : { kind: 'recognition', sheetId: whole(given('phieu')), bookedYear }
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const doing = { db: context.get(contexts.app).db, actor: visit.actor, edge: edgeOf(visit) }
  const opened = await openDossier(doing, newDossier(given))
  if (opened.ok) return redirect(`/ho-so/${opened.value.dossierId}`, 303)
  const { text, offenders = [], status } = opened.refusal
  return data({ problem: { text, offenders }, asked: { code: given('don-vi'), year: given('nam') } }, { status: status ?? 422 })
}

export default function DossiersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { unit, dossiers, ready, mayOpen, year } = loaderData
  const open = dossiers.filter((one) => one.open).length
  return (
    <>
      <PageHead title="Hồ sơ công nhận" lead={`${unit}: ${open} hồ sơ đang giải quyết, ${dossiers.length - open} hồ sơ đã xong.`}>
        <p>
          <a href="/ho-so/quy-che">Quy chế hội đồng</a> · <a href="/quyet-dinh">Quyết định đã công bố</a>
        </p>
      </PageHead>
      <Refused problem={actionData?.problem} />
      <DataTable
        caption="Hồ sơ"
        captionHidden
        rows={dossiers}
        keyOf={(one) => one.id}
        empty="Chưa có hồ sơ nào."
        columns={[
          { key: 'unit', head: 'Đơn vị', cell: (one) => <a href={`/ho-so/${one.id}`}>{one.unit}</a> },
          { key: 'title', head: 'Đề nghị', cell: (one) => `${one.title}, ghi nhận cho năm ${one.year}` },
          { key: 'state', head: 'Tình trạng', cell: (one) => one.state },
          { key: 'missing', head: 'Thành phần, điều kiện', cell: (one) => one.missing },
          { key: 'moved', head: 'Bước gần nhất', cell: (one) => one.movedAt },
        ]}
      />
      {mayOpen ? (
        <>
          <Section title="Phiếu đã thẩm định, chưa lập hồ sơ">
            <DataTable
              caption="Phiếu đã thẩm định, chưa lập hồ sơ"
              captionHidden
              rows={ready}
              keyOf={(one) => one.id}
              empty="Không còn phiếu nào."
              columns={[
                { key: 'unit', head: 'Đơn vị', cell: (one) => one.unit },
                { key: 'set', head: 'Danh hiệu, bộ tiêu chí', width: 'half', cell: (one) => one.text },
                { key: 'open', head: 'Lập hồ sơ', cell: (one) => <OpenOn sheet={one} /> },
              ]}
            />
          </Section>
          <Section title="Xã hình thành do sáp nhập">
            <Acknowledge year={actionData?.asked.year || year} code={actionData?.asked.code ?? ''} />
          </Section>
        </>
      ) : null}
    </>
  )
}

function OpenOn({ sheet }: { sheet: { id: number; unit: string; year: string } }) {
  return (
    <Form>
      <input type="hidden" name="loai" value="cong-nhan" />
      <input type="hidden" name="phieu" value={sheet.id} />
      <Field
        id={`nam-${sheet.id}`}
        name="nam"
        label="Ghi nhận cho năm"
        inputMode="numeric"
        pattern="\d{4}"
        required
        defaultValue={sheet.year}
      />
      <button type="submit" aria-label={`Lập hồ sơ: ${sheet.unit}`}>
        Lập hồ sơ
      </button>
    </Form>
  )
}

function Acknowledge({ year, code }: { year: string; code: string }) {
  return (
    <div className={styles.forms}>
      <Panel title="Lập hồ sơ thừa nhận sau sáp nhập">
        <Form wide>
          <input type="hidden" name="loai" value="thua-nhan" />
          <Fields>
            <Field
              name="don-vi"
              label="Mã đơn vị"
              required
              maxLength={5}
              defaultValue={code}
              hint="Mọi xã trước sáp nhập phải đã được công nhận."
            />
            <Choice
              name="danh-hieu"
              label="Danh hiệu"
              options={tiers.filter((one) => one !== 'completion').map((one) => ({ value: one, text: tierText[one] }))}
            />
            <Field
              id="nam-thua-nhan"
              name="nam"
              label="Ghi nhận cho năm"
              inputMode="numeric"
              pattern="\d{4}"
              required
              defaultValue={year}
            />
          </Fields>
          <button type="submit">Lập hồ sơ thừa nhận</button>
        </Form>
      </Panel>
    </div>
  )
}
