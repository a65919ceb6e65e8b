import { createHmac, randomBytes } from 'node:crypto'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { batched } from '../../platform/db/batched.ts'
import { ask, type Db, read, writeQuietly } from '../../platform/db/database.ts'
import { formatNumber } from '../../platform/text/number.ts'
import * as queries from './count.queries.ts'
import type { Batch, Visits } from './count.types.ts'

/** milliseconds between two times that counts are written down: what a killed server loses at most */
const pause = 5_000
/** milliseconds for which numbers are shown before they are read anew */
const fresh = 15_000
/** who saw a page within the last five minutes is there now */
const present = 5 * 60_000
/** different pages and visitors that are held before they are written down earlier */
const most = 5_000

export type Seen = { path: string; address: string; agent: string }

/** The counter of a server: what is seen is held in memory and written down every few seconds. */
export type Counter = {
  seen: (what: Seen) => void
  /** tells two states of the numbers apart */
  version: () => Promise<string>
  /** what stands behind `site:today`, `views:/van-ban/12` */
  numbersOf: (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>
  flush: () => Promise<void>
  /** writes down what is held, and counts no more */
  close: () => Promise<void>
}

type Options = { db: Db; today: () => LocalDate; secret: string; now?: () => Date; onError: (error: unknown) => void }
/** What is held: who saw pages stays in memory for some seconds, as it came, until it is a mark. */
type Held = Batch & { waiting: (Omit<Seen, 'path'> & { at: Date })[] }
type Day = { day: LocalDate; key: Buffer }

/**
 * Counts without cookies: a visitor of a day is a mark, HMAC of address and browser under a key of that day. The key comes of a salt that all
 * servers share and that is thrown away with the marks when the day is over, and of the secret of the house, which stands outside the
 * database: who finds the disk of today can try no address, and tomorrow nobody can. Nothing else of a visitor is kept.
 */
export function openCounter({ db, today, secret, now = () => new Date(), onError }: Options): Counter {
  let batch: Held = empty(today())
  let known: Promise<Day> | null = null
  let shown: { at: number; visits: Visits; version: string } | null = null
  let reading: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  let isOpen = true

  const keyOf = async (day: LocalDate): Promise<Day> => {
    const salt = await writeQuietly(db, (tx) => queries.beginDay(tx, day, randomBytes(32)))
    return { day, key: createHmac('sha256', secret).update('visitors of a day').update(salt).digest() }
  }
  const write = async (full: Held) => {
    if (full.waiting.length > 0) {
      if ((await known)?.day !== full.day) known = keyOf(full.day)
      const { key } = await (known as Promise<Day>)
      for (const { address, agent, at } of full.waiting)
        full.marks.set(createHmac('sha256', key).update(`${address}\n${agent}`).digest('hex').slice(0, 32), at)
    }
    await writeQuietly(db, (tx) => queries.addBatch(tx, full))
  }
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (batch.pages.size === 0) return writing
    const full = batch
    batch = empty(today())
    writing = writing
      .then(() => write(full))
      .catch((error: unknown) => {
        known = null
        onError(error)
      })
    return writing
  }
  const refresh = async () => {
    const at = now()
    const visits = await read(db, (tx) => queries.visits(tx, today(), new Date(at.getTime() - present)))
    shown = { at: at.getTime(), visits, version: Object.values(visits).join(' ') }
  }
  const current = async () => {
    if (!shown || now().getTime() - shown.at >= fresh) {
      reading ??= refresh().finally(() => {
        reading = null
      })
      await reading
    }
    return shown as NonNullable<typeof shown>
  }
  // pages that are made at the same time ask together
  const asked = new Set<string>()
  const viewsOfAsked = batched(() => {
    const paths = [...asked]
    asked.clear()
    return ask(db, (tx) => queries.viewsOf(tx, paths))
  }, 1)
  return {
    seen({ path, address, agent }) {
      if (!isOpen) return
      if (batch.day !== today()) void flush()
      batch.pages.set(path, (batch.pages.get(path) ?? 0) + 1)
      batch.waiting.push({ address, agent, at: now() })
      if (batch.waiting.length >= most) void flush()
      else timer ??= setTimeout(() => void flush(), pause).unref()
    },
    version: () =>
      current().then(
        ({ version }) => version,
        () => '',
      ),
    async numbersOf(keys) {
      const { visits } = await current()
      const paths = keys.flatMap((key) => (key.startsWith('views:') ? [key.slice(6)] : []))
      for (const path of paths) asked.add(path)
      const views = paths.length === 0 ? new Map<string, number>() : await viewsOfAsked()
      const numbers = new Map(Object.entries(visits).map(([name, count]) => [`site:${name}`, formatNumber(count)]))
      for (const path of paths) numbers.set(`views:${path}`, formatNumber(views.get(path) ?? 0))
      return numbers
    },
    async flush() {
      await flush()
      shown = null
    },
    async close() {
      isOpen = false
      await flush()
    },
  }
}

const empty = (day: LocalDate): Held => ({ day, pages: new Map<string, number>(), marks: new Map<string, Date>(), waiting: [] })
