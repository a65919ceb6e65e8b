import { createHash } from 'node:crypto'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { inclusionOf } from '../../platform/events/inclusion.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { largestZip, type ZipEntry, zipped } from '../../platform/files/zip.ts'
import { may } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor } from '../people/types.ts'
import { checkPage } from './check-page.text.ts'
import { readable } from './desk.reads.ts'
import { type WholeDossier, wholeDossier } from './dossier.reads.ts'
import { stateNames } from './dossier.text.ts'
import type { Paper, Snapshot } from './dossier.types.ts'
import { dossierTitle } from './dossier.views.ts'
import * as queries from './package.queries.ts'
import { safeName } from './package.rules.ts'
import { packageRefusals as no } from './package.text.ts'
import type { Fault, Manifest, Packed, Part, Withheld } from './package.types.ts'
import { actOf, frozenOf, minutesOf } from './paper.reads.ts'
import { certificatePage, decisionPage, minutesPage } from './printed.views.ts'

/** What goes into the package of a dossier, with the bytes still where they are. */
export type Package = {
  name: string
  parts: Part[]
  manifest: Omit<Manifest, 'files' | 'faults'>
  /** proofs with data of persons that are in it: each reading enters the log first */
  personal: { unitId: number; id: number; title: string }[]
}

type Asking = {
  actor: Actor
  id: number
  store: FileStore
  now: Date /** proofs with data of persons too, where the visitor may read them */
  personal: boolean
}

/**
 * What is the package of this dossier? Refused where the visitor may not read it, where nothing was frozen yet, or where its files
 * are more than a zip holds. Data of persons are left out unless they are asked for by somebody who may read them.
 */
export async function packageOf(ctx: ReadCtx, asking: Asking): Promise<Result<Package>> {
  const found = await readable(ctx, asking.actor, asking.id)
  if (!found.ok) return found
  const whole = await wholeDossier(ctx, found.value)
  const number = whole.decision?.snapshot ?? whole.snapshots[0]?.number
  const frozen = number === undefined ? null : await frozenOf(ctx, asking.actor, asking.id, number)
  if (!frozen) return refused(no.notFrozen)
  const files = await filesOf(ctx, asking, whole, frozen.content.papers)
  if (files.bytes > largestZip) return refused(no.tooLarge)
  const log = await logOf(ctx, whole, frozen.number)
  const path = `ban-chot-${frozen.number}.json`
  const content: Part = { path, what: 'Nội dung hội đồng đã xem', hash: frozen.hash, open: wordsOf(frozen.text) }
  return done({
    name: `ho-so-${asking.id}.zip`,
    parts: [content, ...(await papersPrinted(ctx, asking, whole)), ...files.parts, ...log.parts],
    manifest: {
      format: 'ntm-dossier-1',
      dossier: {
        id: asking.id,
        title: dossierTitle(whole.dossier),
        unit: frozen.content.unit.name,
        state: stateNames[whole.dossier.state],
        decision: whole.decision?.number ?? null,
      },
      madeAt: asking.now.toISOString(),
      frozen: { path, number: frozen.number, sha256: frozen.hash },
      log: log.told,
      withheld: files.withheld,
    },
    personal: files.personal,
  })
}

/** Minutes, decision and certificate, as they print. */
async function papersPrinted(ctx: ReadCtx, { actor, id }: Asking, whole: WholeDossier): Promise<Part[]> {
  const parts: Part[] = []
  const add = (path: string, what: string, text: string) => parts.push({ path, what, hash: null, open: wordsOf(text) })
  for (const { session } of whole.sessions) {
    const minutes = await minutesOf(ctx, actor, id, session.id)
    if (minutes) add(`bien-ban-${session.id}.html`, 'Biên bản phiên họp', minutesPage(minutes))
  }
  const act = await actOf(ctx, actor, id)
  if (act) add('quyet-dinh.html', 'Quyết định', decisionPage(act))
  if (act && act.kind !== 'revocation') add('bang-cong-nhan.html', 'Bằng công nhận', certificatePage(act))
  return parts
}

type FilesFound = { parts: Part[]; withheld: Withheld[]; personal: Package['personal']; bytes: number }

