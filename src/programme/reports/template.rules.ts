import { formatDate } from '../../platform/text/date.ts'
import { changeText, shareText, targetText, valueText } from './style.rules.ts'
import type { Quoted } from './types.ts'

/** What is between the braces of a slot: its name, and which of its sides. */
export type Token = { slot: string; facet: string }

/** «15–18 tiêu chí», «tiêu chí số 17 về Môi trường», «hạng 4 sao»: what tells a figure from its sisters. */
const ownName = ({ name }: Quoted): string =>
  name.replace(/^Số (?:xã đạt|xã|sản phẩm OCOP) /u, '').replace(/^tiêu chí (\S+) \((.+)\)$/u, 'tiêu chí số $1 về $2')

/** What a slot can say, by the word after its full stop; null where it says nothing. */
export const facets: Readonly<Record<string, { name: string; of: (figure: Quoted) => string | null }>> = {
  '': { name: 'số', of: (figure) => (figure.value === null ? null : valueText(figure.value, figure)) },
  mau: { name: 'mẫu số', of: ({ of, style }) => (of === null ? null : valueText(of, { style: style === 'money' ? style : 'count' })) },
  'ty-le': { name: 'tỷ lệ trong mẫu số', of: shareText },
  con: { name: 'số, khi khác 0', of: (figure) => (figure.value ? valueText(figure.value, figure) : null) },
  'thay-doi': { name: 'thay đổi so với kỳ trước', of: changeText },
  'muc-tieu': { name: 'mục tiêu và khoảng cách', of: targetText },
  ten: { name: 'tên', of: ({ name }) => name },
  rieng: { name: 'tên riêng trong nhóm', of: ownName },
  ngay: { name: 'ngày của số liệu', of: ({ asOf }) => (asOf === null ? null : formatDate(asOf)) },
}

/** Sides of a figure that are words and no number: they do not open. */
const wordFacets: ReadonlySet<string> = new Set(['ten', 'rieng'])

const braces = /\{\{([^{}\n]*)\}\}/gu

/** `communes-recognised.thay-doi` → slot and facet. */
export function tokenOf(inside: string): Token {
  const text = inside.trim()
  const dot = text.lastIndexOf('.')
  const facet = dot < 0 ? '' : text.slice(dot + 1)
  return dot >= 0 && Object.hasOwn(facets, facet) ? { slot: text.slice(0, dot), facet } : { slot: text, facet: '' }
}

/** Every token of a text, in its order. */
export const tokensIn = (text: string): string[] => [...text.matchAll(braces)].map((match) => (match[1] ?? '').trim())

export type Piece = { text: string; slot: string | null }

/** A text in pieces: words, and figures as they print. A figure that the ledger does not know, or that says nothing, is «…». */
export function piecesOf(text: string, figures: ReadonlyMap<string, Quoted>): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(braces)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), slot: null })
    const { slot, facet } = tokenOf(match[1] ?? '')
    const figure = figures.get(slot)
    pieces.push({ text: (figure && facets[facet]?.of(figure)) ?? '…', slot: wordFacets.has(facet) ? null : slot })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), slot: null })
  return pieces
}

/** A text as it prints. */
export const printed = (text: string, figures: ReadonlyMap<string, Quoted>): string =>
  piecesOf(text, figures)
    .map((piece) => piece.text)
    .join('')

/** Words that stand for the report itself: `{{@ngay}}`, `{{@ky}}`. */
export type Words = Readonly<Record<string, string>>

export type Filled = { text: string } | { lacks: string[] }

/** The slots of a text that say nothing. */
export const silentIn = (text: string, figures: ReadonlyMap<string, Quoted>): string[] =>
  tokensIn(text).flatMap((inside) => {
    const { slot, facet } = tokenOf(inside)
    const figure = figures.get(slot)
    return figure && facets[facet]?.of(figure) !== null ? [] : [slot]
  })

/**
 * A template made a sentence: words are put in, optional parts between square brackets stay only where all their slots say something. Figures stay
 * tokens, live until they are frozen. A slot outside brackets that says nothing leaves no sentence: what lacks is named.
 */
export function fill(template: string, figures: ReadonlyMap<string, Quoted>, words: Words): Filled {
  const worded = template.replace(/\{\{@([a-z-]+)\}\}/gu, (whole, name: string) => words[name] ?? whole)
  const text = worded.replace(/\[([^[\]]*)\]/gu, (_, part: string) => (silentIn(part, figures).length === 0 ? part : ''))
  const lacks = silentIn(text, figures)
  return lacks.length > 0 ? { lacks: [...new Set(lacks)] } : { text }
}

/** What is wrong with a template: a word or facet that nobody knows. Figures are not known before a report is composed. */
export function faultsOfTemplate(template: string, words: readonly string[]): string[] {
  const opened = (template.match(/\{\{/gu) ?? []).length
  const faults = opened === tokensIn(template).length ? [] : ['có dấu {{ không khép']
  const unknown = tokensIn(template).filter((inside) => inside.startsWith('@') && !words.includes(inside.slice(1)))
  if (unknown.length > 0) faults.push(`không có ô ${unknown.map((one) => `{{${one}}}`).join(', ')}`)
  if (/\[[^\]]*\[/u.test(template) || (template.match(/\[/gu) ?? []).length !== (template.match(/\]/gu) ?? []).length)
    faults.push('dấu ngoặc vuông không khép hoặc lồng nhau')
  return faults
}
