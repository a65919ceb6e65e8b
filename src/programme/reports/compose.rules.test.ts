import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quoted, quotedFrame } from '../../../tests/harness/quoted.ts'
import { day } from '../../platform/base/local-date.ts'
import { compose, figuresOf, silentTokens } from './compose.rules.ts'
import { defaultOutlines } from './outline.procedures.ts'
import { fill, printed } from './template.rules.ts'
import type { EditItem, Ledger, Outline, OutlineSentence, Quoted } from './types.ts'

const none = { lines: [], missing: null, more: 0 }
const ledger = (figures: Quoted[], lists: Partial<Ledger['lists']> = {}): Ledger => ({
  ...{ frame: quotedFrame, period: { kind: 'halfYear', year: 2019, number: 1 }, level: 'province', figures, below: null },
  ...{ opensOn: day('2018-12-15'), closesOn: day('2019-06-30'), previousOn: day('2018-12-14') },
  lists: { behind: none, tasks: none, proposals: none, missing: none, ...lists },
})
const outlineOf = (...sentences: OutlineSentence[]): Outline => ({
  subject: 'Kết quả {{@ky}}',
  sections: [{ key: 'a', number: 'I', title: 'Kết quả {{@ky-sau}}', level: 1, prompt: '', sentences }],
})
const said = (outline: Outline, of: Ledger, edit: EditItem[] = []) => {
  const [section] = compose(outline, of, new Map([['a', edit]]))
  return (section?.sentences ?? [])
    .filter(({ dropped }) => dropped === null)
    .map(({ text, lines }) => [printed(text, figuresOf(of)), ...lines].join(' / '))
}

describe('a sentence', () => {
  const change = { previous: { value: 75, exact: { num: 75, den: 1 }, on: day('2018-12-14') }, change: { num: 13, den: 1 } }
  const text =
    'toàn tỉnh có {{communes-recognised}}/{{communes-recognised.mau}} xã (đạt {{communes-recognised.ty-le}})[, {{communes-recognised.thay-doi}}].'
  test.each([
    ['as it is', [quoted(change)], ['Toàn tỉnh có 88/139 xã (đạt 63,3%), tăng 13 xã so với ngày 14/12/2018.']],
    ['without what nobody can compare', [quoted({ noChange: null })], ['Toàn tỉnh có 88/139 xã (đạt 63,3%).']],
    [
      'and why not',
      [quoted({ noChange: 'Ngày 14/12/2018 đánh giá theo bộ tiêu chí khác' })],
      ['Toàn tỉnh có 88/139 xã (đạt 63,3%).', 'Chưa so sánh với kỳ trước: ngày 14/12/2018 đánh giá theo bộ tiêu chí khác.'],
    ],
    [
      'never nought for what is missing',
      [quoted({ value: null, exact: null, of: null, missing: 'Chưa có bản duyệt.' })],
      ['Chưa có số liệu: số xã được công nhận đạt chuẩn (chưa có bản duyệt).'],
    ],
    ['a nought that is known', [quoted({ value: 0, exact: { num: 0, den: 1 } })], ['Toàn tỉnh có 0/139 xã (đạt 0%).']],
    ['for a slot that nobody knows', [], ['Chưa có số liệu: communes-recognised (đề cương nêu một số mà hệ thống không có).']],
  ])('is made %s', (_, figures, expected) => expect(said(outlineOf({ key: 'x', text }), ledger(figures))).toEqual(expected))

  test('figures that lack for one reason are named together', () => {
    const missing = { value: null, exact: null, of: null, missing: 'chưa nhập' }
    const figures = [quoted({ slot: 'a', name: 'Kế hoạch vốn', ...missing }), quoted({ slot: 'b', name: 'Vốn giải ngân', ...missing })]
    const outline = outlineOf({ key: 'x', text: 'Có {{a}}.' }, { key: 'y', text: 'Chi {{b}}.' })
    expect(said(outline, ledger(figures))).toEqual(['Chưa có số liệu: kế hoạch vốn; vốn giải ngân (chưa nhập).'])
  })
})

