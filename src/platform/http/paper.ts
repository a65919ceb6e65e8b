import type { Paper } from '../base/paper.ts'
import { fold } from '../text/fold.ts'

/** The two files of a paper: Word to go on writing, PDF to read and sign. */
export const paperFormats = ['docx', 'pdf'] as const
export type PaperFormat = (typeof paperFormats)[number]

const types: Record<PaperFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** The format that an address names, «word» or «pdf»; null for anything else. */
export const paperFormat = (named: string | undefined): PaperFormat | null => (named === 'word' ? 'docx' : named === 'pdf' ? 'pdf' : null)

/** A name that every system takes as a file's: no strokes, colons, quotes or ends with dots. */
const fileName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+|[\s.-]+$/g, '')
    .slice(0, 120) || 'van-ban'

/**
 * `Content-Disposition` of a file with a Vietnamese name: the letters without marks for old programs, the true name for all others (RFC 6266).
 * «Báo cáo 05/BC-VPĐP» → `bao-cao-05-bc-vpdp.docx` and `Báo cáo 05-BC-VPĐP.docx`.
 */
export function attachment(name: string, ending: string): string {
  const whole = fileName(name)
  const plain = fold(whole).replaceAll(' ', '-') || 'van-ban'
  const escaped = encodeURIComponent(`${whole}.${ending}`).replace(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${escaped}`
}

/** The answer that hands a paper over as Word or PDF; `name` as people say it, «Báo cáo 05/BC-VPĐP», without ending. The writers are read when first asked for. */
export async function paperAnswer(name: string, paper: Paper, format: PaperFormat): Promise<Response> {
  const bytes =
    format === 'docx' ? await (await import('../paper/docx.ts')).writeDocx(paper) : await (await import('../paper/pdf.ts')).writePdf(paper)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': attachment(name, format),
      'Cache-Control': 'private, no-store',
    },
  })
}
