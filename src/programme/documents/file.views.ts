import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { fileKindNames, handoverNames, outcomeNames } from './file.text.ts'
import type { Acknowledgement, Examination, Handover, SignedFile } from './file.types.ts'
import { whenText } from './views.ts'

const truth = (value: boolean | null, yes: string, no: string, unknown: string) => (value === null ? unknown : value ? yes : no)

/** A file of a document, with what the verifier said of each signature. */
export const fileView = ({ number, kind, name, size, hash, addedBy, addedAt, verdict }: SignedFile) => ({
  ...{ number, name, hash, kind: fileKindNames[kind], isSigned: kind === 'signed' },
  size: `${formatNumber(Math.max(1, Math.round(size / 1024)))} KB`,
  by: `${addedBy}, ${whenText(addedAt)}`,
  verdict: verdict && {
    text: outcomeNames[verdict.outcome],
    isWrong: verdict.outcome === 'invalid' || verdict.outcome === 'unsigned' || verdict.outcome === 'failed',
    by: verdict.verifier === '' ? null : `${verdict.verifier}, ${whenText(new Date(verdict.checkedAt))}`,
    said: verdict.said,
    signatures: verdict.signatures.map((one) => ({
      signer: one.signer ?? 'không rõ người ký',
      subject: one.subject ?? 'không nêu',
      issuer: one.issuer ?? 'trình kiểm không nêu',
      signedAt: one.signedAt ?? 'không nêu',
      integrity: truth(one.integrity, 'nguyên vẹn', 'đã thay đổi sau khi ký', 'không rõ'),
      trusted: truth(one.trusted, 'tin cậy', 'chưa xác nhận được là tin cậy', 'không rõ'),
    })),
  },
})

export const handoverView = ({ number, status, receivedNumber, receivedOn, note, enteredBy, enteredAt }: Handover) => ({
  number,
  status: handoverNames[status],
  received: receivedNumber && receivedOn ? `Số đến ${receivedNumber}, ngày ${formatDate(receivedOn)}` : '',
  note,
  by: `${enteredBy}, ${whenText(enteredAt)}`,
})

/** What was found in a document; null where nobody looked yet. */
export const examinationView = (examination: Examination | null, acknowledged: readonly Acknowledgement[]) =>
  examination && {
    version: examination.version,
    when: whenText(examination.examinedAt),
    findings: examination.findings.map((one) => {
      const said = acknowledged.find(({ key }) => key === one.key)
      return { ...one, said: said ? `${said.saidBy}: ${said.because}` : null }
    }),
  }
