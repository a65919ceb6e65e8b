import type pg from 'pg'

type Connection = Pick<pg.Pool, 'query'>

/** Whether this state of the delivered data was loaded in full. */
export async function isDelivered(pool: Connection, hash: string): Promise<boolean> {
  const { rowCount } = await pool.query('select from platform.delivery where hash = $1', [hash])
  return rowCount !== 0
}

/** Notes that this state of the delivered data is loaded. */
export async function noteDelivered(pool: Connection, hash: string): Promise<void> {
  await pool.query('insert into platform.delivery (hash) values ($1) on conflict do nothing', [hash])
}
