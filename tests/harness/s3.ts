import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll } from 'vitest'
import type { S3Place } from '../../src/platform/base/config.ts'

/** A real S3 server on loopback with an empty bucket; stops after the test file. It knows its key, but does not reckon signatures of version 4. */
export async function startS3(): Promise<S3Place> {
  const [directory, bucket] = [await mkdtemp(join(tmpdir(), 'ntm-s3-')), 'ntm-minh-chung']
  const service = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: bucket }] })
  const { port } = await service.run()
  afterAll(async () => {
    await service.close()
    await rm(directory, { recursive: true, force: true })
  })
  return { endpoint: `http://127.0.0.1:${port}/`, bucket, region: 'us-east-1', key: 'S3RVER', secret: 'S3RVER' }
}
