import { data, type MetaFunction } from 'react-router'
import { isRefused } from '../../../platform/base/refusal.ts'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { readFileForm } from '../../../platform/http/form.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { importCertified } from '../import.actions.ts'
import { readingOf, type Sheet, sheetOf } from '../import.reads.ts'
import { type ImportReading, importColumns } from '../import.rules.ts'
import { groupName } from '../procedures.ts'
import { starsText } from '../text.ts'
import type { Route } from './+types/import.page'

export const meta: MetaFunction = () => [{ title: 'Nhập danh sách OCOP – Nông thôn mới' }]

/** bytes of a province's list, many times over */
const largest = 2 * 1024 * 1024
/** rows and faults that the page shows; all of them are read */
const shown = 100

type Answer = { problem: ImportProblem | null; preview: Preview | null; done: { added: number; known: number } | null }
type ImportProblem = Parameters<typeof refusePage>[1]
type Preview = ReturnType<typeof previewOf>

const nothing: Answer = { problem: null, preview: null, done: null }
const refusedAs = (text: string): Answer => ({ ...nothing, problem: { code: 'ocop.file', text } })

/** A table as one field of a form: a line a row, its number first, tabs between cells. */
const carried = ({ header, rows }: Sheet): string =>
  [['', ...header], ...rows.map(({ line, cells }) => [line, ...cells])]
    .map((row) => row.map((cell) => String(cell).replace(/\s+/g, ' ')).join('\t'))
    .join('\n')
function uncarried(text: string): Sheet {
  const [header = [], ...rows] = text.split(/\r?\n/).map((line) => line.split('\t'))
  return { header: header.slice(1), rows: rows.map(([line = '', ...cells]) => ({ line: Number(line), cells })) }
}

const previewOf = (sheet: Sheet, { rows, faults }: ImportReading) => ({
  ...{ count: rows.length, faultCount: faults.length, faults: faults.slice(0, shown), table: faults.length === 0 ? carried(sheet) : '' },
  rows: rows.slice(0, shown).map(({ line, unitName, producer, product, group, stars, decisionNumber, decidedOn, expiresOn }) => ({
    ...{ line, unitName, producer, product, group: groupName(group), stars: starsText(stars) },
    ...{ decision: `${decisionNumber} ngày ${formatDate(decidedOn)}`, expiresOn: formatDate(expiresOn) },
  })),
})

export async function action({ request, context }: Route.ActionArgs) {
  const { actor } = visitorOf(context)
  const { files } = context.get(contexts.app)
  const form = await readFileForm(request, { folder: files.uploads, largest })
  try {
    const { file, tooLarge, given } = form
    if (given('bang') !== '') return await takeIn(context, given('bang'))
    if (tooLarge !== null) return data(refusedAs(`Tệp ${tooLarge} lớn hơn 2 MB. Chia danh sách làm nhiều tệp.`), { status: 413 })
    if (!file || file.size === 0) return data(refusedAs('Chưa chọn tệp, hoặc tệp trống. Chọn tệp danh sách.'), { status: 422 })
    const sheet = await sheetOf(file.path)
    const reading = await readPage(context, (ctx) => readingOf(ctx, actor.chosen?.unitId ?? 0, sheet))
    return data({ ...nothing, preview: previewOf(sheet, reading) }, { status: reading.faults.length > 0 ? 422 : 200 })
  } catch (error) {
    if (!isRefused(error)) throw error
    return data(refusedAs(error.refusal.text), { status: 422 })
  } finally {
    await form.forget()
  }
}

async function takeIn(context: Route.ActionArgs['context'], table: string) {
  const taken = await importCertified(actingOf(context), uncarried(table))
  if (taken.ok) return data({ ...nothing, done: taken.value })
  if (taken.refusal.status === 404) throw refusePage(context, taken.refusal)
  return data({ ...nothing, problem: taken.refusal }, { status: taken.refusal.status ?? 422 })
}

export default function ImportPage({ actionData }: Route.ComponentProps) {
  const { problem, preview, done } = actionData ?? nothing
  return (
    <>
      <PageHead
        crumbs={[{ href: '/ocop/ho-so', text: 'Hồ sơ OCOP' }]}
        title="Nhập danh sách sản phẩm đã công nhận"
        lead="Xem trước rồi mới ghi; có dòng sai thì chưa ghi dòng nào. Sản phẩm, quyết định đã có được giữ nguyên."
      />
      <Problem problem={problem} />
      {done ? (
        <Strip kind="note">
          <p role="status">{`Đã ghi ${done.added} giấy chứng nhận; ${done.known} dòng đã có từ trước.`}</p>
        </Strip>
      ) : null}
      {preview ? <Shown preview={preview} /> : null}
      <Section title="Chọn tệp">
        <p>Tệp .xlsx hoặc .csv, dòng đầu là tên cột: {Object.values(importColumns).join(', ')}. Hiệu lực được tính từ ngày quyết định.</p>
        <Form encType="multipart/form-data">
          <label htmlFor="tep">Tệp danh sách, không quá 2 MB</label>
          <input id="tep" type="file" name="tep" accept=".xlsx,.csv" required />
          <button type="submit">Xem trước</button>
        </Form>
      </Section>
    </>
  )
}

function Shown({ preview }: { preview: Preview }) {
  const { count, faultCount, faults, rows, table } = preview
  return (
    <Section title="Xem trước" lead={`${count} dòng đúng, ${faultCount} chỗ cần sửa.`}>
      {faults.length > 0 ? (
        <Strip kind="warning">
          <ul>
            {faults.map(({ where, what }) => (
              <li key={`${where} ${what}`}>{`${where}: ${what}`}</li>
            ))}
          </ul>
        </Strip>
      ) : null}
      <DataTable
        caption="Các dòng sẽ ghi"
        captionHidden
        rows={rows}
        keyOf={({ line }) => line}
        empty="Không có dòng nào đúng."
        columns={[
          { key: 'product', head: 'Sản phẩm', cell: ({ product }) => product },
          { key: 'producer', head: 'Chủ thể', cell: ({ producer }) => producer },
          { key: 'unit', head: 'Xã', cell: ({ unitName }) => unitName },
          { key: 'group', head: 'Nhóm', cell: ({ group }) => group },
          { key: 'stars', head: 'Hạng', cell: ({ stars }) => stars },
          { key: 'decision', head: 'Quyết định', cell: ({ decision }) => decision },
          { key: 'expires', head: 'Hiệu lực đến hết', cell: ({ expiresOn }) => expiresOn },
        ]}
      />
      {count > rows.length ? <p className="muted">{`và ${count - rows.length} dòng nữa`}</p> : null}
      {table === '' || count === 0 ? null : (
        <Form>
          <input type="hidden" name="bang" value={table} />
          <button type="submit">{`Ghi ${count} giấy chứng nhận`}</button>
        </Form>
      )}
    </Section>
  )
}
