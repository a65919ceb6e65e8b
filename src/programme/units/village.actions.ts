import type { LocalDate } from '../../platform/base/local-date.ts'
import { Refused } from '../../platform/base/refusal.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { lockPlans } from './plan.queries.ts'
import { unitById } from './queries.ts'
import { inSentence } from './text.ts'
import type { Unit } from './types.ts'
import * as queries from './village.queries.ts'
import { duplicatesIn, villageName, villageShortName } from './village.rules.ts'
import type { SeenVillage, Village, VillageRow } from './village.types.ts'

/** Holds the map for this transaction: one plan at a time, and no village changes meanwhile. */
export const lockMap = (ctx: WriteCtx): Promise<void> => lockPlans(ctx.tx)

/** Villages of the communes go where their communes go; to be asked after every change of the map and of villages. */
export async function followMap(ctx: WriteCtx, communeIds: number[]): Promise<void> {
  const cuts = await queries.villagesToFollow(ctx.tx, communeIds)
  if (cuts.length === 0) return
  await queries.followVillages(ctx.tx, cuts, ctx.now)
  // the heir may end later in its turn
  await followMap(ctx, [...new Set(cuts.flatMap(({ parentId }) => parentId ?? []))])
}

const refuse = (code: string, text: string, status: 404 | 409 | 422 = 422): never => {
  throw new Refused({ code: `villages.${code}`, text, status })
}

/** The commune as it stands on the day, held for this transaction; villages stand under communes, wards and townships alike. */
async function communeOn(ctx: WriteCtx, communeId: number, on: LocalDate): Promise<Unit> {
  const unit = await unitById(ctx.tx, communeId, on)
  if (unit?.level === 'commune') return unit
  const now = await unitById(ctx.tx, communeId, ctx.today)
  const since = now?.validFrom ? ` Xã có từ ${formatDate(now.validFrom)}.` : ''
  return refuse('noCommune', `Xã không tồn tại vào ngày ${formatDate(on)}. Sửa ngày rồi gửi lại.${since}`)
}

const documentOf = (text: string): string => {
  const document = tidy(text)
  return document === '' ? refuse('noDocument', 'Chưa ghi văn bản làm căn cứ. Ghi số, ngày của nghị quyết hoặc quyết định.') : document
}

const nameOf = (text: string): string => {
  const read = villageName(text)
  return 'problem' in read ? refuse('badName', `Tên thôn chưa đúng: ${read.problem}.`) : read.name
}

/**
 * The village as it was seen, when nobody changed it since and nothing but its commune's own end stands ahead of it. That one is withdrawn, so
 * that the change can be written; `followMap` follows it again.
 */
async function standing(ctx: WriteCtx, villages: readonly Village[], seen: SeenVillage): Promise<Village> {
  const village = villages.find(({ versionId }) => versionId === seen.versionId)
  if (!village || village.id !== seen.id)
    return refuse('stale', 'Danh sách thôn đã thay đổi từ khi mở trang. Tải lại trang, xem lại rồi gửi.', 409)
  if (village.validTo === null || (await unfollow(ctx, village.versionId))) return village
  return refuse('ended', `${village.name} đã có thay đổi từ ${formatDate(village.validTo)}. Sửa ở phần sau ngày ấy.`, 409)
}

/** False where the village does not go on with its commune, or something was built on how it does. */
async function unfollow(ctx: WriteCtx, versionId: number): Promise<boolean> {
  const next = await queries.continuationOf(ctx.tx, versionId)
  if (!next) return false
  if ((next.validTo !== null || next.isBuiltUpon) && !(await unfollow(ctx, next.id))) return false
  await queries.withdrawContinuation(ctx.tx, versionId, next.id, ctx.now)
  return true
}

const afterBegin = (village: Village, on: LocalDate): void => {
  if (on <= village.validFrom) refuse('tooEarly', `${village.name} có từ ${formatDate(village.validFrom)}; ngày thay đổi phải sau ngày ấy.`)
}

