import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AddressContext, Described, Structured, shortened, textOf } from './described.tsx'

const at = { origin: 'https://ntm.example.vn', path: '/xa/06622?ngay=2019-12-31', language: 'vi' } as const

test('a page is told of by its heading and its first sentence', () => {
  const html = renderToStaticMarkup(
    <AddressContext value={at}>
      <Described
        title="Xã «Bính Xá» & bạn"
        description={
          <>
            Đạt <strong>14</strong>/19 tiêu chí.
          </>
        }
      />
    </AddressContext>,
  )
  expect(html).toContain('<link rel="canonical" href="https://ntm.example.vn/xa/06622?ngay=2019-12-31"/>')
  expect(html).toContain('<meta name="description" content="Đạt 14/19 tiêu chí."/>')
  expect(html).toContain('<meta property="og:title" content="Xã «Bính Xá» &amp; bạn"/>')
})

test('behind a door nothing is told', () => {
  const html = renderToStaticMarkup(
    <>
      <Described title="a" description="b" />
      <Structured of={() => ({ name: 'a' })} />
    </>,
  )
  expect(html).toBe('')
})

test('data cannot end the element that they stand in', () => {
  const html = renderToStaticMarkup(
    <AddressContext value={at}>
      <Structured of={(_, url) => ({ '@type': 'Thing', name: '</script><script>alert(1)</script><!--', url })} />
    </AddressContext>,
  )
  expect(html.match(/<\/?script/g)).toEqual(['<script', '</script'])
  const [, json = ''] = /<script type="application\/ld\+json">(.*)<\/script>/.exec(html) ?? []
  expect(JSON.parse(json)).toEqual({
    ...{ '@context': 'https://schema.org', '@type': 'Thing' },
    ...{ name: '</script><script>alert(1)</script><!--', url: 'https://ntm.example.vn/xa/06622?ngay=2019-12-31' },
  })
})

test('long texts end at a word', () => {
  expect(shortened('xã '.repeat(200))).toMatch(/^(xã )+xã…$/)
  expect(shortened(' một\n hai ')).toBe('một hai')
  expect(textOf([null, false, 1, ' xã'])).toBe('1 xã')
})
