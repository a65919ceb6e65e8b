import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Category } from './types.ts'

/** One row = a category as it stands, in the order of the office. */
export const categories = async (tx: Tx): Promise<Category[]> =>
  (
    await sql<Category>`
      select slug, number, name, name_en as "nameEn", position, closed from news.category order by position, slug
    `.execute(tx)
  ).rows

/** Writes how a category stands from now on; false where somebody else wrote this number first. */
export const addCategory = async (tx: Tx, one: Category, { by, at }: { by: string; at: Date }): Promise<boolean> =>
  Number(
    (
      await sql`
        insert into news.category_entry (slug, number, name, name_en, position, closed, entered_by, entered_at)
        values (${one.slug}, ${one.number}, ${one.name}, ${one.nameEn}, ${one.position}, ${one.closed}, ${by}, ${at})
        on conflict (slug, number) do nothing
      `.execute(tx)
    ).numAffectedRows,
  ) === 1
