import type { Token } from './types.ts'

/** Typing slips met in published items, as pairs of neighbouring words; and words written in two ways. Only `text` is mended, never the document. */
const pairs: Record<string, string> = {
  'tiểu chí': 'tiêu chí',
  'tiêu chi': 'tiêu chí',
  'tiếu chí': 'tiêu chí',
  'tiêu trí': 'tiêu chí',
  'thông mới': 'thôn mới',
  'thôn mơi': 'thôn mới',
  'thôm mới': 'thôn mới',
  'nông thông': 'nông thôn',
  'nâng coa': 'nâng cao',
  'bình quan': 'bình quân',
  'giải ngăn': 'giải ngân',
}

const words: Record<string, string> = {
  tỉ: 'tỷ',
  luỹ: 'lũy',
  uỷ: 'ủy',
  hoà: 'hòa',
  thuỷ: 'thủy',
  ntm: 'nông thôn mới',
  tc: 'tiêu chí',
  xdntm: 'xây dựng nông thôn mới',
}

const pairWords = new Set(Object.keys(pairs).flatMap((pair) => pair.split(' ')))

/** Mends slips without changing the number of tokens or their places. */
export function mendSlips(list: Token[]): Token[] {
  const text = (i: number) => (list[i]?.type === 'word' ? (list[i] as Token).text : '')
  return list.map((token, i) => {
    if (token.type !== 'word') return token
    const pair = pairWords.has(token.text)
      ? (pairs[`${token.text} ${text(i + 1)}`]?.split(' ')[0] ?? pairs[`${text(i - 1)} ${token.text}`]?.split(' ')[1])
      : undefined
    const mended = pair ?? words[token.text]
    return mended ? { ...token, text: mended } : token
  })
}
