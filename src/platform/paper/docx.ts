import {
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  HeightRule,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Paper } from '../base/paper.ts'
import { motto, nation } from '../text/paper.ts'
import { blockOf, line, lines, rule, sideBySide } from './docx-parts.ts'
import { fontName, footerAt, headerAt, paragraphStyles } from './docx-styles.ts'
import { type Layout, layoutOf, signColumns } from './layout.ts'
import { page, sizes, stamps, twips } from './measures.ts'
import { embeddable } from './subset.ts'

/** The box of urgency under the number: a table of one cell, of the size that the decree gives. */
function stamp(urgency: string): FileChild[] {
  const { width, height } = stamps[urgency] as { width: number; height: number }
  const edge = { style: BorderStyle.SINGLE, size: 8, color: '000000' }
  const box = new Table({
    alignment: 'center',
    layout: TableLayoutType.FIXED,
    width: { size: twips(width), type: WidthType.DXA },
    columnWidths: [twips(width)],
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    rows: [
      new TableRow({
        height: { value: twips(height), rule: HeightRule.EXACT },
        children: [
          new TableCell({
            verticalAlign: VerticalAlignTable.CENTER,
            borders: { top: edge, bottom: edge, left: edge, right: edge },
            children: [line('urgency', urgency)],
          }),
        ],
      }),
    ],
  })
  return [
    line('cell', '', { spacing: { line: 120, lineRule: 'exact' } }),
    box,
    line('cell', '', { spacing: { line: 20, lineRule: 'exact' } }),
  ]
}

function head(layout: Layout): FileChild[] {
  const { columns, aboveLines, bodyLines, bodyRule, mottoRule, number, letterLines, urgency, placeAndDay } = layout
  const issuer = [...(aboveLines.length > 0 ? [lines('above', aboveLines)] : []), lines('body', bodyLines), rule(bodyRule)]
  const state = [line('nation', nation), line('motto', motto), rule(mottoRule)]
  const left = [
    line('number', number, { spacing: { before: 120 } }),
    ...(letterLines.length > 0 ? [lines('letterSubject', letterLines)] : []),
    ...(urgency === null ? [] : stamp(urgency)),
  ]
  const right = [line('place', placeAndDay, { spacing: { before: 120 } })]
  return [
    sideBySide(
      [columns.left, columns.right],
      [
        [issuer, state],
        [left, right],
      ],
    ),
  ]
}

function title({ title: given }: Layout): FileChild[] {
  if (given === null) return []
  const subject = given.subject === '' ? [] : [lines('subject', given.lines), rule(given.rule, { keepNext: true })]
  return [line('title', given.name), ...subject]
}

function salutation({ salutation: given }: Layout): FileChild[] {
  if (given === null) return []
  const space = { before: 240 }
  if (given.centred !== null) return [line('salutation', given.centred, { alignment: 'center', spacing: space })]
  const [indent, name, dash] = [given.indent, given.name, given.dash].map(twips) as [number, number, number]
  if (given.lines.length === 0) return [line('salutation', given.lead, { indent: { left: name, hanging: name - indent }, spacing: space })]
  return [
    line('salutation', given.lead, { indent: { left: indent }, spacing: space }),
    ...given.lines.map((words) => line('salutation', words, { alignment: 'both', indent: { left: name, hanging: name - dash } })),
  ]
}

function recipients({ recipients: all, drafter }: Layout): FileChild[] {
  const hanging = Math.round(sizes.recipients.size * 0.583 * 20)
  return [
    ...(all.length > 0 ? [line('recipientsHead', 'Nơi nhận:')] : []),
    ...all.map((words) => line('recipients', words, { indent: { left: hanging, hanging, right: 170 } })),
    ...(drafter === null ? [] : [line('drafter', drafter)]),
  ]
}

type Signature = Layout['signatures'][number]
const posts = ({ lines: all, note }: Signature): FileChild[] => [
  lines('post', all),
  ...(note === null ? [] : [line('signatureNote', note)]),
]
const signer = ({ name }: Signature): FileChild[] => [line('signer', name ?? '')]

