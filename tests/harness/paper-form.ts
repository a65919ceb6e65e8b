import type { Paper } from '../../src/platform/base/paper.ts'
import { motto, nation, paperWords } from '../../src/platform/text/paper.ts'
import { appendixFaults, bodyFaults, type Expected, endFaults, plain } from './paper-body.ts'
import type { Leaf, Stretch } from './pdf-measure.ts'

const millimetre = 72 / 25.4
/** A single line of Times New Roman, times its size. */
const single = 1.149
const left = 30 * millimetre
const isAppendix = ({ lines }: Leaf) => lines.some(({ text, bold }) => bold && /^Phụ lục( [IVX]+)?$/.test(text))
const isNumber = (line: Stretch) => /^\d+$/.test(line.text) && line.y < 20 * millimetre

/** A printed paper being read: what was found wrong, and the ways to look. */
function reading(leaves: readonly Leaf[], paper: Paper, loose: number) {
  const faults: string[] = []
  const words = paperWords(paper)
  const first = leaves[0] as Leaf
  const check = (clause: string, holds: boolean, found: unknown = '') => {
    if (!holds) faults.push(`${clause}: ${typeof found === 'string' ? found : JSON.stringify(found)}`)
  }
  const near = (a: number, b: number, by = loose) => Math.abs(a - b) <= by
  const middle = (line: Pick<Stretch, 'x0' | 'x1'>) => (line.x0 + line.x1) / 2
  /** the line that begins with this text, and whether its letters are as asked */
  const find = (clause: string, begin: string, { size, bold, italic, caps }: Expected, leaf = first): Stretch | null => {
    const line = leaf.lines.find(({ text }) => plain(text).startsWith(plain(begin)))
    check(`${clause} stands on the page`, line !== undefined, begin)
    if (!line) return null
    if (size) check(`${clause} has its size`, line.size >= size[0] - 0.05 && line.size <= size[1] + 0.05, `${line.size}`)
    if (bold !== undefined) check(`${clause} ${bold ? 'is' : 'is not'} bold`, line.bold === bold, line)
    if (italic !== undefined) check(`${clause} ${italic ? 'is' : 'is not'} italic`, line.italic === italic, line)
    if (caps) check(`${clause} stands in capitals`, line.text === line.text.toLocaleUpperCase('vi'), line.text)
    return line
  }
  /** the rule right under a line: how long a part of `width` it is, and whether it stands under the middle */
  const ruled = (clause: string, under: Stretch, width: number, [least, most]: [number, number], centre = middle(under)) => {
    const rule = first.rules.find((one) => one.y > under.y && one.y - under.y < 10 && near(middle(one), centre, 2))
    check(`${clause} has a drawn rule under its middle`, rule !== undefined, under.text)
    if (!rule) return
    const part = (rule.x1 - rule.x0) / width
    check(`${clause}: length of the rule`, part >= least - 1.5 / width && part <= most + 1.5 / width, `${part}`)
  }
  const starts = leaves.findIndex(isAppendix)
  const main = leaves.slice(0, starts < 0 ? leaves.length : starts)
  return { leaves, paper, loose, faults, words, first, main, check, near, middle, find, ruled }
}
type Reading = ReturnType<typeof reading>

/** Part I, 1–6: paper and margins. */
function pageFaults({ leaves, words, first, loose, check, near }: Reading): void {
  check('A4', near(first.width, 210 * millimetre, 0.5) && near(first.height, 297 * millimetre, 0.5), [first.width, first.height])
  for (const [at, leaf] of leaves.entries()) {
    const [width, height] = [leaf.width, leaf.height]
    const inside = leaf.lines.filter((line) => !isNumber(line) && !(at === 0 && words.address && line.y > height - 20 * millimetre))
    const [x0, x1] = [Math.min(...inside.map((line) => line.x0)), Math.max(...inside.map((line) => line.x1))]
    const [top, bottom] = [
      Math.min(...inside.map((line) => line.y - 0.891 * line.size)),
      Math.max(...inside.map((line) => line.y + 0.216 * line.size)),
    ]
    check(`left margin 30–35 mm on page ${at + 1}`, x0 >= left - loose && (at > 0 || x0 <= 35 * millimetre), `${x0 / millimetre}`)
    check(`right margin 15–20 mm on page ${at + 1}`, x1 <= width - 15 * millimetre + loose, `${(width - x1) / millimetre}`)
    check(`top margin 20–25 mm on page ${at + 1}`, top >= 20 * millimetre - loose && top <= 25 * millimetre + 4, `${top / millimetre}`)
    check(`bottom margin 20–25 mm on page ${at + 1}`, bottom <= height - 20 * millimetre + loose, `${(height - bottom) / millimetre}`)
    check(`no underscores on page ${at + 1}`, !leaf.lines.some(({ text }) => text.includes('_')))
    check(
      `one font, embedded, on page ${at + 1}`,
      leaf.fonts.every((font) => /^[A-Z]{6}\+Tinos/.test(font)),
      leaf.fonts,
    )
  }
}

