import type { Block, Paper, PaperTable, Run, Runs } from '../../platform/base/paper.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { figuresOf, worded, wordsOf } from './compose.rules.ts'
import { piecesOf } from './template.rules.ts'
import type { AppendixTable, ComposedSection, Ledger, Quoted, Report, Sentence } from './types.ts'

type Said = {
  report: Report
  ledger: Ledger
  sections: readonly ComposedSection[]
  appendices: readonly AppendixTable[]
  firstYear?: number
}

const runsOf = (text: string, figures: ReadonlyMap<string, Quoted>): Runs =>
  piecesOf(text, figures).map(({ text: said, slot }): Run => (slot === null ? { text: said } : { text: said, figure: slot }))

function blocksOfSentence({ text, lines }: Sentence, figures: ReadonlyMap<string, Quoted>): Block[] {
  const paragraph: Block = { kind: 'paragraph', runs: runsOf(text, figures) }
  return lines.length === 0 ? [paragraph] : [paragraph, { kind: 'list', items: lines.map((line) => runsOf(line, figures)) }]
}

function blocksOf({ level, number, title, sentences }: ComposedSection, figures: ReadonlyMap<string, Quoted>): Block[] {
  const heading: Block = { kind: 'heading', level, number, title }
  return [heading, ...sentences.filter(({ dropped }) => dropped === null).flatMap((one) => blocksOfSentence(one, figures))]
}

const cellText = (value: string | number | null): string => (value === null ? '–' : typeof value === 'number' ? formatNumber(value) : value)

function tableOf({ unit, columns, rows, source }: AppendixTable): PaperTable {
  return {
    kind: 'table',
    caption: null,
    unit,
    widths: [1, ...columns.map(({ numeric }) => (numeric ? 2 : 4))],
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

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV']

const bodyOf = ({ sections, ledger }: Said): Block[] => {
  const figures = figuresOf(ledger)
  const blocks = sections.flatMap((section) => blocksOf(section, figures))
  // the end of an administrative document
  const last = blocks.at(-1)
  if (last?.kind === 'paragraph') return [...blocks.slice(0, -1), { ...last, runs: ended(last.runs) }]
  if (last?.kind === 'list')
    return [...blocks.slice(0, -1), { ...last, items: [...last.items.slice(0, -1), ended(last.items.at(-1) ?? [])] }]
  return blocks
}

const ended = (runs: Runs): Runs => {
  const last = runs.at(-1)
  return last ? [...runs.slice(0, -1), { ...last, text: `${last.text.replace(/[.\s]+$/u, '')}./.` }] : [{ text: './.' }]
}

type Issuing = { above: string | null; symbol: string; lines: string[] }

/** Who issues and signs: a committee in its own name, an office of it under its head. */
function issuingOf({ bodyKind, unitName }: Report): Issuing {
  const committee = `ỦY BAN NHÂN DÂN ${unitName.toLocaleUpperCase('vi')}`
  if (bodyKind === 'coordinationOffice') return { above: committee, symbol: 'BC-VPĐP', lines: ['CHÁNH VĂN PHÒNG'] }
  if (bodyKind === 'steeringCommittee') return { above: null, symbol: 'BC-BCĐ', lines: ['TM. BAN CHỈ ĐẠO', 'TRƯỞNG BAN'] }
  if (bodyKind === 'department') return { above: committee, symbol: 'BC-…', lines: ['THỦ TRƯỞNG CƠ QUAN'] }
  return { above: null, symbol: 'BC-UBND', lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] }
}

/** Whom it goes to. Which office of the centre receives a province's report no source that was read says, so it stays open. */
const addresseesOf = ({ level, provinceName }: Report): string[] =>
  level === 'province'
    ? []
    : [`Ủy ban nhân dân ${provinceName ? provinceName.charAt(0).toLocaleLowerCase('vi') + provinceName.slice(1) : 'tỉnh'}`]

/** The report as an administrative document; number, day and signature are the clerk's and the signer's. */
export function paperOf(said: Said): Paper {
  const { report, ledger, appendices } = said
  const { above, symbol, lines } = issuingOf(report)
  return {
    type: 'report',
    issuer: { above, body: report.bodyName },
    number: { ordinal: null, symbol },
    place: (report.provinceName ?? report.unitName).replace(/^(Tỉnh|Thành phố) /u, ''),
    on: null,
    subject: worded(report.outline.subject, wordsOf(ledger, said.firstYear)),
    addressees: addresseesOf(report),
    body: bodyOf(said),
    recipients: ['Như trên', 'Lưu: VT'].slice(report.level === 'province' ? 1 : 0),
    signatures: [{ lines, name: null }],
    appendices: appendices.map((one, at) => ({
      number: appendices.length === 1 ? null : (romans[at] ?? String(at + 1)),
      title: one.title,
      attachedTo: null,
      orientation: one.columns.length > 6 ? ('landscape' as const) : ('portrait' as const),
      body: [tableOf(one)],
    })),
  }
}
