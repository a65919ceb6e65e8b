import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Article, Format, Picture, Rendition } from './types.ts'

type NewPicture = Pick<Picture, 'alt' | 'caption' | 'credit'> & { hash: string; by: string; at: Date }
type Of = Pick<Article, 'unitId' | 'id'>

/** Adds a picture to an article; the same with the same words is there once. Its id. */
export const addPicture = async (tx: Tx, { unitId, id }: Of, { alt, caption, credit, hash, by, at }: NewPicture): Promise<number> =>
  (
    await sql<{ id: number }>`
      insert into news.picture (unit_id, article_id, alt, caption, credit, hash, added_by, added_at)
      values (${unitId}, ${id}, ${alt}, ${caption}, ${credit}, ${hash}, ${by}, ${at})
      on conflict (unit_id, article_id, hash, alt, caption, credit) do update set hash = excluded.hash
      returning id
    `.execute(tx)
  ).rows[0]?.id as number

export const addRenditions = (tx: Tx, unitId: number, pictureId: number, renditions: readonly Rendition[]) =>
  sql`
    insert into news.rendition (unit_id, picture_id, format, width, height, thumb, hash, size)
    select ${unitId}, ${pictureId}, r.format, r.width, r.height, r.thumb, r.hash, r.size
    from jsonb_to_recordset(${JSON.stringify(renditions)}::jsonb) r (format text, width int, height int, thumb boolean, hash text, size int)
    on conflict do nothing
  `.execute(tx)

/** One row = a picture of an article with everything that was made of it. */
export const pictureRows = (unitId: RawBuilder<unknown>, id: RawBuilder<unknown>) => sql<Picture>`
      select i.id, i.alt, i.caption, i.credit, (
        select jsonb_agg(jsonb_build_object('format', r.format, 'width', r.width, 'height', r.height, 'thumb', r.thumb, 'hash', r.hash, 'size', r.size)
          order by r.width) from news.rendition r where r.unit_id = i.unit_id and r.picture_id = i.id
      ) as renditions
      from news.picture i where i.unit_id = ${unitId} and i.article_id = ${id} order by i.id`

export const picturesOf = async (tx: Tx, { unitId, id }: Of): Promise<Picture[]> =>
  (await pictureRows(sql`${unitId}`, sql`${id}`).execute(tx)).rows

/** What a file of the store is, if it is a picture of an article. */
export const renditionOf = async (tx: Tx, hash: string): Promise<{ format: Format | 'png'; size: number | null } | null> =>
  (
    await sql<{ format: Format | 'png'; size: number | null }>`
      (select r.format, r.size from news.rendition r where r.hash = ${hash} limit 1)
      union all (select 'png', null from news.published p where p.card = ${hash} limit 1) limit 1
    `.execute(tx)
  ).rows[0] ?? null
