import { randomUUID } from 'node:crypto'
import { data, type MetaFunction, redirect } from 'react-router'
import { isRefused, type Refusal } from '../../../platform/base/refusal.ts'
import { contexts } from '../../../platform/http/context.ts'
import { readFileForm } from '../../../platform/http/form.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { enterBook } from '../book.actions.ts'
import { bookRows } from '../book.reads.ts'
import { type BookKind, bookKinds, bookNames, readBook, rowsIn, type TypedRow } from '../book.rules.ts'
import { actingOf } from '../frame.reads.ts'
import { refusals } from '../refusals.text.ts'
import { bookRowView } from '../views.ts'
import type { Route } from './+types/book.page'

export const meta: MetaFunction = () => [{ title: 'Nhập vốn từ bảng tính – Nông thôn mới' }]

/** bytes of a filled template, many times over */
const largest = 5 * 1024 * 1024

export async function action({ request, context }: Route.ActionArgs) {
  const { today } = visitorOf(context)
  const { files } = context.get(contexts.app)
  const form = await readFileForm(request, { folder: files.uploads, largest })
  const nothing = {
    kind: null as BookKind | null,
    rows: null as TypedRow[] | null,
    shown: [] as ReturnType<typeof bookRowView>[],
    sending: '',
  }
  const no = (problem: Refusal) => data({ ...nothing, problem }, { status: problem.status ?? 422 })
  try {
    const kind = bookKinds.find((one) => one === form.given('bang'))
    if (!kind) return no(refusals.noBook)
    if (form.given('viec') === 'ghi') {
      const rows = rowsIn(form.given('cac-dong'))
      if (!rows) return no(refusals.noBook)
      const entered = await enterBook(actingOf(context, form.given('lan-gui') || randomUUID()), kind, rows, { dryRun: false })
      return entered.ok ? redirect(`/von/${kind}?nam=${rows[0]?.typed.nam ?? ''}`, 303) : no(entered.refusal)
    }
    if (form.tooLarge !== null || !form.file || form.file.size === 0) return no(refusals.noBookFile)
    const { rows, faults } = readBook(await bookRows(form.file.path), kind, today)
    if (faults.length > 0 || rows.length === 0) return no(refusals.badBook(faults))
    const sending = randomUUID()
    const tried = await enterBook(actingOf(context, sending), kind, rows, { dryRun: true })
    if (!tried.ok) return no(tried.refusal)
    return data({ kind, rows, shown: rows.map(bookRowView), sending, problem: null as Refusal | null })
  } catch (error) {
    if (isRefused(error)) return no(error.refusal)
    throw error
  } finally {
    await form.forget()
  }
}

export default function BookPage({ actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        crumbs={[{ href: '/von', text: 'Vốn' }]}
        title="Nhập vốn từ bảng tính"
        lead="Tải mẫu, điền, gửi lại để xem trước. Chỉ ghi khi mọi dòng đều đúng; ô sai được chỉ rõ."
      />
      <Problem problem={actionData?.problem} />
      {actionData?.kind && actionData.rows ? (
        <Preview kind={actionData.kind} rows={actionData.rows} shown={actionData.shown} sending={actionData.sending} />
      ) : null}
      <Section title="Tải mẫu">
        <ul>
          {bookKinds.map((kind) => (
            <li key={kind}>
              <a href={`/von/nhap-tep/mau/${kind}`}>{`Mẫu ${bookNames[kind].toLowerCase()} (.xlsx)`}</a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Gửi bảng đã điền">
        <Form encType="multipart/form-data">
          <Choice name="bang" label="Bảng" options={bookKinds.map((kind) => ({ value: kind, text: bookNames[kind] }))} />
          <label htmlFor="tep">Tệp .xlsx hoặc .csv, không quá 5 MB</label>
          <input id="tep" type="file" name="tep" accept=".xlsx,.csv" required />
          <button type="submit">Xem trước</button>
        </Form>
      </Section>
    </>
  )
}

type Shown = { kind: BookKind; rows: TypedRow[]; shown: ReturnType<typeof bookRowView>[]; sending: string }

function Preview({ kind, rows, shown, sending }: Shown) {
  return (
    <Section title="Xem trước" lead={`${rows.length} dòng đều ghi được.`}>
      <DataTable
        caption={`Các dòng sẽ ghi: ${bookNames[kind].toLowerCase()}`}
        rows={shown}
        keyOf={({ line }) => line}
        columns={[
          { key: 'line', head: 'Dòng', cell: ({ line }) => line },
          { key: 'unit', head: 'Mã đơn vị', cell: ({ unit }) => unit },
          { key: 'what', head: 'Nguồn, loại vốn', cell: ({ what }) => what },
          { key: 'amount', head: 'Số tiền', numeric: true, cell: ({ amount }) => amount },
          { key: 'document', head: 'Văn bản, chứng từ', cell: ({ document }) => document },
        ]}
      />
      <form method="post">
        <input type="hidden" name="bang" value={kind} />
        <input type="hidden" name="lan-gui" value={sending} />
        <input type="hidden" name="cac-dong" value={JSON.stringify(rows)} />
        <p>
          <button type="submit" name="viec" value="ghi">{`Ghi ${rows.length} dòng`}</button>
        </p>
      </form>
    </Section>
  )
}
