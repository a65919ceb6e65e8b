import { join } from 'node:path'
import type { ArticleSheet } from '../base/article-sheet.ts'
import { kept, pdfOf } from './compiler.ts'
import { drawable, fontFolder } from './font.ts'

const source = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: d.byline)
#set page(paper: "a4", margin: (x: 25mm, y: 20mm), footer: context { set text(9pt); d.address; h(1fr); counter(page).display() })
#set text(font: "Tinos", size: 12pt, lang: "vi", fallback: false, hyphenate: false)
#set par(leading: 0.62em, spacing: 0.9em)
#let run(r) = {
  let thick = if r.bold { strong(r.text) } else { r.text }
  let t = if r.italic { emph(thick) } else { thick }
  if r.raised == "sup" { super(t) } else if r.raised == "sub" { sub(t) } else { t }
}
#let runs(all) = all.map(run).join()
#text(9.5pt, fill: luma(70), d.kicker)
#block(below: 0.9em, text(20pt, weight: "bold", par(leading: 0.45em, d.title)))
#if d.sapo != "" { block(below: 1.1em, strong(d.sapo)) }
#for b in d.body {
  if b.kind == "heading" { block(above: 1.3em, below: 0.7em, sticky: true, text(14pt, weight: "bold", runs(b.runs))) }
  else if b.kind == "subheading" { block(above: 1.1em, below: 0.6em, sticky: true, text(12pt, weight: "bold", runs(b.runs))) }
  else if b.kind == "quote" { block(inset: (left: 10pt), stroke: (left: 1.5pt + luma(150)), runs(b.runs)) }
  else if b.kind == "list" { if b.ordered { enum(..b.items.map(runs)) } else { list(..b.items.map(runs)) } }
  else if b.kind == "table" {
    block(table(columns: b.columns, stroke: 0.5pt + luma(120), inset: 5pt,
      ..b.cells.map(c => table.cell(colspan: c.columns, rowspan: c.rows, if c.head { strong(runs(c.runs)) } else { runs(c.runs) }))))
  } else if b.kind == "picture" {
    block(above: 1em, below: 1em, breakable: false, {
      image(b.file, alt: b.alt, width: 100%, height: 100mm, fit: "contain")
      text(9.5pt, fill: luma(70), b.caption)
    })
  } else { par(runs(b.runs)) }
}
#align(right, strong(d.byline))
#if d.notes.len() > 0 {
  line(length: 100%, stroke: 0.5pt + luma(150))
  set text(9.5pt)
  for n in d.notes { par(n) }
}
`

/** Each text of a value as the font can draw it: PDF/A refuses what it cannot. Names of files stay. */
const drawn = (sheet: ArticleSheet): string =>
  JSON.stringify(sheet, (key, value) => (typeof value === 'string' && key !== 'file' ? drawable(value.normalize('NFC')) : value))

/**
 * An article as PDF/A-2u. `pictures`: the bytes of each `file` of the body, JPEG, seen by the typesetter in its folder. Text is data to the typesetter, never markup.
 * Throws when the typesetter fails, which is a bug.
 */
export function writeArticlePdf(sheet: ArticleSheet, pictures: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const compiler = kept()
  for (const [file, bytes] of pictures) compiler.mapShadow(join(fontFolder, file), Buffer.from(bytes))
  try {
    return pdfOf(source, drawn(sheet))
  } finally {
    for (const file of pictures.keys()) compiler.unmapShadow(join(fontFolder, file))
  }
}
