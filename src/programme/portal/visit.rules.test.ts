import { expect, test } from 'vitest'
import { isSeen, pathOf } from './visit.rules.ts'

const person = { method: 'GET', status: 200, agent: 'Mozilla/5.0 Firefox/127.0', purpose: '', isPage: true }

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36', false],
  [
    'Mozilla/5.0 (Linux; Android 13; SM-A045F) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36 Zalo/24.06.01 ZaloTheme/light',
    false,
  ],
  ['Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/87.0.152 Chrome/81.0 Safari/537.36', false],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1', false],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true],
  ['Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', true],
  ['Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)', true],
  ['facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', true],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0 Safari/537.36', true],
  ['curl/8.5.0', true],
  ['python-requests/2.31', true],
  ['node', true],
  ['', true],
])('%s is a robot: %s', (agent, is) => {
  expect(isSeen({ ...person, agent })).toBe(!is)
})

test.each<[string, Partial<typeof person>, boolean]>([
  ['a page', {}, true],
  ['a page that the visitor has already', { status: 304 }, true],
  ['what was not found', { status: 404 }, false],
  ['a form that was sent', { method: 'POST' }, false],
  ['only asked for the head', { method: 'HEAD' }, false],
  ['fetched beforehand', { purpose: 'prefetch;prerender' }, false],
  ['a file', { isPage: false }, false],
])('%s is seen: %s', (_, change, is) => {
  expect(isSeen({ ...person, ...change })).toBe(is)
})

test('a page is its path', () => {
  expect([pathOf('/'), pathOf('/ket-qua/'), pathOf('/ket-qua')]).toEqual(['/', '/ket-qua', '/ket-qua'])
})
