import type pg from 'pg'

type Connection = Pick<pg.ClientBase, 'query'>

/** Takes the job for this connection until it lets go or ends; false while another server has it. */
export async function take(client: Connection, name: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock(7110529, hashtext($1)) as taken', [name])
  return rows[0]?.taken ?? false
}

export const letGo = (client: Connection, name: string) => client.query('select pg_advisory_unlock(7110529, hashtext($1))', [name])

/** Whether every one of these is done, or was tried too often; one question for all. */
export async function areSettled(client: Connection, due: { name: string; at: Date }[], most: number): Promise<boolean> {
  const { rows } = await client.query<{ settled: number }>(
    `select count(*) as settled from unnest($1::text[], $2::timestamptz[]) d (name, at)
     join jobs.run r on r.name = d.name and r.due_at = d.at and (r.finished_at is not null or r.attempts >= $3)`,
    [due.map(({ name }) => name), due.map(({ at }) => at), most],
  )
  return rows[0]?.settled === due.length
}

/** Notes an attempt; null where the run is done, or was tried too often. */
export async function begin(client: Connection, name: string, dueAt: Date, now: Date, most: number): Promise<number | null> {
  const { rows } = await client.query<{ attempts: number }>(
    `insert into jobs.run (name, due_at, attempts, started_at) values ($1, $2, 1, $3)
     on conflict (name, due_at) do update set attempts = jobs.run.attempts + 1, started_at = excluded.started_at
     where jobs.run.finished_at is null and jobs.run.attempts < $4
     returning attempts`,
    [name, dueAt, now, most],
  )
  return rows[0]?.attempts ?? null
}

export const finish = (client: Connection, name: string, dueAt: Date, said: string, at: Date) =>
  client.query('update jobs.run set finished_at = $4, said = $3 where name = $1 and due_at = $2', [name, dueAt, said, at])

export const fail = (client: Connection, name: string, dueAt: Date, said: string) =>
  client.query('update jobs.run set said = $3 where name = $1 and due_at = $2 and finished_at is null', [name, dueAt, said])

/** Runs of long ago say nothing any more. */
export const forget = (client: Connection, name: string, before: Date) =>
  client.query('delete from jobs.run where name = $1 and due_at < $2', [name, before])
