/** A stretch of words that stayed, went or came. */
export type Change = { kind: 'same' | 'gone' | 'new'; text: string }

/** cells of one table of comparison; beyond it two stretches are told as a whole */
const mostCells = 4_000_000

type Pair<T> = { kind: Change['kind']; item: T }

/** The longest common sequence of two lists, told as what stayed, went and came. */
function compareLists<T>(before: readonly T[], after: readonly T[]): Pair<T>[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const same = (items: readonly T[]): Pair<T>[] => items.map((item) => ({ kind: 'same', item }))
  const middle = compareMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  return [...same(before.slice(0, head)), ...middle, ...same(before.slice(before.length - tail))]
}

function compareMiddle<T>(a: readonly T[], b: readonly T[]): Pair<T>[] {
  const pairs: Pair<T>[] = []
  const width = b.length + 1
  if (a.length * width > mostCells)
    return [...a.map((item) => ({ kind: 'gone' as const, item })), ...b.map((item) => ({ kind: 'new' as const, item }))]
  // how much is common from each place to the ends
  const common = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] as number
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pairs.push({ kind: 'same', item: a[i] as T })
      i++
      j++
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) pairs.push({ kind: 'gone', item: a[i++] as T })
    else pairs.push({ kind: 'new', item: b[j++] as T })
  }
  return pairs
}

const joined = (pairs: readonly Pair<string>[]): Change[] => {
  const changes: Change[] = []
  for (const { kind, item } of pairs) {
    const last = changes.at(-1)
    if (last?.kind === kind) last.text += item
    else changes.push({ kind, text: item })
  }
  return changes
}

const words = (text: string) => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []

/** Lines with their ends. */
const linesOf = (text: string): string[] => `${text}\n`.split(/(?<=\n)/)

/** Two texts word by word: paragraphs that stayed are told as such, those that changed within themselves. */
export function compareWords(before: string, after: string): Change[] {
  const changes: Pair<string>[] = []
  let [gone, fresh]: [string, string] = ['', '']
  const settle = () => {
    changes.push(...compareLists(words(gone), words(fresh)))
    gone = ''
    fresh = ''
  }
  for (const pair of compareLists(linesOf(before), linesOf(after))) {
    if (pair.kind === 'gone') gone += pair.item
    else if (pair.kind === 'new') fresh += pair.item
    else {
      settle()
      changes.push(pair)
    }
  }
  settle()
  return joined(changes)
}
