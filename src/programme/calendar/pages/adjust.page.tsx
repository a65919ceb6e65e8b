import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Area, Field, Fields, Form, QuietButton, Wrong } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { allowed, may, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { answerRequest, extend } from '../extension.actions.ts'
import { extensionsOf, participantsOf, requestsOf, roundById } from '../reads.ts'
import { cancelRound } from '../round.actions.ts'
import { refusals } from '../text.ts'
import { extensionView, type RequestView, requestView, roundView } from '../views.ts'
import type { Route } from './+types/adjust.page'
import styles from './calendar.module.css'

export const meta: MetaFunction = () => [{ title: 'Gia hạn, hủy kỳ – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const found = await readPage(context, async (ctx) => {
    const round = await roundById(ctx, numberOf(params.id))
    if (!round) return refusals.unknown
    if (!allowed(actor, 'rounds.open', await placeOf(ctx, round.unitId)).ok) return notHere
    const communes = await participantsOf(ctx, round.id)
    return {
      round: roundView(round, round.dueOn, ctx.today),
      mayExtend: may(actor, 'rounds.extend'),
      communes: communes.map(({ code, name }) => ({ code, name })),
      extensions: (await extensionsOf(ctx, round, null)).map((one) => extensionView(one, round.unitId)),
      requests: (await requestsOf(ctx, round.id, null)).map(requestView),
    }
  })
  if ('code' in found) throw refusePage(context, found)
  return found
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const acting = { actor: visit.actor, db: visit.db, edge: edgeOf(visit) }
  const roundId = numberOf(params.id)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '').trim()
  const codes = given('ma-xa').split(/[\s,;]+/)
  const done =
    given('viec') === 'huy'
      ? await cancelRound(acting, roundId, given('ly-do-huy'))
      : given('viec') === 'gia-han'
        ? await extend(acting, roundId, {
            codes: codes.filter((one) => one !== ''),
            until: parseDate(given('han-moi')),
            reason: given('ly-do'),
          })
        : await answerRequest(acting, roundId, {
            ...{ unitId: numberOf(given('don-vi')), number: numberOf(given('de-nghi')) },
            ...{ grants: given('viec') === 'dong-y', until: parseDate(given('han-moi')), reason: given('ly-do') },
          })
  if (!done.ok) {
    const typed = given('viec') === 'gia-han' ? { codes: given('ma-xa'), until: given('han-moi'), reason: given('ly-do') } : null
    return data({ problem: done.refusal.text, typed }, { status: done.refusal.status ?? 422 })
  }
  throw redirect(given('viec') === 'huy' ? '/ky-bao-cao' : `/ky-bao-cao/${roundId}/dieu-chinh`, 303)
}

/** An id as it stands in an address or a form; 0, which nothing has, for anything else. */
const numberOf = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0)

export default function AdjustPage({ loaderData, actionData }: Route.ComponentProps) {
  const { round, mayExtend, communes, extensions, requests } = loaderData
  const waiting = requests.filter(({ waits }) => waits)
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/ky-bao-cao', text: 'Kỳ báo cáo' },
          { href: `/ky-bao-cao/${round.id}`, text: round.name },
        ]}
        title="Gia hạn, hủy kỳ"
        lead={`${round.name}: ${round.stateName.toLowerCase()}, hạn xã nộp ${round.dueOn}, bước cuối ${round.endsOn}.`}
      />
      <Wrong text={actionData?.problem} />
      {mayExtend ? (
        <Section title={`Đề nghị gia hạn chờ trả lời: ${waiting.length}`}>
          {waiting.length === 0 ? (
            <p className="muted">Không có đề nghị nào chờ trả lời.</p>
          ) : (
            waiting.map((one) => <Answer key={one.key} one={one} />)
          )}
        </Section>
      ) : null}
      {mayExtend ? <Extend communes={communes} typed={actionData?.typed} /> : null}
      <Section title="Đã gia hạn">
        <DataTable
          caption="Các lần gia hạn"
          captionHidden
          rows={extensions}
          keyOf={({ key }) => key}
          empty="Chưa gia hạn cho xã nào."
          columns={[
            { key: 'unit', head: 'Xã', cell: ({ unit }) => unit },
            { key: 'until', head: 'Hạn mới', cell: ({ until }) => until },
            { key: 'reason', head: 'Lý do', cell: ({ reason }) => reason },
            { key: 'by', head: 'Người gia hạn', cell: ({ by }) => by },
          ]}
        />
      </Section>
      <Answered rows={requests.filter(({ waits }) => !waits)} />
      <Section
        title="Hủy kỳ"
        lead="Phiếu đã nhập vẫn được giữ nhưng không nộp được nữa; các xã được báo. Sau đó có thể mở lại kỳ với ngày khác."
      >
        <Form>
          <input type="hidden" name="viec" value="huy" />
          <Area name="ly-do-huy" label="Lý do hủy" required maxLength={500} />
          <button type="submit">Hủy kỳ</button>
        </Form>
      </Section>
    </>
  )
}

