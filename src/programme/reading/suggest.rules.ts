import type { Finding } from './types.ts'

/** A finding before its sentence is proposed anew. */
export type Told = Omit<Finding, 'suggestion'>

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** The printed number as the finding names it, without a further number or a sign. */
const printed = (stated: string) => (stated.split('; ').at(-1) ?? stated).replace(/%$/, '')

/**
 * The sentence with the computed number in the place of the stated one: an offer, never a rewriting.
 * Null where nothing was computed, where the difference is explained, or where the number does not stand in the sentence exactly once.
 */
export function suggestionOf({ kind, severity, sentence, stated, computed }: Told): string | null {
  if (severity === 'note' || computed === '' || kind === 'earlier' || kind === 'bound') return null
  const number = printed(stated)
  const places = sentence.match(new RegExp(String.raw`(?<![\d.,])${escaped(number)}(?![\d]|[.,]\d)`, 'gu'))
  if (places?.length !== 1) return null
  const value = /^[\d.,]+/.exec(computed)?.[0]
  if (!value) return null
  const told = sentence.replace(new RegExp(String.raw`(?<![\d.,])${escaped(number)}(?![\d]|[.,]\d)`, 'u'), value)
  // an average is no percentage
  return kind === 'unit' || kind === 'average' ? told.replace(new RegExp(`(${escaped(value)}) ?%(?= ?tiêu chí)`, 'u'), '$1') : told
}
