import { randomUUID } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/db/database.ts'

/** A database of its own for the calling test file, copied from a template; dropped after the file. */
export async function freshDatabase(template = 'ntm_empty'): Promise<Database & { url: string }> {
  const serverUrl = inject('databaseUrl')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const admin = openDatabase(serverUrl, { max: 1 })
  await admin.pool.query(`create database ${name} template ${template} strategy file_copy`)
  await admin.close()
  const url = serverUrl.replace('/postgres?', `/${name}?`)
  const database = openDatabase(url)
  afterAll(async () => {
    await database.close()
    const dropper = openDatabase(serverUrl, { max: 1 })
    await dropper.pool.query(`drop database if exists ${name} with (force)`)
    await dropper.close()
  })
  return { ...database, url }
}
