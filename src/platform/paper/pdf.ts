import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Paper } from '../base/paper.ts'
import { motto, nation } from '../text/paper.ts'
import { fontFolder } from './font.ts'
import { cellPadding, layoutOf, signColumns } from './layout.ts'
import * as measures from './measures.ts'
import { typstSource } from './typst-source.ts'

let compiler: NodeCompiler | null = null
let written = 0

/** One compiler a process: it reads its fonts once, some 200 ms; a page takes some milliseconds after. */
function kept(): NodeCompiler {
  compiler ??= NodeCompiler.create({ workspace: fontFolder, fontArgs: [{ fontPaths: [fontFolder] }] })
  return compiler
}

/** What typst is handed for a paper: its layout and the measures, as data. */
export function typstData(paper: Paper): string {
  const layout = layoutOf(paper)
  const { page, sizes, text, rules, edges, signing, letterSubjectGap, stamps } = measures
  return JSON.stringify({
    ...layout,
    stamp: layout.urgency && { text: layout.urgency, ...stamps[layout.urgency] },
    documentTitle: [layout.title?.name, layout.title?.subject ?? layout.letterSubject].filter(Boolean).join(' '),
    documentAuthor: layout.body.replaceAll('\n', ' '),
    measures: { page, sizes, text, rules, edges, signing, letterSubjectGap, nation, motto, cellPadding, signColumns },
  })
}

/**
 * The paper as PDF/A-2u: fonts inside, every letter readable by a machine. Its text is data to the typesetter, never markup.
 * Throws when the typesetter fails, which is a bug.
 */
export async function writePdf(paper: Paper): Promise<Uint8Array> {
  const typst = kept()
  const compiled = typst.compile({ mainFileContent: typstSource, inputs: { data: typstData(paper) } })
  const found = compiled.result
  if (!found) throw new Error(`typst: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`)
  const bytes = typst.pdf(found, { pdfStandard: 'a-2u' })
  // what earlier papers left in its memory
  if (++written % 20 === 0) typst.evictCache(5)
  return bytes
}
