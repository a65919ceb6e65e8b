import { readPage } from '../../../platform/http/context.ts'
import { odataError, odataText } from '../../../platform/http/odata.ts'
import { preflight } from '../../../platform/http/open-data.ts'
import { reasonOf } from '../answer.reads.ts'
import { datasetBySet } from '../dataset.text.ts'
import { optionsOf } from '../option.rules.ts'
import { countOf } from '../reads.ts'
import { noSet } from '../refusals.text.ts'
import type { Route } from './+types/count.page'

/** How many rows of a set satisfy a condition. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const answer = preflight(request)
  if (answer) return answer
  const dataset = datasetBySet(params.set)
  if (!dataset) return odataError(404, noSet(params.set))
  return readPage(context, async (ctx) => {
    try {
      const { where } = optionsOf(dataset, new URL(request.url).searchParams)
      return odataText(String(await countOf(ctx, dataset, where)), 'text/plain;charset=utf-8')
    } catch (error) {
      const reason = reasonOf(error)
      if (!reason) throw error
      const { status, ...said } = reason
      return odataError(status, said)
    }
  })
}
