import type { FileStore } from './store.ts'

export type PictureFormat = 'avif' | 'webp' | 'jpeg'

/** A picture as it was made: `thumb` is cut to a fixed shape for lists. */
export type MadePicture = { format: PictureFormat; width: number; height: number; thumb: boolean; hash: string; size: number }

export type PictureFault = 'notPicture' | 'tooManyPoints'

/** widths of what is made, in points of the screen; never more than the picture has */
const widths = [320, 640, 960, 1280]
const thumbSize = { width: 320, height: 214 }
/** bytes of a picture in a list */
const largestThumb = 20 * 1024
/** points of a picture that is taken in: what unpacks to more is a bomb, or nobody's photograph */
export const mostPoints = 60_000_000

const known = new Set(['image/jpeg', 'image/png', 'image/webp'])

/**
 * Makes the sizes and forms of a picture that a page shows (AVIF, WebP, JPEG) and keeps them; the file itself is not kept, and nothing that a
 * camera wrote into it (place, time, name) goes along. Told by its bytes: anything but JPEG, PNG and WebP is refused, whatever its name says,
 * and so is what is cut off. The points are drawn anew, so nothing hidden behind the picture survives.
 */
export async function makePictures(store: FileStore, path: string): Promise<MadePicture[] | PictureFault> {
  const [{ default: sharp }, { fileTypeFromFile }] = await Promise.all([import('sharp'), import('file-type')])
  if (!known.has((await fileTypeFromFile(path))?.mime ?? '')) return 'notPicture'
  const open = () => sharp(path, { limitInputPixels: mostPoints, failOn: 'error', pages: 1 }).rotate()
  const facts = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (!facts?.width || !facts.height) return 'notPicture'
  if (facts.width * facts.height > mostPoints) return 'tooManyPoints'
  // turned as the camera was held
  const own = (facts.orientation ?? 1) >= 5 ? facts.height : facts.width
  const made: MadePicture[] = []
  const keep = async (format: PictureFormat, thumb: boolean, bytes: Buffer, width: number, height: number) => {
    const { hash, size } = await store.put(piecesOf(bytes))
    made.push({ format, width, height, thumb, hash, size })
  }
  try {
    for (const width of sizesFor(own)) {
      const { data, info } = await open()
        .resize({ width, withoutEnlargement: true })
        .flatten({ background: '#fff' })
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      const drawn = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
      const size = [info.width, info.height] as const
      await keep('avif', false, await drawn().avif({ quality: 50, effort: 2 }).toBuffer(), ...size)
      await keep('webp', false, await drawn().webp({ quality: 74 }).toBuffer(), ...size)
      await keep('jpeg', false, await drawn().jpeg({ quality: 78, mozjpeg: true }).toBuffer(), ...size)
    }
    const cut = await open()
      .resize({ ...thumbSize, fit: 'cover' })
      .flatten({ background: '#fff' })
      .png()
      .toBuffer()
    for (const format of ['webp', 'jpeg'] as const)
      await keep(
        format,
        true,
        await smallEnough((quality) => sharp(cut)[format]({ quality }).toBuffer()),
        thumbSize.width,
        thumbSize.height,
      )
  } catch {
    // what libvips cannot read to its end is no picture
    return 'notPicture'
  }
  return made
}

/** The widths that a picture is made in: those below its own, and its own where it is smaller than the largest. */
const sizesFor = (own: number): number[] => [...widths.filter((width) => width < own), ...(own <= (widths.at(-1) as number) ? [own] : [])]

async function smallEnough(draw: (quality: number) => Promise<Buffer>): Promise<Buffer> {
  for (let quality = 76; quality > 10; quality -= 12) {
    const bytes = await draw(quality)
    if (bytes.length <= largestThumb) return bytes
  }
  return draw(5)
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** `font`: the file of its letters, so that a server without any font draws Vietnamese all the same. */
type Card = { title: string; below: string; font: string }

/** Draws a card, for links that are shared, and keeps it; its hash. */
export const makeCard = async (store: FileStore, card: Card): Promise<string> => (await store.put(piecesOf(await drawCard(card)))).hash

/** A card of 1200 × 630 points with a title and a sentence below it, as PNG. */
export async function drawCard({ title, below, font }: Card): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const words = (text: string, colour: string, size: { width: number; height?: number; dpi?: number }) =>
    sharp({
      text: {
        text: `<span foreground="${colour}">${escaped(text)}</span>`,
        fontfile: font,
        font: 'Tinos Bold',
        rgba: true,
        wrap: 'word',
        ...size,
      },
    })
      .png()
      .toBuffer()
  const ground = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630" fill="#0f5c3f"/>' +
      '<circle cx="1120" cy="92" r="46" fill="#ffd75e"/><path d="M0 530c240-70 520-70 1200 0v60C760 520 380 520 0 590z" fill="#c7d98f"/>' +
      '<path d="M0 572c300-60 640-50 1200 0v40C760 550 380 560 0 620z" fill="#8cc6a5"/><path d="M0 608c360-40 760-30 1200 0v22H0z" fill="#fff"/></svg>',
  )
  const lines = Math.ceil([...title].length / 27)
  const head = await words(title, '#ffffff', { width: 980, height: Math.min(310, lines * 78) })
  const foot = await words(below, '#ffffff', { width: 980, dpi: 190 })
  return sharp(ground)
    .composite([
      { input: head, left: 70, top: 64 },
      { input: foot, left: 70, top: 410 },
    ])
    .png({ palette: true })
    .toBuffer()
}
