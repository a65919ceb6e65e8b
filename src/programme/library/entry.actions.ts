import { randomBytes } from 'node:crypto'
import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { type Db, read } from '../../platform/db/database.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { type WriteCtx, writing } from '../../platform/events/context.ts'
import { setById } from '../criteria/reads.ts'
import { allowed, notHere } from '../people/access.ts'
import { demand } from '../people/reads.ts'
import type { Actor, Verb } from '../people/types.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import { replaceSubmission } from './approval.queries.ts'
import * as queries from './document.queries.ts'
import { isNamed, lines, readEntry, searchedOf } from './entry.rules.ts'
import { refusals } from './refusals.text.ts'
import { codeOf, nameOf } from './text.ts'
import type { Entry, FileTaken, Metadata, Relation } from './types.ts'

type Given = (name: string) => string

/** The document, held until the end of the transaction, where this person has the verb of the library; elsewhere it is not found. */
export async function heldDocument(ctx: WriteCtx, actor: Actor, verb: Verb, id: number): Promise<queries.At> {
  const at = await queries.holdDocument(ctx.tx, id)
  if (!at) {
    orThrow(allowed(actor, verb))
    return refuse(notHere)
  }
  await demand(ctx, actor, verb, at.unitId)
  return at
}

/** What others keep and everybody may read is read with the eyes of the house; what is kept here with those of the officer. */
export type Keeping = Acting & { house: Db }

/** Which documents have one of these numbers: the public ones, and those kept at this place. */
async function numbered(ctx: WriteCtx, { house }: Keeping, numbers: readonly string[]): Promise<queries.Named[]> {
  if (numbers.length === 0) return []
  const seen = await read(house, (tx) => queries.publicWithNumber(tx, numbers))
  const own = await queries.withNumber(ctx.tx, numbers)
  return [...new Map([...seen, ...own].map((one) => [one.id, one])).values()]
}

/** Which documents the typed ones are; what is not kept here stays as it was typed. */
async function resolve(ctx: WriteCtx, keeping: Keeping, own: number, typed: Entry['relations']): Promise<Relation[]> {
  const numbers = typed.flatMap(({ other }) => /\d+(\/\d{4}(?=\/))?/.exec(other)?.slice(0, 1) ?? [])
  const known = (await numbered(ctx, keeping, numbers)).filter(({ id }) => id !== own)
  return typed.map((one) => {
    const same = known.filter((other) => isNamed(codeOf(other) ?? '', one.other))
    const byIssuer = same.filter(({ issuer }) => isNamed(issuer, one.other))
    const found = byIssuer.length > 0 ? byIssuer : same
    if (found.length > 1)
      refuse(
        refusals.bad(
          found.map(({ id, issuer }) => ({ where: one.other, what: `có văn bản số ${id} của ${issuer}; ghi thêm tên cơ quan` })),
        ),
      )
    return { ...one, otherId: found[0]?.id ?? null }
  })
}

/** Refuses criteria and tasks that are not there. */
async function checkLinks(ctx: WriteCtx, { criteria, tasks }: Pick<Metadata, 'criteria' | 'tasks'>): Promise<void> {
  const wrong: { where: string; what: string }[] = []
  for (const key of criteria) {
    const [setId = '', code] = key.split('/')
    const set = await setById(ctx, setId)
    if (!set) wrong.push({ where: 'Bộ tiêu chí, tiêu chí', what: `không có bộ tiêu chí «${setId}»` })
    else if (code && !set.criteria.some((one) => one.code === code))
      wrong.push({ where: 'Bộ tiêu chí, tiêu chí', what: `bộ ${setId} không có tiêu chí ${code}` })
  }
  const there = await queries.knownTasks(ctx.tx, tasks)
  for (const id of tasks)
    if (!there.includes(id)) wrong.push({ where: 'Nhiệm vụ', what: `không có nhiệm vụ số ${id} trong phạm vi phụ trách` })
  if (wrong.length > 0) refuse(refusals.bad(wrong))
}

