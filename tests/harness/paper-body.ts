import type { Paper } from '../../src/platform/base/paper.ts'
import { paperWords } from '../../src/platform/text/paper.ts'
import type { Leaf, Stretch } from './pdf-measure.ts'

const millimetre = 72 / 25.4
/** A single line of Times New Roman, times its size. */
const single = 1.149
export const plain = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim()

/** How the letters of a line must be. */
export type Expected = { size?: [number, number]; bold?: boolean; italic?: boolean; caps?: boolean }
export type Check = (clause: string, holds: boolean, found?: unknown) => void
export type Find = (clause: string, begin: string, expected: Expected, leaf?: Leaf) => Stretch | null

/** Body (II.6): justified, first line in by 10–12.7 mm, 6 pt between paragraphs, single to one and a half. */
export function bodyFaults(main: readonly Leaf[], paper: Paper, check: Check, loose: number): void {
  const [left, right] = [30 * millimetre, 190 * millimetre]
  const words = paperWords(paper)
  for (const block of words.blocks) {
    if (block.kind === 'bases')
      for (const base of block.lines) {
        const line = main.flatMap(({ lines }) => lines).find(({ text }) => base.startsWith(text) || text.startsWith(base))
        check('căn cứ is italic 13–14', line?.italic === true && line.size >= 13 && line.size <= 14, base)
      }
    if (block.kind !== 'paragraph') continue
    const text = plain(block.runs.map((run) => run.text).join(''))
    if (text.length < 300) continue
    const begins = (line: Stretch) => line.text.length > 20 && text.startsWith(line.text)
    const leaf = main.find(({ lines }) => lines.some(begins))
    const begin = leaf?.lines.findIndex(begins) ?? -1
    check('body stands on the page', begin >= 0, text.slice(0, 40))
    if (!leaf || begin < 0) continue
    const own = leaf.lines
      .slice(begin)
      .filter((line, at, all) => at === 0 || (line.y - (all[at - 1]?.y ?? 0) < 40 && text.includes(line.text)))
    const lines = own.slice(0, Math.max(2, Math.min(own.length, 4)))
    const [head, next] = lines as [Stretch, Stretch]
    check(
      'body has 13–14 upright',
      lines.every(({ size, bold, italic }) => size >= 13 && size <= 14 && !bold && !italic),
      lines,
    )
    const indent = (head.x0 - left) / millimetre
    check('first line in by 10 or 12.7 mm', near(indent, 10, 0.3) || near(indent, 12.7, 0.3), `${indent}`)
    check(
      'body is justified',
      lines.slice(0, -1).every(({ x1 }) => near(x1, right, loose + 0.4)),
      lines,
    )
    check('further lines at the margin', near(next.x0, left, 1), next.x0)
    const spacing = (next.y - head.y) / (head.size * single)
    check('lines single to one and a half', spacing >= 0.99 && spacing <= 1.51, `${spacing}`)
    const before = leaf.lines[begin - 1]
    if (before && before.y > 120)
      check('6 pt between paragraphs', head.y - before.y >= spacing * head.size * single + 5.5, head.y - before.y)
  }
}

const near = (a: number, b: number, by: number) => Math.abs(a - b) <= by

