import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { refused } from '../../platform/base/result.ts'
import { hashOf } from '../../platform/files/spool.ts'
import type { Files } from '../../platform/files/store.ts'
import { cameraPlace, cameraTime, kindOf, nameFor, shotOf, tidyName } from './file.rules.ts'
import { fileRefusals } from './file.text.ts'
import type { Received, Shot } from './file.types.ts'

/** What came in, as it waits on the disk; `hash` where the sender told it. */
export type Incoming = { path: string; name: string; hash: string | null; shot: Shot }

/**
 * Looks at a file that came in and keeps its bytes as they are: not empty, not too large, of a kind that is taken in (told by its bytes),
 * those that were sent (where the sender told their hash). Nobody's yet: an action says whose it is.
 */
export async function takeIn(
  { store, largest }: Pick<Files, 'store' | 'largest'>,
  { path, name, hash, shot }: Incoming,
): Promise<Received> {
  const { size } = await stat(path)
  if (size === 0) return refused(fileRefusals.empty(tidyName(name)))
  if (size > largest) return refused(fileRefusals.tooLarge(tidyName(name), Math.floor(largest / 1024 / 1024)))
  if (hash !== null && (await hashOf(createReadStream(path))) !== hash) return refused(fileRefusals.otherBytes(tidyName(name)))
  const { fileTypeFromFile } = await import('file-type')
  const kind = kindOf((await fileTypeFromFile(path))?.mime ?? null, name)
  if (!kind.ok) return kind
  const seen = kind.value.picture ? shotOf(await shotIn(path), shot) : shotOf(nothing, nothing)
  const kept = await store.put(createReadStream(path))
  return { ok: true, value: { hash: kept.hash, size: kept.size, type: kind.value.type, name: nameFor(name, kind.value), ...seen } }
}

const nothing: Shot = { takenAt: null, lat: null, lon: null }

/** When and where, as the camera wrote into the file; a picture whose notes do not read is a picture all the same. */
async function shotIn(path: string): Promise<Shot> {
  const pick = ['DateTimeOriginal', 'CreateDate', 'GPSLatitude', 'GPSLatitudeRef', 'GPSLongitude', 'GPSLongitudeRef']
  const { default: exifr } = await import('exifr')
  const found = await exifr.parse(path, { pick, reviveValues: false }).catch(() => null)
  const place = cameraPlace(found?.latitude, found?.longitude)
  return { takenAt: cameraTime(found?.DateTimeOriginal) ?? cameraTime(found?.CreateDate), lat: place?.lat ?? null, lon: place?.lon ?? null }
}
