import { describe, expect, test } from 'vitest'
import { answered, carriedOver, chosen, type Draft, type KnownCell, sendable, sending, typedInto } from './outbox.rules.ts'

const made = (mutation: string) => ({ sheetId: 7, measure: 'clean-water-share', personId: 1, mutation, origin: 'typed' as const })
const cell = (version: number, typed: string, note = ''): KnownCell => ({ version, typed, note, by: 'Tuấn', savedAt: null })
const draft = (rest: Partial<Draft> = {}): Draft => ({
  ...(typedInto(undefined, cell(2, '60'), { typed: '62,5', note: '' }, made('m1')) as Draft),
  ...rest,
})

describe('typing', () => {
  test('a first change stands upon the version that was seen', () => {
    expect(draft()).toMatchObject({ base: 2, before: '60', typed: '62,5', sent: false, mutation: 'm1' })
  })
  test('typed again before it was sent, it is one change with a key of its own', () => {
    expect(typedInto(draft(), cell(2, '60'), { typed: '63', note: '' }, made('m2'))).toMatchObject({ base: 2, typed: '63', mutation: 'm2' })
  })
  test('typed back to what the server has, nothing waits', () => {
    expect(typedInto(draft(), cell(2, '60'), { typed: '60', note: '' }, made('m2'))).toBeNull()
  })
  test('while the first is under way it is not replaced: it may have arrived', () => {
    const next = typedInto(sending(draft()), cell(2, '60'), { typed: '63', note: 'a' }, made('m2'))
    expect(next).toMatchObject({ typed: '62,5', mutation: 'm1', since: { typed: '63', note: 'a' } })
  })
})

describe('answers', () => {
  const under = sending(draft())
  test.each(['saved', 'repeated', 'same'] as const)('%s: nothing waits any more', (outcome) => {
    expect(answered(under, { outcome, cell: cell(3, '62,5') }, 'm2')).toBeNull()
  })
  test('nobody answered: the same change with the same key is sent again', () => {
    expect(answered(under, { outcome: 'unknown' }, 'm2')).toEqual(under)
    expect(sendable([under])).toEqual([under])
  })
  test('what was typed since goes upon the version just saved', () => {
    const later = { ...under, since: { typed: '64', note: '' } }
    expect(answered(later, { outcome: 'saved', cell: cell(3, '62,5') }, 'm2')).toMatchObject({
      base: 3,
      typed: '64',
      mutation: 'm2',
      sent: false,
    })
  })
  test('a repeated answer that shows another’s later value makes a person choose, it is not overwritten', () => {
    const later = { ...under, since: { typed: '64', note: '' } }
    expect(answered(later, { outcome: 'repeated', cell: cell(5, '70') }, 'm2')).toMatchObject({
      typed: '64',
      clash: { version: 5, typed: '70' },
    })
  })
  test('a conflict keeps the newest that was typed beside what stands', () => {
    const later = { ...under, since: { typed: '64', note: '' } }
    const clash = answered(later, { outcome: 'conflict', cell: cell(4, '70') }, 'm2') as Draft
    expect(clash).toMatchObject({ typed: '64', clash: { typed: '70' } })
    expect(sendable([clash])).toEqual([])
    expect(chosen(clash, 'theirs', 'm3')).toBeNull()
    expect(chosen(clash, 'mine', 'm3')).toMatchObject({ base: 4, typed: '64', mutation: 'm3', clash: null, sent: false })
  })
  test('a refusal keeps what was typed, with the reason', () => {
    expect(answered(under, { outcome: 'refused', text: 'Kỳ nhập đã khóa' }, 'm2')).toMatchObject({
      typed: '62,5',
      refused: 'Kỳ nhập đã khóa',
    })
  })
})

describe('a merger while offline', () => {
  test('an empty cell of the successor takes the draft', () => {
    expect(carriedOver(draft(), 9, undefined, 'm2')).toMatchObject({ sheetId: 9, base: 0, typed: '62,5', mutation: 'm2' })
  })
  test('the value that the draft had changed was carried: the draft goes upon it', () => {
    expect(carriedOver(draft(), 9, cell(1, '60'), 'm2')).toMatchObject({ base: 1, clash: null })
  })
  test('another value stands there: a person chooses', () => {
    expect(carriedOver(draft(), 9, cell(1, '55'), 'm2')).toMatchObject({ clash: { typed: '55' } })
  })
  test('the successor says so already', () => {
    expect(carriedOver(draft(), 9, cell(1, '62,5'), 'm2')).toBeNull()
  })
})
