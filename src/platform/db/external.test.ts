import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { bareDatabase } from '../../../tests/harness/database.ts'
import { checkExternal, objection, type ServerFacts } from './external.ts'

const good: ServerFacts = { version: 150004, encoding: 'UTF8', mayCreate: true, lacking: null, mayExtend: true }

test.each<[string, Partial<ServerFacts>, string | null]>([
  ['PostgreSQL 15', {}, null],
  ['PostgreSQL 18', { version: 180004 }, null],
  ['PostgreSQL 14', { version: 140012 }, 'database.tooOld'],
  ['PostgreSQL 9.6', { version: 90624 }, 'database.tooOld'],
  ['another encoding', { encoding: 'LATIN1' }, 'database.encoding'],
  ['no contrib', { lacking: ['btree_gist'] }, 'database.noExtension'],
  ['no right to create', { mayCreate: false }, 'database.noRight'],
  ['no right to extend', { mayExtend: false }, 'database.noRight'],
])('%s', (_, facts, code) => {
  const refusal = objection({ ...good, ...facts })
  expect(refusal?.code ?? null).toBe(code)
  expect(refusal?.text ?? 'DATABASE_URL').toContain('DATABASE_URL')
})

describe('a server that runs', () => {
  let database: Awaited<ReturnType<typeof bareDatabase>>
  let url: string
  beforeAll(async () => {
    database = await bareDatabase()
    const { rows } = await database.pool.query<{ name: string }>('select current_database() as name')
    url = inject('databaseUrl').replace('/postgres?', `/${rows[0]?.name}?`)
    await database.pool.query('create role external_reader login')
    await database.pool.query('create role external_writer login')
    await database.pool.query(`grant create on database ${rows[0]?.name} to external_writer`)
  })
  afterAll(async () => {
    await database.pool.query('drop owned by external_writer; drop role external_reader; drop role external_writer')
    await database.drop()
  })
  const as = (role: string) => url.replace('user=ntm', `user=${role}`)

  test('will do for its owner, and for a user who may create', async () => {
    await expect(checkExternal(url)).resolves.toBeUndefined()
    await expect(checkExternal(as('external_writer'))).resolves.toBeUndefined()
  })

  test('is refused for a user who may only read', async () => {
    await expect(checkExternal(as('external_reader'))).rejects.toMatchObject({ refusal: { code: 'database.noRight' } })
  })

  test('is refused without the database, and tells how to make it', async () => {
    await expect(checkExternal(inject('databaseUrl').replace('/postgres?', '/khong_co?'))).rejects.toMatchObject({
      refusal: { code: 'database.unreachable', text: expect.stringContaining('createdb') },
    })
  })
})

test('a server that is not there is refused by its address, without the password', async () => {
  const refusal = await checkExternal('postgresql://ntm:matkhau@127.0.0.1:9/ntm').catch((error) => error.refusal)
  expect(refusal).toMatchObject({ code: 'database.unreachable', text: expect.stringContaining('127.0.0.1:9/ntm (ECONNREFUSED)') })
  expect(refusal.text).not.toContain('matkhau')
})
