import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { ShapeRun } from 'docx/shapes'
import type { Runs } from '../base/paper.ts'
import { cellPadding, type LaidBlock, type TableLayout } from './layout.ts'
import { points, rules, sizes, twips } from './measures.ts'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const hidden = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
const noMargins = { top: 0, bottom: 0, left: 0, right: 0 }

/** A paragraph of one of our styles. */
export const line = (style: string, words: string, more: object = {}): Paragraph =>
  new Paragraph({ style, children: words === '' ? [] : [new TextRun(words)], ...more })

/** Several lines of one paragraph. */
export const lines = (style: string, all: readonly string[], more: object = {}): Paragraph =>
  new Paragraph({ style, children: all.map((words, at) => new TextRun({ text: words, ...(at > 0 ? { break: 1 } : {}) })), ...more })

export const runsOf = (runs: Runs): TextRun[] =>
  runs.map(({ text, bold, italic }) => new TextRun({ text, ...(bold ? { bold } : {}), ...(italic ? { italics: true } : {}) }))

/** Pixels, in which the library counts: 96 an inch. */
const pixels = (millimetres: number): number => (points(millimetres) * 96) / 72

/** A rule: a line drawn in the middle, in a low paragraph of its own, so it moves with the words above however they are edited. */
export const rule = (millimetres: number, more: object = {}): Paragraph =>
  new Paragraph({
    style: 'cell',
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0, line: 100, lineRule: 'exact' },
    children: [
      new ShapeRun({
        type: 'line',
        transformation: { width: pixels(millimetres), height: 0 },
        line: { color: '000000', width: rules.thickness },
        floating: {
          horizontalPosition: { relative: 'column', align: 'center' },
          verticalPosition: { relative: 'paragraph', offset: 25_400 },
          layoutInCell: true,
        },
        altText: { name: 'Đường kẻ', description: '' },
      }),
    ],
    ...more,
  })

/** Columns side by side without borders, widths in millimetres. */
export const sideBySide = (widths: readonly number[], rows: readonly (readonly FileChild[])[][], cantSplit = true): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + twips(width), 0), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    margins: noMargins,
    borders: hidden,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit,
          children: cells.map(
            (children, at) =>
              new TableCell({
                width: { size: twips(widths[at] ?? 0), type: WidthType.DXA },
                margins: noMargins,
                children: (children.length > 0 ? children : [line('cell', '')]) as Paragraph[],
              }),
          ),
        }),
    ),
  })

const places = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT }
const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const edged = { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge }

type Cell = { text: string; align: keyof typeof places; columns: number; rows: number; bold: boolean }

function row(cells: readonly Cell[], style: string, more: { tableHeader?: boolean; cantSplit: boolean }): TableRow {
  return new TableRow({
    ...more,
    children: cells.map(
      ({ text, align, columns, rows, bold }) =>
        new TableCell({
          verticalAlign: VerticalAlignTable.CENTER,
          ...(columns > 1 ? { columnSpan: columns } : {}),
          ...(rows > 1 ? { rowSpan: rows } : {}),
          children: [
            new Paragraph({
              style,
              alignment: places[align],
              children: text === '' ? [] : [new TextRun({ text, ...(bold ? { bold } : {}) })],
            }),
          ],
        }),
    ),
  })
}

function tableOf(table: TableLayout): FileChild[] {
  const style = table.size === sizes.table.size ? 'cell' : 'cellDense'
  const padding = twips(cellPadding)
  const rows = [
    ...table.head.map((cells) =>
      row(
        cells.map(({ text, columns, rows: down }) => ({ text, align: 'centre', columns: columns ?? 1, rows: down ?? 1, bold: true })),
        style,
        { tableHeader: true, cantSplit: true },
      ),
    ),
    ...table.rows.map(({ cells, bold, breakable }) =>
      row(
        cells.map((cell) => ({ ...cell, rows: 1, bold })),
        style,
        { cantSplit: !breakable },
      ),
    ),
  ]
  const body =
    rows.length === 0
      ? []
      : [
          new Table({
            layout: TableLayoutType.FIXED,
            width: { size: table.widths.reduce((sum, width) => sum + twips(width), 0), type: WidthType.DXA },
            columnWidths: table.widths.map(twips),
            margins: { top: 32, bottom: 32, left: padding, right: padding },
            borders: edged,
            rows,
          }),
        ]
  return [
    ...(table.caption ? [line('tableCaption', table.caption)] : []),
    ...(table.unit ? [line('tableUnit', table.unit)] : []),
    ...(table.caption || table.unit ? [] : [line('cell', '', { spacing: { line: 120, lineRule: 'exact' }, keepNext: true })]),
    ...body,
    line('tableSource', table.source ?? '', table.source ? {} : { spacing: { before: 0, line: 20, lineRule: 'exact' } }),
  ]
}

/** What stands before a heading's title. */
const mark = (number: string | null, level: number): string => (number === null ? '' : `${number}${level === 3 ? ')' : '.'} `)

/** A block of the text as paragraphs and tables; `last` is kept with the signature that follows. */
export function blockOf(block: LaidBlock, last: boolean): FileChild[] {
  const kept = last ? { keepNext: true } : {}
  switch (block.kind) {
    case 'part':
      return [line('part', block.number), line('partTitle', block.title)]
    case 'heading':
      return [line(`heading${block.level}`, `${mark(block.number, block.level)}${block.title}`)]
    case 'article': {
      const title = block.title ? `${block.title}${block.runs.length > 0 ? '. ' : ''}` : ''
      const lead = new TextRun({ text: `Điều ${block.number}. ${title}`, bold: true })
      return [new Paragraph({ style: 'article', children: [lead, ...runsOf(block.runs)], ...kept })]
    }
    case 'paragraph':
      return [new Paragraph({ style: 'text', children: runsOf(block.runs), ...kept })]
    case 'list':
      return block.items.map(
        (item, at) =>
          new Paragraph({ style: 'text', children: [new TextRun('- '), ...runsOf(item)], ...(at === block.items.length - 1 ? kept : {}) }),
      )
    case 'bases':
      return block.lines.map((words) => line('bases', words))
    case 'centred':
      return [line('centred', block.text)]
    case 'table':
      return tableOf(block)
  }
}
