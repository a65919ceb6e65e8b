import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { startAccounts } from '../../src/accounts.ts'
import { day } from '../../src/platform/base/local-date.ts'
import { openDatabase, read } from '../../src/platform/db/database.ts'
import { databaseUrl } from '../../src/platform/db/embedded.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { openSheet } from '../../src/programme/assessment/sheet.actions.ts'
import { checkDerived, checkFacts } from '../../src/programme/assessment/verify.reads.ts'
import { readSettings } from '../../src/programme/people/settings.rules.ts'
import { cookieOf, openOfficer } from '../harness/officer.ts'
import { type Program, run } from '../harness/process.ts'
import { buildOnce } from '../harness/server.ts'
import { Chance } from './seeds.ts'

/**
 * The server as `npm start` starts it, with its own PostgreSQL writing to the disk, killed with -9 in the middle of saving: the server, or
 * the database under it. What was acknowledged before stands there afterwards.
 */
const kills = Number(process.env.NTM_KILLS ?? '2')
const secret = 'một bí mật chỉ dùng trong kiểm thử, đủ dài'
const today = day('2025-12-10')
const measures = [
  'clean-water-share',
  'health-insurance-share',
  'trained-labour-share',
  'solid-waste-treated-share',
  'hygienic-facilities-share',
]

const began = performance.now()
afterAll(() => process.stdout.write(`kills: ${kills} in ${((performance.now() - began) / 1000).toFixed(1)} s\n`))

type Server = { program: Program; url: string }

async function start(folder: string): Promise<Server> {
  const program = run('src/server.ts', [], {
    NTM_DATA: folder,
    PORT: '0',
    NTM_TODAY: today,
    NTM_SECRET: secret,
    NTM_SECOND_FACTOR: 'nobody',
    LOG_LEVEL: 'error',
  })
  const [, url = ''] = await program.heard(/nông thôn mới: (http\S+)/)
  return { program, url }
}

/** An officer of a commune who is signed in, with the sheet of the year. */
async function settle(folder: string, url: string): Promise<{ cookie: string; sheetId: number }[]> {
  const database = openDatabase(databaseUrl(join(folder, 'db'), 'ntm'), { max: 2 })
  const settings = readSettings({ NTM_SECRET: secret, NTM_SECOND_FACTOR: 'nobody' })
  if (!settings.ok) throw new Error(settings.refusal.text)
  const log = pino({ level: 'silent' })
  const opened = await startAccounts({
    databaseUrl: databaseUrl(join(folder, 'db'), 'ntm'),
    db: database.db,
    url,
    settings: settings.value,
    data: folder,
    log,
  })
  const { rows } = await database.pool.query<{ id: number; round: number }>(
    `with r as (
       insert into calendar.round (unit_id, kind, year, number, name, set_ids, opens_on, closes_on, due_on, source, opened_by, opened_at)
       select id, 'year', 2025, 1, 'Năm 2025', '{xa-2021}', '2025-12-01', '2025-12-14', '2025-12-20', 'bịa', 'kiểm thử', now()
       from units.unit where origin = 'country' returning id
     )
     select v.unit_id as id, r.id as round from r, units.version v
     where v.kind = 'commune' and v.withdrawn_at is null and v.valid_from <= $1::date and v.valid_to > $1::date order by v.code limit 6`,
    [today],
  )
  const seats = []
  for (const [at, { id, round }] of rows.entries()) {
    const officer = await openOfficer(opened.accounts, {
      name: `Cán bộ ${at}`,
      role: 'communeOfficer',
      unit: { id, level: 'commune' },
      today,
    })
    const sheet = await writeAs(database.db, { today, actor: officer.name, now: new Date() }, (ctx) =>
      openSheet(ctx, { unitId: id, roundId: round, setId: 'xa-2021' }),
    )
    if (!sheet.ok) throw new Error(sheet.refusal.text)
    seats.push({ cookie: await cookieOf(opened.accounts, officer), sheetId: sheet.value.id })
  }
  await opened.close()
  await database.close()
  return seats
}

test(
  `${kills} kills of server or database: nothing that was acknowledged is lost`,
  async () => {
    await buildOnce()
    const folder = await mkdtemp(join(tmpdir(), 'ntm-kills-'))
    const chance = new Chance(1)
    let server = await start(folder)
    try {
      const seats = await settle(folder, server.url)
      const acknowledged: { mutation: string; typed: string }[] = []
      const versions = new Map<string, number>()
      let working = true
      const officer = async ({ cookie, sheetId }: (typeof seats)[number]) => {
        for (let turn = 0; working; turn++) {
          const measure = measures[turn % measures.length] as string
          const key = `${sheetId} ${measure}`
          const [mutation, typed] = [randomUUID(), `${chance.below(100)},${turn % 10}`]
          const body = JSON.stringify({ measure, mutation, base: versions.get(key) ?? 0, typed, note: '' })
          const headers = { cookie, 'content-type': 'application/json', origin: server.url }
          const answer = await fetch(`${server.url}/api/v1/sheets/${sheetId}/cells`, { method: 'POST', body, headers }).catch(() => null)
          const said = answer && ((await answer.json().catch(() => null)) as { outcome?: string; cell?: { version: number } } | null)
          if (said?.cell) versions.set(key, said.cell.version)
          if (said?.outcome === 'saved') acknowledged.push({ mutation, typed })
          if (!said?.outcome) await new Promise((wake) => setTimeout(wake, 100))
        }
      }
      const work = Promise.all(seats.map(officer))
      for (let kill = 0; kill < kills; kill++) {
        await new Promise((wake) => setTimeout(wake, 300 + chance.below(700)))
        if (kill % 2 === 0) server.program.child.kill('SIGKILL')
        else process.kill(Number((await readFile(join(folder, 'db', 'postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL')
        await server.program.ended
        server = await start(folder)
      }
      await new Promise((wake) => setTimeout(wake, 500))
      working = false
      await work
      const database = openDatabase(databaseUrl(join(folder, 'db'), 'ntm'), { max: 1 })
      const { rows } = await database.pool.query<{ mutation: string; typed: string }>('select mutation, typed from assessment.cell_version')
      const stands = new Map(rows.map(({ mutation, typed }) => [mutation, typed]))
      expect(acknowledged.length).toBeGreaterThan(kills)
      expect(acknowledged.filter(({ mutation, typed }) => stands.get(mutation) !== typed)).toEqual([])
      await read(database.db, async (tx) => {
        expect((await verifyChains(tx)).first).toBeNull()
        expect((await checkFacts({ tx, today })).map(({ wrong }) => wrong)).toEqual([null, null, null])
        expect((await checkDerived({ tx, today })).map(({ wrong }) => wrong)).toEqual([null, null])
      })
      await database.close()
    } finally {
      server.program.child.kill('SIGTERM')
      await server.program.ended
      await rm(folder, { recursive: true, force: true })
    }
  },
  120_000 + kills * 20_000,
)
