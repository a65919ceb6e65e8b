import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import { Refused } from '../../../platform/base/refusal.ts'
import { readPage, refusePage, writePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { Wrong } from '../../../platform/ui/form.tsx'
import { Island } from '../../../platform/ui/island.tsx'
import { PageHead, Strip } from '../../../platform/ui/page.tsx'
import { allowed } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { renewSheet } from '../sheet.actions.ts'
import { proofsOfSheet, sheetOf, wholeSheet } from '../sheet.reads.ts'
import { refusals } from '../sheet.text.ts'
import { sheetView } from '../sheet.views.ts'
import { saveForm } from '../sheet-form.actions.ts'
import { sentCells } from '../sheet-form.rules.ts'
import type { Route } from './+types/sheet.page'
import { Grid } from './grid.part.tsx'
import styles from './sheet.module.css'

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.sheet.unit.name ?? 'Phiếu'}, ${loaderData?.sheet.round.name ?? ''} – Phiếu tự đánh giá` },
]

export function loader({ context, params, request }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const saved = new URL(request.url).searchParams.get('da-luu')
  return readPage(context, async (ctx) => {
    const whole = await wholeSheet(ctx, Number(params.id) || 0)
    if (!whole) throw new Refused(refusals.unknown)
    const place = await placeOf(ctx, whole.sheet.unitId)
    const may = allowed(actor, 'sheet.read', place)
    if (!may.ok) throw new Refused(may.refusal)
    const fills = allowed(actor, 'sheet.fill', place).ok && (whole.sheet.state === 'draft' || whole.sheet.state === 'returned')
    // one sending of the form: sent again it saves once
    const sending = randomUUID()
    return {
      sending,
      personId: actor.personId,
      proofs: Object.fromEntries(await proofsOfSheet(ctx, whole.sheet)),
      mayProve: allowed(actor, 'evidence.add', place).ok,
      sheet: sheetView(whole),
      fills,
      submits: allowed(actor, 'sheet.submit', place).ok,
      reopens: allowed(actor, 'rounds.extend', place).ok && (whole.sheet.state === 'verified' || whole.sheet.state === 'appraised'),
      saved: saved === null ? null : Number(saved),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const sheetId = Number(params.id) || 0
  const sheet = await readPage(context, async (ctx) => {
    const found = await sheetOf(ctx, sheetId)
    const may = found && allowed(visit.actor, 'sheet.fill', await placeOf(ctx, found.unitId))
    if (!found || !may) throw new Refused(refusals.unknown)
    if (!may.ok) throw new Refused(may.refusal)
    return found
  })
  if (form.get('viec') === 'phien-ban-moi') {
    const renewed = await writePage(context, edgeOf(visit), (ctx) => renewSheet(ctx, sheet.unitId, sheetId))
    if (!renewed.ok) throw refusePage(context, renewed.refusal)
    throw redirect(`/danh-gia/${sheetId}`, 303)
  }
  const fields = [...form].flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : []))
  const { actor, address, today, now } = visit
  const saver = { personId: actor.personId, name: actor.name, postName: actor.chosen?.postName ?? '', address, today, now }
  const key = String(form.get('lan-gui') ?? '')
  const answer = await saveForm(visit.db, saver, sheet, sentCells(fields), key, form.get('nguon') === 'bang-tinh' ? 'workbook' : 'typed')
  if (!answer.ok) throw refusePage(context, answer.refusal)
  if (answer.value.conflicts.length === 0) throw redirect(`/danh-gia/${sheetId}?da-luu=${answer.value.saved}${anchorOf(form)}`, 303)
  return data({ conflicts: answer.value.conflicts, saved: answer.value.saved }, { status: 409 })
}

/** Back to the criterion whose button was pressed. */
function anchorOf(form: FormData): string {
  const criterion = String(form.get('tieu-chi') ?? '')
  return /^[\w.-]{1,20}$/.test(criterion) ? `#tieu-chi-${criterion}` : ''
}

export default function SheetPage({ loaderData, actionData }: Route.ComponentProps) {
  const { sheet, fills, submits, reopens, saved, sending, personId, proofs, mayProve } = loaderData
  const returned = sheet.criteria.filter(({ state }) => state === 'returned')
  const conflicts = actionData?.conflicts ?? []
  return (
    <>
      <PageHead
        crumbs={[{ href: '/phieu', text: 'Phiếu đánh giá' }]}
        title={`${sheet.unit.name}, ${sheet.round.name}`}
        lead={`${sheet.filled}/${sheet.cells} ô đã có số. ${sheet.stateName}. Hạn nộp ${formatDate(sheet.round.dueOn)}, số liệu chốt đến hết ${formatDate(sheet.asOf)}.`}
      />
      <p className="source">
        {`${sheet.set.name} (${sheet.set.decision})`}
        {fills ? (
          <>
            {' · '}
            <a href={`/danh-gia/${sheet.id}/bang-tinh`}>Nhập từ bảng tính</a>
          </>
        ) : null}
      </p>
      {conflicts.length > 0 ? (
        <Wrong text={`Có ${conflicts.length} ô vừa được người khác sửa, cần chọn số đúng. Các ô khác đã lưu.`} />
      ) : null}
      {saved !== null && !actionData ? (
        <Strip kind="note">
          <p role="status">{saved > 0 ? `Đã lưu ${saved} ô trên máy chủ.` : 'Không có ô nào thay đổi.'}</p>
        </Strip>
      ) : null}
      {fills && sheet.set.newerVersion !== null ? (
        <Strip kind="note">
          <p>{`Bộ tiêu chí đã có phiên bản ${sheet.set.newerVersion} áp dụng cho kỳ này. Chuyển phiếu sang phiên bản mới; số đã nhập giữ nguyên.`}</p>
          <form method="post">
            <input type="hidden" name="viec" value="phien-ban-moi" />
            <button type="submit">Chuyển sang phiên bản mới</button>
          </form>
        </Strip>
      ) : null}
      {sheet.successorSheetId === null ? null : (
        <Strip kind="note">
          <p>
            Đơn vị này đã kết thúc. <a href={`/danh-gia/${sheet.successorSheetId}`}>Mở phiếu của đơn vị mới</a>.
          </p>
        </Strip>
      )}
      {returned.length > 0 ? (
        <Strip kind="warning">
          <p>{`Bị trả lại ${returned.length} tiêu chí; chỉ các tiêu chí này sửa được:`}</p>
          <ul>
            {returned.map((one) => (
              <li key={one.code}>
                <a href={`#tieu-chi-${one.code}`}>{`Tiêu chí ${one.code}. ${one.name}`}</a>
                {`: ${one.reason ?? ''}${one.needs ? ` Cần: ${one.needs}` : ''}${one.dueOn ? ` Hạn ${formatDate(one.dueOn)}.` : ''}`}
              </li>
            ))}
          </ul>
        </Strip>
      ) : null}
      <Grid sheet={sheet} fills={fills} conflicts={conflicts} sending={sending} personId={personId} proofs={proofs} mayProve={mayProve} />
      {fills ? <Island of="assessment/sheet" /> : null}
      {reopens ? (
        <p>
          <a href={`/danh-gia/${sheet.id}/mo-lai`}>Mở lại tiêu chí đã kết luận</a>
        </p>
      ) : null}
      <p className={styles.foot}>
        {submits || fills ? (
          <a className={styles.next} href={`/danh-gia/${sheet.id}/nop`}>
            Kiểm tra trước khi nộp
          </a>
        ) : null}
      </p>
    </>
  )
}
