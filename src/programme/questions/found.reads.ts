import { type FoundPart, partOf, type Sought } from '../../platform/base/found.ts'
import type { Span } from '../../platform/base/page.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { questionsFound } from './public.queries.ts'
import { topicNames } from './text.ts'

/** Which public questions are meant? */
export const findQuestions = async (ctx: Pick<ReadCtx, 'tx'>, sought: Sought, span: Span): Promise<FoundPart> =>
  partOf(await questionsFound(ctx.tx, sought, null, span), ({ id, question, answer, topic, approvedOn, unitName, fit }) => ({
    ...{ href: `/hoi-dap/${id}`, title: question, text: answer, date: approvedOn, where: `${topicNames[topic]}, ${unitName}`, fit },
  }))
