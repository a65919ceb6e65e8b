import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { Refused } from '../base/refusal.ts'
import { gzipped, type Shelf, type Shelved } from '../files/shelf.ts'
import { acceptedEncoding } from './encoding.ts'
import { hasAlready } from './kept.ts'

/** What anybody may read from any page: nobody's cookie is asked for, so there is nothing to protect from others' scripts. */
export const openHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'OData-Version, ETag, Content-Disposition, Content-Length',
} as const

/** The answer to a browser that asks whether another page may read; null where something else is asked. */
export const preflight = (request: Request): Response | null =>
  request.method === 'OPTIONS'
    ? new Response(null, {
        status: 204,
        headers: {
          ...openHeaders,
          Allow: 'GET, HEAD, OPTIONS',
          'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
          'Access-Control-Allow-Headers': 'Accept, If-None-Match, OData-MaxVersion, OData-Version, Prefer',
          'Access-Control-Max-Age': '86400',
        },
      })
    : null

/** smaller texts are made small where every answer is */
const large = 16 * 1024 * 1024

type Wanted = Parameters<Shelf['take']>[0] & { shelf: Shelf; name: string; type: string; isText: boolean }

/** milliseconds after which whoever asks is told to come again, while the file goes on being made */
const patience = 25_000

const notYet = new Refused({
  code: 'file.beingMade',
  text: 'Tệp lớn nên đang được lập, thường mất vài phút. Tải lại địa chỉ này sau một phút.',
  status: 503,
})

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(notYet), patience)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** The answer that hands a file out: its tag, 304 to whoever has it, made small where it is long text, from the disk as a stream. */
export async function fileAnswer(request: Request, { shelf, question, mark, make, name, type, isText }: Wanted): Promise<Response> {
  const file = await within(shelf.take({ question, mark, make }))
  const headers = new Headers({
    ...openHeaders,
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'public, no-cache',
    ETag: `W/"${file.tag}"`,
  })
  if (hasAlready(request.headers.get('if-none-match') ?? undefined, headers.get('etag') ?? '')) {
    for (const name of ['content-type', 'content-disposition']) headers.delete(name)
    return new Response(null, { status: 304, headers })
  }
  const isPacked =
    isText && file.size > large && acceptedEncoding((request.headers.get('accept-encoding') ?? '').replace(/\bbr\b/, '')) === 'gzip'
  const sent: Shelved = isPacked
    ? await within(shelf.take({ question: `${question} gzip`, mark: file.tag, make: () => gzipped(file) }))
    : file
  if (isText && file.size > large) headers.set('Vary', 'Accept-Encoding')
  if (isPacked) headers.set('Content-Encoding', 'gzip')
  headers.set('Content-Length', String(sent.size))
  const body = request.method === 'HEAD' ? null : (Readable.toWeb(createReadStream(sent.path)) as ReadableStream)
  return new Response(body, { headers })
}
