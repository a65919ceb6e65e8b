import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { orThrow } from '../../platform/base/result.ts'
import { type Db, read } from '../../platform/db/database.ts'
import type { Edge } from '../../platform/events/context.ts'
import type { Files } from '../../platform/files/store.ts'
import { actorFor } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { approve } from './approve.actions.ts'
import { act, begin, rewrite } from './article.actions.ts'
import * as queries from './article.queries.ts'
import type { Given } from './form.rules.ts'
import { addPicture } from './picture.actions.ts'

/** What a person would type into the fields of an article, by their names; a picture of the folder stands where the text says `[[anh]]`. */
type Typed = Record<string, string> & { anh?: Record<string, string> }

/** Who does what with an article: ids of persons. */
export type Newsroom = { author: number; editor: number; approver: number }

const givenOf =
  (fields: Record<string, unknown>): Given =>
  (name) =>
    String(fields[name] ?? '')

/**
 * Articles that show how news look, delivered to a portal where nobody ever wrote one: written, edited and approved by the accounts of the
 * demonstration as people do it, each marked as an illustration.
 */
export async function deliverArticles(db: Db, files: Pick<Files, 'store'>, edge: Edge, newsroom: Newsroom, folder: string): Promise<void> {
  if (await read(db, (tx) => queries.anyArticle(tx))) return
  const as = (personId: number) => actingAs(db, edge, personId)
  const people = { author: await as(newsroom.author), editor: await as(newsroom.editor), approver: await as(newsroom.approver) }
  const articles = JSON.parse(await readFile(join(folder, 'tin.json'), 'utf8')) as Typed[]
  // the newest stands first in lists, so the first of the file is written last
  for (const { anh: picture, ...fields } of articles.toReversed()) {
    const words = { ...fields, 'noi-dung': fields['noi-dung']?.replace('[[anh]]', '') }
    const { id } = orThrow(await begin(people.author, givenOf(words)))
    const steps = async () => (await read(db, (tx) => queries.articleById(tx, id, edge.today)))?.steps ?? 0
    if (picture) {
      const file = { path: join(folder, picture.tep ?? ''), name: picture.tep ?? '' }
      const { pictureId } = orThrow(await addPicture(people.author, files, file, { id, seen: await steps(), given: givenOf(picture) }))
      const placed = {
        ...fields,
        'noi-dung': fields['noi-dung']?.replace('[[anh]]', `<p>[[anh ${pictureId}]]</p>`),
        'anh-dai-dien': String(pictureId),
      }
      orThrow(await rewrite(people.author, id, await steps(), givenOf(placed)))
    }
    orThrow(await act(people.author, id, await steps(), 'submit', ''))
    orThrow(await act(people.editor, id, await steps(), 'pass', ''))
    orThrow(await approve(people.approver, files, id, await steps(), givenOf({})))
  }
}

async function actingAs(db: Db, edge: Edge, personId: number): Promise<Acting> {
  const actor = await read(db, (tx) => actorFor({ tx, today: edge.today }, personId))
  if (!actor) throw new Error(`person ${personId} has no account`)
  return { db, actor, edge: { ...edge, actor: actor.name } }
}
