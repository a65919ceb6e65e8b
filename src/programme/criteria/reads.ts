import type { LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Level } from '../units/types.ts'
import { hashOf, readFolder } from './folder.reads.ts'
import { publishedFiles } from './proposal.queries.ts'
import * as queries from './queries.ts'
import { slotHistory as historyOf, slotsOn } from './slot.queries.ts'
import type { CriteriaSet, SetSummary, SlotValue, Tier } from './types.ts'

type Ctx = Pick<ReadCtx, 'tx'>

/** Which sets are published? Every version, oldest law first. */
export const listSets = (ctx: Ctx): Promise<SetSummary[]> => queries.summaries(ctx.tx)

/** Which set bears this id or alias («1980/QĐ-TTg»)? Of its versions the one that covers the day, else the latest. */
export const setById = (ctx: Ctx, idOrAlias: string, on?: LocalDate): Promise<CriteriaSet | undefined> =>
  queries.bodyOn(ctx.tx, idOrAlias, on ?? null)

/** Exactly this version, as an assessment pins it. */
export const setVersion = (ctx: Ctx, setId: string, version: number): Promise<CriteriaSet | undefined> =>
  queries.bodyOf(ctx.tx, setId, version)

/** Which versions has the set? Oldest first. */
export const setVersions = (ctx: Ctx, idOrAlias: string): Promise<SetSummary[]> => queries.versionsOf(ctx.tx, idOrAlias)

/** By which national set is a level judged for a tier on the day? */
export const setInForce = (ctx: Ctx, level: Level, tier: Tier, on: LocalDate): Promise<CriteriaSet | undefined> =>
  queries.inForce(ctx.tx, level, tier, on)

/** All sets that cover the day, by id: what `judge` looks references up in. */
export const setsOn = async (ctx: Ctx, on: LocalDate): Promise<Map<string, CriteriaSet>> =>
  new Map((await queries.bodiesOn(ctx.tx, on)).map((set) => [set.id, set]))

type PinnedSet = Pick<CriteriaSet, 'id' | 'version'>

/** What has the province set for the slots of the set, as of the day? Slots that are not there are unset. */
export const slotsOf = (ctx: Ctx, provinceId: number, { id, version }: PinnedSet, on: LocalDate): Promise<SlotValue[]> =>
  slotsOn(ctx.tx, provinceId, id, version, on)

/** What has the province ever set for a slot of a version? Newest day and newest knowledge first. */
export const slotHistory = (ctx: Ctx, provinceId: number, set: PinnedSet, indicator: string): Promise<SlotValue[]> =>
  historyOf(ctx.tx, provinceId, set.id, set.version, indicator)

export type HashCheck = { ok: boolean; checked: number; first: { where: string; what: string } | null }

/** Do the files of the folder still say what was published? Names the first that does not. */
export async function checkHashes(ctx: Ctx, folder: string): Promise<HashCheck> {
  const [published, { sets, problems }] = [await queries.summaries(ctx.tx), await readFolder(folder)]
  const files = new Map(sets.map(({ set, hash, file }) => [`${set.id} ${set.version}`, { hash, file }]))
  // a version that was published on screen has its file with its proposal
  const proposed = new Map((await publishedFiles(ctx.tx)).map((one) => [`${one.setId} ${one.version}`, hashOf(one.file)]))
  const wrong = published.flatMap(({ id, version, hash }) => {
    const file = files.get(`${id} ${version}`)
    const path = `${id}/${version === 1 ? 'set.yaml' : `set.v${version}.yaml`}`
    if (file?.hash === hash) return []
    const brought = proposed.get(`${id} ${version}`)
    if (file === undefined && brought !== undefined)
      return brought === hash ? [] : [{ where: path, what: 'tệp của đề xuất đã bị sửa sau khi công bố' }]
    const broken = problems.find((problem) => problem.file.endsWith(path))
    if (file === undefined && broken === undefined) return [{ where: path, what: `tệp của phiên bản đã công bố không còn` }]
    return [{ where: path, what: 'tệp đã bị sửa sau khi công bố' }]
  })
  return { ok: wrong.length === 0, checked: published.length, first: wrong[0] ?? null }
}
