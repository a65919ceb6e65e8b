import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { addressOf, networkOf } from './visitor-address.ts'

const request = (forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.9' },
  }) as unknown as IncomingMessage

test.each([
  ['nobody stands before us: what a visitor writes counts for nothing', 0, '203.0.113.7', '10.0.0.9'],
  ['one proxy: the last one', 1, '6.6.6.6, 203.0.113.7', '203.0.113.7'],
  ['two proxies: the last but one', 2, '6.6.6.6, 203.0.113.7, 198.51.100.1', '203.0.113.7'],
  ['around the proxies', 2, '203.0.113.7', '10.0.0.9'],
  ['no header', 1, undefined, '10.0.0.9'],
  ['no address', 1, 'unknown', '10.0.0.9'],
  ['IPv6', 1, '2405:4800::7', '2405:4800::7'],
])('%s', (_, proxies, forwarded, address) => {
  expect(addressOf(request(forwarded), proxies)).toBe(address)
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2405:4800:1:2:3:4:5:6', '2405:4800:1:2::/64'],
  ['2405:4800:0001:0002::9', '2405:4800:1:2::/64'],
  ['2405:4800::9', '2405:4800:0:0::/64'],
  ['FE80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
