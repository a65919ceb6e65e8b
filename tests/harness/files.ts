import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type Files, openFiles } from '../../src/platform/files/store.ts'

/** A store of files in a folder of its own for the calling test file; gone after the file. `data` is that folder. */
export async function freshFiles(uploadMegabytes = 20): Promise<Files & { data: string }> {
  const data = await mkdtemp(join(tmpdir(), 'ntm-files-'))
  afterAll(() => rm(data, { recursive: true, force: true }))
  return { data, ...(await openFiles({ data, s3: null, uploadMegabytes })) }
}
