import { type FoundPart, partOf, type Sought } from '../../platform/base/found.ts'
import type { Span } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { answersFound } from './found.queries.ts'

/** Which published answers to residents are meant? */
export const findAnswers = async (ctx: Pick<ReadCtx, 'tx'>, sought: Sought, span: Span): Promise<FoundPart> =>
  partOf(
    await answersFound(ctx.tx, sought, span),
    ({ id, title, question, answer, unitName, provinceName, answeredBy, answeredOn, fit }) => ({
      href: `/gop-y/tra-loi/${id}`,
      ...{ title, text: `${question} Trả lời: ${answer}`, date: answeredOn, fit },
      where: [unitName, provinceName, answeredBy].filter(Boolean).join(', '),
    }),
  )
