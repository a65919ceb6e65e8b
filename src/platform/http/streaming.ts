import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { acceptedEncoding } from './encoding.ts'

/**
 * A long text as an answer that is never held whole: compressed as it goes where the visitor can read that, and told apart from what `deliver`
 * gathers by its encoding. `name` in Latin letters, with its ending.
 */
export function streamedText(request: Request, { name, type }: { name: string; type: string }, pieces: AsyncIterable<string>): Response {
  const bytes = Readable.from(gathered(pieces))
  const packed = acceptedEncoding(request.headers.get('accept-encoding') ?? '') !== null
  const body = packed ? bytes.pipe(createGzip()) : bytes
  bytes.on('error', (error) => body.destroy(error))
  body.on('close', () => bytes.destroy())
  return new Response(Readable.toWeb(body) as ReadableStream, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Encoding': packed ? 'gzip' : 'identity',
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Encoding',
    },
  })
}

/** Small pieces put together, so that each is worth sending. */
async function* gathered(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (text.length < 1 << 15) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}
