import { expect, test } from 'vitest'
import { isLoopback, isOutside } from './address.ts'
import { mayCall } from './webhook.ts'

test.each([
  ['8.8.8.8', true],
  ['203.113.131.1', true],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['127.0.0.1', false],
  ['127.8.9.1', false],
  ['169.254.169.254', false],
  ['172.15.255.255', true],
  ['172.16.0.1', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['2405:4800::1', true],
  ['2001:4860:4860::8888', true],
  ['::1', false],
  ['::', false],
  ['::ffff:8.8.8.8', false],
  ['::ffff:127.0.0.1', false],
  ['64:ff9b::7f00:1', false],
  ['2001::7f00:1', false],
  ['2002:7f00:1::', false],
  ['fc00::1', false],
  ['fe80::1', false],
  ['ff02::1', false],
  ['2001:db8::1', false],
  ['0177.0.0.1', false],
  ['vi.example', false],
])('%s is outside: %s', (address, outside) => {
  expect(isOutside(address)).toBe(outside)
})

test.each([
  ['https://hooks.example.vn/ntm?k=1', true],
  ['https://8.8.8.8/a', true],
  ['http://hooks.example.vn/', false],
  ['https://127.0.0.1/', false],
  ['https://2130706433/', false],
  ['https://0x7f.1/', false],
  ['https://[::1]/', false],
  ['https://[::ffff:7f00:1]/', false],
  ['https://localhost/', false],
  ['https://a.localhost/', false],
  ['https://may-chu/', false],
  ['https://db.internal/', false],
  ['https://ten:mat-khau@hooks.example.vn/', false],
  ['ftp://hooks.example.vn/', false],
  ['hooks.example.vn', false],
  [`https://hooks.example.vn/${'a'.repeat(500)}`, false],
])('%s may be kept: %s', (url, kept) => {
  expect(mayCall(url, false)).toBe(kept)
})

test('this machine is called only where the server was told so', () => {
  expect(['127.0.0.1', '::1', '10.0.0.1'].map(isLoopback)).toEqual([true, true, false])
  expect([mayCall('http://127.0.0.1:8080/', true), mayCall('http://10.0.0.1/', true), mayCall('http://hooks.example.vn/', true)]).toEqual([
    true,
    false,
    false,
  ])
})
