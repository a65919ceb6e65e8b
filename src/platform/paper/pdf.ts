import type { Paper } from '../base/paper.ts'
import { motto, nation } from '../text/paper.ts'
import { pdfOf } from './compiler.ts'
import { cellPadding, layoutOf, signColumns } from './layout.ts'
import * as measures from './measures.ts'
import { typstSource } from './typst-source.ts'

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

/** The paper as PDF/A-2u. Its text is data to the typesetter, never markup. Throws when the typesetter fails, which is a bug. */
export const writePdf = async (paper: Paper): Promise<Uint8Array> => pdfOf(typstSource, typstData(paper))
