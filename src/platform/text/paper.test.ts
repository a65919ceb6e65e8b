import { describe, expect, test } from 'vitest'
import type { LocalDate } from '../base/local-date.ts'
import type { Block, Paper } from '../base/paper.ts'
import { brokenLines } from './breaks.ts'
import { numberText, paperWords, placeAndDay, pointLetter, romanNumber, symbolOf } from './paper.ts'

const free = (letters: number) => '\u00a0'.repeat(letters)

const paper = (more: Partial<Paper> = {}): Paper => ({
  type: 'report',
  issuer: { above: 'Ủy ban nhân dân xã Điềm Mặc', body: 'Phòng Kinh tế' },
  number: { ordinal: 5, symbol: 'BC-PKT' },
  place: 'Điềm Mặc',
  on: '2026-02-05' as LocalDate,
  subject: 'kết quả quý I',
  addressees: [],
  body: [],
  recipients: [],
  signatures: [],
  appendices: [],
  ...more,
})

describe('words of a paper', () => {
  test.each([
    [{ ordinal: 5, symbol: 'BC-VPĐP' }, '05/BC-VPĐP'],
    [{ ordinal: 12, symbol: 'UBND-VX' }, '12/UBND-VX'],
    [{ ordinal: 104, symbol: ' QĐ - UBND ' }, '104/QĐ-UBND'],
    [{ ordinal: null, symbol: 'TTr-UBND' }, `${free(8)}/TTr-UBND`],
  ])('number of %j', (number, said) => expect(numberText(number)).toBe(said))

  test.each([
    ['2026-01-05', 'Hà Nội, ngày 05 tháng 01 năm 2026'],
    ['2026-06-29', 'Hà Nội, ngày 29 tháng 6 năm 2026'],
    ['2026-03-09', 'Hà Nội, ngày 09 tháng 3 năm 2026'],
    ['2026-12-31', 'Hà Nội, ngày 31 tháng 12 năm 2026'],
  ])('day %s', (on, said) => expect(placeAndDay('Hà Nội', on as LocalDate)).toBe(said))

  test('a draft leaves room for the day', () => {
    expect(placeAndDay('Hà Nội', null)).toBe(`Hà Nội, ngày${free(7)}tháng${free(7)}năm ${free(6)}`)
    expect(placeAndDay('Hà Nội', null, 2026)).toBe(`Hà Nội, ngày${free(7)}tháng${free(7)}năm 2026`)
  })

  test('symbols by type', () => {
    expect(symbolOf('report', 'VPĐP')).toBe('BC-VPĐP')
    expect(symbolOf('submission', 'UBND')).toBe('TTr-UBND')
    expect(symbolOf('letter', 'UBND', 'VX')).toBe('UBND-VX')
  })

  test('points go a, b, c, d, đ, e, g, h', () => {
    expect(Array.from({ length: 9 }, (_, at) => pointLetter(at + 1)).join(' ')).toBe('a b c d đ e g h i')
    expect(pointLetter(24)).toBe('aa')
  })

  test.each([
    [1, 'I'],
    [4, 'IV'],
    [9, 'IX'],
    [14, 'XIV'],
    [48, 'XLVIII'],
  ])('%i is %s', (value, sign) => expect(romanNumber(value)).toBe(sign))

  test('recipients begin with «Như trên» where somebody is addressed, and end with a stop', () => {
    const { recipients, addressees } = paperWords(
      paper({ addressees: ['Ủy ban nhân dân tỉnh', 'Sở Tài chính;'], recipients: ['- Phòng Văn hóa', 'Lưu: VT, PKT.'] }),
    )
    expect(recipients).toEqual(['- Như trên;', '- Phòng Văn hóa;', '- Lưu: VT, PKT.'])
    expect(addressees).toEqual(['Ủy ban nhân dân tỉnh;', 'Sở Tài chính.'])
    expect(paperWords(paper({ recipients: ['Như trên', 'Lưu: VT'], addressees: ['A'] })).recipients).toEqual(['- Như trên;', '- Lưu: VT.'])
  })

  test.each<[Block, string]>([
    [{ kind: 'paragraph', runs: [{ text: 'Trên đây là báo cáo.' }] }, 'Trên đây là báo cáo./.'],
    [{ kind: 'paragraph', runs: [{ text: 'Đã có./.' }] }, 'Đã có./.'],
    [{ kind: 'article', number: '2', title: null, runs: [{ text: 'Có hiệu lực kể từ ngày ký' }] }, 'Có hiệu lực kể từ ngày ký./.'],
    [{ kind: 'list', items: [[{ text: 'một;' }], [{ text: 'hai;' }]] }, 'hai./.'],
  ])('the end of %j', (block, end) => expect(JSON.stringify(paperWords(paper({ body: [block] })).blocks)).toContain(end))

  test('a letter has «V/v» and no type; others the type in capitals and the subject with a capital', () => {
    expect(paperWords(paper({ type: 'letter' }))).toMatchObject({ title: null, letterSubject: 'V/v kết quả quý I' })
    expect(paperWords(paper())).toMatchObject({ title: { name: 'BÁO CÁO', subject: 'Kết quả quý I' }, letterSubject: null })
  })

  test('NFD, the Icelandic letter and signs that no file can hold are mended', () => {
    const words = paperWords(paper({ issuer: { above: null, body: 'Ủy ban xã Ðiềm Mặc\u0000\u200b'.normalize('NFD') } }))
    expect(words.body).toBe('ỦY BAN XÃ ĐIỀM MẶC')
  })
})

describe('names break at groups of words', () => {
  const letters = (line: string) => line.length
  test.each([
    ['VĂN PHÒNG ĐIỀU PHỐI NÔNG THÔN MỚI', 26, ['VĂN PHÒNG ĐIỀU PHỐI', 'NÔNG THÔN MỚI']],
    ['ỦY BAN NHÂN DÂN XÃ ĐIỀM MẶC', 22, ['ỦY BAN NHÂN DÂN', 'XÃ ĐIỀM MẶC']],
    ['ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN', 60, ['ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN']],
    ['SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG', 20, ['SỞ NÔNG NGHIỆP', 'VÀ MÔI TRƯỜNG']],
    ['Phó Chủ tịch Ủy ban nhân dân tỉnh tại Hội nghị', 33, ['Phó Chủ tịch Ủy ban nhân dân tỉnh', 'tại Hội nghị']],
    ['MỘT\nHAI BA', 30, ['MỘT', 'HAI BA']],
    ['KHÔNGTÁCHĐƯỢC', 4, ['KHÔNGTÁCHĐƯỢC']],
  ])('%s in %i', (name, width, lines) => expect(brokenLines(name, width, letters)).toEqual(lines))
})
