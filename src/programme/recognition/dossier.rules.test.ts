import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import type { VerdictValue } from '../criteria/types.ts'
import { changesSince } from './change.rules.ts'
import { type ConditionFacts, conditionsOf } from './condition.rules.ts'
import { allRules, rulesFor, rulesOf } from './dossier.procedures.ts'
import { mayDecide, missingOf, moves, movesFrom, nextState, openingOf } from './dossier.rules.ts'
import { type Confirmation, type Content, type DossierState, type DossierVerb, dossierStates, dossierVerbs } from './dossier.types.ts'

const final: readonly DossierState[] = ['published', 'withdrawn']

describe('the ways of a dossier', () => {
  test('every verb has one way, every state is reached, and only the last two lead nowhere', () => {
    expect(moves.map(({ verb }) => verb).sort()).toEqual([...dossierVerbs].sort())
    const reached = new Set<DossierState>(['draft'])
    for (let grown = 0; grown !== reached.size; ) {
      grown = reached.size
      for (const { from, to } of moves) if (to && from.some((state) => reached.has(state))) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...dossierStates].sort())
    expect(dossierStates.filter((state) => movesFrom(state).length === 0).sort()).toEqual([...final].sort())
  })

  const steps: [DossierState, DossierVerb[]][] = [
    ['inSession', ['freeze', 'convene']],
    ['signed', ['freeze', 'convene', 'closeVote', 'sign']],
    ['decided', ['freeze', 'convene', 'closeVote', 'sign', 'number']],
    ['published', ['freeze', 'convene', 'closeVote', 'sign', 'number', 'publish']],
  ]
  test('no walk of buttons, however wild, comes to a decision round a step', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...dossierVerbs), { maxLength: 60 }), (walk) => {
        let state: DossierState = 'draft'
        let taken: DossierVerb[] = []
        for (const verb of walk) {
          const next = nextState(state, verb)
          if (!next.ok) continue
          state = next.value
          // what was done before a new version counts no more, nor does a signature that was taken back
          taken = verb === 'freeze' ? [verb] : [...taken, verb]
          for (const [reached, needed] of steps) if (state === reached) expect(needed.filter((one) => !taken.includes(one))).toEqual([])
        }
      }),
      { numRuns: 2_000, seed: 20261122 },
    )
  })

  test.each<[DossierState, DossierVerb, DossierState | null]>([
    ['draft', 'amend', 'draft'],
    ['sent', 'amend', null],
    ['inSession', 'amend', null],
    ['inSession', 'return', null],
    ['inSession', 'withdraw', null],
    ['voted', 'return', 'returned'],
    ['returned', 'freeze', 'sent'],
    ['voted', 'number', null],
    ['signed', 'publish', null],
    ['decided', 'unsign', null],
    ['decided', 'publish', 'published'],
    ['published', 'return', null],
  ])('%s: %s → %s', (state, verb, to) => {
    const next = nextState(state, verb)
    expect(next.ok ? next.value : null).toBe(to)
    if (!next.ok) expect(next.refusal).toMatchObject({ code: 'dossier.wrongState', status: 409 })
  })
})

