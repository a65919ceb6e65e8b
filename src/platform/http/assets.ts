import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import { acceptedEncoding } from './delivery.ts'

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

/**
 * Serves the built files of `folder` and nothing outside it: they are read once (some hundred kilobytes), so no path of a request
 * ever touches the disk and a new build does not pull them from under a running server.
 * Files under /assets/ carry their hash in their name and may be kept for ever.
 */
export async function serveAssets(folder: string): Promise<MiddlewareHandler> {
  const files = await readAll(folder)
  const packed = new Map<string, Uint8Array<ArrayBuffer>>()
  const body = (path: string, plain: Uint8Array<ArrayBuffer>, encoding: 'br' | 'gzip' | null) => {
    if (encoding === null) return plain
    const key = `${encoding}:${path}`
    const known = packed.get(key)
    if (known) return known
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
    const bytes = new Uint8Array(encoding === 'br' ? brotliCompressSync(plain, quality) : gzipSync(plain, { level: 9 }))
    packed.set(key, bytes)
    return bytes
  }
  return async (c, next) => {
    const { path, method } = c.req
    const plain = files.get(path)
    if (plain === undefined || (method !== 'GET' && method !== 'HEAD')) return next()
    const extension = extname(path)
    const encoding = compressible.has(extension) ? acceptedEncoding(c.req.header('accept-encoding') ?? '') : null
    c.set('route', 'asset')
    c.header('Content-Type', types[extension] ?? 'application/octet-stream')
    c.header('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    c.header('Vary', 'Accept-Encoding')
    if (encoding) c.header('Content-Encoding', encoding)
    return c.body(body(path, plain, encoding))
  }
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
