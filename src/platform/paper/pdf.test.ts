import { describe, expect, test } from 'vitest'
import { formFaults } from '../../../tests/harness/paper-form.ts'
import { paragraph, samplePapers, wideTable } from '../../../tests/harness/papers.ts'
import { type Leaf, measuredPdf } from '../../../tests/harness/pdf-measure.ts'
import type { Paper } from '../base/paper.ts'
import { writeDocx } from './docx.ts'
import { writePdf } from './pdf.ts'

const base = samplePapers['ke-hoach'] as Paper
const said = (leaves: readonly Leaf[]) => leaves.flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n')
const drawn = async (more: Partial<Paper>) => measuredPdf(await writePdf({ ...base, ...more }))

describe('what people write', () => {
  test('is never read as markup', async () => {
    const nasty = '#set page(width: 1pt) *đậm* _nghiêng_ $x^2$ <b>&amp;</b> "trích" \\ ` @nhãn // ghi chú [khối] {mã} ~ = - +'
    const paper: Paper = {
      ...base,
      subject: nasty,
      body: [paragraph(nasty), { kind: 'heading', level: 2, number: '1', title: nasty }],
      issuer: { above: null, body: 'Hợp tác xã «A & B» <"Một">' },
      signatures: [{ lines: ['Chủ tịch'], name: 'Nguyễn "Tư" #1' }],
    }
    const text = said(await measuredPdf(await writePdf(paper))).replaceAll('\n', ' ')
    expect(text).toContain(nasty.slice(0, 60))
    expect(text).toContain('HỢP TÁC XÃ «A & B» <"MỘT">')
    expect(text).toContain('Nguyễn "Tư" #1')
    await expect(writeDocx(paper)).resolves.toBeInstanceOf(Uint8Array)
  })

  test('in NFD, with letters of old fonts, signs nobody can print and letters that no font has, comes out', async () => {
    const strange = `${'Điện Biên'.normalize('NFD')} Ðắk Lắk\u0000\u0007\u200b 村😀`
    const text = said(await drawn({ subject: strange, body: [paragraph(strange)] }))
    expect(text).toContain('Điện Biên Đắk Lắk □□')
  })

  test('of nothing makes a page all the same', async () => {
    const leaves = await drawn({ body: [], subject: '', recipients: [], signatures: [], number: { ordinal: null, symbol: '' }, on: null })
    expect(leaves).toHaveLength(1)
    const table = wideTable(0, 3)
    await expect(writePdf({ ...base, body: [table, { ...table, head: [] }, { kind: 'paragraph', runs: [] }] })).resolves.toBeDefined()
    await expect(writeDocx({ ...base, body: [table, { ...table, head: [] }, { kind: 'paragraph', runs: [] }] })).resolves.toBeDefined()
  })
})

describe('what is long', () => {
  test('a very long name of the issuing body breaks at groups and keeps the form', async () => {
    const paper: Paper = {
      ...base,
      issuer: {
        above: 'Ban Chỉ đạo các chương trình mục tiêu quốc gia tỉnh Thái Nguyên giai đoạn 2026 - 2030',
        body: 'Văn phòng Điều phối nông thôn mới và giảm nghèo bền vững tỉnh Thái Nguyên',
      },
      place: 'Thành phố Hồ Chí Minh',
    }
    const leaves = await measuredPdf(await writePdf(paper))
    expect(formFaults(leaves, paper)).toEqual([])
    expect(said(leaves)).toMatch(/^VĂN PHÒNG ĐIỀU PHỐI$/m)
  })

  test('forty recipients stay beside the signature; sixty go on over the page', async () => {
    for (const count of [40, 60]) {
      const paper = { ...base, recipients: [...Array.from({ length: count }, (_, at) => `Ủy ban nhân dân xã thứ ${at + 1}`), 'Lưu: VT'] }
      const text = said(await measuredPdf(await writePdf(paper)))
      expect(text).toContain(`- Ủy ban nhân dân xã thứ ${count};`)
    }
  })

  test('a table of 500 rows by 12 columns repeats its head on every page and loses no row', async () => {
    const appendix = { number: null, title: 'Kết quả', attachedTo: null, orientation: 'landscape' as const, body: [wideTable(500, 12)] }
    const leaves = (await drawn({ appendices: [appendix] })).slice(1)
    expect(leaves.length).toBeGreaterThan(10)
    expect(leaves.filter(({ lines }) => !lines.some(({ text, bold }) => bold && text.startsWith('TT')))).toEqual([])
    const numbers = new Set(leaves.flatMap(({ lines }) => lines.flatMap(({ text, x0 }) => (x0 < 110 ? [/^\d+/.exec(text)?.[0]] : []))))
    expect(Array.from({ length: 500 }, (_, at) => String(at + 1)).filter((number) => !numbers.has(number))).toEqual([])
    for (const { lines, width } of leaves) expect(Math.max(...lines.map(({ x1 }) => x1))).toBeLessThan(width - 50)
  })
})

test('a PDF says that it is PDF/A-2u', async () => {
  const text = Buffer.from(await writePdf(base)).toString('latin1')
  expect(text).toMatch(/pdfaid:part>2</)
  expect(text).toMatch(/pdfaid:conformance>U</)
})