/** I.7: numbers of pages. */
function numberFaults({ leaves, check, near, middle }: Reading): void {
  let since = 0
  for (const [at, leaf] of leaves.entries()) {
    if (isAppendix(leaf)) since = at
    const number = leaf.lines.find(isNumber)
    if (at === since) check(`no number on the first page (${at + 1})`, number === undefined, number)
    else {
      check(`page ${at + 1} is numbered`, number?.text === String(at - since + 1), number)
      if (number) {
        check('the number stands in the middle', near(middle(number), (30 * millimetre + leaf.width - 20 * millimetre) / 2, 2), number)
        check('the number has 13–14 upright', number.size >= 13 && number.size <= 14 && !number.bold && !number.italic, number)
      }
    }
  }
}

/** II.1: quốc hiệu and tiêu ngữ. */
function stateFaults({ first, check, near, middle, find, ruled }: Reading): Stretch | null {
  const nationLine = find('quốc hiệu', nation, { size: [12, 13], bold: true, italic: false, caps: true })
  const mottoLine = find('tiêu ngữ', motto, { size: [13, 14], bold: true, italic: false })
  if (nationLine && mottoLine) {
    check('tiêu ngữ under the middle of quốc hiệu', near(middle(nationLine), middle(mottoLine)), [nationLine, mottoLine])
    check('tiêu ngữ a single line under quốc hiệu', near(mottoLine.y - nationLine.y, 12.7 * single, 2.5), mottoLine.y - nationLine.y)
    check('quốc hiệu at the right', middle(nationLine) > first.width / 2 + 50, nationLine.x0)
    check('quốc hiệu at the top', nationLine.y - 0.891 * nationLine.size <= 25 * millimetre, nationLine.y)
    ruled('tiêu ngữ', mottoLine, mottoLine.x1 - mottoLine.x0, [0.99, 1.01])
  }
  return nationLine
}

/** II.2–4: who issues it, number, place and day. */
function issuerFaults({ first, paper, words, check, near, middle, find, ruled }: Reading, nationLine: Stretch | null): Stretch | null {
  const inLeft = (line: Stretch) => nationLine !== null && line.x1 <= nationLine.x0 + 3
  const number = find('số, ký hiệu', words.number.replace(/\u00a0+.*/u, ''), { size: [13, 13], bold: false, italic: false })
  const day = find('địa danh, thời gian', words.placeAndDay.split('\u00a0')[0] ?? '', { size: [13, 14], bold: false, italic: true })
  const issuer = first.lines.filter((line) => inLeft(line) && number !== null && line.y < number.y - 1)
  const above = issuer.filter(({ bold }) => !bold)
  const body = issuer.filter(({ bold }) => bold)
  check('cơ quan chủ quản', plain(above.map(({ text }) => text).join(' ')) === plain(words.above ?? ''), above)
  check('cơ quan ban hành', plain(body.map(({ text }) => text).join(' ')) === plain(words.body), body)
  check(
    'issuers have 12–13',
    issuer.every(({ size, italic }) => size >= 12 && size <= 13 && !italic),
    issuer,
  )
  const last = body.at(-1)
  if (last && issuer[0]) {
    check(
      'issuers stand under one another',
      issuer.every((line) => near(middle(line), middle(last), 1.5)),
      issuer,
    )
    check('issuer at the height of quốc hiệu', nationLine !== null && near(issuer[0].y, nationLine.y, 1.5), issuer[0].y)
    ruled('cơ quan ban hành', last, Math.max(...body.map((line) => line.x1 - line.x0)), [1 / 3, 1 / 2])
  }
  if (number && day) {
    if (paper.number.ordinal !== null) check('number without spaces', /^Số: \d{2,}\/[^\s]+$/u.test(number.text), number.text)
    if (paper.on !== null) check('day as the decree writes it', plain(day.text) === plain(words.placeAndDay), day.text)
    check('number and day on one line', near(number.y, day.y), [number.y, day.y])
    if (last && paper.number.ordinal !== null) check('number under the issuer', near(middle(number), middle(last), 1.5), number)
    if (nationLine && paper.on !== null) check('day under quốc hiệu', near(middle(day), middle(nationLine), 1.5), day)
  }
  return number
}