async function filesOf(
  ctx: ReadCtx,
  { actor, store, personal }: Asking,
  whole: WholeDossier,
  papers: readonly Omit<Paper, 'id'>[],
): Promise<FilesFound> {
  const { unitId, setId, asOf, sheetId } = whole.dossier
  const place = await placeOf(ctx, unitId)
  const hashes = papers.flatMap(({ hash }) => hash ?? [])
  const rows = await queries.proofFiles(ctx.tx, {
    unitPath: [...place.unitPath],
    unitId,
    setId,
    year: Number(asOf.slice(0, 4)),
    sheetId,
    hashes,
  })
  const found: FilesFound = { parts: [], withheld: [], personal: [], bytes: 0 }
  const mayRead = personal && may(actor, 'sheet.read', place)
  const byHash = new Map(rows.map((row) => [row.hash, row]))
  const put = (path: string, what: string, row: queries.ProofFileRow) => {
    if (row.personal && !mayRead) return found.withheld.push({ what, why: personal ? no.mayNotRead : no.leftOut })
    if (row.personal) found.personal.push({ unitId: row.unitId, id: row.proofId, title: row.title })
    found.bytes += row.size
    return found.parts.push({ path, what, hash: row.hash, open: () => store.get(row.hash) })
  }
  for (const [at, { number, issuer, hash, fileName }] of papers.entries()) {
    const [what, row] = [`Văn bản ${number}, ${issuer}`, hash ? byHash.get(hash) : undefined]
    if (hash === null || fileName === null) found.withheld.push({ what, why: no.numberOnly })
    else if (!row) found.withheld.push({ what, why: no.notSeen })
    else put(`van-ban/${at + 1}-${safeName(fileName)}`, what, row)
  }
  for (const row of rows.filter(({ hash }) => !hashes.includes(hash)))
    put(`minh-chung/${row.proofId}-${safeName(row.name)}`, row.title, row)
  return found
}

/** The proof that the content was frozen, and the decision numbered, in the log. */
async function logOf(
  ctx: ReadCtx,
  { dossier }: WholeDossier,
  snapshot: Snapshot['number'],
): Promise<{ parts: Part[]; told: Manifest['log'] }> {
  const steps = await queries.loggedSteps(ctx.tx, dossier.unitId, dossier.id)
  const freeze = steps.find((step) => step.kind === 'dossier.freeze' && step.snapshot === snapshot)
  const decided = steps.findLast(({ kind }) => kind === 'dossier.number') ?? freeze
  if (!freeze || !decided) throw new Error(`the log does not tell that dossier ${dossier.id} was frozen`)
  const shown = new Set(['dossier.freeze', 'dossier.number'])
  const { heads, day, root, ...chain } = await inclusionOf(ctx.tx, {
    ...{ chain: `unit:${dossier.unitId}`, first: freeze.number, last: decided.number },
    shows: ({ kind, payload }) => shown.has(kind) && (payload as { dossier?: number }).dossier === dossier.id,
  })
  const path = { chain: 'nhat-ky/chuoi.json', heads: 'nhat-ky/dau-chuoi.txt' }
  const parts: Part[] = [{ path: path.chain, what: 'Các mục nhật ký của đơn vị', hash: null, open: wordsOf(JSON.stringify(chain)) }]
  if (root) parts.push({ path: path.heads, what: `Mục cuối của mọi chuỗi, ngày ${day}`, hash: root, open: wordsOf(heads) })
  return { parts, told: { path: path.chain, heads: root ? path.heads : null, day, root, because: root ? null : no.dayOpen } }
}

/**
 * The bytes of the package, as a stream. Each file is hashed on its way; what the store has lost or altered does not stop it: the manifest,
 * the last file but one, names it.
 */
export function packed({ parts, manifest }: Package): AsyncGenerator<Uint8Array> {
  const [files, faults]: [Packed[], Fault[]] = [[], []]
  async function* entries(): AsyncGenerator<ZipEntry> {
    for (const part of parts) {
      const bytes = await part.open()
      if (bytes) yield { path: part.path, dense: /\.(json|html|txt)$/.test(part.path), bytes: counted(part, bytes, files, faults) }
      else faults.push({ path: part.path, what: part.what, why: no.lost })
    }
    const told: Manifest = { ...manifest, files, faults }
    for (const [path, text] of [
      ['manifest.json', `${JSON.stringify(told, null, 1)}\n`],
      ['kiem-tra.html', checkPage],
    ] as const)
      yield { path, dense: true, bytes: await wordsOf(text)() }
  }
  return zipped(entries(), new Date(manifest.madeAt))
}

async function* counted(part: Part, bytes: AsyncIterable<Uint8Array>, files: Packed[], faults: Fault[]): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256')
  let size = 0
  for await (const chunk of bytes) {
    digest.update(chunk)
    size += chunk.length
    yield chunk
  }
  const { path, what, hash } = part
  const sha256 = digest.digest('hex')
  files.push({ path, what, size, sha256 })
  if (hash !== null && hash !== sha256) faults.push({ path, what, why: `${no.altered} ${hash}` })
}

const encoder = new TextEncoder()

/** A text as the bytes of a file. */
const wordsOf =
  (text: string): (() => Promise<AsyncIterable<Uint8Array>>) =>
  () =>
    Promise.resolve(once(encoder.encode(text)))

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
