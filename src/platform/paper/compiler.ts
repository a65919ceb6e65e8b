import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFolder } from './font.ts'

let compiler: NodeCompiler | null = null
let written = 0

/** One compiler a process: it reads its fonts once, some 200 ms; a page takes some milliseconds after. */
export function kept(): NodeCompiler {
  compiler ??= NodeCompiler.create({ workspace: fontFolder, fontArgs: [{ fontPaths: [fontFolder] }] })
  return compiler
}

/** What typst makes of a source and its data, as PDF/A-2u: fonts inside, every letter readable by a machine. Throws when it fails, which is a bug. */
export function pdfOf(source: string, data: string): Uint8Array {
  const typst = kept()
  const compiled = typst.compile({ mainFileContent: source, inputs: { data } })
  const found = compiled.result
  if (!found) throw new Error(`typst: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`)
  const bytes = typst.pdf(found, { pdfStandard: 'a-2u' })
  // what earlier papers left in its memory
  if (++written % 20 === 0) typst.evictCache(5)
  return bytes
}
