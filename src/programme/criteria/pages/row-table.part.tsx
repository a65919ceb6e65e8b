import { DataTable } from '../../../platform/ui/data-table.tsx'
import { askedLines, sourceLink } from '../set.views.ts'
import type { Condition, CriteriaSet, Indicator, Region } from '../types.ts'
import { CertaintyMark } from './certainty.part.tsx'
import styles from './criteria.module.css'

type Row = Indicator | Condition

/** Indicators (or conditions) with what they ask, how sure that is, clause and source. */
export function RowTable({ caption, set, rows, region }: { caption: string; set: CriteriaSet; rows: Row[]; region: Region | null }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={(row) => `${row.code} ${row.name}`}
      empty="Chưa liệt kê được chỉ tiêu nào của tiêu chí này."
      columns={[
        {
          key: 'name',
          head: 'Chỉ tiêu',
          width: 'half',
          cell: (row) => (
            <>
              {row.code ? <strong>{row.code} </strong> : null}
              {row.name}
              <CertaintyMark certainty={row.certainty} />
              {row.note ? <span className="source"> {row.note}</span> : null}
            </>
          ),
        },
        { key: 'asked', head: 'Yêu cầu', width: 'third', cell: (row) => <Asked set={set} row={row} region={region} /> },
        { key: 'clause', head: 'Điều khoản, nguồn', width: 'narrow', cell: (row) => <Sources set={set} row={row} /> },
      ]}
    />
  )
}

export function Asked({ set, row, region }: { set: CriteriaSet; row: Row; region: Region | null }) {
  return (
    <ul className={styles.asked}>
      {askedLines(set, row, region).map((line) => (
        <li key={`${line.text} ${line.who.join()}`}>
          {line.text}
          <CertaintyMark certainty={line.certainty} />
          {line.who.length > 0 ? <span className={styles.who}>{line.who.join(', ')}</span> : null}
        </li>
      ))}
    </ul>
  )
}

function Sources({ set, row }: { set: CriteriaSet; row: Row }) {
  const links = row.source.map((key) => sourceLink(set, key))
  return (
    <span className="small">
      {row.clause ?? null}
      {row.clause && links.length > 0 ? '; ' : null}
      {links.map((link, index) => (
        <span key={link.href ?? link.text}>
          {index > 0 ? ', ' : ''}
          {link.href ? <a href={link.href}>{link.text}</a> : link.text}
        </span>
      ))}
      {!row.clause && links.length === 0 ? <span className="muted">{set.decision}</span> : null}
    </span>
  )
}
