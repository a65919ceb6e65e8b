/**
 * Goal: our whole path from a paper to PDF (words, layout, data, typst) makes at least half as many pages a second as typst alone makes of the
 * same source and data, already prepared. Both in one process with one compiler each, in turns.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { LocalDate } from '../src/platform/base/local-date.ts'
import type { Block, Paper } from '../src/platform/base/paper.ts'
import { writeDocx } from '../src/platform/paper/docx.ts'
import { fontFolder } from '../src/platform/paper/font.ts'
import { typstData, writePdf } from '../src/platform/paper/pdf.ts'
import { typstSource } from '../src/platform/paper/typst-source.ts'
import { type Finding, inTurns, ms, perSecond, timed } from './measure.ts'

const paragraph = (at: number): Block => ({
  kind: 'paragraph',
  runs: [{ text: `Mục ${at}: ${'đến ngày 14/6/2026 toàn xã đạt 16,1 tiêu chí, các thôn đã rà soát từng nội dung. '.repeat(5)}` }],
})

/** A report of a commune as a batch writes it: some four pages of text and an appendix of 60 rows. */
const report = (commune: number): Paper => ({
  type: 'report',
  issuer: { above: null, body: `Ủy ban nhân dân xã số ${commune}` },
  number: { ordinal: commune, symbol: 'BC-UBND' },
  place: 'Thái Nguyên',
  on: '2026-06-29' as LocalDate,
  subject: 'kết quả thực hiện 6 tháng đầu năm 2026',
  addressees: ['Ủy ban nhân dân tỉnh'],
  body: Array.from({ length: 20 }, (_, at) => paragraph(at + commune)),
  recipients: ['Đảng ủy xã', 'Lưu: VT'],
  signatures: [{ lines: ['TM. Ủy ban nhân dân', 'Chủ tịch'], name: 'Nguyễn Văn A' }],
  appendices: [
    {
      number: null,
      title: 'Kết quả từng tiêu chí',
      attachedTo: null,
      orientation: 'landscape',
      body: [
        {
          kind: 'table',
          caption: null,
          unit: null,
          widths: [1, 5, 2, 2, 2, 2],
          head: [['TT', 'Nội dung', 'Chỉ tiêu', 'Kết quả', 'Tỷ lệ', 'Đánh giá'].map((text) => ({ text }))],
          rows: Array.from({ length: 60 }, (_, at) => ({
            cells: [String(at + 1), `Nội dung thứ ${at + commune}`, '100', String(at), '43,2 %', 'Đạt'].map((text) => ({ text })),
          })),
          source: null,
        },
      ],
    },
  ],
})

const reports = 20

export async function run(): Promise<Finding[]> {
  const papers = (round: number) => Array.from({ length: reports }, (_, at) => report(round * reports + at + 1))
  const compiler = NodeCompiler.create({ workspace: fontFolder, fontArgs: [{ fontPaths: [fontFolder] }] })
  let pages = 0
  const bare = (data: string) => {
    const found = compiler.compile({ mainFileContent: typstSource, inputs: { data } }).result
    if (!found) throw new Error('typst failed')
    pages = found.numOfPages
    compiler.pdf(found, { pdfStandard: 'a-2u' })
  }
  bare(typstData(report(0)))
  await writePdf(report(0))
  await writeDocx(report(0))
  const { typst, ours, word } = await inTurns(5, {
    typst: (round) => {
      const prepared = papers(round).map(typstData)
      return timed(async () => {
        for (const data of prepared) bare(data)
        compiler.evictCache(5)
      })
    },
    ours: (round) => {
      // others than the bare ones, so that neither finds its pages already set
      const own = papers(1000 + round)
      return timed(async () => {
        for (const paper of own) await writePdf(paper)
      })
    },
    word: (round) => {
      const own = papers(round)
      return timed(async () => {
        for (const paper of own) await writeDocx(paper)
      })
    },
  })
  const all = reports * pages
  return [
    {
      what: `PDF: pages a second of our whole path to those of typst alone (reports of ${pages} pages)`,
      goal: '≥ 0.5',
      measured: `${(typst / ours).toFixed(2)} (${perSecond(all, ours)} to ${perSecond(all, typst)}; a report ${ms(ours / reports)})`,
      held: typst / ours >= 0.5,
    },
    { what: 'Word: a report', goal: 'none', measured: ms(word / reports), held: null },
  ]
}
