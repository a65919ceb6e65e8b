import fc from 'fast-check'
import { expect, test } from 'vitest'
import { payloads } from '../../../tests/harness/payloads.ts'
import { blocksOf } from './blocks.reads.ts'
import { cleanBody, drawBody, picturesOf, plainText } from './body.rules.ts'

/** What may stand in a kept text, and nothing else. */
const tag =
  /^<(\/?(p|h2|h3|ul|ol|li|blockquote|strong|em|sub|sup|table|thead|tbody|tr)|br \/|\/(a|th|td)|a href="(https?:\/\/|mailto:|\/(?!\/)|#)[^"<>]*"( rel="noopener nofollow")?|(th|td)( (colspan|rowspan)="\d{1,2}")*( scope="(row|col)")?)>$/

const strange = (html: string): string[] => [...html.matchAll(/<[^>]*>?/g)].map(([one]) => one).filter((one) => !tag.test(one))

test.each(payloads.map((one) => [one]))('nothing of %s can run', (payload) => {
  for (const typed of [payload, `<p>Trước</p>${payload}<p>Sau</p>`, `<p>${payload}</p>`, `<table><tr><td>${payload}</td></tr></table>`]) {
    const kept = cleanBody(typed)
    expect(strange(kept), typed).toEqual([])
    const settled = cleanBody(kept)
    expect(cleanBody(settled), typed).toBe(settled)
    const drawn = drawBody(kept, { figure: () => null, picture: () => null })
    expect(strange(drawn), typed).toEqual([])
  }
})

test('whatever is typed comes out as known tags, and a second cleaning changes nothing', () => {
  const piece = fc.oneof(
    fc.constantFrom(...payloads),
    fc.constantFrom('<p>', '</p>', '<li>', '<ul>', '</ul>', '<a href="', '">', '<b', '&', '<'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const kept = cleanBody(pieces.join(''))
      expect(strange(kept)).toEqual([])
      expect(strange(cleanBody(kept))).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test.each([
  ['Dòng một\nDòng hai < 5', '<p>Dòng một</p>\n<p>Dòng hai &lt; 5</p>'],
  ['<h1>Đề mục</h1><div>Đoạn <b>đậm</b> và <i>nghiêng</i></div>', '<h2>Đề mục</h2><p>Đoạn <strong>đậm</strong> và <em>nghiêng</em></p>'],
  ['<p>1.500 m<sup>2</sup>&nbsp;đất</p><p>&nbsp;</p><p><br></p>', '<p>1.500 m<sup>2</sup> đất</p>'],
  [
    '<p><a href="https://a.vn/x?y=1&z=2" target="_blank">báo</a></p>',
    '<p><a href="https://a.vn/x?y=1&amp;z=2" rel="noopener nofollow">báo</a></p>',
  ],
  ['<p><a href="/xa/06622">xã</a> <a href="ftp://x">tệp</a></p>', '<p><a href="/xa/06622">xã</a> tệp</p>'],
  ['<p>Bi\u0301nh Xa\u0301\u200b</p>', '<p>Bính Xá</p>'],
  [
    '<table><tr><th colspan=2 width=300>Xã</th></tr><tr><td style="x">1</td></tr></table>',
    '<table><tr><th colspan="2" scope="col">Xã</th></tr><tr><td>1</td></tr></table>',
  ],
  // as Word puts it on the clipboard
  [
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style><!--[if gte mso 9]><xml><o:x/></xml><![endif]--></head><body lang=VI>
<p class=MsoNormal style='text-align:justify'><span style='font-size:14.0pt'>Người dân <b>hiến đất</b><o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>-<span>&nbsp;</span></span><![endif]>Đường thôn</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0'><span style='mso-list:Ignore'>- </span>Nhà văn hóa</p><p class=MsoNormal><o:p>&nbsp;</o:p></p></body></html>`,
    '<p>Người dân <strong>hiến đất</strong></p>\n<ul><li>Đường thôn</li>\n<li>Nhà văn hóa</li></ul>',
  ],
])('%s is kept clean', (typed, kept) => {
  expect(cleanBody(typed)).toBe(kept)
})

test('figures and pictures are drawn between tags only', () => {
  const drawn = drawBody(
    '<p>Có {{communes-recognised  donvi=20}} xã, <a href="/x?y={{communes-recognised donvi=20}}">xem</a></p>\n[[anh 7]]\n<p>[[ Anh 7 ]]</p>',
    {
      figure: (token) => (token === 'communes-recognised donvi=20' ? '<a data-so>88</a>' : null),
      picture: (id) => (id === 7 ? '<figure></figure>' : null),
    },
  )
  expect(drawn).toContain('Có <a data-so>88</a> xã')
  expect(drawn).toContain('href="/x?y={{communes-recogniseddonvi=20}}"')
  expect(drawn.match(/<figure><\/figure>/g)).toHaveLength(2)
  expect(picturesOf('[[anh 7]] [[anh 12]] [[anh x]]')).toEqual([7, 12])
})

test('words are what is left of a text for search and comparing', () => {
  expect(plainText('<p>Xã A &amp; B &lt; 5</p>\n<ul><li>một</li><li>hai</li></ul><table><tr><td>1</td><td>2</td></tr></table>')).toBe(
    'Xã A & B < 5\nmột\nhai\n1 2',
  )
})

test('an article is read into blocks to be set on paper, each where it stood', () => {
  const picture = { id: 7, alt: 'Đường', caption: 'Đường Bản Chắt', credit: 'Nông Thị Hoa', renditions: [] }
  const run = (text: string, more = {}) => ({ text, bold: false, italic: false, raised: null, ...more })
  const kept = `<h2>Hiến đất</h2><p>Hiến <strong>1.520</strong> m<sup>2</sup> &amp; góp công</p><p>[[anh 7]]</p><p>[[anh 8]]</p>
<blockquote><p>Có đường</p><p>là có hàng</p></blockquote><ol><li>một</li><li><p>hai</p></li></ol>
<table><thead><tr><th colspan="2">Thôn</th></tr></thead><tbody><tr><td>Nà Lừa</td><td>18</td></tr></tbody></table><p> </p>`
  expect(blocksOf(kept, new Map(), [picture])).toEqual([
    { kind: 'heading', runs: [run('Hiến đất')] },
    { kind: 'paragraph', runs: [run('Hiến '), run('1.520', { bold: true }), run(' m'), run('2', { raised: 'sup' }), run(' & góp công')] },
    { kind: 'picture', file: '/anh-7.jpg', alt: 'Đường', caption: 'Đường Bản Chắt. Ảnh: Nông Thị Hoa' },
    { kind: 'quote', runs: [run('Có đường'), run(' '), run('là có hàng'), run(' ')] },
    { kind: 'list', ordered: true, items: [[run('một')], [run('hai'), run(' ')]] },
    {
      ...{ kind: 'table', columns: 2 },
      cells: [
        { runs: [run('Thôn')], head: true, columns: 2, rows: 1 },
        { runs: [run('Nà Lừa')], head: false, columns: 1, rows: 1 },
        { runs: [run('18')], head: false, columns: 1, rows: 1 },
      ],
    },
  ])
})