const throwIf = (refusal: Refused['refusal'] | null): void => {
  if (refusal) throw new Refused(refusal)
}

/**
 * A commune enters villages, all of them or none. A row without a day begins on `from`, without a document stands on `document`.
 * Throws Refused: a name that stands already (`villages.twice`), a day on which there is no such commune, no document.
 */
export async function addVillages(
  ctx: WriteCtx,
  communeId: number,
  rows: readonly VillageRow[],
  { from, document }: { from: LocalDate; document: string },
): Promise<{ added: number }> {
  await queries.lockVillages(ctx.tx, communeId)
  const begun = rows.map((row) => ({ ...row, from: row.from ?? from, source: documentOf(row.document || document) }))
  const first = begun.map((row) => row.from).sort()[0] ?? from
  throwIf(duplicatesIn(rows, await queries.villagesFrom(ctx.tx, communeId, first)))
  const days = [...new Set(begun.map((row) => row.from))]
  const communes = new Map<LocalDate, Unit>()
  for (const on of days) communes.set(on, await communeOn(ctx, communeId, on))
  const ids = await queries.foundVillages(ctx.tx, begun.length)
  await queries.beginVillages(
    ctx.tx,
    begun.map((row, index) => ({
      unitId: ids[index] as number,
      name: row.name,
      shortName: villageShortName(row.name),
      communeId,
      provinceId: communes.get(row.from)?.provinceId as number,
      from: row.from,
      since: row.from,
      source: row.source,
    })),
    ctx.now,
  )
  await followMap(ctx, [communeId])
  const villages = begun.map(({ name, from: on, source }, index) => ({ id: ids[index], name, from: on, document: source }))
  await ctx.enter({ chain: `unit:${communeId}`, kind: 'units.villagesAdded', payload: { communeId, villages } })
  return { added: begun.length }
}

type Change = { on: LocalDate; document: string }

/** A village takes another name from a day on; on the very day of its beginning the name is corrected instead. */
export async function renameVillage(ctx: WriteCtx, communeId: number, seen: SeenVillage, text: string, change: Change): Promise<void> {
  await queries.lockVillages(ctx.tx, communeId)
  const name = nameOf(text)
  const source = documentOf(change.document)
  const all = await queries.villagesFrom(ctx.tx, communeId, change.on)
  const village = await standing(ctx, all, seen)
  throwIf(
    duplicatesIn(
      [{ name }],
      all.filter((one) => one.id !== village.id),
    ),
  )
  if (name === village.name) refuse('sameName', `${village.name} đã mang tên này. Không có gì để đổi.`)
  const commune = await communeOn(ctx, communeId, change.on)
  const shortName = villageShortName(name)
  if (change.on === village.validFrom) {
    await queries.correctVersion(ctx.tx, village.versionId, { name, shortName, communeId, provinceId: commune.provinceId, source }, ctx.now)
  } else {
    afterBegin(village, change.on)
    await queries.endVillages(ctx.tx, [village.versionId], change.on)
    const place = { communeId, provinceId: commune.provinceId as number }
    const begun = { unitId: village.id, name, shortName, ...place, from: change.on, since: village.territorySince, source }
    const [to] = await queries.beginVillages(ctx.tx, [begun], ctx.now)
    const from = [village.versionId]
    await queries.enterVillageChange(ctx.tx, { kind: 'rename', on: change.on, document: source, from, to: to as number }, ctx.now)
  }
  await followMap(ctx, [communeId])
  const payload = { communeId, villageId: village.id, before: village.name, after: name, on: change.on, document: source }
  await ctx.enter({ chain: `unit:${communeId}`, kind: 'units.villageRenamed', payload })
}

