/** A JPEG of sixteen grey points, as small as one gets that every browser draws. */
const grey = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAEAAQBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
)

type Notes = {
  takenAt?: string
  lat?: number
  lon?: number /** makes the bytes different, not the picture */
  remark?: string
  bytes?: number
}

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

const ascii = (text: string) => Buffer.from(`${text}\0`, 'latin1')
const rational = (...values: [number, number][]) =>
  Buffer.concat(values.map(([over, under]) => Buffer.from(new Uint32Array([over, under]).buffer)))
const degrees = (value: number) => {
  const whole = Math.floor(value)
  const minutes = Math.floor((value - whole) * 60)
  const seconds = Math.round(((value - whole) * 60 - minutes) * 60 * 10_000)
  return rational([whole, 1], [minutes, 1], [seconds, 10_000])
}

type Entry = { tag: number; type: 2 | 4 | 5; count: number; value: Buffer }

/** One directory of a little-endian TIFF that begins at `at`, with its long values behind it. */
function directory(at: number, entries: Entry[]): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4)
  head.writeUInt16LE(entries.length, 0)
  const long: Buffer[] = []
  let behind = at + head.length
  entries.forEach(({ tag, type, count, value }, index) => {
    const place = 2 + index * 12
    head.writeUInt16LE(tag, place)
    head.writeUInt16LE(type, place + 2)
    head.writeUInt32LE(count, place + 4)
    if (value.length <= 4) value.copy(head, place + 8)
    else {
      head.writeUInt32LE(behind, place + 8)
      long.push(value)
      behind += value.length
    }
  })
  return Buffer.concat([head, ...long])
}

const pointer = (to: number) => {
  const value = Buffer.alloc(4)
  value.writeUInt32LE(to)
  return value
}

function exif({ takenAt, lat, lon }: Notes): Buffer {
  const time = takenAt?.replace('T', ' ').replaceAll('-', ':') ?? ''
  const parts = { exif: takenAt !== undefined, gps: lat !== undefined && lon !== undefined }
  const first = 2 + (Number(parts.exif) + Number(parts.gps)) * 12 + 4
  const camera = parts.exif ? directory(8 + first, [{ tag: 0x9003, type: 2, count: 20, value: ascii(time) }]) : Buffer.alloc(0)
  const place =
    lat !== undefined && lon !== undefined
      ? directory(8 + first + camera.length, [
          { tag: 1, type: 2, count: 2, value: ascii(lat < 0 ? 'S' : 'N') },
          { tag: 2, type: 5, count: 3, value: degrees(Math.abs(lat)) },
          { tag: 3, type: 2, count: 2, value: ascii(lon < 0 ? 'W' : 'E') },
          { tag: 4, type: 5, count: 3, value: degrees(Math.abs(lon)) },
        ])
      : Buffer.alloc(0)
  const root = directory(8, [
    ...(parts.exif ? [{ tag: 0x8769, type: 4, count: 1, value: pointer(8 + first) } as const] : []),
    ...(parts.gps ? [{ tag: 0x8825, type: 4, count: 1, value: pointer(8 + first + camera.length) } as const] : []),
  ])
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]), root, camera, place])
}

/** A JPEG with the notes of a camera put in front. */
export function withNotes(jpeg: Buffer, notes: Notes): Buffer {
  const noted = notes.takenAt !== undefined || notes.lat !== undefined ? [segment(0xe1, exif(notes))] : []
  return Buffer.concat([jpeg.subarray(0, 2), ...noted, jpeg.subarray(2)])
}

/** A real JPEG that says when and where it was taken; `bytes` makes it at least so large. */
export function picture(notes: Notes = {}): Buffer {
  const { remark = '', bytes = 0 } = notes
  const fill: Buffer[] = []
  for (let left = bytes; left > 0; left -= 60_000) fill.push(segment(0xfe, Buffer.alloc(Math.min(left, 60_000), `${remark}·`)))
  return withNotes(Buffer.concat([grey.subarray(0, 2), segment(0xfe, Buffer.from(remark)), ...fill, grey.subarray(2)]), notes)
}
