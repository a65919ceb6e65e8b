import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import * as queries from './village.queries.ts'
import { namesakes } from './village.rules.ts'
import type { CommuneVillages } from './village.types.ts'

/** Which villages has the commune on the day? */
export async function villagesOfCommune({ tx }: Pick<ReadCtx, 'tx'>, communeId: number, on: LocalDate): Promise<CommuneVillages> {
  const standing = await queries.villagesOn(tx, communeId, on)
  return {
    standing: sortVietnamese(standing, ({ name }) => name),
    other: await queries.villagesOver(tx, communeId, on),
    adrift: await queries.villagesAdrift(tx, communeId),
    namesakes: namesakes(standing),
  }
}
