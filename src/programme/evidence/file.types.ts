import type { Refusal } from '../../platform/base/refusal.ts'

/** A kind of file that is taken in as evidence. */
export type FileKind = {
  /** what its bytes say */
  type: string
  /** of the name under which it is given back; further ones that people use */
  endings: [string, ...string[]]
  name: string
  picture: boolean
  /** a browser shows it by itself without running anything of it */
  inline: boolean
}

/** When and where a picture was taken, by the clock of the camera (`2026-03-12T14:05:09`, no time zone). */
export type Shot = { takenAt: string | null; lat: number | null; lon: number | null }

/** A file that a unit holds as evidence. */
export type EvidenceFile = Shot & {
  hash: string
  size: number
  type: string
  name: string
  /** who says when and where: the file itself, or the device that made it smaller */
  pictureToldBy: 'file' | 'device' | null
}

/** What was found out of bytes that came in, before they are anybody's. */
export type Received = { ok: true; value: EvidenceFile } | { ok: false; refusal: Refusal }