/** A village is no more from a day on; on the very day of its beginning it is taken back, as entered by mistake. */
export async function endVillage(ctx: WriteCtx, communeId: number, seen: SeenVillage, change: Change): Promise<void> {
  await queries.lockVillages(ctx.tx, communeId)
  const document = documentOf(change.document)
  const village = await standing(ctx, await queries.villagesFrom(ctx.tx, communeId, change.on), seen)
  const isMistake = change.on === village.validFrom && !(await queries.hasOrigin(ctx.tx, village.versionId))
  if (isMistake) await queries.withdrawVersion(ctx.tx, village.versionId, ctx.now)
  else {
    afterBegin(village, change.on)
    await communeOn(ctx, communeId, change.on)
    await queries.endVillages(ctx.tx, [village.versionId], change.on)
  }
  const payload = { communeId, villageId: village.id, name: village.name, on: change.on, document, takenBack: isMistake }
  await ctx.enter({ chain: `unit:${communeId}`, kind: 'units.villageEnded', payload })
}

/** Villages become one: one of them goes on under its name, or a new village begins where the name is a new one. */
export async function mergeVillages(
  ctx: WriteCtx,
  communeId: number,
  seen: readonly SeenVillage[],
  text: string,
  change: Change,
): Promise<void> {
  await queries.lockVillages(ctx.tx, communeId)
  const name = nameOf(text)
  const source = documentOf(change.document)
  const all = await queries.villagesFrom(ctx.tx, communeId, change.on)
  const merged: Village[] = []
  for (const one of new Map(seen.map((row) => [row.versionId, row])).values()) merged.push(await standing(ctx, all, one))
  if (merged.length < 2) refuse('mergeTwo', 'Nhập thôn cần từ hai thôn trở lên. Chọn thêm thôn rồi gửi lại.')
  throwIf(
    duplicatesIn(
      [{ name }],
      all.filter((one) => !merged.includes(one)),
    ),
  )
  for (const village of merged) afterBegin(village, change.on)
  const commune = await communeOn(ctx, communeId, change.on)
  const survivor = merged.find((village) => fold(village.name) === fold(name))
  const unitId = survivor?.id ?? ((await queries.foundVillages(ctx.tx, 1))[0] as number)
  const from = merged.map(({ versionId }) => versionId)
  await queries.endVillages(ctx.tx, from, change.on)
  const place = { communeId, provinceId: commune.provinceId as number }
  const begun = { unitId, name, shortName: villageShortName(name), ...place, from: change.on, since: change.on, source }
  const [to] = await queries.beginVillages(ctx.tx, [begun], ctx.now)
  await queries.enterVillageChange(ctx.tx, { kind: 'merge', on: change.on, document: source, from, to: to as number }, ctx.now)
  await followMap(ctx, [communeId])
  const payload = {
    communeId,
    villages: merged.map((one) => ({ id: one.id, name: one.name })),
    into: { id: unitId, name },
    on: change.on,
    document: source,
  }
  await ctx.enter({ chain: `unit:${communeId}`, kind: 'units.villagesMerged', payload })
}

/** A village of a divided commune belongs here: a commune that took a part of it says so. */
export async function takeVillage(ctx: WriteCtx, communeId: number, seen: SeenVillage, document: string): Promise<void> {
  await queries.lockVillages(ctx.tx, communeId)
  // another commune may take it at the same time
  await queries.lockVillages(ctx.tx, 0)
  const source = documentOf(document)
  const village = await standing(ctx, await queries.villagesAdrift(ctx.tx, communeId), seen)
  const commune = await communeOn(ctx, communeId, village.validFrom)
  throwIf(duplicatesIn([village], await queries.villagesFrom(ctx.tx, communeId, village.validFrom)))
  const correct = { name: village.name, shortName: villageShortName(village.name), communeId, provinceId: commune.provinceId, source }
  await queries.correctVersion(ctx.tx, village.versionId, correct, ctx.now)
  await followMap(ctx, [communeId])
  const payload = { communeId, villageId: village.id, name: inSentence(village.name), from: village.validFrom, document: source }
  await ctx.enter({ chain: `unit:${communeId}`, kind: 'units.villageTaken', payload })
}
