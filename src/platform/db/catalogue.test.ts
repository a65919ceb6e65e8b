import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { bareDatabase, freshDatabase } from '../../../tests/harness/database.ts'
import { readCatalogue, settledCatalogue } from './catalogue.ts'

/** A connection to a database without any of our tables. */
async function bare() {
  const { pool, drop } = await bareDatabase()
  const client = await pool.connect()
  onTestFinished(async () => {
    client.release()
    await drop()
  })
  return client
}

test('fresh schema = migrated schema = the committed migrations/schema.sql', async () => {
  const { pool } = await freshDatabase()
  const client = await pool.connect()
  const migrated = await settledCatalogue(client, await bare())
  client.release()
  const fresh = await bare()
  await fresh.query(migrated)
  expect(await readCatalogue(fresh)).toBe(migrated)
  expect(await readFile('migrations/schema.sql', 'utf8'), 'run npm run schema').toBe(migrated)
})

test('every kind of thing is told, and told again by what it made', async () => {
  const client = await bare()
  await client.query(`
    create schema "odd name"; create schema house;
    create type house.colour as enum ('red', 'it''s blue');
    create table house.room (id int generated always as identity primary key, name text not null default 'x' collate "C",
      size numeric(8,2) check (size > 0), doubled numeric generated always as (size * 2) stored, colours house.colour[], constraint one_name unique (name));
    comment on column house.room.size is 'm²';
    create table house.door (room_id int not null references house.room on delete cascade, at date, "when" timestamptz default now()) with (fillfactor=70);
    create unlogged table house.guest (name text primary key);
    create view house.big as select * from house.room where size > 10;
    create view "odd name".a_first as select * from house.big;
    create function house.biggest(house.room) returns house.big language sql stable as 'select * from house.big limit 1';
    create function house.refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end';
    create trigger no_delete before delete on house.room for each row execute function house.refuse();
    create index door_at on house.door (at desc) where at is not null;
    create materialized view house.kept as select count(*) from house.door;
    create statistics house.door_both (dependencies) on room_id, at from house.door;
    alter table house.door enable row level security; alter table house.door force row level security;
    create policy mine on house.door for select using (room_id = 1);
    grant usage on schema house to public; grant select, insert on house.room to public; alter default privileges grant select on tables to public;`)
  const told = await readCatalogue(client)
  const again = await bare()
  await again.query(told)
  expect(await readCatalogue(again)).toBe(told)
  for (const word of [
    "'it''s blue'",
    'generated always as identity',
    'stored',
    'on delete cascade',
    'one_name unique',
    'fillfactor=70',
    'no_delete',
    'door_at',
    'materialized view',
    'door_both',
    'force row level security',
    'policy mine',
    'grant usage on schema house to public',
    'grant insert, select on house.room to public',
    'alter default privileges grant select on tables to public',
    "'m²'",
    'collate "C"',
  ])
    expect(told.toLowerCase()).toContain(word.toLowerCase())
})

describe('in a schema with one table', () => {
  let house: Awaited<ReturnType<typeof bareDatabase>>
  let client: pg.PoolClient
  beforeAll(async () => {
    house = await bareDatabase()
    client = await house.pool.connect()
  })
  afterAll(async () => {
    client.release()
    await house.drop()
  })
  beforeEach(async () => {
    await client.query(`begin; create schema house; create table house.room (name text not null default 'x', size int, check (size > 0));
      create index room_name on house.room (name)`)
    onTestFinished(async () => {
      await client.query('rollback')
    })
  })

  test.each([
    ['a changed column', 'alter table house.room alter name drop not null'],
    ['a changed check', 'alter table house.room drop constraint room_size_check, add constraint room_size_check check (size > 1)'],
    ['a lost index', 'drop index house.room_name'],
    ['a right given away', 'grant select on house.room to public'],
    ['another default', `alter table house.room alter name set default 'y'`],
  ])('%s changes the text', async (_, change) => {
    const before = await readCatalogue(client)
    await client.query(change)
    expect(await readCatalogue(client)).not.toBe(before)
  })

  test.each([
    ['a partitioned table', 'create table house.part (at date) partition by range (at)'],
    ['a sequence of its own', 'create sequence house.counter'],
    ['a right on a column', 'grant select (name) on house.room to public'],
    ['a right that may be handed on', 'grant select on house.room to ntm_officer with grant option'],
    ['a right on later functions', 'alter default privileges revoke execute on functions from public'],
    ['a domain', 'create domain house.share as numeric check (value <= 1)'],
  ])('%s is refused, not left out', async (_, sql) => {
    await client.query(sql)
    await expect(readCatalogue(client)).rejects.toThrow(/cannot tell/)
  })
})
