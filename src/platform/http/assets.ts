import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Encoding } from './encoding.ts'
import { type Kept, ready } from './kept.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.topojson': 'application/json',
}
const compressible = new Set(['.css', '.js', '.json', '.svg', '.txt', '.webmanifest', '.topojson'])

/** A built file as it travels to who reads this encoding; null for a path that is none. */
export type Assets = (path: string, encoding: Encoding) => Kept | null

/**
 * The built files of `folder` and nothing outside it: they are read once (some hundred kilobytes), so no path of a request ever touches
 * the disk and a new build does not pull them from under a running server.
 * Files under /assets/ carry their hash in their name and may be kept for ever.
 */
export async function readAssets(folder: string, everyAnswer: Readonly<Record<string, string>>): Promise<Assets> {
  const files = await readAll(folder)
  const packed = new Map<string, Kept>()
  return (path, accepted) => {
    const plain = files.get(path)
    if (plain === undefined) return null
    const encoding = compressible.has(extname(path)) ? accepted : null
    const key = `${encoding} ${path}`
    const known = packed.get(key) ?? pack(path, plain, encoding, everyAnswer)
    packed.set(key, known)
    return known
  }
}

function pack(path: string, plain: Uint8Array<ArrayBuffer>, encoding: Encoding, everyAnswer: Readonly<Record<string, string>>): Kept {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  const body = encoding === 'br' ? brotliCompressSync(plain, quality) : encoding === 'gzip' ? gzipSync(plain, { level: 9 }) : plain
  const headers = new Headers({
    ...everyAnswer,
    'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    Vary: 'Accept-Encoding',
    ETag: `W/"${createHash('sha1').update(plain).digest('base64url')}"`,
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  })
  return ready({ route: 'asset', headers, body: new Uint8Array(body) })
}

/** Every file under a folder (but Vite's own notes), by the path that asks for it. */
async function readAll(folder: string): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const entries = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : []
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${sep}.vite`))
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      paths.map(async (path) => [`/${relative(folder, path).split(sep).join('/')}`, new Uint8Array(await readFile(path))] as const),
    ),
  )
}