describe('the rules of a period', () => {
  test('every value has its source and certainty, or is null with its reason', () => {
    for (const { offices, conditions, papers, vote } of allRules) {
      const legal = [...offices.map(({ decider }) => decider), vote.share, vote.base, vote.quorum, vote.ballot]
      for (const one of legal) expect(one.value === null ? one.because : one.source).toMatch(/\S{3}/)
      for (const one of [...conditions, ...papers]) expect(one.source).toMatch(/\S{3}/)
    }
  })

  test.each([
    ['2010-2015', '2026-01-01', '2010-2015'],
    ['2016-2020', '2026-01-01', '2016-2020'],
    ['2019-2020', '2026-01-01', '2016-2020'],
    ['2022-2025', '2026-01-01', '2021-2025'],
    ['2026-2030', '2026-01-01', '2026-2030'],
    [null, '2014-03-13', null],
    [null, '2018-05-01', '2016-2020'],
    [null, '2026-11-22', '2026-2030'],
  ])('a set of %s, opened on %s, goes by %s', (period, on, key) => {
    expect(rulesFor({ period }, day(on))?.key ?? null).toBe(key)
  })

  const set = { period: '2021-2025', level: 'commune', tier: 'standard' } as const
  test.each([
    ['a commune', { level: 'commune', tier: 'standard' }, 'province'],
    ['a district, now', { level: 'district', tier: 'standard' }, 'dossier.officeOver'],
    ['a district, then', { level: 'district', tier: 'standard', on: '2024-05-01', asOf: '2023-12-14', bookedYear: 2023 }, 'country'],
    ['a village, then', { level: 'village', tier: 'model', on: '2024-05-01', asOf: '2023-12-14', bookedYear: 2024 }, 'district'],
    ['a province', { level: 'province', tier: 'completion' }, 'country'],
    ['a modern commune before 2026', { level: 'commune', tier: 'modern' }, 'dossier.noOffice'],
    ['a modern commune', { level: 'commune', tier: 'modern', set: { ...set, period: '2026-2030' } }, 'province'],
    [
      'a village without anybody to decide',
      { level: 'village', tier: 'standard', set: { ...set, period: '2026-2030' } },
      'dossier.noDecider',
    ],
    ['a year before its results', { level: 'commune', tier: 'standard', bookedYear: 2024 }, 'dossier.badYear'],
    ['a year to come', { level: 'commune', tier: 'standard', bookedYear: 2027 }, 'dossier.badYear'],
  ])('%s', (_, given, expected) => {
    const { on = '2026-02-10', asOf = '2025-12-14', ...rest } = given as { on?: string; asOf?: string }
    const opening = openingOf({ set, bookedYear: 2025, on: day(on), asOf: day(asOf), ...rest } as Parameters<typeof openingOf>[0])
    expect(opening.ok ? opening.value.decider : opening.refusal.code).toBe(expected)
  })
})

const criterion = (code: string, verdict: VerdictValue | null) => ({ code, name: `Tên ${code}`, verdict })
const facts = (more: Partial<ConditionFacts> = {}): ConditionFacts => ({
  criteria: [criterion('1', 'met'), criterion('2', 'notApplicable')],
  satisfaction: null,
  confirmations: [],
  predecessors: null,
  grounds: null,
  ...more,
})
const says = (condition: Confirmation['condition'], holds = true): Confirmation => ({
  condition,
  holds,
  body: 'Sở Tài chính',
  document: '12/STC-ĐT',
  dated: day('2026-01-05'),
  note: '',
  person: 'Lý Thị Mai',
  at: new Date(0),
})
const survey = (verdict: 'met' | 'notMet' | 'unjudgeable') => ({
  verdict,
  explanation: 'hài lòng 91,2%',
  closedOn: day('2026-01-03'),
  hash: 'ab'.repeat(32),
})

const owing = (total: number) => ({
  total,
  told: 2,
  asOf: day('2025-12-01'),
  owing: total === 0 ? [] : [{ projectName: 'Đường Bản Chắt', amount: total, asOf: day('2025-12-01') }],
})

