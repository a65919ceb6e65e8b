import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { fold } from '../../../platform/text/fold.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { formsOf } from '../form.reads.ts'
import type { FormRow, FormTable } from '../form.types.ts'
import { cellText, linesUnder } from '../form.views.ts'
import { askedIn } from '../form-asked.reads.ts'
import type { Route } from './+types/forms.page'

export const meta: MetaFunction = () => [{ title: 'Phụ lục, biểu mẫu – Nông thôn mới' }]

/** rows of a table that the page shows; the workbook has all */
const shown = 30

/** tables with so many columns scroll sideways, and their heads are short */
const wide = 12

export const loader = ({ context, request }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const asked = askedIn(context, request, ctx)
    return { asked, place: visitorOf(context).actor.chosen?.unitName ?? '', tables: await formsOf(ctx, asked) }
  })

export default function Forms({ loaderData: { asked, place, tables } }: Route.ComponentProps) {
  const { year, asOf } = asked
  return (
    <>
      <PageHead title="Phụ lục, biểu mẫu" lead={`${place}, 6 tháng đầu năm ${year}; số liệu đến hết ${formatDate(asOf)}.`}>
        <p>
          <a href={`/bao-cao/phu-luc/tai-ve?nam=${year}`}>Tải Excel (tất cả, mỗi biểu một trang)</a> ·{' '}
          <a href={`/bao-cao/phu-luc/tep/phu-luc.json?nam=${year}`}>JSON</a>
        </p>
      </PageHead>
      <Form method="get" action="/bao-cao/phu-luc">
        <Field name="nam" label="Năm" defaultValue={year} inputMode="numeric" required />
        <button type="submit">Xem năm khác</button>
      </Form>
      {tables.map((table) => (
        <One key={table.code} table={table} year={year} />
      ))}
    </>
  )
}

function One({ table, year }: { table: FormTable; year: number }) {
  const { code, title, unit, columns, rows, basis } = table
  return (
    <Section title={`${code}. ${title}`} lead={unit}>
      {basis ? (
        <Strip kind="note">
          <p>{basis}</p>
        </Strip>
      ) : null}
      <DataTable<FormRow & { at: number }>
        caption={`${code}. ${title}`}
        captionHidden
        narrow={columns.length < wide ? 'cards' : 'scroll'}
        rows={rows.slice(0, shown).map((row, at) => ({ ...row, at }))}
        keyOf={({ at }) => at}
        columns={columns.map((column) => ({
          key: column.key,
          head: column.group && columns.length < wide ? `${column.group}: ${column.head}` : column.head,
          numeric: column.kind !== 'text',
          cell: ({ role, cells }) => {
            const words = cellText(cells[column.key], column)
            return role === 'body' ? words : <strong>{words}</strong>
          },
        }))}
        empty="Chưa có số liệu của phụ lục này trên hệ thống."
      />
      <p className="source">
        {rows.length > shown ? `${rows.length} dòng, trang này hiện ${shown} dòng đầu. ` : ''}
        {linesUnder(table)
          .filter((line) => line !== basis)
          .join(' ')}
      </p>
      <p>
        <a href={`/bao-cao/phu-luc/tep/${fold(code).replaceAll(' ', '-')}.csv?nam=${year}`}>CSV</a>
      </p>
    </Section>
  )
}
