import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { authorityLines } from './authority.rules.ts'
import { readPaperOrdinal, readSymbol } from './number.rules.ts'
import { mayTake, type Situation } from './procedures.ts'
import type { Authority, Doer, OfficialDocument, TakenStep } from './types.ts'

const authority = { id: 1, assignmentId: 30, name: 'Thắng', from: day('2026-01-01'), until: day('2026-06-30') } as Authority
const document = {
  unitId: 3,
  bodyId: 8,
  draftBodyId: 9,
  clerkBodyId: 8,
  drafterId: 1,
  approverId: 20,
  authorityId: 1,
  state: 'signing',
} as OfficialDocument
const who = (personId: number, assignmentId: number, bodyId: number, verb: Doer['verbs'][number]): Doer => ({
  ...{ personId, assignmentId, bodyId, unitId: 3, delegatedBy: null, verbs: [verb] },
})
const [drafter, head, clerk, signer] = [
  who(1, 10, 9, 'documents.draft'),
  who(2, 20, 9, 'documents.sign'),
  who(4, 40, 8, 'documents.number'),
  who(3, 30, 8, 'documents.sign'),
]
const step = (kind: TakenStep['kind'], personId: number, toState: TakenStep['toState']) => ({ kind, personId, toState }) as TakenStep
const taken = [step('submit', 1, 'content'), step('approve', 2, 'form'), step('check', 4, 'signing')]
const at = (state: OfficialDocument['state'], more: Partial<Situation> = {}): Situation => ({
  ...{ document: { ...document, state }, taken, writers: [1], authority, joinings: [] },
  ...more,
})
const codeOf = (result: ReturnType<typeof mayTake>) =>
  result.ok ? (result.value.joined ?? 'ok') : result.refusal.code.replace('document.', '')
const joined = (pair: 'draft+check' | 'approve+sign') => [{ pair, reason: 'ít người' }]

describe('who takes which step', () => {
  test.each<[string, TakenStep['kind'], Situation, Doer, string, string]>([
    ['the drafter hands in', 'submit', at('drafting'), drafter, '2026-03-01', 'ok'],
    [
      'not without an approver',
      'submit',
      at('drafting', { document: { ...document, state: 'drafting', approverId: null } }),
      drafter,
      '2026-03-01',
      'noApprover',
    ],
    ['the head approves', 'approve', at('content'), head, '2026-03-01', 'ok'],
    ['never the own draft', 'approve', at('content', { writers: [1, 2] }), head, '2026-03-01', 'ownDraft'],
    ['the clerk checks', 'check', at('form', { taken: taken.slice(0, 2) }), clerk, '2026-03-01', 'ok'],
    ['a clerk of another body does not', 'check', at('form'), { ...clerk, bodyId: 7 }, '2026-03-01', 'notYours'],
    ['a clerk who wrote it does not', 'check', at('form', { writers: [4] }), clerk, '2026-03-01', 'twoSteps'],
    ['unless the body says why', 'check', at('form', { writers: [4], joinings: joined('draft+check') }), clerk, '2026-03-01', 'ít người'],
    ['the signer signs', 'sign', at('signing'), signer, '2026-03-01', 'ok'],
    ['on the last day too', 'sign', at('signing'), signer, '2026-06-30', 'ok'],
    ['not after it', 'sign', at('signing'), signer, '2026-07-01', 'authorityOver'],
    ['not before the first day', 'sign', at('signing'), signer, '2025-12-31', 'authorityOver'],
    [
      'nobody signs in the place of another by a delegated post',
      'sign',
      at('signing'),
      { ...signer, delegatedBy: 'Vi Nam' },
      '2026-03-01',
      'delegated',
    ],
    ['who approved does not sign', 'sign', at('signing', { taken: [step('approve', 3, 'form')] }), signer, '2026-03-01', 'twoSteps'],
    [
      'unless the steps are joined',
      'sign',
      at('signing', { taken: [step('approve', 3, 'form')], joinings: joined('approve+sign') }),
      signer,
      '2026-03-01',
      'ít người',
    ],
    [
      'what was before it came back counts no more',
      'sign',
      at('signing', { taken: [step('approve', 3, 'form'), step('return', 4, 'drafting')] }),
      signer,
      '2026-03-01',
      'ok',
    ],
    ['the clerk gives back what is signed', 'return', at('signed'), clerk, '2026-03-01', 'ok'],
    ['nobody gives back what has its number', 'return', at('numbered'), clerk, '2026-03-01', 'notNow'],
    ['who has another unit takes nothing', 'number', at('signed'), { ...clerk, unitId: 4 }, '2026-03-01', 'notYours'],
    ['the drafter takes it back', 'withdraw', at('signing'), drafter, '2026-03-01', 'ok'],
    ['not once it is signed', 'withdraw', at('signed'), drafter, '2026-03-01', 'notNow'],
  ])('%s', (_, kind, situation, person, today, code) => {
    expect(codeOf(mayTake(kind, situation, person, today))).toBe(code)
  })
})

describe('the lines over a signature', () => {
  test.each<[Pick<Authority, 'kind' | 'collective' | 'head' | 'post'>, string[]]>([
    [{ kind: 'head', collective: null, head: null, post: 'Giám đốc' }, ['GIÁM ĐỐC']],
    [{ kind: 'TM', collective: 'ỦY BAN NHÂN DÂN', head: null, post: 'Chủ tịch' }, ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
    [
      { kind: 'KT', collective: 'ỦY BAN NHÂN DÂN', head: 'CHỦ TỊCH', post: 'Phó Chủ tịch' },
      ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ],
    [{ kind: 'KT', collective: null, head: 'GIÁM ĐỐC', post: 'Phó Giám đốc' }, ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
    [{ kind: 'TL', collective: null, head: 'CHỦ TỊCH', post: 'Chánh Văn phòng' }, ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG']],
    [{ kind: 'TUQ', collective: null, head: 'GIÁM ĐỐC', post: 'Trưởng phòng' }, ['TUQ. GIÁM ĐỐC', 'TRƯỞNG PHÒNG']],
    [{ kind: 'Q', collective: null, head: null, post: 'Giám đốc' }, ['Q. GIÁM ĐỐC']],
  ])('%o', (right, lines) => {
    expect(authorityLines(right)).toEqual(lines)
  })
})

describe('a number on paper', () => {
  const run = { last: 14, began: 10, name: 'Công văn' }
  test.each<[string, number | { taken: number } | string]>([
    ['15', 15],
    [' 15 ', 15],
    ['015', 15],
    ['12', { taken: 12 }],
    ['9', 'document.numberTakenBefore'],
    ['17', 'document.leavesGap'],
    ['1.5', 'document.badOrdinal'],
    ['1.500', 'document.badOrdinal'],
    ['-1', 'document.badOrdinal'],
    ['', 'document.badOrdinal'],
  ])('«%s»', (typed, expected) => {
    const ordinal = readPaperOrdinal(typed, run)
    expect(ordinal.ok ? ordinal.value : ordinal.refusal.code).toEqual(expected)
  })

  test.each<[string, string]>([
    ['TTr-UBND', 'TTr-UBND'],
    ['/UBND-VX', 'UBND-VX'],
    ['QĐ-UBND'.normalize('NFD'), 'QĐ-UBND'],
    ['', ''],
    ['TTr UBND', 'document.badSymbol'],
    ['TTr-', 'document.badSymbol'],
    ['<b>', 'document.badSymbol'],
  ])('the symbol «%s»', (typed, expected) => {
    const symbol = readSymbol(typed)
    expect(symbol.ok ? symbol.value : symbol.refusal.code).toBe(expected)
  })
})