/** Recipients and signatures (II.7, II.9). */
export function endFaults(main: readonly Leaf[], paper: Paper, check: Check, find: Find): void {
  const words = paperWords(paper)
  const left = 30 * millimetre
  const all = main.flatMap(({ lines }) => lines)
  if (words.blocks.length > 0 && words.blocks.at(-1)?.kind !== 'table')
    check(
      'the end «./.»',
      all.some(({ text }) => text.endsWith('./.')),
    )
  const leaf = main.find(({ lines }) => lines.some(({ text }) => text === 'Nơi nhận:')) ?? (main.at(-1) as Leaf)
  const posts: (Stretch | null)[] = []
  for (const { lines, name, note } of words.signatures) {
    const post = find('chức vụ', lines[0] ?? '', { size: [13, 14], bold: true, italic: false, caps: true }, leaf)
    posts.push(post)
    if (note) find('ghi chú', note, { italic: true }, leaf)
    if (name === null) continue
    const signer = find('họ tên', name, { size: [13, 14], bold: true, italic: false }, leaf)
    if (!post || !signer) continue
    check('họ tên under the middle of chức vụ', near((post.x0 + post.x1) / 2, (signer.x0 + signer.x1) / 2, 1.5), [post, signer])
    check('room for a signature', signer.y - post.y >= 60, signer.y - post.y)
  }
  if (words.recipients.length === 0) return
  const head = find('nơi nhận', 'Nơi nhận:', { size: [12, 12], bold: true, italic: true }, leaf)
  if (head) {
    check('nơi nhận at the margin', near(head.x0, left, 1), head.x0)
    const post = posts[0]
    if (post && words.signatures.length === 1) check('nơi nhận as high as chức vụ', near(head.y, post.y, 3.5), [head.y, post.y])
  }
  for (const line of words.recipients) find('danh sách nơi nhận', line, { size: [11, 11], bold: false, italic: false }, leaf)
  if (words.drafter) find('người soạn thảo', words.drafter, { size: [11, 11] }, leaf)
  if (words.addressees.length > 1) {
    const lead = find('kính gửi', 'Kính gửi:', { size: [13, 14], bold: false, italic: false })
    for (const addressee of words.addressees) {
      const line = find('nơi kính gửi', `- ${addressee}`, { size: [13, 14], bold: false, italic: false })
      if (lead && line) check('dashes under the colon', near(line.x0, lead.x1 - 0.278 * lead.size, 1.5), [line.x0, lead.x1])
    }
  } else if (words.addressees.length === 1)
    find('kính gửi', `Kính gửi: ${words.addressees[0]}`, { size: [13, 14], bold: false, italic: false })
  if (words.address) {
    const first = main[0] as Leaf
    const line = find('địa chỉ', words.address, { size: [11, 12] })
    const rule = first.rules.find(({ x0, x1, y }) => line && y < line.y && line.y - y < 25 && near(x1 - x0, 160 * millimetre, 3))
    check('a rule as wide as the text over the address', rule !== undefined)
  }
}

/** Appendices (III.1). */
export function appendixFaults(leaves: readonly Leaf[], paper: Paper, check: Check, find: Find): void {
  for (const appendix of paperWords(paper).appendices) {
    const at = leaves.findIndex(({ lines }) => lines.some(({ text, bold }) => bold && text === appendix.label))
    const leaf = leaves[at]
    check('phụ lục has its page', leaf !== undefined, appendix.label)
    if (!leaf) continue
    check('phụ lục lies as asked', leaf.width > leaf.height === (appendix.orientation === 'landscape'), [leaf.width, leaf.height])
    const middle = (30 * millimetre + leaf.width - 20 * millimetre) / 2
    for (const line of [
      find('phụ lục', appendix.label, { size: [14, 14], bold: true, italic: false }, leaf),
      find('tên phụ lục', appendix.title, { size: [13, 14], bold: true, caps: true }, leaf),
    ])
      if (line) check('phụ lục in the middle', near((line.x0 + line.x1) / 2, middle, 2), line)
    find('kèm theo', appendix.attachedTo.split('\u00a0')[0]?.slice(0, 40) ?? '', { size: [13, 14], italic: true, bold: false }, leaf)
    const table = appendix.blocks.find(({ kind }) => kind === 'table')
    if (table?.kind !== 'table') continue
    const next = leaves[at + 1]
    const goes = next && !next.lines.some(({ text, bold }) => bold && /^Phụ lục/.test(text))
    const heads = [leaf, ...(goes ? [next] : [])]
    if (table.rows.length > 40)
      for (const page of heads)
        check(
          'the head of the table on each page',
          page.lines.some(({ text, bold }) => bold && text.startsWith('TT')),
          page.lines[0],
        )
    const cells = leaf.lines.filter(({ text }) => text.includes('1.057.010'))
    check(
      'cells have 11–13',
      cells.every(({ size }) => size >= 11 && size <= 13),
      cells[0],
    )
  }
}
