import { isRefused } from '../../../platform/base/refusal.ts'
import { contexts, readPage } from '../../../platform/http/context.ts'
import { fileAnswer, preflight } from '../../../platform/http/open-data.ts'
import { problem } from '../../../platform/http/problem.ts'
import { reasonOf } from '../answer.reads.ts'
import { datasetByCode } from '../dataset.text.ts'
import { fileBytes, shelfBeside, streamOf } from '../file.reads.ts'
import { filterOf } from '../filter.rules.ts'
import { freshness, ownerContext } from '../reads.ts'
import { unknownDataset, unknownFile } from '../refusals.text.ts'
import type { Dataset, Format } from '../types.ts'
import type { Route } from './+types/file.page'

const types: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  'sdmx.csv': 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8',
}

/** A file of a data set at its stable address: `/du-lieu/so-lieu/so-lieu.csv`; `$filter` narrows it, `bom=1` helps old spreadsheets. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const answer = preflight(request)
  if (answer) return answer
  const { id } = context.get(contexts.request)
  const dataset = datasetByCode(params.code)
  if (!dataset) return problem(unknownDataset(params.code), id)
  const format = dataset.formats.find((one) => params.file === `${dataset.code}.${one}`)
  if (!format) return problem(unknownFile(dataset, params.file), id)
  try {
    return await file(request, context, { dataset, format })
  } catch (error) {
    const reason = reasonOf(error)
    if (!reason) throw error
    const refusal = isRefused(error) ? error.refusal : { code: `opendata.${reason.code}`, text: reason.message }
    const refused = problem(refusal, id, reason.status)
    if (reason.status === 503) refused.headers.set('Retry-After', '60')
    return refused
  }
}

async function file(request: Request, context: Route.LoaderArgs['context'], { dataset, format }: { dataset: Dataset; format: Format }) {
  const { db, today, files } = context.get(contexts.app)
  const { licence } = context.get(ownerContext)
  const { searchParams } = new URL(request.url)
  const [filter, bom] = [searchParams.get('$filter') ?? '', searchParams.get('bom') === '1' && format === 'csv']
  const where = filter.trim() === '' ? null : filterOf(filter, dataset.fields)
  const now = today()
  const { mark } = await readPage(context, (ctx) => freshness(ctx, dataset))
  const ask = { dataset, format, where, bom, licence }
  return fileAnswer(request, {
    shelf: shelfBeside(files.uploads),
    question: JSON.stringify([dataset.code, format, filter, bom, licence]),
    mark: `${mark} ${now}`,
    make: () => streamOf(db, (ctx) => fileBytes(ctx, ask), now),
    name: `${dataset.code}.${format}`,
    type: types[format],
    isText: format !== 'xlsx',
  })
}
