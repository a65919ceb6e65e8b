import type { LocalDate } from '../base/local-date.ts'
import type { Appendix, Block, BodyCell, Paper, PaperNumber, PaperTable, PaperType, Runs, Signature } from '../base/paper.ts'
import { decreeDay } from './date.ts'

/** Type names and their abbreviations as appendix III of Decree 30/2020 lists them; a letter (công văn) has neither. */
export const typeNames: Record<PaperType, { name: string | null; code: string | null }> = {
  report: { name: 'báo cáo', code: 'BC' },
  submission: { name: 'tờ trình', code: 'TTr' },
  decision: { name: 'quyết định', code: 'QĐ' },
  plan: { name: 'kế hoạch', code: 'KH' },
  notice: { name: 'thông báo', code: 'TB' },
  minutes: { name: 'biên bản', code: 'BB' },
  letter: { name: null, code: null },
  invitation: { name: 'giấy mời', code: 'GM' },
  programme: { name: 'chương trình', code: 'CTr' },
  guidance: { name: 'hướng dẫn', code: 'HD' },
}

/** Stamps of urgency; the decree gives each its size. */
export const urgencyNames = { express: 'HỎA TỐC', veryUrgent: 'THƯỢNG KHẨN', urgent: 'KHẨN' } as const

export const nation = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
export const motto = 'Độc lập - Tự do - Hạnh phúc'

/** What stays free for the clerk's pen: spaces that neither a browser nor a typesetter joins. */
const gap = (letters: number): string => '\u00a0'.repeat(letters)

const capitals = (text: string): string => text.toLocaleUpperCase('vi')
const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go: no XML can carry them
const unwritable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200d\u2060\ufeff\ufffe\uffff]|\p{Cs}/gu

/** Text as a paper carries it: NFC, «đ» never written with the Icelandic letter, nothing that no file can hold. */
export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/Ð/g, 'Đ')
    .replace(/[\t\n\r]+/g, ' ')
    .replace(unwritable, '')

/** `(5, 'BC-VPĐP')` → «05/BC-VPĐP»; numbers under 10 with a 0; null leaves room for it. */
export const numberText = ({ ordinal, symbol, asGiven }: PaperNumber): string =>
  asGiven ?? `${ordinal === null ? gap(8) : padCount(ordinal)}/${printable(symbol).replace(/\s+/g, '')}`

/** Reads «05/BC-VPĐP»; what does not follow the form stays as it was given. */
export function parsePaperNumber(text: string): PaperNumber {
  const given = printable(text).trim()
  const match = /^(\d{1,6})\s*\/\s*(\S+)$/u.exec(given)
  return match ? { ordinal: Number(match[1]), symbol: match[2] ?? '' } : { ordinal: null, symbol: '', asGiven: given }
}

/** Counts under 10 as documents write them: «05 xã». */
export const padCount = (count: number): string => (Number.isInteger(count) && count >= 0 && count < 10 ? `0${count}` : String(count))

/** «BC-VPĐP» of a report of «VPĐP»; a letter, «UBND-VX», has the body's code first and the drafting unit's after it. */
export function symbolOf(type: PaperType, body: string, unit?: string): string {
  const { code } = typeNames[type]
  return [code, body, code === null ? unit : undefined].filter(Boolean).join('-')
}

/** The place as documents write it: «Tỉnh Lạng Sơn» → «Lạng Sơn». */
export const placeName = (unitName: string): string =>
  unitName.replace(/^(Tỉnh|Thành phố|Huyện|Thị xã|Quận|Xã|Phường|Thị trấn|Đặc khu|Nước) /u, '')

/** «Thái Nguyên, ngày 05 tháng 01 năm 2026»; without a day, room for it. */
export const placeAndDay = (place: string, on: LocalDate | null, year?: number): string =>
  `${printable(place)}, ${on ? decreeDay(on) : `ngày${gap(7)}tháng${gap(7)}năm ${year ?? gap(6)}`}`

/** Order of a), b), c), d), đ), e)…: letters of the Vietnamese alphabet without ă, â, ê, ô, ơ, ư, as the decree's own lists run. */
const pointLetters = 'abcdđeghiklmnopqrstuvxy'

/** The letter of the n-th point, counted from 1: 4 → «d», 5 → «đ». After the last letter, two: «aa». */
export function pointLetter(at: number): string {
  const letters = [...pointLetters]
  const before = Math.floor((at - 1) / letters.length)
  return `${before > 0 ? pointLetter(before) : ''}${letters[(at - 1) % letters.length]}`
}

/** 4 → «IV». */
export function romanNumber(value: number): string {
  const signs: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let [left, text] = [value, '']
  for (const [worth, sign] of signs)
    while (left >= worth) {
      left -= worth
      text += sign
    }
  return text
}

const bare = (line: string): string =>
  printable(line)
    .trim()
    .replace(/^-\s*/, '')
    .replace(/[\s;.,]+$/u, '')

/** Lines of a list as the decree ends them: «;», the last «.». */
const ended = (lines: readonly string[]): string[] => lines.map(bare).map((line, at) => `${line}${at === lines.length - 1 ? '.' : ';'}`)

/** «Nơi nhận»: «Như trên» first where somebody is addressed, a dash before each line. */
function recipientLines({ recipients, addressees }: Paper): string[] {
  if (recipients.length === 0) return []
  const above = addressees.length > 0 && !/^-?\s*như trên/iu.test(recipients[0] ?? '') ? ['Như trên'] : []
  return ended([...above, ...recipients]).map((line) => `- ${line}`)
}

