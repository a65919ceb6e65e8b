import { tokensIn } from './template.rules.ts'
import type { EditItem, Sentence } from './types.ts'

/** letters of one sentence that somebody writes */
export const longestSentence = 4_000
/** sentences that somebody adds to a section */
export const mostOwn = 60

/** Begins with a capital, also after a figure was put in front. */
export const sentenceCase = (text: string): string => text.trim().replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('vi'))

export type TypedItem = { key: string; kind: 'generated' | 'own'; order: number; text: string; drop: boolean; reason: string }
export type EditFault = { where: string; what: string; slots?: string[] }

/**
 * A section as a form left it. Around figures anything may be said; the figures themselves stay: a sentence keeps every token that it had, and no
 * digits take the place of one. Own sentences may name any figure of the report.
 */
export function readEdit(
  sentences: readonly Sentence[],
  typed: readonly TypedItem[],
  known: ReadonlySet<string>,
): { items: EditItem[]; faults: EditFault[]; typedOver: string[] } {
  const faults: EditFault[] = []
  const typedOver = new Set<string>()
  const byKey = new Map(sentences.map((one) => [one.key, one]))
  const ordered = typed.map((one, at) => ({ one, at })).sort((a, b) => a.one.order - b.one.order || a.at - b.at)
  const items = ordered.flatMap(({ one }, at): EditItem[] => {
    const where = `Câu ${at + 1}`
    const text = sentenceCase(one.text.normalize('NFC').replace(/[\s\u00a0]+/gu, ' '))
    const now = byKey.get(one.key)
    if (text.length > longestSentence) faults.push({ where, what: `dài quá ${longestSentence} chữ cái` })
    const unknown = tokensIn(text).filter((token) => !known.has(token.replace(/\.[a-z-]+$/u, '')) && !known.has(token))
    if (unknown.length > 0) faults.push({ where, what: `không có số ${unknown.map((token) => `{{${token}}}`).join(', ')} trong báo cáo` })
    if (one.kind === 'own') return text === '' || one.drop ? [] : [{ key: one.key, kind: 'own', text, dropped: null }]
    if (!now) return []
    if (one.drop && one.reason.trim() === '') faults.push({ where, what: 'bỏ câu tự lập cần ghi lý do' })
    const isOff = one.drop || text === '' || text === now.text
    const lost = isOff ? [] : lostTokens(now.text, text)
    for (const token of lost) typedOver.add(token)
    if (!isOff && lost.length === 0 && tokensIn(now.text).length > 0 && newDigits(now.text, text))
      faults.push({ where, what: 'có chữ số gõ thêm vào câu có số liệu; số liệu lấy từ phiếu nguồn, không gõ vào báo cáo' })
    return [
      {
        key: one.key,
        kind: 'generated',
        text: text === '' || (text === now.text && !now.reworded) ? null : text,
        dropped: one.drop ? one.reason.trim() : null,
      },
    ]
  })
  if (items.filter(({ kind }) => kind === 'own').length > mostOwn) faults.push({ where: 'Câu tự viết', what: `nhiều nhất ${mostOwn} câu` })
  return { items, faults, typedOver: [...typedOver] }
}

/** Tokens that a text had and has no more. */
function lostTokens(before: string, after: string): string[] {
  const left = tokensIn(after)
  return tokensIn(before).filter((token) => {
    const at = left.indexOf(token)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Whether the words outside the figures have digits that they did not have. */
function newDigits(before: string, after: string): boolean {
  const numbersIn = (text: string): string[] => text.replace(/\{\{[^{}]*\}\}/gu, ' ').match(/\d+(?:[.,/]\d+)*/gu) ?? []
  const had = numbersIn(before)
  return numbersIn(after).some((number) => !had.includes(number))
}
