import { randomUUID } from 'node:crypto'
import { data } from 'react-router'
import { isRefused } from '../../../platform/base/refusal.ts'
import { contexts, readPage } from '../../../platform/http/context.ts'
import { readFileForm } from '../../../platform/http/form.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Form, Wrong } from '../../../platform/ui/form.tsx'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { fieldOf } from '../sheet-form.rules.ts'
import { readSheetWorkbook, sheetToFill } from '../workbook.reads.ts'
import type { BookReading } from '../workbook.rules.ts'
import type { Route } from './+types/workbook.page'

export const meta: Route.MetaFunction = () => [{ title: 'Nhập từ bảng tính – Nông thôn mới' }]

/** bytes of a filled template, many times over */
const largest = 5 * 1024 * 1024

export function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const { sheet, unitName, roundName } = await sheetToFill(ctx, actor, Number(params.id) || 0)
    return { id: sheet.id, unitName, roundName }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { actor } = visitorOf(context)
  const { files } = context.get(contexts.app)
  const form = await readFileForm(request, { folder: files.uploads, largest })
  const nothing = { reading: null as BookReading | null, sending: randomUUID() }
  try {
    const { file, tooLarge } = form
    if (tooLarge !== null)
      return data({ ...nothing, problem: `Tệp ${tooLarge} lớn hơn 5 MB. Tải lại mẫu của phiếu rồi điền.` }, { status: 413 })
    if (!file || file.size === 0)
      return data({ ...nothing, problem: 'Chưa chọn tệp, hoặc tệp trống. Chọn tệp mẫu đã điền.' }, { status: 422 })
    const reading = await readPage(context, async (ctx) => {
      const whole = await sheetToFill(ctx, actor, Number(params.id) || 0)
      try {
        return await readSheetWorkbook(file.path, whole)
      } catch (error) {
        if (isRefused(error)) return error.refusal
        throw error
      }
    })
    if ('text' in reading) return data({ ...nothing, problem: reading.text }, { status: reading.status ?? 422 })
    return data({ ...nothing, reading, problem: null })
  } finally {
    await form.forget()
  }
}

export default function WorkbookPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, unitName, roundName } = loaderData
  const reading = actionData?.reading
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/phieu', text: 'Phiếu đánh giá' },
          { href: `/danh-gia/${id}`, text: `${unitName}, ${roundName}` },
        ]}
        title="Nhập từ bảng tính"
        lead="Tải mẫu, điền khi không có mạng, gửi lại. Xem trước rồi mới ghi; ô sai được chỉ rõ và không mất."
      />
      <Wrong text={actionData?.problem} />
      {reading ? <Preview id={id} reading={reading} sending={actionData?.sending ?? ''} /> : null}
      <Section title="Tải mẫu">
        <p>
          <a href={`/danh-gia/${id}/bang-tinh/mau`}>Tải mẫu phiếu (.xlsx)</a> – có sẵn số kỳ trước và số đang ghi; cột mã bị khóa.
        </p>
      </Section>
      <Section title="Gửi mẫu đã điền">
        <Form encType="multipart/form-data">
          <label htmlFor="tep">Tệp .xlsx hoặc .csv, không quá 5 MB</label>
          <input id="tep" type="file" name="tep" accept=".xlsx,.csv" required />
          <button type="submit">Xem trước</button>
        </Form>
      </Section>
    </>
  )
}

function Preview({ id, reading, sending }: { id: number; reading: BookReading; sending: string }) {
  const { changes, faults, unchanged } = reading
  const wrong = changes.filter(({ problem }) => problem !== null).length
  const clashes = changes.filter(({ clash }) => clash).length
  return (
    <Section
      title="Xem trước"
      lead={`${changes.length} ô thay đổi, ${unchanged} ô giữ nguyên${wrong > 0 ? `, ${wrong} ô cần sửa` : ''}${clashes > 0 ? `, ${clashes} ô đã được người khác sửa sau khi tải mẫu` : ''}.`}
    >
      {faults.length > 0 ? (
        <Strip kind="warning">
          <ul>
            {faults.map(({ where, what }) => (
              <li key={`${where} ${what}`}>{`${where}: ${what}`}</li>
            ))}
          </ul>
        </Strip>
      ) : null}
      {changes.length > 0 ? (
        <form method="post" action={`/danh-gia/${id}`}>
          <input type="hidden" name="lan-gui" value={sending} />
          <DataTable
            caption="Các ô sẽ ghi"
            captionHidden
            rows={changes}
            keyOf={(one) => one.measure}
            columns={[
              { key: 'where', head: 'Ô', cell: (one) => one.where },
              { key: 'name', head: 'Nội dung', cell: (one) => one.name },
              { key: 'before', head: 'Đang ghi', cell: (one) => one.before || '–' },
              { key: 'typed', head: 'Sẽ ghi', cell: (one) => one.typed || '(trống)' },
              { key: 'note', head: 'Ghi chú', cell: (one) => one.note },
              {
                key: 'problem',
                head: 'Cần xem',
                cell: (one) => [one.problem, one.clash ? 'Đã được người khác sửa sau khi tải mẫu.' : null].filter(Boolean).join(' '),
              },
            ]}
          />
          {changes.map((one) => (
            <span key={one.measure}>
              <input type="hidden" name={fieldOf.typed(one.measure)} value={one.typed} />
              <input type="hidden" name={fieldOf.note(one.measure)} value={one.note} />
              <input type="hidden" name={fieldOf.base(one.measure)} value={one.base} />
            </span>
          ))}
          <p>
            <button type="submit" name="nguon" value="bang-tinh">{`Ghi ${changes.length} ô vào phiếu`}</button>
          </p>
        </form>
      ) : null}
    </Section>
  )
}
