import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { type ComparedRow, compareSets, type Place } from '../compare.rules.ts'
import { listSets, setById } from '../reads.ts'
import { overallText, rowChangeText } from '../text.ts'
import type { CriteriaSet } from '../types.ts'
import type { Route } from './+types/compare.page'
import { CertaintyKey } from './certainty.part.tsx'
import { CompareForm } from './compare-form.part.tsx'
import styles from './criteria.module.css'
import { Asked } from './row-table.part.tsx'

export function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return readPage(context, async (ctx) => {
    const [idA, idB] = [query.get('a') ?? 'xa-2016', query.get('b') ?? 'xa-2021']
    const [a, b] = [await setById(ctx, idA), await setById(ctx, idB)]
    const unknown = !a ? idA : !b ? idB : null
    if (!a || !b)
      throw new Refused({
        code: 'criteria.setUnknown',
        status: 404,
        text: `Không có bộ tiêu chí «${unknown}». Xem danh sách các bộ tiêu chí đã công bố.`,
      })
    return { a, b, comparison: compareSets(a, b), sets: await listSets(ctx) }
  })
}

export default function Compare({ loaderData }: Route.ComponentProps) {
  const { a, b, comparison, sets } = loaderData
  const { counts, rows } = comparison
  const kept = rows.filter((row) => row.a && row.b)
  const lead = `${kept.length} chỉ tiêu nối được với nhau: ${counts.up} mức tăng, ${counts.down} mức giảm, ${counts.same} giữ nguyên, ${counts.mixed + counts.incomparable} không so được; ${counts.new} chỉ tiêu mới, ${counts.dropped} chỉ tiêu bỏ.`
  return (
    <>
      <title>{`So sánh ${a.decision} và ${b.decision} – Nông thôn mới`}</title>
      <PageHead crumbs={[{ href: '/bo-tieu-chi', text: 'Bộ tiêu chí' }]} title={`So sánh ${a.decision} và ${b.decision}`} lead={lead} />
      <CompareForm sets={sets} a={a.id} b={b.id} />
      <CertaintyKey />
      <RowSection title="Nối được với nhau" rows={kept} a={a} b={b} />
      <RowSection title={`Mới trong ${b.decision}`} rows={rows.filter((row) => !row.a)} a={a} b={b} />
      <RowSection title={`Bỏ khỏi ${a.decision}`} rows={rows.filter((row) => !row.b)} a={a} b={b} />
    </>
  )
}

function RowSection({ title, rows, a, b }: { title: string; rows: ComparedRow[]; a: CriteriaSet; b: CriteriaSet }) {
  if (rows.length === 0) return null
  const both = rows.some((row) => row.a && row.b)
  return (
    <Section title={`${title}: ${rows.length} chỉ tiêu`}>
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        keyOf={(row) => `${row.a?.key ?? ''} ${row.b?.key ?? ''} ${row.a?.row.name ?? row.b?.row.name}`}
        columns={[
          { key: 'name', head: 'Chỉ tiêu', cell: (row) => <Names row={row} /> },
          ...(rows.some((row) => row.a)
            ? [{ key: 'a', head: a.decision, cell: (row: ComparedRow) => <Side set={a} place={row.a} /> }]
            : []),
          ...(rows.some((row) => row.b)
            ? [{ key: 'b', head: b.decision, cell: (row: ComparedRow) => <Side set={b} place={row.b} /> }]
            : []),
          ...(both ? [{ key: 'change', head: 'Thay đổi', cell: (row: ComparedRow) => <Changes row={row} /> }] : []),
        ]}
      />
    </Section>
  )
}

function Names({ row }: { row: ComparedRow }) {
  const [before, after] = [row.a, row.b]
  if (!before || !after) return <PlaceName place={(before ?? after) as Place} />
  if (before.key === after.key && before.row.name === after.row.name) return <PlaceName place={after} />
  return (
    <>
      <PlaceName place={after} />
      <span className="source">
        {' '}
        trước: {before.key} {before.row.name === after.row.name ? '' : before.row.name}
      </span>
    </>
  )
}

const PlaceName = ({ place }: { place: Place }) => (
  <>
    <strong>{place.key}</strong> {place.row.name}
  </>
)

const Side = ({ set, place }: { set: CriteriaSet; place: Place | null }) =>
  place ? <Asked set={set} row={place.row} region={null} /> : null

const arrows: Record<string, string> = { up: '↑ ', down: '↓ ' }

function Changes({ row }: { row: ComparedRow }) {
  const harder = row.columns.some((column) => column.harder === true)
  return (
    <span className={styles.changes}>
      {row.threshold === 'incomparable' && row.columns.length === 0 ? null : (
        <span
          className={
            row.threshold === 'up' || row.threshold === 'down' || row.threshold === 'mixed'
              ? harder
                ? styles.up
                : styles.moved
              : undefined
          }
        >
          {arrows[row.threshold] ?? ''}
          {overallText[row.threshold]}
          {harder ? ' (khó hơn)' : null}
        </span>
      )}
      {row.changes.length > 0 ? <span className="muted"> {row.changes.map((change) => rowChangeText[change]).join(', ')}</span> : null}
    </span>
  )
}
