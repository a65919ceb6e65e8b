import { Refused } from '../../../platform/base/refusal.ts'
import { contexts } from '../../../platform/http/context.ts'
import { answered } from '../../../platform/http/programs.ts'
import { datasetByEntity, readQuery } from '../odata.rules.ts'
import { answerOf } from '../reads.ts'
import { unknownSet } from '../refusals.text.ts'
import type { Route } from './+types/count.page'

/** How many rows of a set fulfil the condition. */
export function loader({ params: { tap }, request, context }: Route.LoaderArgs) {
  const { db, today } = context.get(contexts.app)
  return answered(context, async () => {
    const dataset = datasetByEntity(tap)
    if (!dataset) throw new Refused(unknownSet(tap))
    const query = readQuery(new URL(request.url).searchParams, dataset)
    if (!query.ok) throw new Refused(query.refusal)
    const { count } = await answerOf(db, today(), dataset, { ...query.value, order: [], top: 0, count: true })
    return new Response(String(count), { headers: { 'Content-Type': 'text/plain;charset=utf-8', 'OData-Version': '4.0' } })
  })
}
