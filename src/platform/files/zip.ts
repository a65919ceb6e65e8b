import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A file on its way into a zip; `dense`: it is words, so it is made smaller. */
export type ZipEntry = { path: string; dense: boolean; bytes: AsyncIterable<Uint8Array> }

/** The largest sum of files that a zip without its 64-bit extension holds. */
export const largestZip = 2 ** 32 - 2 ** 24

/**
 * A zip as its bytes come: an entry is asked for when the one before it has gone out, and a chunk when the one before it has, so that no
 * file is ever held whole.
 */
export async function* zipped(entries: AsyncIterable<ZipEntry>, at: Date): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failed = error
    else out.push(chunk)
  })
  function* drained(): Generator<Uint8Array> {
    if (failed) throw failed
    const ready = out
    out = []
    yield* ready
  }
  for await (const { path, dense, bytes } of entries) {
    const file = dense ? new ZipDeflate(path, { level: 6 }) : new ZipPassThrough(path)
    file.mtime = at
    zip.add(file)
    for await (const chunk of bytes) {
      file.push(chunk)
      yield* drained()
    }
    file.push(new Uint8Array(0), true)
    yield* drained()
  }
  zip.end()
  yield* drained()
}