/** Recipients left and one signature right; of several signatures two a row, their names at one height, recipients under them. */
function ending(layout: Layout): FileChild[] {
  const { signatures } = layout
  const space = line('cell', '', { spacing: { line: 240, lineRule: 'exact' }, keepNext: true })
  const whole = layout.recipients.length <= 40
  const [first] = signatures
  if (signatures.length < 2) {
    const right = first ? [...posts(first), ...signer(first)] : []
    return [space, sideBySide([signColumns.left, signColumns.right], [[recipients(layout), right]], whole), end()]
  }
  const half = (page.width - page.left - page.right) / 2
  const rows = Array.from({ length: Math.ceil(signatures.length / 2) }, (_, at) => signatures.slice(2 * at, 2 * at + 2)).flatMap((pair) =>
    [posts, signer].map((part) => [...pair.map(part), ...(pair.length < 2 ? [[]] : [])]),
  )
  return [space, sideBySide([half, half], rows), space, ...recipients(layout), end()]
}

/** Word wants a paragraph after a table; this one takes no room. */
const end = (): Paragraph => line('cell', '', { spacing: { line: 20, lineRule: 'exact' } })

function section(orientation: 'portrait' | 'landscape', children: FileChild[], address: string | null): ISectionOptions {
  const number = new Paragraph({ style: 'pageNumber', children: [new TextRun({ children: [PageNumber.CURRENT] })] })
  const foot = new Paragraph({
    style: 'address',
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 3 } },
    children: [new TextRun(address ?? '')],
  })
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: twips(page.width),
          height: twips(page.height),
          orientation: orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
        },
        margin: {
          top: twips(page.top),
          bottom: twips(page.bottom),
          left: twips(page.left),
          right: twips(page.right),
          header: headerAt,
          footer: footerAt,
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph({ style: 'pageNumber' })] }) },
    footers: {
      default: new Footer({ children: [new Paragraph({ style: 'address' })] }),
      first: new Footer({ children: [address === null ? new Paragraph({ style: 'address' }) : foot] }),
    },
    children,
  }
}

function sections(layout: Layout): ISectionOptions[] {
  const { blocks, appendices } = layout
  const main = [
    ...head(layout),
    ...title(layout),
    ...salutation(layout),
    line('cell', '', { spacing: { line: 120, lineRule: 'exact' } }),
    ...blocks.flatMap((block, at) => blockOf(block, at === blocks.length - 1)),
    ...ending(layout),
  ]
  return [
    section('portrait', main, layout.address),
    ...appendices.map((appendix) =>
      section(
        appendix.orientation,
        [
          line('appendix', appendix.label),
          line('appendixTitle', appendix.title),
          line('attachedTo', appendix.attachedTo),
          ...appendix.blocks.flatMap((block) => blockOf(block, false)),
        ],
        null,
      ),
    ),
  ]
}

/** The paper as a Word document to go on with: styles by the names of the decree, tables as tables, rules as drawn lines. */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const layout = layoutOf(paper)
  const document = new Document({
    title: [layout.title?.name, layout.title?.subject ?? layout.letterSubject].filter(Boolean).join(' '),
    creator: layout.body.replaceAll('\n', ' '),
    compatibility: { version: 15 },
    styles: {
      default: {
        document: {
          run: { font: fontName, size: sizes.text.size * 2, language: { value: 'vi-VN' }, color: '000000' },
          paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' } },
        },
      },
      paragraphStyles,
    },
    fonts: [
      {
        // under the name that the text asks for: Word takes its own, others this
        name: fontName,
        data: await embeddable('regular'),
        bold: await embeddable('bold'),
        italic: await embeddable('italic'),
        boldItalic: await embeddable('boldItalic'),
      },
    ],
    sections: sections(layout),
  })
  return Packer.toBuffer(document)
}
