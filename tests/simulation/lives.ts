import { afterAll, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { checkDerived, checkFacts } from '../../src/programme/assessment/verify.reads.ts'
import { freshDatabase } from '../harness/database.ts'
import { type Deed, Device, Network, typing } from './device.ts'
import { Chance, seeds } from './seeds.ts'
import { World } from './world.ts'

/**
 * Twenty communes, three devices each, on a network that drops, doubles, delays and reorders; devices go offline and are restarted, two
 * servers' clocks stand apart, two communes are merged and the set is renewed in between. The same seed lives the same life.
 */
/** Lives through every second seed, from the first or from the second on: two files share the work between two processors. */
export async function tellLives(part: 0 | 1): Promise<void> {
  const database = await freshDatabase()
  const { db, pool } = database
  const began = performance.now()
  afterAll(() =>
    process.stdout.write(
      `devices: ${seeds.filter((seed) => seed % 2 === part).length} seeds in ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
    ),
  )

  /** `place` keeps two lives of one seed apart in the database. */
  async function live(seed: number, place = seed): Promise<{ world: World; devices: Device[] }> {
    const chance = new Chance(seed)
    const world = await World.begin(database, place)
    const network = new Network(world, chance)
    const devices = world.units.flatMap((unitId, at) =>
      [0, 1, 2].map((device) => new Device(network, unitId, world.sheets.get(unitId) ?? 0, 1000 + place * 100 + at * 3 + device)),
    )
    const length = 60_000
    for (const device of devices) {
      network.after(chance.below(2_000), () => device.open())
      for (let edits = 3 + chance.below(4); edits > 0; edits--) {
        const { measure, typed } = typing(chance)
        network.after(2_000 + chance.below(length), async () => device.type(measure, typed))
      }
      if (chance.is(0.6)) {
        const cut = 2_000 + chance.below(length)
        network.after(cut, async () => device.connect(false))
        network.after(cut + chance.below(length), async () => device.connect(true))
      }
      if (chance.is(0.3)) network.after(chance.below(length), async () => device.restart())
    }
    network.after(length / 3, () => world.update())
    network.after(length / 2, () => world.merge())
    network.after(length * 2 + 3_000, async () => {
      for (const device of devices) device.connect(true)
    })
    await network.run()
    return { world, devices }
  }

  type Version = { sheet: number; measure: string; version: number; mutation: string; typed: string; origin: string }

  test.each(seeds.filter((seed) => seed % 2 === part))(
    'seed %i: nothing acknowledged is lost, nothing is overwritten unseen, everything follows from the facts',
    async (seed) => {
      const { world, devices } = await live(seed)
      const sheets = [...world.sheets.values()]
      const { rows } = await pool.query<Version>(
        `select sheet_id as sheet, measure, version, mutation, typed, origin from assessment.cell_version where sheet_id = any ($1::int[])`,
        [sheets],
      )
      const byMutation = new Map(rows.map((row) => [row.mutation, row]))
      const at = new Map(rows.map((row) => [`${row.sheet} ${row.measure} ${row.version}`, row]))
      const deeds: Deed[] = devices.flatMap((device) => [...device.deeds.values()])

      // every device is empty in the end: each value was taken, given up by a person, or refused in words
      const left = devices.flatMap((device) => [...device.drafts.values()].filter(({ refused }) => refused === null))
      expect(left).toEqual([])

      // what was acknowledged stands there as it was typed; a cell that said so already needed no version of its own
      const same = ({ sheetId, measure, typed }: Deed) =>
        rows.some((row) => row.sheet === sheetId && row.measure === measure && row.typed === typed)
      expect(deeds.filter((deed) => deed.acknowledged && byMutation.get(deed.mutation)?.typed !== deed.typed && !same(deed))).toEqual([])

      // every version was written by somebody who had seen the one before
      const blind = deeds.filter(({ mutation, base, before, sheetId, measure }) => {
        const own = byMutation.get(mutation)
        if (!own) return false
        const seen = at.get(`${sheetId} ${measure} ${base}`)
        return own.version !== base + 1 || (seen?.typed ?? '') !== before
      })
      expect(blind).toEqual([])

      // versions follow each other without a gap, and the cell says what the last one says
      const { rows: broken } = await pool.query(
        `select c.sheet_id, c.measure from assessment.cell c
       where c.sheet_id = any ($1::int[]) and (
         c.version <> (select count(*) from assessment.cell_version v where v.sheet_id = c.sheet_id and v.measure = c.measure)
         or (c.version, c.typed, c.note) is distinct from (select (v.version, v.typed, v.note) from assessment.cell_version v
           where v.sheet_id = c.sheet_id and v.measure = c.measure order by v.version desc limit 1))`,
        [sheets],
      )
      expect(broken).toEqual([])
      await world.end()
    },
  )

  test('standings, facts and the log of all seeds come out again from what was entered', async () => {
    await read(db, async (tx) => {
      const ctx = { tx, today: day('2027-12-31') }
      expect((await verifyChains(tx)).first).toBeNull()
      expect((await checkFacts(ctx)).map(({ wrong }) => wrong)).toEqual([null, null, null])
      expect((await checkDerived(ctx)).map(({ wrong }) => wrong)).toEqual([null, null])
    })
  })

  test('a seed lives the same life twice', async () => {
    const lived = async (place: number) => {
      const { world, devices } = await live(7, place)
      const { rows } = await pool.query(
        `select s.unit_id % 100 as unit, v.measure, v.version, v.typed, v.mutation from assessment.cell_version v join assessment.sheet s on s.id = v.sheet_id
         where v.sheet_id = any ($1::int[]) and v.origin <> 'moved' order by 1, 2, 3`,
        [[...world.sheets.values()]],
      )
      await world.end()
      return {
        rows,
        deeds: devices.flatMap((device) => [...device.deeds.values()].map(({ mutation, acknowledged }) => `${mutation} ${acknowledged}`)),
      }
    }
    const [once, twice] = [await lived(901), await lived(902)]
    expect(once.rows.length).toBeGreaterThan(100)
    expect(twice).toEqual(once)
  })
}
