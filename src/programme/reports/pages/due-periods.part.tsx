import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Form } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import { periodName } from '../period.rules.ts'
import type { Due } from '../regime.reads.ts'
import { PeriodFields, type readPeriod } from './period-fields.part.tsx'

/** What a page needs of the periods that are due. */
export const duePeriods = (due: readonly Due[]) =>
  due.map(({ regime: { code, name, required }, period: { year, number, ...period }, days }) => ({
    ...{ code, year, number, required },
    regime: name,
    name: `${name}: ${periodName({ ...period, year, number }, days.firstYear)}`,
    when: `chốt ${formatDate(days.closesOn)}, gửi trước hoặc trong ngày ${formatDate(days.dueOn)}`,
  }))

type Props = {
  title: string
  lead: string
  due: ReturnType<typeof duePeriods>
  /** what the button says, and of what it writes: `Lập` Báo cáo năm 2025 */
  button: string
  typed: ReturnType<typeof readPeriod> | undefined
}

/** Periods that are due stand first, a button each; any other is asked for by year and number. */
export function DuePeriods({ title, lead, due, button, typed }: Props) {
  return (
    <Section title={title} lead={lead}>
      <DataTable
        caption="Các kỳ đến hạn"
        captionHidden
        rows={due.filter(({ required }) => required)}
        keyOf={({ code }) => code}
        empty="Chưa có kỳ nào đến hạn."
        columns={[
          { key: 'name', head: 'Kỳ', width: 'half', cell: ({ name }) => name },
          { key: 'when', head: 'Hạn', cell: ({ when }) => when },
          {
            key: 'go',
            head: 'Việc',
            cell: ({ code, year, number, name }) => (
              <form method="post">
                <input type="hidden" name="che-do" value={code} />
                <input type="hidden" name="nam" value={year} />
                <input type="hidden" name="so" value={number} />
                <button type="submit" aria-label={`Lập ${name}`}>
                  {button}
                </button>
              </form>
            ),
          },
        ]}
      />
      <details open={typed !== undefined}>
        <summary>Kỳ khác</summary>
        <Form>
          <PeriodFields label="Chế độ báo cáo" regimes={due.map(({ code, regime }) => ({ value: code, text: regime }))} typed={typed} />
          <button type="submit">{button}</button>
        </Form>
      </details>
    </Section>
  )
}
