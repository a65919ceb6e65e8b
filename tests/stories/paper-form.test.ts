import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { describe, expect, test } from 'vitest'
import type { Paper } from '../../src/platform/base/paper.ts'
import { writeDocx } from '../../src/platform/paper/docx.ts'
import { fontFolder } from '../../src/platform/paper/font.ts'
import { typstData, writePdf } from '../../src/platform/paper/pdf.ts'
import { typstSource } from '../../src/platform/paper/typst-source.ts'
import { libreOffice } from '../harness/needs.ts'
import { formFaults } from '../harness/paper-form.ts'
import { samplePapers } from '../harness/papers.ts'
import { measuredPdf } from '../harness/pdf-measure.ts'

const execute = promisify(execFile)
const sample = (name: string): Paper => samplePapers[name] as Paper

describe('PDF, measured on the page', () => {
  test.each(Object.entries(samplePapers))('%s holds every clause of appendix I', async (_, paper) => {
    expect(formFaults(await measuredPdf(await writePdf(paper)), paper)).toEqual([])
  })
})

/** A tree of data with one value changed: `set(data, 'measures.page.left', 25)`. */
function set(data: string, path: string, value: unknown): string {
  const whole = JSON.parse(data)
  const steps = path.split('.')
  const last = steps.pop() as string
  steps.reduce((part, step) => part[step], whole)[last] = value
  return JSON.stringify(whole)
}