describe('conditions', () => {
  const of = (key: string, given: ConditionFacts, kind: 'recognition' | 'acknowledgement' | 'revocation' = 'recognition') =>
    conditionsOf(rulesOf('2021-2025'), kind, given).find((one) => one.key === key)

  test.each<[string, string, ConditionFacts, string, RegExp]>([
    ['all criteria met', 'criteria', facts(), 'met', /^2\/2 tiêu chí/],
    ['one not met is named', 'criteria', facts({ criteria: [criterion('1', 'met'), criterion('17', 'notMet')] }), 'notMet', /^1\/2/],
    ['one unjudgeable is unknown', 'criteria', facts({ criteria: [criterion('17', 'unjudgeable')] }), 'unknown', /^0\/1/],
    ['one that nobody appraised is unknown', 'criteria', facts({ criteria: [criterion('17', null)] }), 'unknown', /^0\/1/],
    ['a set without criteria is unknown', 'criteria', facts({ criteria: [] }), 'unknown', /chưa liệt kê/],
    ['no survey', 'satisfaction', facts(), 'unknown', /^Chưa có kết quả lấy ý kiến$/],
    ['a survey that suffices', 'satisfaction', facts({ satisfaction: survey('met') }), 'met', /91,2/],
    [
      'a survey that does not, whatever a document says',
      'satisfaction',
      facts({ satisfaction: survey('notMet'), confirmations: [says('satisfaction')] }),
      'notMet',
      /91,2/,
    ],
    [
      'a survey that nobody can judge, with a document',
      'satisfaction',
      facts({ satisfaction: survey('unjudgeable'), confirmations: [says('satisfaction')] }),
      'met',
      /Sở Tài chính/,
    ],
    ['no word on arrears', 'arrears', facts(), 'unknown', /Chưa có văn bản/],
    ['arrears denied', 'arrears', facts({ confirmations: [says('arrears')] }), 'met', /Sở Tài chính xác nhận đáp ứng/],
    [
      'arrears denied against what is entered: both are said, and it is open',
      'arrears',
      facts({ confirmations: [says('arrears')], arrears: owing(500_000_000) }),
      'unknown',
      /xác nhận đáp ứng, trái với số đã ghi tính đến 1\/12\/2025: nợ đọng 500 triệu đồng ở 1 dự án/,
    ],
    ['arrears entered, no word', 'arrears', facts({ arrears: owing(500_000_000) }), 'notMet', /Chưa có văn bản xác nhận; số đã ghi/],
    [
      'none entered is no confirmation',
      'arrears',
      facts({ arrears: owing(0) }),
      'unknown',
      /ở 2 dự án tính đến 1\/12\/2025: không còn nợ đọng/,
    ],
    [
      'none entered beside a word',
      'arrears',
      facts({ confirmations: [says('arrears')], arrears: owing(0) }),
      'met',
      /xác nhận đáp ứng; số đã ghi/,
    ],
    ['arrears admitted', 'arrears', facts({ confirmations: [says('arrears', false)] }), 'notMet', /chưa đáp ứng/],
  ])('%s', (_, key, given, outcome, text) => {
    expect(of(key, given)).toMatchObject({ outcome, text: expect.stringMatching(text) })
  })

  test('who was not met stands by name; what a body says is marked as said', () => {
    expect(of('criteria', facts({ criteria: [criterion('17', 'notMet'), criterion('3', null)] }))?.offenders).toEqual([
      'Tiêu chí 17 Tên 17: chưa đạt',
      'Tiêu chí 3 Tên 3: chưa thẩm định',
    ])
    expect(of('security', facts({ confirmations: [says('security')] }))).toMatchObject({
      asserted: true,
      evidence: '12/STC-ĐT, ngày 5/1/2026',
    })
  })

  test('a merged commune is asked for its predecessors, a revocation for its grounds, and nothing else', () => {
    const predecessors = [
      { name: 'Xã Hồng Sơn', recognised: true },
      { name: 'Xã Bắc Sơn', recognised: false },
    ]
    const merged = conditionsOf(rulesOf('2021-2025'), 'acknowledgement', facts({ predecessors }))
    expect(merged).toMatchObject([
      { key: 'predecessors', outcome: 'notMet', offenders: ['Xã Bắc Sơn: chưa được công nhận trước sáp nhập'] },
    ])
    expect(of('predecessors', facts({ predecessors: predecessors.slice(0, 1) }), 'acknowledgement')?.outcome).toBe('met')
    expect(of('predecessors', facts(), 'acknowledgement')?.outcome).toBe('notMet')
    const grounds = {
      text: '10/19 tiêu chí không đạt',
      source: 'x',
      certainty: 'secondary',
      foundOn: day('2026-01-01'),
      offenders: [],
    } as const
    expect(conditionsOf(rulesOf('2021-2025'), 'revocation', facts({ grounds: { ...grounds, offenders: ['Tiêu chí 10'] } }))).toMatchObject([
      { key: 'grounds', outcome: 'met', offenders: ['Tiêu chí 10'] },
    ])
  })

  test('all that is missing is named before a dossier is sent', () => {
    const rules = rulesOf('2021-2025')
    const conditions = conditionsOf(rules, 'recognition', facts({ confirmations: [says('arrears')] }))
    const paper = {
      id: 1,
      paper: 'submission',
      number: '12/TTr-UBND',
      dated: day('2026-01-05'),
      issuer: 'UBND xã',
      hash: null,
      fileName: null,
    }
    expect(missingOf(rules, 'recognition', conditions, [paper]).map(({ where }) => where)).toEqual([
      'Sự hài lòng của người dân',
      'Không phức tạp về an ninh, trật tự',
      'Báo cáo kết quả thực hiện các tiêu chí và biểu chi tiết',
      'Báo cáo tổng hợp ý kiến của các tổ chức, đoàn thể và nhân dân',
      'Biên bản cuộc họp đề nghị công nhận',
      'Báo cáo thẩm tra',
      'Báo cáo kết quả lấy ý kiến hài lòng của người dân',
      'Văn bản thẩm định của các sở, ngành',
    ])
  })

  test('a decision is refused with the vote and every condition that does not hold', () => {
    const conditions = conditionsOf(rulesOf('2021-2025'), 'recognition', facts({ satisfaction: survey('met') }))
    const refusedBy = mayDecide({ conditions }, { passed: false, text: '17/20 đồng ý = 85,0%' })
    expect(refusedBy.ok ? [] : refusedBy.refusal.offenders?.map(({ where }) => where)).toEqual([
      'Kết quả bỏ phiếu',
      'Không có nợ đọng xây dựng cơ bản thuộc Chương trình',
      'Không phức tạp về an ninh, trật tự',
    ])
    const all = conditions.map((one) => ({ ...one, outcome: 'met' as const }))
    expect(mayDecide({ conditions: all }, { passed: true, text: '' }).ok).toBe(true)
  })
})

