import { diffWordsWithSpace } from 'diff'

/** A stretch of words that stayed, went or came. */
export type Change = { kind: 'same' | 'gone' | 'new'; text: string }

/** Two texts word by word, in the order in which they are read. */
export const compareWords = (before: string, after: string): Change[] =>
  diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({ kind: added ? 'new' : removed ? 'gone' : 'same', text: value }))
