import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { Notes, PageHead } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { VerdictKey } from '../../../platform/ui/verdict.tsx'
import { matrixPage } from '../matrix.reads.ts'
import { readMatrixQuery } from '../matrix.views.ts'
import { silenceOf, sourceParts } from '../page.views.ts'
import type { Route } from './+types/matrix.page'
import { MatrixForm } from './matrix-form.part.tsx'
import { MatrixTable } from './matrix-table.part.tsx'
import { Demonstration } from './picture.part.tsx'

export function loader({ context, request }: Route.LoaderArgs) {
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const query = readMatrixQuery(search)
  return readPage(context, async (ctx) => {
    const answer = await matrixPage(ctx, query, search)
    if (answer && !answer.ok) throw new Refused(answer.refusal)
    return { query, page: answer?.value ?? null }
  })
}

export default function Matrix({ loaderData }: Route.ComponentProps) {
  const { query, page } = loaderData
  if (!page)
    return (
      <>
        <title>Ma trận xã và tiêu chí – Nông thôn mới</title>
        <PageHead title="Ma trận xã và tiêu chí" lead="Chưa có số liệu nào được duyệt công khai." />
      </>
    )
  const { resolved, picture, answered, places, days, code, districts, criteria, rows } = page
  const { frame } = resolved
  const shown = query.criterion ? criteria.filter((criterion) => criterion.code === query.criterion) : criteria
  const judged = rows.filter((row) => row.met !== null).length
  return (
    <>
      <title>{`Ma trận ${frame.unit.name} đến ${formatDate(frame.asOf)} – Nông thôn mới`}</title>
      <PageHead
        title="Ma trận xã và tiêu chí"
        lead={
          answered
            ? `${frame.unit.name} đến ${formatDate(frame.asOf)}: ${formatNumber(rows.length)} xã, ${criteria.length} tiêu chí; ${formatNumber(judged)} xã có kết quả. Xã còn thiếu ít tiêu chí nhất đứng trước, xã không thiếu đứng sau.`
            : silenceOf(picture)
        }
      />
      <MatrixForm
        query={query}
        places={places}
        days={days}
        code={code}
        name={query.district ? `Mã ${code}` : frame.unit.name}
        asOf={frame.asOf}
        answered={answered}
        districts={districts}
        criteria={criteria}
      />
      <Demonstration releases={resolved.bases.map((base) => base.release)} />
      <Notes kind="note" notes={answered ? picture.notes : picture.notes.slice(1)} />
      {answered ? (
        <>
          <VerdictKey />
          <MatrixTable frame={frame} set={resolved.set} criteria={shown} rows={rows} />
          <SourceLine parts={sourceParts(picture, resolved, 'Đ đạt, C chưa đạt, K không áp dụng, ? chưa đủ căn cứ')} />
        </>
      ) : null}
    </>
  )
}
