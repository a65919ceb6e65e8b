import type { Paper } from '../../platform/base/paper.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { numberText } from '../../platform/text/paper.ts'
import type { SeenDocument } from './page.types.ts'
import { nextStep, type Situation } from './procedures.ts'
import { stateNames, stepWords, typeNames } from './text.ts'
import type { Authority, DocumentLine, RegisterEntry, Series, TakenStep, VersionLine } from './types.ts'

/** «05/02/2026 14:05» at Việt Nam. */
const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
})
export const whenText = (at: Date): string => clock.format(at)

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** A document in the list of what is under way. */
export const lineView = ({ id, type, subject, state, drafter, draftBodyName, waitsSince, number }: DocumentLine) => ({
  ...{ id, subject, drafter, draftBodyName, type: typeNames[type], state: stateNames[state] },
  number: number ? numberText(number) : null,
  since: formatDate(waitsSince),
})

/** A line of the register, in the ten columns of the decree. */
export const entryView = (entry: RegisterEntry) => ({
  key: `${entry.seriesId}-${entry.ordinal}`,
  documentId: entry.documentId,
  number: numberText(entry),
  on: formatDate(entry.on),
  subject: `${typeNames[entry.type]}: ${entry.subject}`,
  signer: entry.signer,
  recipients: entry.recipients,
  keeper: entry.keeper,
  copies: entry.copies === null ? '' : formatNumber(entry.copies),
  passed: entry.issuedOn ? formatDate(entry.issuedOn) : '',
  note: noteOf(entry),
})

/** What stands in the last column: recalled, on paper and why. */
export const noteOf = ({ recalled, because, note }: RegisterEntry): string =>
  [recalled ? 'Đã thu hồi' : '', because ? `Số trên giấy: ${because}` : '', note].filter(Boolean).join('. ')

const takenView = (step: TakenStep) => ({
  number: step.number,
  what: capital(stepWords[step.kind]),
  who: `${step.doneBy}, ${step.post}`,
  when: whenText(step.doneAt),
  reason: step.reason,
  joined: step.joined,
  version: step.version,
})

const versionView = ({ number, because, writtenBy, writtenAt }: VersionLine) => ({
  number,
  because,
  by: writtenBy,
  when: whenText(writtenAt),
})

/** Who has the document now. */
function waitsFor({ document, authority }: Situation): string {
  switch (nextStep[document.state]) {
    case 'submit':
      return `${document.drafter} (soạn thảo)`
    case 'approve':
      return document.approver ?? ''
    case 'check':
      return 'Văn thư (kiểm tra thể thức)'
    case 'sign':
      return authority ? `${authority.name} (ký)` : ''
    case 'number':
    case 'issue':
      return 'Văn thư'
    default:
      return ''
  }
}

/** What the page of a document says besides the paper itself. */
export function documentView({ situation, shown, versions, menders, own, edits, mends }: SeenDocument) {
  const { document, authority, taken } = situation
  const last = taken.at(-1)
  return {
    ...{ id: document.id, steps: document.steps, version: document.version, edits, mends, own },
    ...{ subject: document.subject, type: typeNames[document.type], state: document.state, stateName: stateNames[document.state] },
    number: document.number ? numberText(document.number) : null,
    on: document.number ? formatDate(document.number.on) : null,
    body: document.bodyName,
    draftBody: document.draftBodyName,
    drafter: document.drafter,
    approver: document.approver,
    signer: authority ? `${authority.name} (${authority.post.toLocaleLowerCase('vi')})` : null,
    waitsFor: waitsFor(situation),
    since: formatDate(document.waitsSince),
    source: document.source,
    corrects: document.corrects,
    menders: menders.map((one) => ({
      id: one.id,
      issued: one.issued,
      text: `${one.correction === 'format' ? 'Đính chính' : 'Thay thế'} bằng văn bản ${one.number ? `số ${one.number}` : 'đang soạn'}`,
    })),
    returned: document.state === 'drafting' && last?.kind === 'return' ? `${last.doneBy}: ${last.reason}` : null,
    recalled: document.state === 'recalled' ? (last?.reason ?? '') : null,
    taken: taken.map(takenView),
    versions: versions.map(versionView),
    shown: shown.number,
  }
}
export type DocumentView = ReturnType<typeof documentView>

export const authorityText = ({ name, kind, post, head, from, until }: Authority): string =>
  `${name}, ${kind === 'head' ? '' : `${kind}. ${head ?? ''} `}${post.toLocaleLowerCase('vi')}, từ ${formatDate(from)}${until ? ` đến ${formatDate(until)}` : ''}`

export const seriesText = ({ types }: Series): string => types.map((type) => typeNames[type]).join(', ')

/** What a file of a paper is called: «Tờ trình 12/TTr-UBND», without a number by its subject. */
export const paperName = ({ type, number, subject }: Paper): string =>
  number.ordinal === null ? `Dự thảo ${typeNames[type].toLocaleLowerCase('vi')} ${subject}` : `${typeNames[type]} ${numberText(number)}`