const runs = (given: Runs): Runs => given.map((run) => ({ ...run, text: printable(run.text) }))

const table = (given: PaperTable): PaperTable => ({
  ...given,
  caption: given.caption && printable(given.caption),
  unit: given.unit && printable(given.unit),
  source: given.source && printable(given.source),
  head: given.head.map((row) => row.map((cell) => ({ ...cell, text: printable(cell.text) }))),
  rows: given.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, text: printable(cell.text) })) })),
})

function worded(block: Block): Block {
  switch (block.kind) {
    case 'part':
      return { ...block, title: capitals(printable(block.title)) }
    case 'heading': {
      const title = printable(block.title)
      return { ...block, title: block.level === 1 ? capitals(title) : title }
    }
    case 'article':
      return { ...block, title: block.title && bare(block.title), runs: runs(block.runs) }
    case 'paragraph':
      return { ...block, runs: runs(block.runs) }
    case 'list':
      return { ...block, items: block.items.map(runs) }
    case 'bases':
      return { ...block, lines: ended(block.lines) }
    case 'centred':
      return { ...block, text: printable(block.text) }
    case 'table':
      return table(block)
  }
}

function closedRuns(given: Runs): Runs {
  const last = given.at(-1)
  if (!last) return given
  const text = last.text.trimEnd()
  return text.endsWith('./.') ? given : [...given.slice(0, -1), { ...last, text: `${text.replace(/[.;,\s]+$/u, '')}./.` }]
}

/** The last sentence ends with «./.», as in all samples of the decree; a text that ends with a table has nowhere to put it. */
function closed(blocks: readonly Block[]): Block[] {
  const last = blocks.at(-1)
  if (!last) return []
  const before = blocks.slice(0, -1)
  if (last.kind === 'paragraph') return [...before, { ...last, runs: closedRuns(last.runs) }]
  if (last.kind === 'article') return [...before, { ...last, runs: closedRuns(last.runs) }]
  if (last.kind === 'list')
    return [...before, { ...last, items: last.items.map((item, at) => (at === last.items.length - 1 ? closedRuns(item) : item)) }]
  return [...blocks]
}

/** What says to which paper an appendix belongs: filled in by the author, or left free, as an electronic original leaves it. */
function attachment(paper: Paper, { attachedTo }: Appendix): string {
  if (attachedTo !== null) return printable(attachedTo)
  const name = typeNames[paper.type].name ?? 'công văn'
  const symbol = printable(paper.number.symbol).replace(/\s+/g, '')
  return `(Kèm theo ${sentence(name)} số${gap(8)}/${symbol} ngày${gap(6)}tháng${gap(6)}năm${gap(8)}của ${printable(paper.issuer.body)})`
}

/** «PL.(300)»; without copies, the code alone. */
const drafterText = ({ drafter }: Paper): string | null =>
  drafter ? `${printable(drafter.code)}${drafter.copies === null ? '' : `.(${drafter.copies})`}` : null

const signatureWords = ({ lines, name, note }: Signature) => ({
  lines: lines.map((line) => capitals(printable(line))),
  note: note ? printable(note) : null,
  name: name && printable(name),
})

/**
 * A paper with every word as it prints: capitals, dashes, «;» and «.», «Như trên», «./.», room where number and day are missing.
 * What looks where is told by the writers (`platform/paper`) and the screen (`platform/ui`), so that the three can never say different things.
 */
export function paperWords(paper: Paper) {
  const { name } = typeNames[paper.type]
  const subject = printable(paper.subject).trim()
  return {
    above: paper.issuer.above && capitals(issuerText(paper.issuer.above)),
    body: capitals(issuerText(paper.issuer.body)),
    number: `Số: ${numberText(paper.number)}`,
    placeAndDay: placeAndDay(paper.place, paper.on, paper.year),
    title: name ? { name: capitals(name), subject: sentence(subject) } : null,
    letterSubject: name ? null : `V/v ${subject}`,
    addressees: paper.addressees.length > 1 ? ended(paper.addressees) : paper.addressees.map(bare),
    blocks: closed(paper.body.map(worded)),
    recipients: recipientLines(paper),
    signatures: paper.signatures.map(signatureWords),
    drafter: drafterText(paper),
    urgency: paper.urgency ? urgencyNames[paper.urgency] : null,
    address: paper.address ? printable(paper.address) : null,
    appendices: paper.appendices.map((appendix) => ({
      label: appendix.number ? `Phụ lục ${appendix.number}` : 'Phụ lục',
      title: capitals(printable(appendix.title)),
      attachedTo: attachment(paper, appendix),
      orientation: appendix.orientation,
      blocks: appendix.body.map(worded),
    })),
  }
}
export type PaperWords = ReturnType<typeof paperWords>

/** Breaks that the author made stay, as «\n»; everything else is one line to be broken at groups of words. */
const issuerText = (text: string): string =>
  text
    .split('\n')
    .map((line) => printable(line).trim())
    .join('\n')

const numeric = /^[-−]?\d[\d.]*(,\d+)?\s*%?$/u

/** Does the first column only number the rows? Such numbers stand in the middle. */
export const serialColumn = ({ head }: PaperTable): boolean => /^(TT|STT|Số TT)$/iu.test(head[0]?.[0]?.text.trim() ?? '')

/** Where a cell stands: as its author says, else serial numbers in the middle, numbers to the right and words to the left. */
export const cellAlign = ({ text, align }: Pick<BodyCell, 'text' | 'align'>, serial = false): 'left' | 'centre' | 'right' =>
  align ?? (numeric.test(text) ? (serial ? 'centre' : 'right') : 'left')
