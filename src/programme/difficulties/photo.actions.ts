import { createReadStream } from 'node:fs'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { Files } from '../../platform/files/store.ts'
import { tidyName } from '../evidence/file.rules.ts'
import { refusals } from './refusals.text.ts'
import type { Photo } from './types.ts'

export type PictureTaken = Omit<Photo, 'number'>

/** Keeps a picture that came with a form, told by its bytes: JPEG or PNG. Its notes stay in it, so it is shown to officers only. */
export async function takePicture(
  { store }: Pick<Files, 'store'>,
  { path, name }: { path: string; name: string },
): Promise<Result<PictureTaken>> {
  const { fileTypeFromFile } = await import('file-type')
  const type = (await fileTypeFromFile(path))?.mime
  if (type !== 'image/jpeg' && type !== 'image/png') return refused(refusals.notPicture(tidyName(name)))
  const { hash, size } = await store.put(createReadStream(path))
  return done({ hash, size, type })
}