describe('the measure notices what is wrong', () => {
  const compiler = NodeCompiler.create({ workspace: fontFolder, fontArgs: [{ fontPaths: [fontFolder] }] })
  const drawn = (data: string, source = typstSource) => {
    const found = compiler.compile({ mainFileContent: source, inputs: { data } }).result
    if (!found) throw new Error('typst failed')
    return measuredPdf(compiler.pdf(found, { pdfStandard: 'a-2u' }))
  }

  test.each<[string, string, string, unknown]>([
    ['bao-cao', 'left margin', 'measures.page.left', 25],
    ['bao-cao', 'right margin', 'measures.page.right', 10],
    ['bao-cao', 'top margin', 'measures.page.top', 15],
    ['bao-cao', 'bottom margin', 'measures.page.bottom', 12],
    ['bao-cao', 'A4', 'measures.page.height', 279],
    ['bao-cao', 'quốc hiệu has its size', 'measures.sizes.nation.size', 11],
    ['bao-cao', 'tiêu ngữ has its size', 'measures.sizes.motto.size', 12],
    ['bao-cao', 'tiêu ngữ: length of the rule', 'mottoRule', 50],
    ['bao-cao', 'cơ quan ban hành: length of the rule', 'bodyRule', 12],
    ['bao-cao', 'cơ quan ban hành: length of the rule', 'bodyRule', 30],
    ['bao-cao', 'trích yếu: length of the rule', 'title.rule', 20],
    ['bao-cao', 'issuers have 12–13', 'measures.sizes.above.size', 14],
    ['bao-cao', 'số, ký hiệu has its size', 'measures.sizes.number.size', 12],
    ['bao-cao', 'địa danh, thời gian has its size', 'measures.sizes.place.size', 15],
    ['bao-cao', 'tên loại has its size', 'measures.sizes.title.size', 16],
    ['bao-cao', 'trích yếu has 13–14', 'measures.sizes.subject.size', 12],
    ['bao-cao', 'body has 13–14', 'measures.sizes.text.size', 12],
    ['bao-cao', 'first line in', 'measures.text.firstLine', 8],
    ['bao-cao', '6 pt between paragraphs', 'measures.text.gap', 3],
    ['bao-cao', 'lines single to one and a half', 'measures.text.spacing', 1.7],
    ['bao-cao', 'lines single to one and a half', 'measures.text.spacing', 0.9],
    ['bao-cao', 'chức vụ has its size', 'measures.sizes.signature.size', 12],
    ['bao-cao', 'nơi nhận has its size', 'measures.sizes.recipientsHead.size', 11],
    ['bao-cao', 'danh sách nơi nhận has its size', 'measures.sizes.recipients.size', 12],
    ['bao-cao', 'người soạn thảo has its size', 'measures.sizes.drafter.size', 10],
    ['bao-cao', 'the number has 13–14', 'measures.sizes.pageNumber.size', 12],
    ['bao-cao', 'phụ lục has its size', 'measures.sizes.appendix.size', 13],
    ['bao-cao', 'room for a signature', 'measures.signing.space', 20],
    ['bao-cao', 'dashes under the colon', 'salutation.dash', 60],
    ['cong-van', 'trích yếu công văn has its size', 'measures.sizes.letterSubject.size', 14],
    ['cong-van', 'trích yếu 6 pt under the number', 'measures.letterSubjectGap', 0],
    ['cong-van', 'mức độ khẩn in its box', 'stamp.height', 12],
    ['cong-van', 'địa chỉ has its size', 'measures.sizes.address.size', 13],
  ])('%s: %s when %s is %s', async (name, fault, path, value) => {
    const paper = sample(name)
    const faults = formFaults(await drawn(set(typstData(paper), path, value)), paper)
    expect(faults.map((one) => one.split(':').slice(0, 2).join(':')).join('\n')).toContain(fault)
  })

  test.each<[string, string, string, string]>([
    ['no number on the first page', 'bao-cao', 'if number > 1 {', 'if number > 0 {'],
    ['page 2 is numbered', 'bao-cao', 'if number > 1 {', 'if number > 9 {'],
    ['page 5 is numbered', 'bao-cao', 'counter(page).update(1)', ''],
    ['quốc hiệu is bold', 'bao-cao', 'words(s.nation.size, bold: true,', 'words(s.nation.size,'],
    ['tiêu ngữ is not italic', 'bao-cao', 'words(s.motto.size, bold: true,', 'words(s.motto.size, bold: true, italic: true,'],
    ['địa danh, thời gian is italic', 'bao-cao', 'words(s.place.size, italic: true,', 'words(s.place.size,'],
    ['tiêu ngữ has a drawn rule', 'bao-cao', 'rule(d.mottoRule)', ''],
    ['body is justified', 'bao-cao', 'justify: true)', 'justify: false)'],
    ['căn cứ is italic', 'to-trinh', 'text(style: "italic", line)', 'text(line)'],
    ['họ tên is bold', 'to-trinh', 'centred(words(s.signature.size, bold: true, one.name))', 'centred(words(s.signature.size, one.name))'],
    ['the head of the table on each page', 'bao-cao', 'repeat: true', 'repeat: false'],
    ['a rule as wide as the text', 'cong-van', 'line(length: 100%', 'line(length: 40%'],
    ['one font, embedded,', 'bao-cao', 'font: "Tinos"', 'font: "Libertinus Serif"'],
  ])('%s (%s)', async (fault, name, from, to) => {
    expect(typstSource).toContain(from)
    const paper = sample(name)
    const faults = formFaults(await drawn(typstData(paper), typstSource.replaceAll(from, to)), paper)
    expect(faults.join('\n')).toContain(fault)
  })
})

describe('Word, opened by LibreOffice', () => {
  test.skipIf(libreOffice === null)(
    'every type holds the same clauses',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'ntm-word-'))
      try {
        for (const [name, paper] of Object.entries(samplePapers)) await writeFile(join(folder, `${name}.docx`), await writeDocx(paper))
        const files = Object.keys(samplePapers).map((name) => join(folder, `${name}.docx`))
        const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
        await execute(libreOffice as string, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files])
        const faults: Record<string, string[]> = {}
        for (const [name, paper] of Object.entries(samplePapers))
          faults[name] = formFaults(await measuredPdf(await readFile(join(folder, `${name}.pdf`))), paper, 1.6)
        expect(faults).toEqual(Object.fromEntries(Object.keys(samplePapers).map((name) => [name, []])))
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    120_000,
  )
})
