import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { S3Place } from '../../src/platform/base/config.ts'
import { type Files, openFiles } from '../../src/platform/files/store.ts'

/** A store of files in a folder of its own for the calling test file; gone after the file. `data` is that folder. */
export async function freshFiles(uploadMegabytes = 20, s3: S3Place | null = null): Promise<Files & { data: string }> {
  const data = await mkdtemp(join(tmpdir(), 'ntm-files-'))
  afterAll(() => rm(data, { recursive: true, force: true }))
  return { data, ...(await openFiles({ data, s3, uploadMegabytes })) }
}
