import { Refused } from '../../../platform/base/refusal.ts'
import { contexts } from '../../../platform/http/context.ts'
import { answered, odata } from '../../../platform/http/programs.ts'
import { datasetByEntity, metadata, nextLink, readQuery, rootOf } from '../odata.rules.ts'
import { answerOf } from '../reads.ts'
import { unknownSet } from '../refusals.text.ts'
import type { Route } from './+types/entity.page'

/** A set of the OData service with `$select`, `$filter`, `$orderby`, `$top`, `$skip`, `$count`, page by page; or `$metadata`. */
export function loader({ params: { tap }, request, context }: Route.LoaderArgs) {
  if (tap === '$metadata')
    return new Response(metadata(), { headers: { 'Content-Type': 'application/xml;charset=utf-8', 'OData-Version': '4.0' } })
  const { db, today } = context.get(contexts.app)
  return answered(context, async () => {
    const dataset = datasetByEntity(tap)
    if (!dataset) throw new Refused(unknownSet(tap))
    const url = new URL(request.url)
    const query = readQuery(url.searchParams, dataset)
    if (!query.ok) throw new Refused(query.refusal)
    const { rows, count, next } = await answerOf(db, today(), dataset, query.value)
    const { select, top } = query.value
    const left = top === null ? null : top - rows.length
    return odata({
      '@odata.context': `${rootOf(request)}/$metadata#${tap}${select ? `(${select.join(',')})` : ''}`,
      ...(count === null ? {} : { '@odata.count': count }),
      value: rows,
      ...(next === null ? {} : { '@odata.nextLink': nextLink(url, { next, top: left }) }),
    })
  })
}
