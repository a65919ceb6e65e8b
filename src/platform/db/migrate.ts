import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { Refused } from '../base/refusal.ts'

/** Two servers that start together: one migrates, the other waits. */
const lockKey = 7_110_526

export type MigrationReport = { ran: string[]; already: number }

/**
 * Runs the SQL files of `folder` (`0001-what.sql` …) that have not run yet, in order, each in a transaction, under an advisory lock.
 * A file that ran before and has changed since is refused: history is not edited, write a new file.
 */
export async function migrate(pool: pg.Pool, folder: string): Promise<MigrationReport> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(`create schema if not exists platform`)
    await client.query(
      `create table if not exists platform.migration (name text primary key, hash text not null, ran_at timestamptz not null default now())`,
    )
    const known = new Map(
      (await client.query<{ name: string; hash: string }>('select name, hash from platform.migration')).rows.map((row) => [
        row.name,
        row.hash,
      ]),
    )
    const unknown = [...known.keys()].filter((name) => !files.includes(name))
    if (unknown.length > 0)
      throw new Refused({
        code: 'migration.unknown',
        text: `Cơ sở dữ liệu đã chạy ${unknown.join(', ')} mà bản cài này không có. Cài bản mới của hệ thống, hoặc dùng cơ sở dữ liệu khác.`,
        offenders: unknown.map((name) => ({ where: name, what: 'không có trong thư mục migrations' })),
      })
    const ran: string[] = []
    for (const name of files) {
      const text = await readFile(join(folder, name), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      const before = known.get(name)
      if (before === hash) continue
      if (before !== undefined)
        throw new Refused({
          code: 'migration.changed',
          text: `Tệp ${name} trong thư mục migrations đã bị sửa sau khi chạy. Khôi phục tệp cũ và viết thay đổi thành một tệp mới.`,
        })
      await client.query('begin')
      try {
        await client.query(text)
        await client.query(`set local search_path = ''`)
        await client.query('insert into platform.migration (name, hash) values ($1, $2)', [name, hash])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`migration ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
      ran.push(name)
    }
    return { ran, already: known.size }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => undefined)
    client.release()
  }
}
