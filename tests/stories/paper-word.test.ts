import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Paper } from '../../src/platform/base/paper.ts'
import { writeDocx } from '../../src/platform/paper/docx.ts'
import { widthOf } from '../../src/platform/paper/font.ts'
import { motto } from '../../src/platform/text/paper.ts'
import { samplePapers } from '../harness/papers.ts'

async function parts(paper: Paper) {
  const files = unzipSync(await writeDocx(paper))
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  return { files, document: text('word/document.xml'), styles: text('word/styles.xml'), fonts: text('word/fontTable.xml') }
}
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[0])
const sample = (name: string) => samplePapers[name] as Paper
const sections = (document: string) => all(document, /<w:sectPr.*?<\/w:sectPr>/g)

describe('the XML of a Word document', () => {
  test('has the page of the decree in every section, each numbered by itself, the first page without', async () => {
    const found = sections((await parts(sample('bao-cao'))).document)
    expect(found).toHaveLength(3)
    for (const section of found) {
      expect(section).toMatch(/<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/)
      expect(section).toContain('<w:titlePg/>')
      expect(section).toContain('w:start="1"')
    }
    expect(found.map((section) => /w:w="(\d+)" w:h="(\d+)"/.exec(section)?.slice(1).join('×'))).toEqual([
      '11906×16838',
      '16838×11906',
      '11906×16838',
    ])
  })

  test('draws rules as lines of the right length, never as underscores or underlines', async () => {
    const { document } = await parts(sample('bao-cao'))
    const widths = all(document, /<wp:extent cx="(\d+)" cy="0"/g).map((emu) => Number(emu) / 12_700)
    expect(widths).toHaveLength(3)
    expect(widths[1]).toBeCloseTo(widthOf(motto, 'bold', 13), 1)
    expect(document.match(/prst="line"/g)).toHaveLength(3)
    expect(document).not.toMatch(/<w:u |_{2}/)
  })

  test.each([
    ['nation', 24, true, false],
    ['motto', 26, true, false],
    ['above', 24, false, false],
    ['body', 24, true, false],
    ['number', 26, false, false],
    ['place', 26, false, true],
    ['title', 28, true, false],
    ['subject', 28, true, false],
    ['bases', 28, false, true],
    ['text', 28, false, false],
    ['recipientsHead', 24, true, true],
    ['recipients', 22, false, false],
    ['post', 28, true, false],
    ['signer', 28, true, false],
  ])('style %s has %i half points', async (id, size, bold, italic) => {
    const { styles, document } = await parts(sample(id === 'bases' ? 'to-trinh' : 'bao-cao'))
    const style = new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`).exec(styles)?.[0] ?? ''
    expect(style).toContain(`<w:sz w:val="${size}"/>`)
    expect(/<w:b\/>|<w:b w:val="true"\/>/.test(style)).toBe(bold)
    expect(/<w:i\/>|<w:i w:val="true"\/>/.test(style)).toBe(italic)
    expect(document).toContain(`<w:pStyle w:val="${id}"/>`)
  })

  test('names Times New Roman and carries all its letters', async () => {
    const { styles, fonts, files } = await parts(sample('cong-van'))
    expect(styles).toMatch(/<w:rFonts w:ascii="Times New Roman"/)
    expect(fonts).toMatch(/<w:font w:name="Times New Roman">.*w:embedBoldItalic/)
    expect(Object.keys(files).filter((name) => name.endsWith('.odttf'))).toHaveLength(4)
  })

  test('repeats heads of tables, and keeps rows whole', async () => {
    const { document } = await parts(sample('bao-cao'))
    expect(document.match(/<w:tblHeader\/>/g)?.length).toBe(2 + 1 + 1)
    expect(document).toMatch(/<w:cantSplit\/>/)
    expect(document).toMatch(/<w:vMerge w:val="restart"\/>/)
    expect(document).toMatch(/<w:gridSpan w:val="2"\/>/)
  })
})

/** What a document says, in the order of its paragraphs: style and text. */
const outline = (document: string) =>
  all(document, /<w:p>(.*?)<\/w:p>/g).flatMap((paragraph) => {
    const words = all(paragraph, /<w:t [^>]*>(.*?)<\/w:t>/g).join('')
    return words === '' ? [] : [`${/w:pStyle w:val="(\w+)"/.exec(paragraph)?.[1]} | ${words.replace(/\u00a0+/g, ' ').slice(0, 60)}`]
  })

test.each(Object.keys(samplePapers))('%s has the structure of its type', async (name) => {
  expect(outline((await parts(sample(name))).document).filter((line) => !line.startsWith('cellDense'))).toMatchSnapshot()
})