describe('an enumeration and a list', () => {
  const bands = [
    quoted({ slot: 'band:19-', name: 'Số xã đạt từ 19 tiêu chí trở lên', value: 61 }),
    quoted({ slot: 'band:5-9', name: 'Số xã đạt 5–9 tiêu chí', value: 7 }),
  ]
  const each = { key: 'x', text: 'Phân nhóm:', each: { prefix: 'band:', item: '{{*}} xã đạt {{*.rieng}}' } }
  test.each([
    [bands, ['Phân nhóm: 61 xã đạt từ 19 tiêu chí trở lên; 07 xã đạt 5–9 tiêu chí.']],
    [
      [bands[0] as Quoted, quoted({ slot: 'band:0-4', name: 'Số xã đạt dưới 5 tiêu chí', value: null, missing: 'chưa rõ' })],
      ['Phân nhóm: 61 xã đạt từ 19 tiêu chí trở lên.', 'Chưa có số liệu: số xã đạt dưới 5 tiêu chí (chưa rõ).'],
    ],
    [[], []],
  ])('has a part for each slot, and names what lacks: %#', (figures, expected) =>
    expect(said(outlineOf(each), ledger(figures))).toEqual(expected),
  )

  const list: OutlineSentence = { key: 'x', text: 'Xã chậm:', list: 'behind', empty: 'Không có xã chậm.' }
  test.each([
    [{ lines: ['Xã A.', 'Xã B.'], missing: null, more: 0 }, ['Xã chậm: / Xã A. / Xã B.']],
    [{ lines: ['Xã A.'], missing: null, more: 4 }, ['Xã chậm: / Xã A. / Và 4 mục nữa.']],
    [{ lines: [], missing: 'Chưa có số liệu: chưa đặt quy tắc.', more: 0 }, ['Chưa có số liệu: chưa đặt quy tắc.']],
    [none, ['Không có xã chậm.']],
  ])('stands under its sentence, or says why it is empty: %#', (behind, expected) =>
    expect(said(outlineOf(list), ledger([], { behind }))).toEqual(expected),
  )
})

describe('what people changed', () => {
  const outline = outlineOf({ key: 'x', text: 'Có {{communes-recognised}} xã.' }, { key: 'y', text: 'Câu hai.' })
  const of = ledger([quoted()])
  const item = (key: string, more: Partial<EditItem> = {}): EditItem => ({ key, kind: 'generated', text: null, dropped: null, ...more })
  test.each([
    ['the order', [item('y'), item('x')], ['Câu hai.', 'Có 88 xã.']],
    ['own words between', [item('x'), item('o', { kind: 'own', text: 'Của tôi.' }), item('y')], ['Có 88 xã.', 'Của tôi.', 'Câu hai.']],
    ['what was dropped', [item('x', { dropped: 'trùng phụ lục' })], ['Câu hai.']],
    ['other words around a live figure', [item('x', { text: 'Nay là {{communes-recognised}} xã.' })], ['Nay là 88 xã.', 'Câu hai.']],
    ['what is generated no more', [item('z'), item('x'), item('y')], ['Có 88 xã.', 'Câu hai.']],
  ])('is kept: %s', (_, edit, expected) => expect(said(outline, of, edit)).toEqual(expected))

  test('a figure in own words that says nothing any more is told', () => {
    const edit = [item('o', { kind: 'own', text: 'Có {{gone}} xã.' })]
    const sections = compose(outline, of, new Map([['a', edit]]))
    expect(silentTokens(sections, of)).toEqual([{ where: 'Kết quả 6 tháng cuối năm 2019', what: 'không có số của «gone»' }])
  })
})

test('no sentence of the outlines of the system ever prints a slot that says nothing', () => {
  const slots = [
    'communes-recognised',
    'average-criteria-met',
    'funding-plan',
    'funding-disbursed',
    'ocop-products',
    'communes-in-band:5-9',
    'meetings-held',
  ]
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(2_000), { nil: null }), { minLength: slots.length, maxLength: slots.length }), (values) => {
      const of = ledger(
        slots.map((slot, at) =>
          quoted({
            slot,
            value: values[at] ?? null,
            exact: values[at] == null ? null : { num: values[at], den: 1 },
            missing: values[at] == null ? 'chưa nhập' : null,
          }),
        ),
      )
      for (const { title, sentences } of compose(defaultOutlines.province, of, new Map())) {
        expect(title).not.toMatch(/[{}[\]]/u)
        for (const { text } of sentences) expect(printed(text, figuresOf(of))).not.toMatch(/[{}…[\]]/u)
      }
    }),
  )
})

test('words that nobody knows stay as they are and are told when an outline is written', () => {
  expect(fill('{{@la}} x', new Map(), {})).toEqual({ lacks: ['@la'] })
})
