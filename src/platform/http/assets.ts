import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

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
 * Serves the built files of `folder` and nothing outside it: the list is read once, so no path of a request ever touches the disk.
 * Files under /assets/ carry their hash in their name and may be kept for ever.
 */
export async function serveAssets(folder: string): Promise<MiddlewareHandler> {
  const names = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : []
  const files = new Map(
    names
      .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${sep}.vite`))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [`/${relative(folder, path).split(sep).join('/')}` as string, path] as const),
  )
  // what was asked for stays compressed in memory: a few hundred kilobytes in all
  const kept = new Map<string, Buffer>()
  const body = async (path: string, encoding: 'br' | 'gzip' | null) => {
    const key = `${encoding}:${path}`
    const known = kept.get(key)
    if (known) return known
    const plain = await readFile(path)
    const bytes =
      encoding === 'br'
        ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
        : encoding === 'gzip'
          ? gzipSync(plain, { level: 9 })
          : plain
    kept.set(key, bytes)
    return bytes
  }
  return async (c, next) => {
    const path = files.get(c.req.path)
    if (path === undefined || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return next()
    const extension = extname(path)
    const accepted = c.req.header('accept-encoding') ?? ''
    const encoding = !compressible.has(extension) ? null : /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
    c.set('route', 'asset')
    c.header('Content-Type', types[extension] ?? 'application/octet-stream')
    c.header('Cache-Control', c.req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    c.header('Vary', 'Accept-Encoding')
    if (encoding) c.header('Content-Encoding', encoding)
    return c.body(new Uint8Array(await body(path, encoding)))
  }
}
