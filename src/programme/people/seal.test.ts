import { expect, test } from 'vitest'
import { sealer } from './seal.actions.ts'

const { seal, open } = sealer('một bí mật đủ dài để thử việc niêm phong', 'thử')

test('opens only bound to the same, unaltered, under the same key', () => {
  const sealed = seal('Xã Bính Xá: 62,5%', 'người 3')
  expect(open(sealed, 'người 3')).toBe('Xã Bính Xá: 62,5%')
  expect(sealed.toString('latin1')).not.toContain('62,5')
  expect(open(sealed, 'người 4')).toBeNull()
  const altered = Buffer.from(sealed)
  altered[20] = (altered[20] as number) ^ 1
  expect(open(altered, 'người 3')).toBeNull()
  expect(open(Buffer.from('ngắn'), 'người 3')).toBeNull()
  expect(sealer('một bí mật đủ dài để thử việc niêm phong', 'việc khác').open(sealed, 'người 3')).toBeNull()
  expect(seal('như nhau', 'a').equals(seal('như nhau', 'a'))).toBe(false)
})
