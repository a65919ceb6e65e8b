import exifr from 'exifr/dist/lite.esm.mjs'

/** the longer side of a picture that is sent, in points, and what it may weigh */
const longest = 1920
const heaviest = 500 * 1024
const qualities = [0.85, 0.75, 0.65, 0.55, 0.45]

export type Prepared = {
  bytes: Blob
  name: string /** `chup-luc vi-do kinh-do`: a canvas forgets what the camera noted */
  shot: Record<string, string>
}

/**
 * Makes a picture small enough for a slow network, upright as the camera was held, and carries along when and where it was taken. What is
 * small already, is no picture, or cannot be drawn by this browser (HEIC) stays as it is.
 */
export async function prepare(file: File): Promise<Prepared> {
  const name = file.name.normalize('NFC')
  if (!file.type.startsWith('image/') && !/\.(jpe?g|png|webp|hei[cf])$/i.test(name)) return { bytes: file, name, shot: {} }
  const shot = await shotIn(file)
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (bitmap === null) return { bytes: file, name, shot }
  try {
    if (file.size <= heaviest && Math.max(bitmap.width, bitmap.height) <= longest) return { bytes: file, name, shot }
    const small = await shrink(bitmap)
    return small && small.size < file.size
      ? { bytes: small, name: `${name.replace(/\.[^.]+$/, '')}.jpg`, shot }
      : { bytes: file, name, shot }
  } finally {
    bitmap.close()
  }
}

async function shrink(bitmap: ImageBitmap): Promise<Blob | null> {
  let best: Blob | null = null
  for (let side = longest; side >= 960; side /= 1.5) {
    const canvas = drawn(bitmap, Math.min(1, side / Math.max(bitmap.width, bitmap.height)))
    for (const quality of qualities) {
      best = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
      if (best === null || best.size <= heaviest) return best
    }
  }
  return best
}

function drawn(bitmap: ImageBitmap, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const pen = canvas.getContext('2d')
  if (pen) {
    // what is transparent becomes paper, not black
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  }
  return canvas
}

async function shotIn(file: File): Promise<Record<string, string>> {
  // this smaller build knows no names to pick by
  const found = await exifr.parse(file, { reviveValues: false }).catch(() => null)
  const takenAt: unknown = found?.DateTimeOriginal ?? found?.CreateDate
  return {
    ...(typeof takenAt === 'string' ? { 'chup-luc': takenAt } : {}),
    ...(Number.isFinite(found?.latitude) && Number.isFinite(found?.longitude)
      ? { 'vi-do': String(found?.latitude), 'kinh-do': String(found?.longitude) }
      : {}),
  }
}

/** SHA-256 of what is sent, so that the server can tell whether all of it came; none where the browser refuses to reckon (no https). */
export async function hashOf(bytes: Blob): Promise<Record<string, string>> {
  if (!crypto.subtle) return {}
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer()))
  return { 'ma-bam': [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') }
}
