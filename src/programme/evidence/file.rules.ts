import { fold } from '../../platform/text/fold.ts'
import { fileRefusals } from './file.text.ts'
import type { FileKind, Shot } from './file.types.ts'

/**
 * What is taken in: pictures of phones and scanners, PDF, and the two formats of office files that carry no macros. Each can be
 * recognised by its bytes, is kept as it came, and fits into the size limit.
 */
export const fileKinds: readonly FileKind[] = [
  { type: 'image/jpeg', endings: ['jpg', 'jpeg'], name: 'ảnh JPEG', picture: true, inline: true },
  { type: 'image/png', endings: ['png'], name: 'ảnh PNG', picture: true, inline: true },
  { type: 'image/webp', endings: ['webp'], name: 'ảnh WebP', picture: true, inline: true },
  // iPhones; few browsers show it, so it is only given back as a file
  { type: 'image/heic', endings: ['heic', 'heif'], name: 'ảnh HEIC', picture: true, inline: false },
  { type: 'application/pdf', endings: ['pdf'], name: 'PDF', picture: false, inline: true },
  {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    name: 'Word (.docx)',
    picture: false,
    inline: false,
  },
  {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    name: 'Excel (.xlsx)',
    picture: false,
    inline: false,
  },
]

/** Why some known types stay out, for the sentence that the sender reads. */
const kept: [types: RegExp, why: string][] = [
  // a minute of a phone's film is a hundred megabytes, and no set of criteria asks for one: a picture of the same says as much
  [/^video\//, 'Video chưa được nhận: chụp ảnh thay cho quay phim.'],
  [/^audio\//, 'Tệp âm thanh không được nhận.'],
  [/x-cfb|msword|ms-excel$/, 'Tệp Word, Excel kiểu cũ (.doc, .xls) có thể mang macro: lưu lại thành .docx, .xlsx hoặc PDF.'],
  [/macroenabled/i, 'Tệp có macro không được nhận: lưu lại thành .docx, .xlsx hoặc PDF.'],
  [/zip|rar|7z|tar/, 'Tệp nén không được nhận: gửi từng tệp bên trong.'],
  [/msdownload|elf|x-mach-binary|x-msi|x-dosexec/, 'Đây là chương trình chạy được, không phải tài liệu hay ảnh.'],
  [/svg|xml|html/, 'Tệp SVG, HTML, XML có thể chứa mã chạy được: xuất thành PDF hoặc ảnh.'],
]

/** The kind of file that its bytes tell, or the refusal that says what to send instead. `type` is null where the bytes tell nothing known. */
export function kindOf(
  type: string | null,
  name: string,
): { ok: true; value: FileKind } | { ok: false; refusal: ReturnType<typeof fileRefusals.wrongType> } {
  const known = type === 'image/heif' ? 'image/heic' : type
  const kind = fileKinds.find((one) => one.type === known)
  if (kind) return { ok: true, value: kind }
  const why =
    kept.find(([types]) => type !== null && types.test(type))?.[1] ??
    'Nội dung tệp không phải là loại tệp mà tên của nó nêu, hoặc là loại chưa được nhận.'
  return { ok: false, refusal: fileRefusals.wrongType(tidyName(name), why) }
}

/** The kind that was recognised when the file came in. */
export const kindNamed = (type: string): FileKind | undefined => fileKinds.find((kind) => kind.type === type)

const longest = 120
/** Control characters, those that turn the direction of writing, and what no file system takes. */
const unprintable = /[\p{Cc}\p{Cf}<>:"|?*]/gu

/** A file's name without the folders of the sender, in NFC (phones and Macs send NFD), printable, not too long; its ending stays. */
export function tidyName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(unprintable, ' ').replace(/\s+/gu, ' ').trim().replace(/^\.+/, '')
  if (clean === '') return 'không tên'
  const ending = endingOf(clean)
  const stem = ending === '' ? clean : clean.slice(0, -ending.length - 1)
  const short = [...stem].slice(0, longest - ending.length - 1).join('')
  return ending === '' ? short : `${short}.${ending}`
}

const endingOf = (name: string): string => /[^.]\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? ''

/** The name under which a file of a kind is given back: an ending that is not the kind's is replaced, so that nothing opens it as something else. */
export function nameFor(name: string, kind: FileKind): string {
  const clean = tidyName(name)
  const ending = endingOf(clean)
  if (kind.endings.includes(ending.toLowerCase())) return clean
  return `${ending === '' ? clean : clean.slice(0, -ending.length - 1)}.${kind.endings[0]}`
}

/** A name without its ending, as a first title. */
export const stemOf = (name: string): string => {
  const ending = endingOf(name)
  return ending === '' ? name : name.slice(0, -ending.length - 1)
}

/**
 * Content-Disposition of a file: shown only where its kind may be; the name once in plain ASCII for old programs («duong thon.jpg») and
 * once as it is.
 */
export function dispositionOf({ name, type }: { name: string; type: string }, shown: boolean): string {
  const kind = kindNamed(type)
  const ending = endingOf(name)
  const plain = `${fold(stemOf(name)).replaceAll(' ', '-') || 'tep'}${ending === '' ? '' : `.${fold(ending)}`}`
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${shown && kind?.inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** `2026:03:12 14:05:09` of a camera as `2026-03-12T14:05:09`; null for the zeros of a camera without a clock and for what is no time. */
export function cameraTime(text: unknown): string | null {
  const match = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})/.exec(typeof text === 'string' ? text : '')
  if (!match) return null
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [number, number, number, number, number, number]
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const iso = at.toISOString().slice(0, 19)
  return year >= 1990 && iso === `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}` ? iso : null
}

/** A place on the globe, six decimals (a decimetre); null unless both are there. The zero of a receiver without satellites is none. */
export function cameraPlace(lat: unknown, lon: unknown): { lat: number; lon: number } | null {
  const [north, east] = [lat, lon].map((value) => (value === '' || value === null || value === undefined ? Number.NaN : Number(value))) as [
    number,
    number,
  ]
  if (!Number.isFinite(north) || !Number.isFinite(east) || Math.abs(north) > 90 || Math.abs(east) > 180) return null
  if (north === 0 && east === 0) return null
  return { lat: Math.round(north * 1e6) / 1e6, lon: Math.round(east * 1e6) / 1e6 }
}

/** When and where, as the file says; where it says nothing, as the device told that made it smaller. */
export function shotOf(inFile: Shot, told: Shot): Shot & { pictureToldBy: 'file' | 'device' | null } {
  const says = ({ takenAt, lat }: Shot) => takenAt !== null || lat !== null
  if (says(inFile)) return { ...inFile, pictureToldBy: 'file' }
  return says(told) ? { ...told, pictureToldBy: 'device' } : { takenAt: null, lat: null, lon: null, pictureToldBy: null }
}

/** The part of a file that a request asks for (`bytes=100-199`); null: the whole, `outside`: none of it. */
export function rangeOf(header: string | null, size: number): { first: number; last: number } | 'outside' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const first = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1])
  const last = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return first >= size || first > last ? 'outside' : { first, last }
}
