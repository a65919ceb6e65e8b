import { expect, test } from 'vitest'
import { listed, transitionSentence } from './text.ts'
import type { TransitionKind } from './types.ts'

const edge = (from: Side, to: Side, whole = true) => ({
  from: { id: from[0], name: from[1] },
  to: { id: to[0], name: to[1] },
  whole,
})
type Side = [number, string]
const a: Side = [1, 'Xã An']
const b: Side = [2, 'Xã Bình']
const c: Side = [3, 'Xã Cường']
const d: Side = [4, 'Xã Dũng']

test.each<[TransitionKind, ReturnType<typeof edge>[], string]>([
  ['merge', [edge(a, d), edge(b, d)], 'Sáp nhập xã An và xã Bình thành xã Dũng'],
  ['merge', [edge(a, a), edge(b, a)], 'Nhập xã Bình vào xã An'],
  ['merge', [edge(a, [1, 'Xã An Bình']), edge(b, [1, 'Xã An Bình'])], 'Sáp nhập xã An và xã Bình thành xã An Bình'],
  ['merge', [edge(c, d, false), edge(a, d), edge(b, d)], 'Sáp nhập xã An, xã Bình và một phần xã Cường thành xã Dũng'],
  ['split', [edge(a, b, false), edge(a, c, false)], 'Tách một phần xã An thành xã Bình; Tách một phần xã An thành xã Cường'],
  ['extract', [edge(a, a, false)], 'Điều chỉnh địa giới xã An, một phần tách ra'],
  ['extract', [edge(b, b), edge(a, b, false)], 'Nhập một phần xã An vào xã Bình'],
  ['rename', [edge(a, [1, 'Xã An Lạc'])], 'Đổi tên xã An thành xã An Lạc'],
  ['upgrade', [edge(a, [1, 'Phường An'])], 'Chuyển xã An thành phường An'],
  ['move', [edge(a, a)], 'Chuyển xã An về đơn vị cấp trên khác'],
  ['renewal', [edge(a, [9, 'Xã An'])], 'Giữ nguyên địa bàn của xã An trong đơn vị mới'],
  ['renewal', [edge(a, [9, 'Phường Yên'])], 'Giữ nguyên địa bàn của xã An thành phường Yên'],
])('%s: %#', (kind, edges, sentence) => {
  expect(transitionSentence({ kind, edges })).toBe(sentence)
})

test('lists', () => {
  expect([listed([]), listed(['một']), listed(['một', 'hai']), listed(['một', 'hai', 'ba'])]).toEqual([
    '',
    'một',
    'một và hai',
    'một, hai và ba',
  ])
})
