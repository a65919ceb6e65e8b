import type { Paper } from '../../platform/base/paper.ts'
import { numberText } from '../../platform/text/paper.ts'
import { typeNames } from './text.ts'
import type { OfficialDocument } from './types.ts'

const escaped = (text: string): string =>
  text
    // no XML can carry these
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** An element; what nobody told is empty, never made up. Names and lengths by appendix VI of Decree 30/2020. */
const element = (name: string, value: string | number | null, most = 500): string =>
  value === null || value === '' ? `<${name}/>` : `<${name}>${escaped(String(value).slice(0, most))}</${name}>`

const within = (name: string, ...parts: string[]): string => `<${name}>${parts.join('')}</${name}>`

const priorities = { urgent: 'Khẩn', veryUrgent: 'Thượng khẩn', express: 'Hỏa tốc' } as const

type Given = { document: OfficialDocument; paper: Paper; pages: number | null }

/** What the document system reads of a document; the codes of bodies are not known to us and stay empty. */
export function metadataXml({ document, paper, pages }: Given): string {
  const { number } = document
  const [signature] = paper.signatures
  const to = [...paper.addressees, ...paper.recipients.filter((line) => !/^(?:Lưu\s*:?|Như trên)/iu.test(line))]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<Document>',
    within(
      'FileCode',
      element('OrganId', null),
      element('FileCatalog', number ? number.on.slice(0, 4) : null),
      element('FileNotation', null),
    ),
    element('DocOrdinal', number?.ordinal ?? null),
    element('TypeName', typeNames[document.type], 100),
    element('CodeNumber', number ? String(number.ordinal).padStart(2, '0') : null, 11),
    element('CodeNotation', number?.symbol ?? null, 30),
    element('IssuedDate', number?.on ?? null),
    element('OrganName', paper.issuer.body.replaceAll('\n', ' '), 200),
    element('Subject', document.subject, 500),
    element('Language', 'Tiếng Việt', 100),
    element('PageAmount', pages),
    within('SignerInfo', element('Position', signature?.lines.at(-1) ?? null, 100), element('FullName', signature?.name ?? null, 50)),
    ...to.map((name) => within('To', element('OrganId', null), element('OrganName', name, 200))),
    element('Priority', paper.urgency ? priorities[paper.urgency] : 'Thường', 20),
    element('IssuedAmount', number?.copies ?? null),
    element('DueDate', null),
    '</Document>\n',
  ].join('')
}

/** What the files of a package are called: «12-TTr-UBND». */
export const packageName = ({ number, id }: OfficialDocument): string =>
  number ? numberText(number).replaceAll('/', '-') : `van-ban-${id}`
