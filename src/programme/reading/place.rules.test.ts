import { describe, expect, test } from 'vitest'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { gazetteerOf, type Place, placesIn, provinceIn } from './place.rules.ts'

const place = (level: Place['level'], name: string, label: string, from: string | null = null, to: string | null = null): Place => ({
  level,
  name,
  label,
  from: from as LocalDate | null,
  to: to as LocalDate | null,
})

const atlas = gazetteerOf([
  place('province', 'Lạng Sơn', 'tỉnh Lạng Sơn'),
  place('province', 'Hoà Bình', 'tỉnh Hoà Bình', null, '2025-07-01'),
  place('province', 'Đà Nẵng', 'thành phố Đà Nẵng'),
  place('district', 'Chi Lăng', 'huyện Chi Lăng, tỉnh Lạng Sơn', null, '2025-07-01'),
  place('district', 'Tràng Định', 'huyện Tràng Định, tỉnh Lạng Sơn', null, '2025-07-01'),
  place('district', 'Ngọc Hồi', 'huyện Ngọc Hồi, tỉnh Kon Tum', null, '2025-07-01'),
  place('district', 'Lạng Sơn', 'thành phố Lạng Sơn, tỉnh Lạng Sơn', null, '2025-07-01'),
  place('commune', 'Chi Lăng', 'xã Chi Lăng, huyện Chi Lăng, tỉnh Lạng Sơn', null, '2025-07-01'),
  place('commune', 'Chi Lăng', 'xã Chi Lăng, huyện Tràng Định, tỉnh Lạng Sơn', null, '2025-07-01'),
  place('commune', 'Chi Lăng', 'xã Chi Lăng, tỉnh Lạng Sơn', '2025-07-01'),
  place('commune', 'Bờ Y', 'xã Bờ Y, huyện Ngọc Hồi, tỉnh Kon Tum', null, '2025-07-01'),
  place('commune', 'Nậm Chảy', 'xã Nậm Chảy, huyện Mường Khương, tỉnh Lào Cai', null, '2025-07-01'),
  place('commune', 'Chỉ Đạo', 'xã Chỉ Đạo, huyện Văn Lâm, tỉnh Hưng Yên', null, '2025-07-01'),
])

const on = (day: string | null, within: string | null = null) => ({ day: day as LocalDate | null, within })
const labels = (text: string, where = on('2019-12-31')) => placesIn(text, atlas, where).map((one) => one.label)

describe('places by name, level, day and what they lie in', () => {
  const cases: [string, string, ReturnType<typeof on>, string[]][] = [
    ['a district, not the commune of its name', 'Huyện Chi Lăng có 7 xã', on('2019-12-31'), ['huyện Chi Lăng, tỉnh Lạng Sơn']],
    ['two communes of one name tell none', 'xã Chi Lăng đạt 12 tiêu chí', on('2019-12-31'), []],
    [
      'the district in brackets tells which',
      'xã Chi Lăng (Tràng Định) đạt',
      on('2019-12-31'),
      ['xã Chi Lăng, huyện Tràng Định, tỉnh Lạng Sơn'],
    ],
    [
      'so does the district behind a comma',
      'xã Chi Lăng, huyện Chi Lăng',
      on('2019-12-31'),
      ['xã Chi Lăng, huyện Chi Lăng, tỉnh Lạng Sơn', 'huyện Chi Lăng, tỉnh Lạng Sơn'],
    ],
    ['on the map of 2026 there is one', 'xã Chi Lăng đạt 8 tiêu chí', on('2026-06-30'), ['xã Chi Lăng, tỉnh Lạng Sơn']],
    ['two spellings', 'xã Pờ Y được công nhận', on('2019-12-31'), ['xã Bờ Y, huyện Ngọc Hồi, tỉnh Kon Tum']],
    ['tone placement', 'tỉnh Hòa Bình có 88 xã', on('2019-12-31'), ['tỉnh Hoà Bình']],
    ['a name with a small second letter', 'xã Nậm chảy phát biểu', on('2024-03-21'), ['xã Nậm Chảy, huyện Mường Khương, tỉnh Lào Cai']],
    ['a verb is no name', 'các xã chỉ đạo thực hiện', on('2022-12-31'), []],
    ['a city that is a province', 'thành phố Đà Nẵng', on('2022-12-31'), ['thành phố Đà Nẵng']],
    ['an ended unit is still found when nothing living bears the name', 'tỉnh Hoà Bình', on('2026-01-01'), ['tỉnh Hoà Bình']],
  ]
  test.each(cases)('%s', (_, text, where, expected) => expect(labels(text, where)).toEqual(expected))

  test('a province named without its kind', () => {
    expect(provinceIn('Về kế hoạch, Lạng Sơn phấn đấu có 77 xã', atlas, on('2017-02-08'))?.label).toBe('tỉnh Lạng Sơn')
  })
})
