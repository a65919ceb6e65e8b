import type { Kysely, Transaction } from 'kysely'

/**
 * SQL is written as text (`sql<Row>\`…\`.execute(tx)`) in `queries.ts`, with `search_path` empty, so a table is always named with its schema.
 * Columns come back under the names that the SQL gives them (`as "validFrom"`).
 */
// biome-ignore lint/complexity/noBannedTypes: no table types on purpose, the SQL text is the contract
export type Tables = {}
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
