import { type Paper, type PaperType, paperTypes } from '../../platform/base/paper.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import { symbolOf } from '../../platform/text/paper.ts'
import { signatureOf } from './authority.rules.ts'
import { basisText, parseBody, textOfBody } from './body.rules.ts'
import { readSymbol } from './number.rules.ts'
import { refusals } from './refusals.text.ts'
import type { Authority, IssuerSetting } from './types.ts'

/** A form as it came in. */
export type Typed = Readonly<Record<string, string | undefined>>

const urgencies = ['urgent', 'veryUrgent', 'express'] as const

/** A draft as it was typed, read and found whole. */
export type Draft = {
  bodyId: number
  type: PaperType
  /** empty: made from type and body */
  symbol: string
  subject: string
  addressees: string[]
  bases: string[]
  text: string
  recipients: string[]
  approverId: number | null
  authorityId: number | null
  copies: number | null
  urgency: Paper['urgency']
}

/** the longest that the document system takes (Decree 30/2020, appendix VI) */
const longestSubject = 500
const mostCopies = 100_000

/** One a line, without dashes and marks at the ends. */
const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) =>
      tidy(line)
        .replace(/^[-–•]\s*/u, '')
        .replace(/\s*[;.]$/u, ''),
    )
    .filter((line) => line !== '')

const subjectOf = (typed: string): string =>
  tidy(typed)
    .replace(/^V\/v\s+/iu, '')
    .replace(/\.$/u, '')

/** Reads the form of a draft. Approver and signer may be named later: only who hands it in needs them. */
export function readDraft(form: Typed): Result<Draft> {
  const given = (name: string) => form[name] ?? ''
  const type = paperTypes.find((one) => one === given('loai'))
  if (!type) return refused(refusals.noType)
  const subject = subjectOf(given('trich-yeu'))
  if (subject === '') return refused(refusals.noSubject)
  if (subject.length > longestSubject) return refused(refusals.longSubject(subject.length))
  const symbol = readSymbol(given('ky-hieu'))
  if (!symbol.ok) return symbol
  const text = given('noi-dung').normalize('NFC')
  if (tidy(text) === '') return refused(refusals.noBody)
  const recipients = linesOf(given('noi-nhan'))
  if (recipients.length === 0) return refused(refusals.noRecipients)
  const copies = readCopies(given('so-ban'))
  if (!copies.ok) return copies
  return done({
    ...{ bodyId: parseId(given('co-quan')), type, subject, symbol: symbol.value, text, recipients, copies: copies.value },
    addressees: linesOf(given('kinh-gui')),
    bases: given('can-cu').split(/\r?\n/).map(basisText).filter(Boolean),
    approverId: parseId(given('nguoi-duyet')) || null,
    authorityId: parseId(given('nguoi-ky')) || null,
    urgency: urgencies.find((one) => one === given('khan')),
  })
}

/** How many copies go out; null where nobody says. */
export function readCopies(typed: string): Result<number | null> {
  const text = tidy(typed).replaceAll('.', '')
  if (text === '') return done(null)
  const copies = /^\d{1,6}$/.test(text) ? Number(text) : 0
  return copies >= 1 && copies <= mostCopies ? done(copies) : refused(refusals.badCopies)
}

/** How the paper of a body begins. */
export type Letterhead = Pick<IssuerSetting, 'above' | 'name' | 'place'> & { abbreviation: string | null }

type Composed = { letterhead: Letterhead; authority: Authority | null; drafter: string; previous: Paper | null }

const bodyWithoutBases = ({ body }: Paper) => (body[0]?.kind === 'bases' ? body.slice(1) : body)

/** What the draft says as a paper: without number, day and signature. Blocks that nobody changed stay as they were, with their figures. */
export function composePaper(draft: Draft, { letterhead, authority, drafter, previous }: Composed): Paper {
  const kept = previous && textOfBody(bodyWithoutBases(previous)) === sameLines(draft.text) ? bodyWithoutBases(previous) : null
  const parsed = kept ?? parseBody(draft.text)
  const body = draft.bases.length > 0 ? [{ kind: 'bases' as const, lines: draft.bases }, ...parsed] : parsed
  const symbol = draft.symbol || (letterhead.abbreviation ? symbolOf(draft.type, letterhead.abbreviation) : '')
  return {
    type: draft.type,
    issuer: { above: letterhead.above, body: letterhead.name },
    number: { ordinal: null, symbol },
    place: letterhead.place,
    on: null,
    subject: draft.subject,
    addressees: draft.addressees,
    body,
    recipients: draft.recipients,
    signatures: authority ? [signatureOf(authority, null)] : (previous?.signatures ?? []),
    appendices: previous?.appendices ?? [],
    ...(draft.urgency ? { urgency: draft.urgency } : {}),
    ...(draft.copies === null ? {} : { drafter: { code: initialsOf(drafter), copies: draft.copies } }),
  }
}

/** Browsers send line ends as CR LF. */
const sameLines = (text: string) => text.replace(/\r\n?/g, '\n').trim()

const initialsOf = (name: string) =>
  name
    .split(' ')
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('')

/** The fields of the form that would make this paper again. */
export function fieldsOfPaper(paper: Paper): Record<string, string> {
  const [first] = paper.body
  return {
    loai: paper.type,
    'ky-hieu': paper.number.symbol,
    'trich-yeu': paper.subject,
    'kinh-gui': paper.addressees.join('\n'),
    'can-cu': first?.kind === 'bases' ? first.lines.map(basisText).join('\n') : '',
    'noi-dung': textOfBody(bodyWithoutBases(paper)),
    'noi-nhan': paper.recipients.join('\n'),
    'so-ban': paper.drafter?.copies ? String(paper.drafter.copies) : '',
    khan: paper.urgency ?? '',
  }
}

/** The last line of «Nơi nhận» says who keeps a copy: «Lưu: VT, KT» → «VT, KT». */
export const keeperOf = (recipients: readonly string[]): string => /^Lưu\s*:?\s*(.+)$/iu.exec(recipients.at(-1) ?? '')?.[1] ?? ''

/** The others, as the register says them. */
export const recipientsText = (paper: Pick<Paper, 'addressees' | 'recipients'>): string =>
  [...paper.addressees, ...paper.recipients.filter((line) => !/^(?:Lưu\s*:?|Như trên)/iu.test(line))].join('; ')
