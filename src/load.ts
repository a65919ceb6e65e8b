import type { LocalDate } from './platform/base/local-date.ts'
import { type Database, write } from './platform/db/database.ts'
import type { WriteCtx } from './platform/events/context.ts'
import { enter } from './platform/events/log.ts'
import { publishAll } from './programme/criteria/actions.ts'
import { importDemonstration } from './programme/figures/demonstration.actions.ts'
import { deliverDecisions } from './programme/library/delivery.actions.ts'
import { importCountry } from './programme/units/actions.ts'

/** Who stands in the event log for what the system itself brings. */
const actor = 'hệ thống'

export type LoadOptions = { today: LocalDate; now?: () => Date; onProgress?: (text: string) => void }

/**
 * Fills an empty database: the country, the criteria sets, the demonstration data.
 * Every stage is one transaction and tells by itself that it was done before, so a load that was cut short goes on where it stopped.
 */
export async function load({ db }: Pick<Database, 'db'>, { today, now = () => new Date(), onProgress }: LoadOptions): Promise<void> {
  const stage = <T>(work: (ctx: WriteCtx) => Promise<T>): Promise<T> =>
    write(db, (tx) => {
      const at = now()
      return work({ tx, today, actor, now: at, enter: (event) => enter(tx, { ...event, actor, at }) })
    })
  await stage((ctx) => importCountry(ctx, { folder: 'country', onProgress }))
  const { published } = await stage((ctx) => publishAll(ctx, 'criteria-sets'))
  if (published.length > 0) onProgress?.(`Công bố ${published.length} bộ tiêu chí`)
  await stage(deliverDecisions)
  const edge = () => ({ today, actor, now: now() })
  const { files, facts } = await importDemonstration(db, edge, { folder: 'demonstration' })
  if (files > 0) onProgress?.(`Nạp ${facts} dòng dữ liệu minh hoạ dựng lại từ ${files} tệp`)
}
