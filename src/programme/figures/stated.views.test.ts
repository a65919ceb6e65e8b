import { expect, test } from 'vitest'
import { statedText } from './stated.views.ts'

test.each([
  ['7,46% tiêu chí/xã', 'tiêu chí/xã', '«7,46%»'],
  ['24', 'xã', '«24»'],
  ['61 xã', 'xã', '«61»'],
  ['29,5%', '%', '«29,5%»'],
  ['xã', 'xã', '«xã»'],
  ['12', '', '«12»'],
])('%s of a figure in %s is printed %s', (stated, unit, text) => expect(statedText({ stated, unit })).toBe(text))
