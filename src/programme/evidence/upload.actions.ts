import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefused, Refused } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { type Db, read, write } from '../../platform/db/database.ts'
import { type Edge, writeAs } from '../../platform/events/context.ts'
import type { Files } from '../../platform/files/store.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import { unitByCode } from '../units/reads.ts'
import { takeIn } from './file.actions.ts'
import { tidyName } from './file.rules.ts'
import { fileRefusals } from './file.text.ts'
import type { EvidenceFile } from './file.types.ts'
import { addProof, checkUses } from './proof.actions.ts'
import { type Asked, type Given, readAsked } from './proof.rules.ts'
import { proofRefusals } from './proof.text.ts'
import type { Use } from './proof.types.ts'
import * as queries from './upload.queries.ts'

/** Who sends, and into what. */
export type Sender = { db: Db; edge: Edge; actor: Actor; files: Pick<Files, 'store' | 'largest'> }

/** as many files as one person may have on their way */
const atOnce = 30
/** an upload that was not finished within this time is given up */
export const patience = 3 * 86_400_000

type Wanted = Asked & { unitId: number; assignmentId: number }

/** Reads what is asked and where; refused before a byte travels, where the person may not, or a field will not do. */
async function wantedOf({ db, edge, actor }: Omit<Sender, 'files'>, given: Given): Promise<Result<Wanted>> {
  const asked = readAsked(given, edge.today)
  if (!asked.ok) return asked
  return read(db, async (tx) => {
    const ctx = { tx, today: edge.today }
    const code = given('don-vi').trim()
    const unitId = code === '' ? actor.chosen?.unitId : (await unitByCode(ctx, code, edge.today))?.id
    if (unitId === undefined) return refused(proofRefusals.noUnit(code))
    const held = allowed(actor, 'evidence.add', await placeOf(ctx, unitId))
    if (!held.ok) return held.refusal.status === 404 ? refused(proofRefusals.noUnit(code)) : held
    const uses = await checkUses(ctx, asked.value.uses)
    return uses.ok ? done({ ...asked.value, unitId, assignmentId: held.value.assignmentId }) : uses
  })
}

const usesOf = ({ uses, sheetId }: Asked): Use[] =>
  uses.map(({ setId, indicator, year }) =>
    sheetId === null ? { setId, indicator, year, sheetId: null } : { setId, indicator, year: null, sheetId },
  )

/** Begins an upload in pieces: everything but the bytes is looked at now. `given` are the fields of the form and `tep`, the file's name. */
export async function beginUpload(sender: Sender, id: string, size: number, fields: Record<string, string>): Promise<Result<null>> {
  const { db, edge, actor, files } = sender
  const name = tidyName(fields.tep ?? '')
  if (size === 0) return refused(fileRefusals.empty(name))
  if (size > files.largest) return refused(fileRefusals.tooLarge(name, Math.floor(files.largest / 1024 / 1024)))
  const wanted = await wantedOf(sender, (field) => fields[field] ?? '')
  if (!wanted.ok) return wanted
  const { unitId, assignmentId } = wanted.value
  return write(db, async (tx) => {
    if ((await queries.openUploadsOf(tx, actor.personId)) >= atOnce) return refused(fileRefusals.tooMany)
    await queries.addUpload(tx, { unitId, id, personId: actor.personId, assignmentId, size, asked: fields, at: edge.now })
    return done(null)
  })
}

/** An upload of this person, or nothing. */
export const ownUpload = ({ db, actor }: Pick<Sender, 'db' | 'actor'>, id: string): Promise<queries.UploadRow | null> =>
  read(db, (tx) => queries.ownUpload(tx, id, actor.personId))

/** All pieces are there (`path`): the file is taken in and becomes a proof. A refused file is forgotten. */
export async function finishUpload(sender: Sender, upload: queries.UploadRow, path: string): Promise<Result<{ proofId: number }>> {
  const { db, edge } = sender
  const given: Given = (field) => upload.asked[field] ?? ''
  const answer = await bring(sender, upload.unitId, given, { path, name: given('tep') }, (tx, proofId) =>
    queries.finishUpload(tx, upload, proofId, edge.now),
  )
  if (!answer.ok) await write(db, (tx) => queries.dropUpload(tx, upload))
  return answer
}

/** A file from a form (already on the disk), or none: with its fields it becomes a proof. */
export async function addFromForm(
  sender: Sender,
  given: Given,
  file: { path: string; name: string } | null,
): Promise<Result<{ proofId: number }>> {
  const wanted = await wantedOf(sender, given)
  return wanted.ok ? bring(sender, wanted.value.unitId, given, file) : wanted
}

type Also = (tx: Parameters<typeof queries.finishUpload>[0], proofId: number) => Promise<unknown>

async function bring(
  sender: Sender,
  unitId: number,
  given: Given,
  incoming: { path: string; name: string } | null,
  also: Also = async () => undefined,
): Promise<Result<{ proofId: number }>> {
  const { db, edge, actor, files } = sender
  const asked = readAsked(given, edge.today)
  if (!asked.ok) return asked
  let file: EvidenceFile | null = null
  if (incoming) {
    const hash = /^[0-9a-f]{64}$/.exec(given('ma-bam').toLowerCase())?.[0] ?? null
    const received = await takeIn(files, { ...incoming, hash, shot: asked.value.shot })
    if (!received.ok) return received
    file = received.value
  }
  const { key, fields } = asked.value
  try {
    return await writeAs(db, edge, async (ctx) => {
      const added = await addProof(ctx, actor, { unitId, key, fields, uses: usesOf(asked.value), file })
      if (!added.ok) throw new Refused(added.refusal)
      await also(ctx.tx, added.value.proofId)
      return done({ proofId: added.value.proofId })
    })
  } catch (error) {
    if (isRefused(error)) return refused(error.refusal)
    throw error
  }
}

/** Gives up one's own upload; nothing of it stays. */
export const dropUpload = ({ db }: Pick<Sender, 'db'>, upload: queries.UploadRow): Promise<unknown> =>
  write(db, (tx) => queries.dropUpload(tx, upload))

/** Removes what was begun and left: rows, and pieces in the folder whatever the table says of them. */
export async function removeAbandoned(db: Db, folder: string, now: Date): Promise<number> {
  const before = new Date(now.getTime() - patience)
  const ids = await write(db, (tx) => queries.dropOldUploads(tx, before))
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const path = join(folder, name)
    const there = await stat(path).catch(() => null)
    if (there && (there.mtime < before || ids.includes(name.replace(/\.json$/, '')))) await rm(path, { force: true })
  }
  return ids.length
}
