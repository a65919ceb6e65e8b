import { readPage } from '../../../platform/http/context.ts'
import { formOf, odataError, odataJson, preferredRows, versionFor } from '../../../platform/http/odata.ts'
import { preflight } from '../../../platform/http/open-data.ts'
import { reasonOf, rootOf } from '../answer.reads.ts'
import { datasetBySet } from '../dataset.text.ts'
import { feedEntity, feedPage } from '../feed.reads.ts'
import { entityAsked, optionsOf } from '../option.rules.ts'
import { noJson, noRow, noSet, tooOld } from '../refusals.text.ts'
import type { Dataset } from '../types.ts'
import type { Route } from './+types/set.page'

/** Rows of a set of the feed, a page at a time, or one row by its key. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const answer = preflight(request)
  if (answer) return answer
  if (versionFor(request) === null) return odataError(400, tooOld)
  if (!formOf(request).json) return odataError(406, noJson)
  return readPage(context, async (ctx) => {
    try {
      const dataset = datasetBySet(params.set)
      if (dataset) return page(ctx, { dataset, request, root: rootOf(context, request) })
      const asked = entityAsked(params.set, datasetBySet)
      if (!asked) return odataError(404, noSet(params.set))
      const row = await feedEntity(ctx, asked.dataset, asked.where)
      if (!row) return odataError(404, noRow(params.set))
      return odataJson({ '@odata.context': `${rootOf(context, request)}/$metadata#${asked.dataset.set}/$entity`, ...row })
    } catch (error) {
      return refusalOf(error)
    }
  })
}

type Asked = { dataset: Dataset; request: Request; root: string }

async function page(ctx: Parameters<typeof feedPage>[0], { dataset, request, root }: Asked): Promise<Response> {
  try {
    const { searchParams: query } = new URL(request.url)
    const preferred = preferredRows(request)
    const options = optionsOf(dataset, query, preferred ?? undefined)
    const { rows, count, next } = await feedPage(ctx, dataset, options, query)
    const { bare } = formOf(request)
    const fields = options.select.length < dataset.fields.length ? `(${options.select.map(({ name }) => name).join(',')})` : ''
    const said = odataJson(
      {
        ...(bare ? {} : { '@odata.context': `${root}/$metadata#${dataset.set}${fields}` }),
        ...(count === null ? {} : { '@odata.count': count }),
        value: rows,
        ...(next === null ? {} : { '@odata.nextLink': `${root}/${dataset.set}?${next}` }),
      },
      { bare },
    )
    if (preferred !== null) said.headers.set('Preference-Applied', `odata.maxpagesize=${options.limit}`)
    return said
  } catch (error) {
    return refusalOf(error)
  }
}

function refusalOf(error: unknown): Response {
  const reason = reasonOf(error)
  if (!reason) throw error
  const { status, ...said } = reason
  return odataError(status, said)
}