/** II.5 of a letter, and III.2. */
function underNumberFaults({ first, words, check, near, middle, find }: Reading, number: Stretch | null): void {
  if (words.letterSubject !== null && number) {
    const subject = find('trích yếu công văn', 'V/v', { size: [12, 13], bold: false, italic: false })
    if (subject) {
      const gap = subject.y - number.y - 12 * single
      check('trích yếu 6 pt under the number', gap > 4.5 && gap < 8.5, `${gap}`)
      check('trích yếu under the middle of the number', near(middle(subject), middle(number), 1.5), subject)
    }
  }
  if (words.urgency) {
    const [width, height] = { 'HỎA TỐC': [30, 8], 'THƯỢNG KHẨN': [40, 8], KHẨN: [20, 8] }[words.urgency] as [number, number]
    const stamp = find('mức độ khẩn', words.urgency, { size: [13, 14], bold: true })
    const edges = first.rules.filter(
      (rule) => near(rule.x1 - rule.x0, width * millimetre, 2) && stamp && near(middle(rule), middle(stamp), 2),
    )
    const [upper, lower] = [Math.min(...edges.map(({ y }) => y)), Math.max(...edges.map(({ y }) => y))]
    check('mức độ khẩn in its box', edges.length >= 2 && near(lower - upper, height * millimetre, 1.5), `${lower - upper}`)
  }
}

/** II.5: type and subject. */
function titleFaults({ first, words, check, near, middle, find, ruled }: Reading): void {
  const centre = (left + first.width - 20 * millimetre) / 2
  if (words.title) {
    const title = find('tên loại', words.title.name, { size: [13, 14], bold: true, italic: false, caps: true })
    const subject = first.lines.filter(
      (line) =>
        title &&
        line.bold &&
        line.y > title.y + 1 &&
        line.y < title.y + 100 &&
        near(middle(line), centre, 2) &&
        plain(words.title?.subject ?? '').includes(plain(line.text)),
    )
    check('trích yếu', plain(subject.map(({ text }) => text).join(' ')) === plain(words.title.subject), subject)
    check(
      'trích yếu has 13–14 upright',
      subject.every(({ size, italic }) => size >= 13 && size <= 14 && !italic),
      subject,
    )
    const end = subject.at(-1)
    if (title) check('tên loại in the middle', near(middle(title), centre, 1.5), title)
    if (end && subject[0] && title) {
      check('trích yếu right under the type', subject[0].y - title.y < 14 * single + 8, subject[0].y - title.y)
      ruled('trích yếu', end, Math.max(...subject.map((line) => line.x1 - line.x0)), [1 / 3, 1 / 2], centre)
    }
  } else check('a letter has no type', !first.lines.some(({ text, bold }) => bold && text === 'CÔNG VĂN'))
}

/**
 * What a printed paper breaks of Decree 30/2020, appendix I, clause by clause, read off the page itself; empty where all holds. `loose` is what
 * a line may be off, in points.
 */
export function formFaults(leaves: readonly Leaf[], paper: Paper, loose = 1): string[] {
  const one = reading(leaves, paper, loose)
  pageFaults(one)
  numberFaults(one)
  underNumberFaults(one, issuerFaults(one, stateFaults(one)))
  titleFaults(one)
  bodyFaults(one.main, paper, one.check, loose)
  endFaults(one.main, paper, one.check, one.find)
  appendixFaults(leaves, paper, one.check, one.find)
  return one.faults
}
