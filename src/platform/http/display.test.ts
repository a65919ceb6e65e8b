import { expect, test } from 'vitest'
import { displayAlone, displayCookie, displayOf } from './display.ts'

test.each([
  [undefined, 'thuong thuong'],
  ['', 'thuong thuong'],
  ['hien-thi=lon.thuong', 'lon thuong'],
  ['hien-thi=rat-lon.tuong-phan', 'rat-lon tuong-phan'],
  ['hien-thi=khong-lo.sac-so', 'thuong thuong'],
  ['hien-thi="><script>', 'thuong thuong'],
  ['hien-thi=lon', 'lon thuong'],
  ['hien-thi=lon.thuong; hien-thi=rat-lon.thuong', 'lon thuong'],
  ['ntm=phien; hien-thi=lon.thuong', null],
  ['hien-thi-khac=lon.thuong', null],
  ['hien-thi=lon.thuong; x', null],
])('%s: %s', (header, kept) => {
  expect(displayAlone(header)).toBe(kept)
})

test('who is signed in is drawn for too', () => {
  expect(displayOf('ntm=phien; hien-thi=lon.tuong-phan')).toEqual({ size: 'lon', colour: 'tuong-phan' })
})

test('the usual choice ends the cookie', () => {
  expect(displayCookie({ size: 'thuong', colour: 'thuong' }, false)).toContain('Max-Age=0')
  expect(displayCookie({ size: 'lon', colour: 'thuong' }, true)).toBe(
    'hien-thi=lon.thuong; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure',
  )
})