describe('what changed since a content was frozen', () => {
  const paper = { paper: 'submission', number: '12/TTr-UBND', dated: day('2026-01-05'), issuer: 'UBND xã', hash: null, fileName: null }
  const line = {
    code: '17',
    name: 'Môi trường',
    verdicts: { appraised: { verdict: 'met', basis: 'asserted', since: day('2025-12-14') } },
    values: [{ measure: 'water', name: 'Nước sạch', unit: '%', values: { appraised: '62.5' } }],
  } as const
  const content: Content = {
    unit: { id: 3, code: '06622', name: 'Xã Bính Xá', level: 'commune', province: 'Tỉnh Lạng Sơn' },
    dossier: { kind: 'recognition', tier: 'standard', bookedYear: 2025, rules: '2021-2025', asOf: day('2025-12-14') },
    set: { id: 'xa-2021', version: 1, name: 'Bộ', decision: '318/QĐ-TTg' },
    sheet: null,
    criteria: [{ ...line, values: [...line.values] }],
    conditions: conditionsOf(rulesOf('2021-2025'), 'recognition', facts()),
    papers: [paper],
    opinions: [],
  }

  test('nothing: no line', () => expect(changesSince(content, structuredClone(content))).toEqual([]))

  test('a verdict, a value, a condition, papers and an opinion: a line each', () => {
    const now: Content = {
      ...content,
      criteria: [
        {
          ...line,
          verdicts: { appraised: { verdict: 'notMet', basis: 'asserted', since: day('2025-12-14') } },
          values: [{ ...line.values[0], values: { appraised: '58' } }],
        },
      ],
      conditions: conditionsOf(rulesOf('2021-2025'), 'recognition', facts({ confirmations: [says('arrears')] })),
      papers: [{ ...paper, number: '13/TTr-UBND' }],
      opinions: [
        { criterion: '17', stage: 'appraised', outcome: 'notMet', reason: 'x', body: 'Sở TNMT', post: 'CV', on: day('2026-01-09') },
      ],
    }
    expect(changesSince(content, now)).toEqual([
      'Tiêu chí 17 Môi trường (thẩm định): Đạt → Chưa đạt',
      'Nước sạch (thẩm định): 62,5 → 58',
      'Không có nợ đọng xây dựng cơ bản thuộc Chương trình: Chưa rõ → Đáp ứng (Sở Tài chính xác nhận đáp ứng)',
      'Thêm văn bản 13/TTr-UBND ngày 5/1/2026 của UBND xã',
      'Bỏ văn bản 12/TTr-UBND ngày 5/1/2026 của UBND xã',
      'Ý kiến mới của Sở TNMT về tiêu chí 17, ngày 9/1/2026',
    ])
  })
})
