import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import type { S3Place } from '../base/config.ts'
import { conditionOf, isHash, keep, placeOf } from './spool.ts'
import type { FileStore } from './store.ts'

/** no answer of a store takes longer */
const patience = 120_000

/**
 * The store as a bucket of an S3-compatible service, addressed by path (`endpoint/bucket/ab/cd/abcd…`). Bytes wait in a local file until
 * their hash is known; it is signed with the request, so the service refuses what was altered on the way.
 */
export function s3Store({ endpoint, bucket, region, key, secret }: S3Place, waiting: string): FileStore {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: 's3', retries: 3 })
  const base = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`
  const ask = (address: string, init: RequestInit = {}) =>
    client.fetch(`${base}${address}`, { ...init, signal: AbortSignal.timeout(patience) })
  const has = async (hash: string) => {
    const answer = await ask(`/${placeOf(hash)}`, { method: 'HEAD' })
    if (answer.ok) return true
    if (answer.status === 404) return false
    throw failed('HEAD', hash, answer)
  }
  const get: FileStore['get'] = async (hash, range) => {
    const headers = range ? { Range: `bytes=${range.first}-${range.last}` } : undefined
    const answer = await ask(`/${placeOf(hash)}`, { headers })
    if (answer.status === 404) {
      await answer.body?.cancel()
      return null
    }
    if (answer.status !== (range ? 206 : 200) || !answer.body) throw failed('GET', hash, answer)
    return Readable.fromWeb(answer.body as ReadableStream)
  }
  return {
    has,
    get,
    verify: (hash) => conditionOf(get, hash),
    put: (source, { largest } = {}) =>
      keep(source, { folder: waiting, largest }, async ({ path, hash }) => {
        if (await has(hash)) return false
        const headers = { 'X-Amz-Content-Sha256': hash, 'Content-Type': 'application/octet-stream' }
        const answer = await ask(`/${placeOf(hash)}`, { method: 'PUT', body: await openAsBlob(path), headers })
        if (!answer.ok) throw failed('PUT', hash, answer)
        return true
      }),
    async *list() {
      for (let after: string | null = ''; after !== null; ) {
        const page: string = await textOf(ask, after)
        for (const [, name] of page.matchAll(/<Key>(?:[^<]*\/)?([^<]*)<\/Key>/g)) if (isHash(name as string)) yield name as string
        after = /<NextContinuationToken>([^<]+)</.exec(page)?.[1] ?? null
      }
    },
  }
}

async function textOf(ask: (address: string) => Promise<Response>, after: string): Promise<string> {
  const answer = await ask(`?list-type=2${after === '' ? '' : `&continuation-token=${encodeURIComponent(after)}`}`)
  if (!answer.ok) throw failed('LIST', after, answer)
  return answer.text()
}

const failed = (verb: string, what: string, { status }: Response) => new Error(`the S3 store answered ${status} to ${verb} ${what}`)
