import { Refused } from '../../../platform/base/refusal.ts'
import { contexts } from '../../../platform/http/context.ts'
import { workbookAnswer } from '../../../platform/http/listing.ts'
import { answered } from '../../../platform/http/programs.ts'
import { streamedText } from '../../../platform/http/streaming.ts'
import { csvOf, jsonOf, sdmxOf, workbookOf } from '../files.reads.ts'
import { unknownFile } from '../refusals.text.ts'
import { datasetOf } from '../text.ts'
import type { Route } from './+types/file.page'

/** A data set as a file: `don-vi.csv`, `don-vi.xlsx`, `don-vi.json`, `chi-tieu.sdmx.csv`; `?bom=1` with the mark that Excel looks for. */
export function loader({ params, request, context }: Route.LoaderArgs) {
  const { db, today } = context.get(contexts.app)
  return answered(context, () => {
    const [, code = '', kind] = /^([a-z-]+)\.(csv|xlsx|json|sdmx\.csv)$/.exec(params.tep) ?? []
    const dataset = datasetOf(code)
    if (!dataset || !kind || (kind === 'sdmx.csv' && code !== 'chi-tieu')) throw new Refused(unknownFile(params.tep))
    const on = today()
    const mark = new URL(request.url).searchParams.get('bom') === '1'
    if (kind === 'xlsx') return workbookAnswer(code, workbookOf(db, on, dataset))
    const type = kind === 'json' ? 'application/json' : 'text/csv'
    const pieces = kind === 'json' ? jsonOf(db, on, dataset) : kind === 'csv' ? csvOf(db, on, dataset, mark) : sdmxOf(db, on, dataset)
    return streamedText(request, { name: params.tep, type }, pieces)
  })
}
