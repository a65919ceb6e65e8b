import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { bareDatabase } from '../../../tests/harness/database.ts'
import { day } from '../base/local-date.ts'
import { openDatabase, read } from './database.ts'
import { checkExternal, objection, type ServerFacts } from './external.ts'
import { migrate } from './migrate.ts'
import { placed } from './placed.ts'

const good: ServerFacts = { version: 150004, encoding: 'UTF8', mayCreate: true, lacking: null, mayExtend: true, mayGuard: true }

test.each<[string, Partial<ServerFacts>, string | null]>([
  ['PostgreSQL 15', {}, null],
  ['PostgreSQL 18', { version: 180004 }, null],
  ['PostgreSQL 14', { version: 140012 }, 'database.tooOld'],
  ['PostgreSQL 9.6', { version: 90624 }, 'database.tooOld'],
  ['another encoding', { encoding: 'LATIN1' }, 'database.encoding'],
  ['no contrib', { lacking: ['btree_gist'] }, 'database.noExtension'],
  ['no right to create', { mayCreate: false }, 'database.noRight'],
  ['no right to extend', { mayExtend: false }, 'database.noRight'],
  ['no right to make the role of officers', { mayGuard: false }, 'database.noRole'],
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
    await expect(checkExternal(as('external_writer'))).rejects.toMatchObject({ refusal: { code: 'database.noRole' } })
    await database.pool.query('grant ntm_officer to external_writer')
    await expect(checkExternal(as('external_writer'))).resolves.toBeUndefined()
  })

  test('carries the second net for a user who is no superuser: the house sees all, an officer what is at the place', async () => {
    const owner = openDatabase(as('external_writer'), { max: 2 })
    onTestFinished(owner.close)
    await migrate(owner.pool, 'migrations')
    await owner.pool.query(`
      insert into units.unit (id, origin) values (3, '2tier'), (4, '2tier');
      insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
        values (3, 'year', 2026, 1, 'Năm 2026', '{xa-2026}', '2026-01-01', '2026-12-14', '2026-12-20', 'bịa', 'kiểm thử', now());
      insert into assessment.sheet (unit_id, round_id, set_id, set_version, procedure, as_of, source_id, last_known, opened_by, opened_at)
        select u, r.id, 'xa-2026', 1, 'x', '2026-12-14', 1, now(), 'kiểm thử', now() from calendar.round r, unnest('{3,4}'::int[]) u`)
    const seen = async (db: typeof owner.db) =>
      (await read(db, (tx) => sql<{ unit: number }>`select unit_id as unit from assessment.sheet order by 1`.execute(tx))).rows.map(
        ({ unit }) => unit,
      )
    expect(await seen(owner.db)).toEqual([3, 4])
    expect(await seen(placed(owner.db, { unitId: 4, today: day('2026-11-22') }))).toEqual([4])
    expect(await seen(owner.db)).toEqual([3, 4])
  })

  test('refuses work at a place to a user who may not be an officer, and the connection is as it was', async () => {
    const reader = openDatabase(as('external_reader'), { max: 1 })
    onTestFinished(reader.close)
    const at = placed(reader.db, { unitId: 4, today: day('2026-11-22') })
    await expect(read(at, (tx) => sql`select 1`.execute(tx))).rejects.toThrow('ntm_officer')
    expect((await read(reader.db, (tx) => sql`select current_user as role`.execute(tx))).rows).toEqual([{ role: 'external_reader' }])
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