/** Refuses a second document of the same number, symbol and issuer. */
async function checkOnce(ctx: WriteCtx, keeping: Keeping, own: number | null, one: Metadata): Promise<void> {
  if (one.number === null) return
  const same = (await numbered(ctx, keeping, [one.number])).find(
    (other) => other.id !== own && other.symbol?.toLowerCase() === one.symbol?.toLowerCase() && other.issuer === one.issuer,
  )
  if (same) refuse(refusals.twice(nameOf({ ...one, isDraft: false }), same.id))
}

/** Writes an edition with what it does to others, and enters it in the log. */
export async function addEdition(
  ctx: WriteCtx,
  at: queries.At,
  metadata: Metadata,
  relations: readonly Relation[],
  { edition, reason, personId }: { edition: number; reason: string | null; personId: number | null },
): Promise<void> {
  const made = { by: ctx.actor, personId, on: ctx.today, at: ctx.now }
  await queries.addEdition(ctx.tx, at, { ...metadata, ...searchedOf(metadata), edition, reason }, made)
  if (relations.length > 0) await queries.addRelations(ctx.tx, at, edition, relations)
  const hash = sha256(canonical({ metadata, relations }))
  const payload = { documentId: at.id, edition, name: nameOf(metadata), hash, ...(reason ? { reason } : {}) }
  await ctx.enter({ chain: chainOf(at), kind: edition === 1 ? 'library.entered' : 'library.corrected', payload })
}

/** What comes with a document that another module has: the key under which it stands here, and its file. */
export type Brought = { key: string; file: FileTaken }

/** Enters a document for the own office; a form sent twice is one document. It is not public before somebody approves it. */
export const enterDocument = (acting: Keeping, given: Given, brought: Brought | null): Promise<Result<{ id: number }>> =>
  writing(acting, async (ctx) => {
    const { unitId } = orThrow(allowed(acting.actor, 'library.keep'))
    const { metadata, relations } = orThrow(readEntry(given, ctx.today))
    const key = brought?.key ?? (/^[0-9a-f-]{36}$/.test(given('khoa')) ? given('khoa') : randomBytes(16).toString('hex'))
    const before = await queries.documentOfKey(ctx.tx, unitId, key)
    if (before !== null) return { id: before }
    await checkLinks(ctx, metadata)
    await checkOnce(ctx, acting, null, metadata)
    const id = await queries.addDocument(ctx.tx, unitId, key, { by: ctx.actor, at: ctx.now })
    if (id === null) return refuse(refusals.changed)
    const { personId } = acting.actor
    await addEdition(ctx, { unitId, id }, metadata, await resolve(ctx, acting, id, relations), { edition: 1, reason: null, personId })
    if (brought) await fileAdded(ctx, { unitId, id }, brought.file, personId)
    return { id }
  })

/** Adds a file and enters it in the log. */
export async function fileAdded(ctx: WriteCtx, at: queries.At, file: FileTaken, personId: number): Promise<void> {
  await queries.addFile(ctx.tx, at, file, { by: ctx.actor, personId, on: ctx.today, at: ctx.now })
  const payload = { documentId: at.id, name: file.name, hash: file.hash, size: file.size }
  await ctx.enter({ chain: chainOf(at), kind: 'library.fileAdded', payload })
}

/** Corrects what stands of a document by a later row with its reason. What is public stays until the correction is approved. */
export const correctDocument = (acting: Keeping, id: number, seen: number, given: Given): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const at = await heldDocument(ctx, acting.actor, 'library.keep', id)
    const { metadata, relations } = orThrow(readEntry(given, ctx.today))
    const reason = lines(given('ly-do'))
    if (reason.length < 5) return refuse(refusals.noReason)
    const last = (await queries.editionsOf(ctx.tx, at)).at(-1)
    if (last?.edition !== seen) return refuse(refusals.changed)
    await checkLinks(ctx, metadata)
    await checkOnce(ctx, acting, id, metadata)
    const kept: Metadata = { ...metadata, certainty: metadata.source === last.source ? last.certainty : 'official' }
    const { personId } = acting.actor
    await addEdition(ctx, at, kept, await resolve(ctx, acting, id, relations), { edition: seen + 1, reason, personId })
    await replaceSubmission(ctx.tx, at, { by: ctx.actor, on: ctx.today })
    return {}
  })
