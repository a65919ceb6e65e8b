import type { ReactNode } from 'react'
import { formatDate } from '../../../platform/text/date.ts'
import { type Column, DataTable } from '../../../platform/ui/data-table.tsx'
import { Halves, Notes, Section } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { dayHref } from '../address.rules.ts'
import type { ComparedRow } from '../compare.rules.ts'
import { changeSentence, changeText, comparisonNotes } from '../compare.views.ts'
import type { Measure } from '../measure.types.ts'
import { markText, measureName } from '../measure.views.ts'
import { sourceParts } from '../page.views.ts'
import type { Coloured, SecondDay } from '../second-day.reads.ts'
import { measureLegend } from './place-map.part.tsx'

type Props = {
  first: Coloured
  second: SecondDay
  measure: Measure
  /** each row of the table is one commune */
  one: boolean
  /** each area or square of the maps is one commune */
  drawnOne: boolean
  map: (side: Coloured) => ReactNode
}

/** Two days side by side: what changed in a sentence, two maps under one legend, the table with both values and the difference. */
export function CompareDays({ first, second, measure, one, drawnOne, map }: Props) {
  const { other, comparison } = second
  const days = { first: first.place.resolved.frame.asOf, second: other.place.resolved.frame.asOf }
  const sides = days.first < days.second ? [first, other] : [other, first]
  return (
    <Section title={`So sánh ${formatDate(days.first)} với ${formatDate(days.second)}`} lead={changeSentence(comparison, measure, days)}>
      <Notes kind="note" notes={comparisonNotes(comparison, days)} />
      <OtherMap first={first} second={second} />
      <Halves>
        {sides.map((side) => (
          <div key={side.place.resolved.frame.asOf}>
            <h3>{`Đến hết ${formatDate(side.place.resolved.frame.asOf)}`}</h3>
            {map(side)}
            <SourceLine parts={sourceParts(side.place.picture, side.place.resolved, null)} />
          </div>
        ))}
      </Halves>
      {measureLegend(measure, first.place.resolved.set ?? other.place.resolved.set, drawnOne)}
      <ComparedTable {...{ first, second, measure, one }} />
    </Section>
  )
}

/** Where the two days have maps of different units, the way to both on today's map. */
function OtherMap({ first, second: { other, comparison } }: Pick<Props, 'first' | 'second'>) {
  const [a, b] = [first.place.resolved, other.place.resolved]
  if (comparison.known > 0 || a.frame.mapOf === b.frame.mapOf || a.frame.unit.level !== 'country') return null
  return (
    <p>
      Giữa hai ngày các tỉnh đã sắp xếp lại nên không cùng đơn vị để so.{' '}
      <a href={`${dayHref(a.frame.unit, a.frame.asOf)}&ban-do=hien-nay&so-voi=${b.frame.asOf}`}>Đặt cả hai ngày lên bản đồ hiện nay</a>.
    </p>
  )
}

function ComparedTable({ first, second: { other, comparison }, measure, one }: Omit<Props, 'map' | 'drawnOne'>) {
  const days = [first.place.resolved.frame.asOf, other.place.resolved.frame.asOf] as const
  const { rows, total, known } = comparison
  const cell = (side: ComparedRow['first'], on: (typeof days)[number]) =>
    side === null ? <span className="source">không có trên bản đồ ngày {formatDate(on)}</span> : markText(side.mark, measure, one)
  const columns: Column<ComparedRow>[] = [
    {
      key: 'unit',
      head: 'Đơn vị',
      cell: (row) => <a href={dayHref(row.unit, row.first ? days[0] : days[1])}>{row.unit.name}</a>,
      foot: known < rows.length ? `Cộng ${known}/${rows.length} đơn vị có số ở cả hai ngày` : 'Cộng',
    },
    {
      key: 'second',
      head: formatDate(days[1]),
      numeric: true,
      cell: (row) => cell(row.second, days[1]),
      foot: total ? markText(total.second, measure, false) : '–',
    },
    {
      key: 'first',
      head: formatDate(days[0]),
      numeric: true,
      cell: (row) => cell(row.first, days[0]),
      foot: total ? markText(total.first, measure, false) : '–',
    },
    {
      key: 'change',
      head: 'Chênh lệch',
      numeric: true,
      cell: (row) => changeText(row, measure, one),
      foot: total ? changeText(total, measure, false) : '–',
    },
  ]
  const [named, without] = [rows.filter((row) => row.first?.mark || row.second?.mark), rows.length]
  return (
    <>
      <DataTable
        caption={`${measureName(measure, one)} hai ngày`}
        captionHidden
        columns={columns}
        rows={named}
        keyOf={(row) => row.unit.id}
        foot
        empty="Cả hai ngày chưa có đơn vị nào có số."
      />
      {named.length < without ? <p className="small">Không có dữ liệu ở cả hai ngày: {without - named.length} đơn vị.</p> : null}
    </>
  )
}
