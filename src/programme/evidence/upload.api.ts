import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { FileStore as Pieces } from '@tus/file-store'
import type { Server } from '@tus/server'
import type { Context } from 'hono'
import type { Refusal } from '../../platform/base/refusal.ts'
import type { Result } from '../../platform/base/result.ts'
import type { Files } from '../../platform/files/store.ts'
import { type Endpoints, type Env, refuse } from '../../platform/http/api.ts'
import type { Actor } from '../people/types.ts'
import { fileRefusals } from './file.text.ts'
import { beginUpload, dropUpload, finishUpload, ownUpload, patience, type Sender } from './upload.actions.ts'
import type { UploadRow } from './upload.queries.ts'

const path = '/api/v1/uploads'
/** tells the sender which proof the file became */
const proofHeader = 'Ntm-Proof'
const allThere = (upload: UploadRow, proofId: number) =>
  new Headers({
    'Tus-Resumable': '1.0.0',
    'Upload-Offset': String(upload.size),
    'Upload-Length': String(upload.size),
    [proofHeader]: String(proofId),
  })

/** One request on its way through the tus server: who sends, and what was refused in it. */
type Turn = { sender: Sender; upload: UploadRow | null; refusal: Refusal | null }
type Finish = (sender: Sender, upload: UploadRow) => Promise<Result<{ proofId: number }>>
type Tus = { pieces: Pieces; finish: Finish; handle: (request: Request, turn: Turn) => Promise<Response> }

/** The library is read when the first upload comes: 20 MB that a server without uploads does not hold. */
async function openTus(files: Files): Promise<Tus> {
  const [{ FileStore }, { Server: TusServer }] = await Promise.all([import('@tus/file-store'), import('@tus/server')])
  const pieces = new FileStore({ directory: files.uploads, expirationPeriodInMilliseconds: patience })
  const turns = new WeakMap<Request, Turn>()
  const turnOf = (request: unknown): Turn => {
    const turn = turns.get(request as Request)
    if (!turn) throw new Error('a request that did not come through the endpoint')
    return turn
  }
  /** Tells the tus server to stop; the refusal itself is the answer. */
  const stop = (turn: Turn, refusal: Refusal): never => {
    turn.refusal = refusal
    throw { status_code: refusal.status ?? 422, body: refusal.code }
  }
  const finish = oneAtATime(async (sender: Sender, upload: UploadRow): Promise<Result<{ proofId: number }>> => {
    const answer = await finishUpload(sender, upload, join(files.uploads, upload.id))
    await pieces.remove(upload.id)
    return answer
  })
  const server: Server = new TusServer({
    path,
    datastore: pieces,
    relativeLocation: true,
    // pages of other sites have no business here
    allowedOrigins: [],
    maxSize: files.largest,
    namingFunction: () => randomUUID(),
    async onUploadCreate(request, { id, size, metadata }) {
      const turn = turnOf(request)
      const fields = Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, value ?? '']))
      const begun = await beginUpload(turn.sender, id, size ?? 0, fields)
      if (!begun.ok) stop(turn, begun.refusal)
      // what is asked stands in the table; nothing of it needs to lie beside the pieces
      return { metadata: {} }
    },
    async onUploadFinish(request) {
      const turn = turnOf(request)
      if (!turn.upload) return {}
      const answer = await finish(turn.sender, turn.upload)
      return answer.ok ? { headers: { [proofHeader]: String(answer.value.proofId) } } : stop(turn, answer.refusal)
    },
  })
  const handle = (request: Request, turn: Turn) => {
    turns.set(request, turn)
    return server.handleWeb(request)
  }
  return { pieces, finish, handle }
}

/**
 * `/api/v1/uploads`: files in pieces by the tus protocol 1.0 (creation, termination, expiration), so that a cut connection, a closed
 * phone or a restarted server costs one piece. Upload-Metadata are the fields of the form in /minh-chung/them, with the file's name as
 * `tep`: everything is looked at before the first byte travels, and the last byte makes the proof. Each sees only uploads of their own.
 */
export function api({ on, caller, files }: Endpoints<Actor>): void {
  let opened: Promise<Tus> | undefined
  const tus = () => {
    opened ??= openTus(files)
    return opened
  }
  const handle = async (c: Context<Env>, sender: Sender, upload: UploadRow | null): Promise<Response> => {
    const turn: Turn = { sender, upload, refusal: null }
    const answer = await (await tus()).handle(c.req.raw, turn)
    return turn.refusal ? refuse(c, turn.refusal) : answer
  }
  const senderOf = (c: Context<Env>): Sender => ({ ...caller(c), files })
  on.post('/uploads', (c) => handle(c, senderOf(c), null))
  on.on(['GET', 'PATCH', 'DELETE'], '/uploads/:id', async (c) => {
    const sender = senderOf(c)
    const upload = await ownUpload(sender, c.req.param('id'))
    if (!upload) return refuse(c, fileRefusals.gone)
    const method = c.req.raw.method
    if (upload.proofId !== null)
      return method === 'HEAD' ? new Response(null, { headers: allThere(upload, upload.proofId) }) : refuse(c, fileRefusals.done)
    const { pieces, finish } = await tus()
    if (method === 'HEAD' && (await isWhole(pieces, upload))) {
      // the server was stopped between the last byte and the proof
      const answer = await finish(sender, upload)
      return answer.ok ? new Response(null, { headers: allThere(upload, answer.value.proofId) }) : refuse(c, answer.refusal)
    }
    const answer = await handle(c, sender, upload)
    if (method === 'DELETE' && answer.ok) await dropUpload(sender, upload)
    return answer
  })
}

async function isWhole(pieces: Pieces, { id, size }: UploadRow): Promise<boolean> {
  const there = await pieces.getUpload(id).catch(() => null)
  return there !== null && there.offset === size
}

/** Two requests about the last byte of one upload get the same answer, and its work is done once. */
function oneAtATime<T>(work: (sender: Sender, upload: UploadRow) => Promise<T>): (sender: Sender, upload: UploadRow) => Promise<T> {
  const underWay = new Map<string, Promise<T>>()
  return (sender, upload) => {
    const known = underWay.get(upload.id)
    if (known) return known
    const begun = work(sender, upload).finally(() => underWay.delete(upload.id))
    underWay.set(upload.id, begun)
    return begun
  }
}
