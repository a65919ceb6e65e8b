import { type FoundPart, fitOf, type Sought } from '../../platform/base/found.ts'
import type { Span } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { fold } from '../../platform/text/fold.ts'
import { findProvisions } from '../criteria/found.reads.ts'
import { findAnswers } from '../difficulties/found.reads.ts'
import { findDocuments } from '../library/found.reads.ts'
import { findNews } from '../news/found.reads.ts'
import type { Moment } from '../news/types.ts'
import { findProducts } from '../ocop/found.reads.ts'
import { findDatasets } from '../opendata/found.views.ts'
import { findQuestions } from '../questions/found.reads.ts'
import { findDecisions } from '../recognition/found.reads.ts'
import { findUnits } from '../units/found.reads.ts'
import { type FoundKind, type Kind, kinds } from './search.types.ts'
import { siteMap } from './site-map.text.ts'

/** found things of a kind where all kinds stand on one page, and on a page of one kind */
const few = 5
const many = 20

const findPages = (sought: Sought, { limit, offset }: Span): FoundPart => {
  const rows = siteMap
    .flatMap(({ links }) => links)
    .map(({ href, text: title, note = '', words = '' }) => ({
      ...{ href, title, text: note, date: null, where: 'Cổng thông tin', fit: fitOf(title, fold(title), sought) },
      all: ` ${fold(`${title} ${note} ${words}`)} `,
    }))
    .filter(({ all }) => sought.readings.some((reading) => all.includes(` ${reading} `)))
    .toSorted((a, b) => a.fit - b.fit)
  return { rows: rows.slice(offset, offset + limit), total: rows.length, isMore: false }
}

type Find = (ctx: ReadCtx, sought: Sought, span: Span, moment: Moment) => FoundPart | Promise<FoundPart>

/** Who is asked for what. */
const finders: Record<Kind, Find> = {
  'don-vi': findUnits,
  'tieu-chi': findProvisions,
  'hoi-dap': findQuestions,
  'van-ban': findDocuments,
  'tin-tuc': (ctx, sought, span, moment) => findNews(ctx, sought, moment, span),
  'gop-y': findAnswers,
  ocop: findProducts,
  'quyet-dinh': findDecisions,
  'du-lieu': (_, sought, span) => findDatasets(sought, span),
  trang: (_, sought, span) => findPages(sought, span),
}

/** Words are looked for as they stand together, and where nothing has them so, all of them anywhere. */
async function orApart<Answer>(
  sought: Sought,
  ask: (sought: Sought) => Promise<Answer>,
  isNothing: (answer: Answer) => boolean,
): Promise<Answer> {
  const together = await ask(sought)
  return isNothing(together) && sought.readings.some((one) => one.includes(' ')) ? ask({ ...sought, together: false }) : together
}

/** What was found of every kind that has anything: what fits best first, then in the order of the kinds. */
export async function findAll(ctx: ReadCtx, sought: Sought, moment: Moment): Promise<FoundKind[]> {
  const ask = async (how: Sought) => {
    const found: FoundKind[] = []
    for (const kind of kinds)
      found.push({ kind, together: how.together, ...(await finders[kind](ctx, how, { limit: few, offset: 0 }, moment)) })
    return found.filter(({ total }) => total > 0)
  }
  const best = ({ rows }: FoundKind) => Math.min(...rows.map(({ fit }) => Math.min(fit, 2)))
  return (await orApart(sought, ask, (found) => found.length === 0)).toSorted((a, b) => best(a) - best(b))
}

/** A page of what was found of one kind; a page behind the last one is the first. */
export async function findKind(
  ctx: ReadCtx,
  kind: Kind,
  sought: Sought,
  moment: Moment,
  page: number,
): Promise<FoundKind & { page: number; pages: number }> {
  const pageAt = (at: number) =>
    orApart(
      sought,
      async (how) => ({ together: how.together, ...(await finders[kind](ctx, how, { limit: many, offset: (at - 1) * many }, moment)) }),
      ({ rows }) => rows.length === 0,
    )
  const asked = await pageAt(page)
  const isBehind = asked.rows.length === 0 && page > 1
  const found = isBehind ? await pageAt(1) : asked
  return { kind, ...found, page: isBehind ? 1 : page, pages: Math.ceil(found.total / many) }
}
