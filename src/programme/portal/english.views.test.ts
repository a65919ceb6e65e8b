import { expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { englishDate, englishPlace } from './english.views.ts'

test.each([
  ['2022-12-31', '31 December 2022'],
  ['2026-06-05', '5 June 2026'],
])('%s is %s', (on, text) => expect(englishDate(day(on))).toBe(text))

test.each([
  ['Tỉnh Cao Bằng', 'Cao Bằng province'],
  ['Thành phố Huế', 'Huế city'],
  ['Huyện Mường Khương', 'Mường Khương district'],
  ['Việt Nam', 'Việt Nam'],
])('%s is %s', (name, text) => expect(englishPlace(name)).toBe(text))
