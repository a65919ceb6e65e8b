import type { Block, Paper, PaperTable, Run, Runs } from '../../platform/base/paper.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { romanNumber, symbolOf } from '../../platform/text/paper.ts'
import type { Letterhead } from '../documents/draft.rules.ts'
import { figuresOf, worded, wordsOf } from './compose.rules.ts'
import { piecesOf } from './template.rules.ts'
import type { AppendixTable, ComposedSection, Ledger, Quoted, Report, Sentence } from './types.ts'

type Said = {
  report: Report
  ledger: Ledger
  sections: readonly ComposedSection[]
  appendices: readonly AppendixTable[]
  letterhead: Letterhead
  firstYear?: number
}

const runsOf = (text: string, figures: ReadonlyMap<string, Quoted>): Runs =>
  piecesOf(text, figures).map(({ text: said, slot }): Run => (slot === null ? { text: said } : { text: said, figure: slot }))

function blocksOfSentence({ text, lines }: Sentence, figures: ReadonlyMap<string, Quoted>): Block[] {
  const paragraph: Block = { kind: 'paragraph', runs: runsOf(text, figures) }
  return lines.length === 0 ? [paragraph] : [paragraph, { kind: 'list', items: lines.map((line) => runsOf(line, figures)) }]
}

function blocksOf({ key, level, number, title, sentences }: ComposedSection, figures: ReadonlyMap<string, Quoted>): Block[] {
  const heading: Block = { kind: 'heading', level, number, title, anchor: key }
  return [heading, ...sentences.filter(({ dropped }) => dropped === null).flatMap((one) => blocksOfSentence(one, figures))]
}

const cellText = (value: string | number | null): string => (value === null ? '–' : typeof value === 'number' ? formatNumber(value) : value)

/** A column as wide as its longest word of the head and its longest cell ask for, within what leaves room for the others. */
function widthOf({ key, head }: AppendixTable['columns'][number], rows: AppendixTable['rows']): number {
  const words = head.split(/\s+/).map(({ length }) => length)
  const cells = rows.map((row) => cellText(row[key] ?? null).length)
  return Math.min(28, Math.max(5, ...words, ...cells))
}

function tableOf({ unit, columns, rows, source }: AppendixTable): PaperTable {
  return {
    kind: 'table',
    caption: null,
    unit,
    widths: [4, ...columns.map((column) => widthOf(column, rows))],
    head: [[{ text: 'TT' }, ...columns.map(({ head }) => ({ text: head }))]],
    rows: rows.map((row, at) => ({
      cells: [
        { text: String(at + 1), align: 'centre' as const },
        ...columns.map(({ key, numeric }) => ({
          text: cellText(row[key] ?? null),
          align: numeric ? ('right' as const) : ('left' as const),
        })),
      ],
    })),
    source,
  }
}

const bodyOf = ({ sections, ledger }: Said): Block[] => {
  const figures = figuresOf(ledger)
  return sections.flatMap((section) => blocksOf(section, figures))
}

type Issuing = { code: string; lines: string[] }

/** Who signs: a committee in its own name, an office of it under its head. */
function issuingOf(bodyKind: string): Issuing {
  if (bodyKind === 'coordinationOffice') return { code: 'VPĐP', lines: ['CHÁNH VĂN PHÒNG'] }
  if (bodyKind === 'steeringCommittee') return { code: 'BCĐ', lines: ['TM. BAN CHỈ ĐẠO', 'TRƯỞNG BAN'] }
  if (bodyKind === 'department') return { code: '…', lines: ['THỦ TRƯỞNG CƠ QUAN'] }
  return { code: 'UBND', lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] }
}

/** Whom it goes to. Which office of the centre receives a province's report no source that was read says, so it stays open. */
const addresseesOf = ({ level, provinceName }: Report): string[] =>
  level === 'province'
    ? []
    : [`Ủy ban nhân dân ${provinceName ? provinceName.charAt(0).toLocaleLowerCase('vi') + provinceName.slice(1) : 'tỉnh'}`]

/** The report as an administrative document; number, day and signature are the clerk's and the signer's. */
export function paperOf(said: Said): Paper {
  const { report, ledger, appendices, letterhead } = said
  const { code, lines } = issuingOf(report.bodyKind)
  return {
    type: 'report',
    issuer: { above: letterhead.above, body: letterhead.name },
    number: { ordinal: null, symbol: symbolOf('report', letterhead.abbreviation ?? code) },
    place: letterhead.place,
    on: null,
    subject: worded(report.outline.subject, wordsOf(ledger, said.firstYear)),
    addressees: addresseesOf(report),
    body: bodyOf(said),
    recipients: ['Lưu: VT'],
    signatures: [{ lines, name: null }],
    appendices: appendices.map((one, at) => ({
      number: appendices.length === 1 ? null : romanNumber(at + 1),
      title: one.title,
      attachedTo: null,
      orientation: one.columns.length > 6 ? ('landscape' as const) : ('portrait' as const),
      body: [tableOf(one)],
    })),
  }
}