function Answer({ one }: { one: RequestView }) {
  const id = one.key.replace(' ', '-')
  return (
    <div className={styles.answer}>
      <p>
        <strong>{one.unit}</strong> đề nghị gia hạn đến hết ngày {one.until}: {one.reason} <span className="muted">({one.by})</span>
      </p>
      <Form wide aria-label={`Trả lời ${one.unit}`}>
        <input type="hidden" name="don-vi" value={one.unitId} />
        <input type="hidden" name="de-nghi" value={one.number} />
        <Fields>
          <Field id={`han-moi-${id}`} name="han-moi" label="Hạn mới" defaultValue={one.until} inputMode="numeric" />
          <Field id={`ly-do-${id}`} name="ly-do" label="Lý do (bắt buộc khi không đồng ý)" maxLength={500} />
        </Fields>
        <div className={styles.buttons}>
          <button type="submit" name="viec" value="dong-y">
            Đồng ý
          </button>
          <QuietButton name="viec" value="tu-choi">
            Không đồng ý
          </QuietButton>
        </div>
      </Form>
    </div>
  )
}

type ExtendProps = {
  communes: { code: string; name: string }[]
  typed: { codes: string; until: string; reason: string } | null | undefined
}

function Extend({ communes, typed }: ExtendProps) {
  return (
    <Section title="Gia hạn">
      <Form wide>
        <input type="hidden" name="viec" value="gia-han" />
        <Fields>
          <Field
            name="ma-xa"
            label="Mã xã"
            maxLength={4000}
            list="cac-xa"
            defaultValue={typed?.codes ?? ''}
            hint="Nhiều mã cách nhau dấu phẩy. Để trống: tất cả các xã của kỳ."
          />
          <Field name="han-moi" label="Hạn mới" required inputMode="numeric" placeholder="21/12/2026" defaultValue={typed?.until ?? ''} />
        </Fields>
        <datalist id="cac-xa">
          {communes.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </datalist>
        <Area name="ly-do" label="Lý do" required maxLength={500} defaultValue={typed?.reason ?? ''} />
        <button type="submit">Gia hạn</button>
      </Form>
    </Section>
  )
}

function Answered({ rows }: { rows: RequestView[] }) {
  if (rows.length === 0) return null
  return (
    <Section title="Đề nghị đã trả lời">
      <DataTable
        caption="Đề nghị đã trả lời"
        captionHidden
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { key: 'unit', head: 'Xã', cell: ({ unit }) => unit },
          { key: 'until', head: 'Hạn đề nghị', cell: ({ until }) => until },
          { key: 'reason', head: 'Lý do', cell: ({ reason }) => reason },
          { key: 'by', head: 'Người đề nghị', cell: ({ by }) => by },
          { key: 'answer', head: 'Trả lời', cell: ({ answer }) => answer },
        ]}
      />
    </Section>
  )
}
