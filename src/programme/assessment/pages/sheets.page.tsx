import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, writePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Form, Wrong } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { roundsFor } from '../../calendar/reads.ts'
import { allowed } from '../../people/access.ts'
import { edgeOf, visitorOf } from '../../people/visit.reads.ts'
import { prefill } from '../prefill.actions.ts'
import { openSheet } from '../sheet.actions.ts'
import { setNames, sheetsOf } from '../sheet.reads.ts'
import { sheetStateNames } from '../sheet.text.ts'
import type { Route } from './+types/sheets.page'

export const meta: MetaFunction = () => [{ title: 'Phiếu đánh giá – Nông thôn mới' }]

export function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => {
    const [sheets, rounds, names] = [await sheetsOf(ctx, unitId), await roundsFor(ctx, unitId), await setNames(ctx)]
    const opened = new Set(sheets.map(({ roundId, setId }) => `${roundId} ${setId}`))
    const waiting = rounds
      .filter(({ state }) => state === 'open')
      .flatMap((round) => round.setIds.filter((id) => !opened.has(`${round.id} ${id}`)).map((setId) => ({ round, setId })))
    return {
      unit: actor.chosen?.unitName ?? '',
      mayFill: allowed(actor, 'sheet.fill', { unitPath: [unitId] }).ok,
      sheets: sheets.map((sheet) => ({
        id: sheet.id,
        round: sheet.roundName,
        set: names.get(sheet.setId) ?? sheet.setId,
        asOf: formatDate(sheet.asOf),
        dueOn: formatDate(sheet.dueOn),
        state: sheetStateNames[sheet.state],
        cells: sheet.cells,
      })),
      waiting: waiting.map(({ round, setId }) => ({
        ...{ roundId: round.id, setId },
        text: `${round.name} · ${names.get(setId) ?? setId}`,
        dueOn: formatDate(round.ownDueOn),
      })),
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const unitId = visit.actor.chosen?.unitId ?? 0
  const may = allowed(visit.actor, 'sheet.fill', { unitPath: [unitId] })
  if (!may.ok) return data({ problem: may.refusal.text }, { status: may.refusal.status ?? 403 })
  const asked = { unitId, roundId: Number(form.get('ky')) || 0, setId: String(form.get('bo') ?? '') }
  const opened = await writePage(context, edgeOf(visit), (ctx) => openSheet(ctx, asked))
  if (!opened.ok) return data({ problem: opened.refusal.text }, { status: opened.refusal.status ?? 422 })
  const { actor, address, today, now } = visit
  const saver = { personId: actor.personId, name: actor.name, postName: actor.chosen?.postName ?? '', address, today, now }
  await prefill(visit.db, saver, opened.value)
  throw redirect(`/danh-gia/${opened.value.id}`, 303)
}

export default function SheetsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { unit, sheets, waiting, mayFill } = loaderData
  const lead =
    waiting.length > 0
      ? `${unit}: có ${waiting.length} phiếu chưa mở trong kỳ đang nhập.`
      : sheets.length > 0
        ? `${unit}: không còn phiếu nào chưa mở trong kỳ đang nhập.`
        : `${unit}: chưa có kỳ nào đang mở.`
  return (
    <>
      <PageHead title="Phiếu tự đánh giá" lead={lead} />
      <Wrong text={actionData?.problem} />
      {waiting.map((one) => (
        <Section key={`${one.roundId} ${one.setId}`} title={one.text} lead={`Hạn nộp ${one.dueOn}.`}>
          {mayFill ? (
            <Form>
              <input type="hidden" name="ky" value={one.roundId} />
              <input type="hidden" name="bo" value={one.setId} />
              <button type="submit">Mở phiếu</button>
            </Form>
          ) : (
            <p>Cán bộ xã mở phiếu này.</p>
          )}
        </Section>
      ))}
      {sheets.length > 0 ? (
        <DataTable
          caption="Các phiếu của đơn vị"
          rows={sheets}
          keyOf={(row) => row.id}
          columns={[
            { key: 'round', head: 'Kỳ', cell: (row) => <a href={`/danh-gia/${row.id}`}>{row.round}</a> },
            { key: 'set', head: 'Bộ tiêu chí', cell: (row) => row.set },
            { key: 'asOf', head: 'Chốt đến hết', cell: (row) => row.asOf },
            { key: 'dueOn', head: 'Hạn nộp', cell: (row) => row.dueOn },
            { key: 'cells', head: 'Ô đã có số', numeric: true, cell: (row) => row.cells },
            { key: 'state', head: 'Tình trạng', cell: (row) => row.state },
          ]}
        />
      ) : null}
    </>
  )
}
