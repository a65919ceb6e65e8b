import { formatNumber } from '../../../platform/text/number.ts'
import { type Column, DataTable } from '../../../platform/ui/data-table.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import type { Frame } from '../../units/types.ts'
import { dayHref, unitHref } from '../address.rules.ts'
import { averageText, shareText, sourceParts } from '../page.views.ts'
import type { PartRow, Picture, ResolvedFrame } from '../types.ts'

type Props = { caption: string; first: string; rows: PartRow[]; picture: Picture; resolved: ResolvedFrame; empty?: string }

const sum = (rows: PartRow[], of: (row: PartRow) => number | null) => rows.reduce((total, row) => total + (of(row) ?? 0), 0)

/** The table of the parts of a place, with the row of totals; what has no data stays in it and says so. */
export function PartTable({ caption, first, rows, picture, resolved, empty }: Props) {
  const known = rows.filter((row) => row.recognised !== null)
  const [scope, recognised] = [sum(known, (row) => row.covered), sum(known, (row) => row.recognised)]
  const [met, have] = [sum(known, (row) => row.met), sum(known, (row) => row.withData)]
  const carried = resolved.carried && resolved.frame.unit.level !== 'country'
  const columns: Column<PartRow>[] = [
    {
      key: 'unit',
      head: first,
      cell: (row) => <PartName row={row} frame={picture.frame} />,
      foot: known.length < rows.length ? `Cộng ${known.length}/${rows.length} đơn vị có số` : 'Cộng',
    },
    {
      key: 'scope',
      head: carried ? 'Số xã cũ' : 'Số xã',
      numeric: true,
      cell: (row) => formatNumber(row.inScope),
      foot: formatNumber(scope),
    },
    {
      key: 'recognised',
      head: carried ? 'Xã cũ được công nhận' : 'Được công nhận',
      numeric: true,
      cell: (row) => (row.recognised === null ? '–' : carried ? `${row.recognised}/${row.covered}` : formatNumber(row.recognised)),
      foot: formatNumber(recognised),
    },
    {
      key: 'share',
      head: 'Tỷ lệ',
      numeric: true,
      cell: (row) => shareText(row.recognised, row.covered) ?? '–',
      foot: shareText(recognised, scope) ?? '–',
    },
    {
      key: 'average',
      head: 'Tiêu chí bình quân',
      numeric: true,
      cell: (row) => averageText(row.average) ?? '–',
      foot: averageText(have > 0 ? { num: met, den: have } : null) ?? '–',
    },
  ]
  return (
    <>
      <DataTable
        caption={caption}
        captionHidden
        columns={columns}
        rows={rows}
        keyOf={(row) => row.unit.id}
        foot={rows.length > 1}
        empty={empty}
      />
      <SourceLine parts={sourceParts(picture, resolved, 'xã; tiêu chí/xã')} />
    </>
  )
}

function PartName({ row, frame }: { row: PartRow; frame: Frame }) {
  return (
    <>
      <a href={unitHref(row.unit, frame)}>{row.unit.name}</a>
      {row.missing ? <span className="source"> {row.missing}</span> : null}
    </>
  )
}

/** The parts of a place as links, where there is nothing to count. */
export function PartList({ rows, frame }: { rows: PartRow[]; frame: Frame }) {
  if (rows.length === 0) return null
  return (
    <Section title={`${rows.length} đơn vị`}>
      <ul className="columns">
        {rows.map((row) => (
          <li key={row.unit.id}>
            <a href={dayHref(row.unit, frame.mapOf)}>{row.unit.name}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
