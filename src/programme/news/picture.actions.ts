import { refuse } from '../../platform/base/refusal.ts'
import { type Result, refused } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import { makePictures } from '../../platform/files/picture.ts'
import type { Files } from '../../platform/files/store.ts'
import { tidy } from '../../platform/text/fold.ts'
import { tidyName } from '../evidence/file.rules.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { heldArticle } from './acting.actions.ts'
import type { Given } from './form.rules.ts'
import * as queries from './picture.queries.ts'
import { mayWrite } from './procedures.ts'
import { refusals } from './refusals.text.ts'

const mostPictures = 30

/** Adds a picture to an article that may be written now: with what it shows and whose it is, or not at all. Its words never change. */
export async function addPicture(
  acting: Acting,
  { store }: Pick<Files, 'store'>,
  file: { path: string; name: string } | null,
  { id, seen, given }: { id: number; seen: number; given: Given },
): Promise<Result<{ pictureId: number }>> {
  const [alt, caption, credit] = ['mo-ta', 'chu-thich', 'tac-gia-anh'].map((name) => tidy(given(name)).slice(0, 300)) as [
    string,
    string,
    string,
  ]
  if (!file) return refused(refusals.noPicture)
  if ([...alt].length < 3) return refused(refusals.noAlt)
  if ([...credit].length < 2) return refused(refusals.noCredit)
  const made = await makePictures(store, file.path)
  if (made === 'notPicture') return refused(refusals.notPicture(tidyName(file.name)))
  if (made === 'tooManyPoints') return refused(refusals.hugePicture(tidyName(file.name)))
  return writing(acting, async (ctx) => {
    const { article, rights } = await heldArticle(ctx, acting.actor, id, seen)
    if (!mayWrite(article, rights)) return refuse(refusals.notWritable(article.state))
    if ((await queries.picturesOf(ctx.tx, article)).length >= mostPictures) return refuse(refusals.manyPictures)
    const hash = made.findLast(({ format, thumb }) => format === 'jpeg' && !thumb)?.hash ?? refuse(refusals.notPicture(tidyName(file.name)))
    const pictureId = await queries.addPicture(ctx.tx, article, { alt, caption, credit, hash, by: ctx.actor, at: ctx.now })
    await queries.addRenditions(ctx.tx, article.unitId, pictureId, made)
    await ctx.enter({ chain: chainOf(article), kind: 'news.pictureAdded', payload: { articleId: id, pictureId, hash, alt, credit } })
    return { pictureId }
  })
}
