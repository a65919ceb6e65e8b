import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { PersonRead } from './person.types.ts'

/** One row = somebody read what is kept of the person, the latest first. */
export const readsOf = async (tx: Tx, personId: number, most: number): Promise<PersonRead[]> =>
  (
    await sql<PersonRead>`
      select e.actor as by, e.payload #>> '{as,post}' as post, e.payload #>> '{as,address}' as address, e.at
      from events.entry e where e.chain = 'person:' || ${personId}::int and e.kind = 'people.read' order by e.number desc limit ${most}
    `.execute(tx)
  ).rows
