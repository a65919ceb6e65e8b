/**
 * The page as typst draws it. All words and measures come as data (`d` the layout, `m` the measures), so no text of a user is ever read as
 * markup. Letters stand on lines as in Word: ascent, descent and the gap between lines of Times New Roman.
 */
export const typstSource = `
#let d = json(bytes(sys.inputs.data))
#let m = d.measures
#let s = m.sizes
#let pt(value) = value * 1pt
#let mm(value) = value * 1mm
#let ascent = 0.891em
#let descent = 0.216em
#let single = 0.042em
// leading that makes lines "times" as far apart as single ones
#let leading(times) = single + (times - 1) * 1.149em

#set document(title: d.documentTitle, author: d.documentAuthor)
#set text(
  font: "Tinos", size: pt(s.text.size), lang: "vi", fill: black, fallback: false, hyphenate: false,
  kerning: false, ligatures: false, top-edge: ascent, bottom-edge: -descent,
)
#set par(leading: single, spacing: single, justify: false, linebreaks: "simple")
#set block(spacing: 0pt, above: 0pt, below: 0pt)

#let words(text-size, body, bold: false, italic: false) = text(
  size: pt(text-size), weight: if bold { "bold" } else { "regular" }, style: if italic { "italic" } else { "normal" }, body,
)
#let rule(length) = block(height: 5pt, width: 100%, align(center, move(dy: 2pt, line(length: mm(length), stroke: pt(m.rules.thickness)))))
#let centred(body, above: 0pt) = block(width: 100%, above: above, { set align(center); set par(leading: single); body })
#let lines-of(lines, text-size, bold: false) = centred(words(text-size, bold: bold, lines.join(linebreak())))

// the number stands in the top margin from the second page on; appendices count for themselves
#let page-number = context {
  let number = counter(page).get().first()
  if number > 1 { align(center, words(s.pageNumber.size, str(number))) }
}
#let header-ascent = mm(m.page.top - m.edges.header) - 1.107 * pt(s.pageNumber.size)
#let first-foot = if d.address == none { none } else {
  context if counter(page).get().first() == 1 {
    line(length: 100%, stroke: pt(m.rules.thickness))
    centred(above: 3pt, words(s.address.size, d.address))
  }
}
#let sheet(landscape, foot, body) = page(
  width: mm(if landscape { m.page.height } else { m.page.width }), height: mm(if landscape { m.page.width } else { m.page.height }),
  margin: (top: mm(m.page.top), bottom: mm(m.page.bottom), left: mm(m.page.left), right: mm(m.page.right)),
  header: page-number, header-ascent: header-ascent, footer: foot, footer-descent: 2mm, body,
)

#let head = {
  let stamp = if d.stamp == none { none } else {
    centred(above: 6pt, box(width: mm(d.stamp.width), height: mm(d.stamp.height), stroke: 1pt, align(center + horizon, words(s.urgency.size, bold: true, d.stamp.text))))
  }
  grid(
    columns: (mm(d.columns.left), mm(d.columns.right)),
    {
      if d.aboveLines.len() > 0 { lines-of(d.aboveLines, s.above.size) }
      lines-of(d.bodyLines, s.body.size, bold: true)
      rule(d.bodyRule)
    },
    {
      centred(words(s.nation.size, bold: true, m.nation))
      centred(words(s.motto.size, bold: true, m.motto))
      rule(d.mottoRule)
    },
  )
  v(6pt)
  grid(
    columns: (mm(d.columns.left), mm(d.columns.right)),
    {
      centred(words(s.number.size, d.number))
      if d.letterLines.len() > 0 {
        v(pt(m.letterSubjectGap))
        lines-of(d.letterLines, s.letterSubject.size)
      }
      stamp
    },
    centred(words(s.place.size, italic: true, d.placeAndDay)),
  )
}

#let title = if d.title != none {
  v(16pt)
  centred(words(s.title.size, bold: true, d.title.name))
  if d.title.subject != "" {
    v(2pt)
    lines-of(d.title.lines, s.subject.size, bold: true)
    rule(d.title.rule)
  }
}

#let salutation = if d.salutation != none {
  let k = d.salutation
  v(12pt)
  if k.centred != none { centred(words(s.salutation.size, k.centred)) } else {
    block(width: 100%, pad(left: mm(if k.lines.len() == 0 { k.name } else { k.indent }), par(hanging-indent: 0pt, {
      if k.lines.len() == 0 { h(mm(k.indent - k.name)) }
      words(s.salutation.size, k.lead)
    })))
    for line in k.lines {
      block(width: 100%, above: single, pad(left: mm(k.name), par(justify: true, { h(mm(k.dash - k.name)); words(s.salutation.size, line) })))
    }
  }
}

#let runs-of(runs, italic: false) = for run in runs {
  text(weight: if run.at("bold", default: false) { "bold" } else { "regular" }, style: if italic or run.at("italic", default: false) { "italic" } else { "normal" }, run.text)
}
#let paragraph(body, sticky: false, justify: true) = block(
  width: 100%, above: pt(m.text.gap) + leading(m.text.spacing), sticky: sticky,
  par(justify: justify, leading: leading(m.text.spacing), first-line-indent: (amount: mm(m.text.firstLine), all: true), body),
)
#let table-of(t) = {
  let bold-cell(body) = text(weight: "bold", body)
  let places = (left: left, centre: center, right: right)
  let heads = for row in t.head {
    row.map(c => table.cell(colspan: c.at("columns", default: 1), rowspan: c.at("rows", default: 1), align: center + horizon, bold-cell(c.text)))
  }
  let rows = for row in t.rows {
    row.cells.map(c => table.cell(
      colspan: c.columns, align: places.at(c.align) + horizon, breakable: row.breakable, if row.bold { bold-cell(c.text) } else { c.text },
    ))
  }
  v(pt(m.text.gap))
  if t.caption != none { block(width: 100%, sticky: true, below: 3pt, { set align(center); words(s.tableNotes.size, bold: true, t.caption) }) }
  if t.unit != none { block(width: 100%, sticky: true, below: 3pt, { set align(right); words(s.tableNotes.size, italic: true, t.unit) }) }
  {
    set text(size: pt(t.size))
    table(
      columns: t.widths.map(mm), stroke: 0.5pt, inset: (x: mm(m.cellPadding), y: 1.6pt),
      ..if t.head.len() > 0 { (table.header(repeat: true, ..heads),) } else { () }, ..if t.rows.len() > 0 { rows } else { () },
    )
  }
  if t.source != none { block(width: 100%, above: 3pt, words(s.tableNotes.size, italic: true, t.source)) }
}
#let block-of(b, last: false) = {
  if b.kind == "part" {
    centred(above: 12pt, words(s.text.size, bold: true, b.number))
    block(sticky: true, width: 100%, above: 2pt, { set align(center); words(s.text.size, bold: true, b.title) })
  } else if b.kind == "heading" {
    let mark = if b.number == none { "" } else if b.level == 3 { b.number + ") " } else { b.number + ". " }
    paragraph(sticky: true, text(weight: if b.level < 3 { "bold" } else { "regular" }, mark + b.title))
  } else if b.kind == "article" {
    paragraph(sticky: last, {
      text(weight: "bold", "Điều " + b.number + ". ")
      if b.title != none { text(weight: "bold", b.title + if b.runs.len() > 0 { ". " } else { "" }) }
      runs-of(b.runs)
    })
  } else if b.kind == "paragraph" { paragraph(sticky: last, runs-of(b.runs)) }
  else if b.kind == "list" { for (at, item) in b.items.enumerate() { paragraph(sticky: last and at == b.items.len() - 1, { "- "; runs-of(item) }) } }
  else if b.kind == "bases" { for line in b.lines { paragraph(text(style: "italic", line)) } }
  else if b.kind == "centred" { block(sticky: true, width: 100%, above: 12pt, below: 6pt, { set align(center); words(s.text.size, bold: true, b.text) }) }
  else if b.kind == "table" { table-of(b) }
}
#let blocks-of(blocks) = for (at, b) in blocks.enumerate() { block-of(b, last: at == blocks.len() - 1) }

#let post-of(one) = {
  lines-of(one.lines, s.signature.size, bold: true)
  if one.note != none { centred(words(s.signature.size, italic: true, one.note)) }
}
#let name-of(one) = {
  v(pt(m.signing.space))
  if one.name != none { centred(words(s.signature.size, bold: true, one.name)) }
}
#let recipients = {
  if d.recipients.len() > 0 {
    words(s.recipientsHead.size, bold: true, italic: true, "Nơi nhận:")
    for line in d.recipients {
      block(width: 100%, pad(left: pt(s.recipients.size * 0.583), right: 3mm, { h(pt(s.recipients.size * -0.583)); words(s.recipients.size, line) }))
    }
  }
  if d.drafter != none { block(above: 6pt, words(s.drafter.size, d.drafter)) }
}
#let ending = {
  v(12pt)
  let many = d.recipients.len() > 40
  if d.signatures.len() < 2 {
    block(breakable: many, grid(
      columns: (mm(m.signColumns.left), mm(m.signColumns.right)), recipients, if d.signatures.len() == 1 { post-of(d.signatures.first()); name-of(d.signatures.first()) },
    ))
  } else {
    // two a row; their names stand at one height
    for pair in d.signatures.chunks(2) {
      block(breakable: false, width: 100%, below: 12pt, grid(
        columns: (50%, 50%), ..(pair + (none,)).slice(0, 2).map(one => if one != none { post-of(one) }), ..pair.map(name-of),
      ))
    }
    block(above: 12pt, width: mm(m.signColumns.left), recipients)
  }
}

#sheet(false, first-foot, {
  head
  title
  salutation
  v(6pt)
  blocks-of(d.blocks)
  ending
})
#for appendix in d.appendices {
  counter(page).update(1)
  sheet(appendix.orientation == "landscape", none, {
    centred(words(s.appendix.size, bold: true, appendix.label))
    centred(words(s.appendixTitle.size, bold: true, appendix.title))
    centred(above: 2pt, words(s.attachedTo.size, italic: true, appendix.attachedTo))
    v(6pt)
    blocks-of(appendix.blocks)
  })
}
`
