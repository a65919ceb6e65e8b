import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { roleLevels, roles } from '../people/access.ts'
import type { BodyLevel, Held, RoleId, Verb } from '../people/types.ts'
import { type CriterionState, criterionStates, type SheetState, type StepVerb, sheetStates, stepVerbs } from './procedure.types.ts'
import { nextSteps, procedureByKey, procedureOn, procedures, stepFor } from './procedures.ts'
import { levelIn, mayStep, type Standing, sheetStateOf, take } from './step.rules.ts'

const all = procedures.map((procedure) => [procedure.key, procedure] as const)

describe('the tables', () => {
  test('every day from the first has exactly one procedure, and the days before it have none', () => {
    expect(procedureOn(day('2014-03-13'))).toBeNull()
    const spans = procedures.map(({ from, to }) => [from, to])
    for (const [at, [, to]] of spans.entries()) expect(to).toBe(spans[at + 1]?.[0] ?? null)
    const keyOn = (date: string) => procedureOn(day(date))?.key
    expect(keyOn('2016-12-29')).toBe('2010-2015')
    expect(keyOn('2022-08-01')).toBe('2016-2020')
    expect(keyOn('2025-06-30')).toBe('2021-2025')
    expect(keyOn('2025-07-01')).toBe('two-tier')
    expect(() => procedureByKey('2030')).toThrow('2030')
  })

  test.each(all)('%s: every state can be reached from a draft', (_, { steps }) => {
    const reached = new Set<SheetState>(['draft'])
    for (let size = 0; size !== reached.size; ) {
      size = reached.size
      for (const { from, to } of steps) if (from.some((state) => reached.has(state))) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...sheetStates].sort())
  })

  test.each(all)('%s: every criterion state can be reached, and none leads nowhere but the last', (_, { steps }) => {
    const changes = steps.flatMap(({ criterion }) => (criterion ? [criterion] : []))
    expect(new Set(['open', ...changes.map(({ to }) => to)])).toEqual(new Set(criterionStates))
    for (const state of criterionStates) expect(changes.some(({ from }) => from.includes(state))).toBe(true)
  })

  const asks: Partial<Record<StepVerb, Verb>> = {
    submit: 'sheet.submit',
    withdraw: 'sheet.submit',
    verify: 'sheet.verify',
    appraise: 'sheet.appraise',
  }
  test.each(all)('%s: each step and act names a role at a level where it is held, and a role that has the verb', (_, { steps, acts }) => {
    for (const { stage, overdueTo } of steps) {
      expect(overdueTo !== undefined).toBe(stage === 'verified' || stage === 'appraised')
      if (overdueTo) expect(roleLevels[overdueTo.role]).toContain(overdueTo.level)
    }
    for (const { by } of [...steps, ...acts]) {
      expect(by.length).toBeGreaterThan(0)
      for (const { role, level } of by) expect(roleLevels[role]).toContain(level)
    }
    for (const { verb, by } of steps) {
      const asked = asks[verb]
      if (asked) for (const { role } of by) expect(roles[role]).toContain(asked)
    }
  })

  test.each(all)('%s: limits are days with their source, or null with the reason; shares lie in (0, 100]', (_, { steps, acts }) => {
    for (const { limit, vote, basis } of [...steps, ...acts]) {
      if (limit.days === null) expect(limit.because).not.toBe('')
      else {
        expect(Number.isInteger(limit.days) && limit.days >= 0).toBe(true)
        expect(limit.basis.text).not.toBe('')
      }
      if (vote) expect(vote.atLeastPercent > 0 && vote.atLeastPercent <= 100).toBe(true)
      expect(basis.text === null ? basis.note : basis.text).toBeTruthy()
    }
  })

  test.each(all)('%s: a state has at most one step of a verb and role; acts come after what exists', (_, procedure) => {
    const { steps, acts } = procedure
    for (const state of sheetStates) {
      const keys = nextSteps(procedure, state).map(({ verb, by }) => `${verb} ${by[0]?.role}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
    const ids = new Set([...steps, ...acts].map(({ id }) => id))
    expect(ids.size).toBe(steps.length + acts.length)
    for (const { after } of acts) expect(after === null || ids.has(after)).toBe(true)
  })

  test('the district verifies until 2025-06-30, departments of the province from then on', () => {
    const verifies = procedures.map((procedure) => stepFor(procedure, 'submitted', 'verify')?.by)
    expect(verifies.map((by) => by?.map(({ role, level }) => `${role}@${level}`).join())).toEqual([
      'departmentOfficer@district',
      'departmentOfficer@district',
      'departmentOfficer@district',
      'departmentOfficer@province',
    ])
    for (const { steps, acts, key } of procedures)
      if (key === 'two-tier')
        expect(
          JSON.stringify([...steps, ...acts].map(({ by }) => by)).includes('district') ||
            acts.some(({ holder }) => holder.level === 'district'),
        ).toBe(false)
  })
})

describe('walking', () => {
  const move = fc.record({
    verb: fc.constantFrom(...stepVerbs),
    which: fc.integer({ min: 0, max: 3 }),
    named: fc.subarray(['1', '2', '3']),
    role: fc.constantFrom<RoleId>('communeLeader', 'departmentOfficer', 'appraiser', 'coordinationOffice', 'administrator'),
  })

  test.each(all)('%s: no way around a step, whatever is tried in whatever order', (_, procedure) => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        let state: SheetState = 'draft'
        let criteria: Standing[] = ['1', '2', '3'].map((criterion) => ({ criterion, state: 'open' }))
        // what each criterion went through since it last came from the commune
        const since = new Map<string, CriterionState[]>()
        const done = new Set<SheetState>()
        for (const { verb, named, role } of moves) {
          const step = nextSteps(procedure, state).find((one) => one.verb === verb && one.by.some((by) => by.role === role))
          if (!step) continue
          const taken = take(step, criteria, verb === 'submit' || verb === 'withdraw' ? null : named)
          if (!taken.ok) continue
          for (const { criterion, state: to } of taken.value.moved) {
            const path = to === 'open' || to === 'returned' ? [] : [...(since.get(criterion) ?? []), to]
            since.set(criterion, path)
          }
          criteria = criteria.map((one) => taken.value.moved.find(({ criterion }) => criterion === one.criterion) ?? one)
          state = taken.value.state
          done.add(state)
          for (const { criterion, state: now } of criteria) {
            const path = since.get(criterion) ?? []
            if (now === 'verified' || now === 'appraised') expect(path).toContain('submitted')
            if (now === 'appraised') expect(path).toContain('verified')
          }
          if (state === 'verified') expect(criteria.every((one) => one.state === 'verified' || one.state === 'appraised')).toBe(true)
          if (state === 'appraised' || state === 'closed') expect(criteria.every((one) => one.state === 'appraised')).toBe(true)
          if (state === 'closed' || state === 'moved') expect(nextSteps(procedure, state)).toEqual([])
        }
      }),
      { numRuns: 300, seed: 20_261_122 },
    )
  })

  test('a return reopens only the criterion that it names, and handing in again moves only that', () => {
    const procedure = procedureByKey('two-tier')
    const step = (state: SheetState, verb: StepVerb) => stepFor(procedure, state, verb) as NonNullable<ReturnType<typeof stepFor>>
    const before: Standing[] = [
      { criterion: '1', state: 'verified' },
      { criterion: '2', state: 'submitted' },
    ]
    const back = take(step('submitted', 'return'), before, ['2'])
    expect(back).toEqual({ ok: true, value: { state: 'returned', moved: [{ criterion: '2', state: 'returned' }] } })
    const again = take(step('returned', 'submit'), [before[0] as Standing, { criterion: '2', state: 'returned' }], null)
    expect(again).toEqual({ ok: true, value: { state: 'submitted', moved: [{ criterion: '2', state: 'submitted' }] } })
    expect(take(step('submitted', 'withdraw'), before, null)).toMatchObject({ ok: false, refusal: { code: 'step.reviewed' } })
    expect(take(step('verified', 'appraise'), before, ['2'])).toMatchObject({ ok: false, refusal: { code: 'step.criterionNotNow' } })
  })

  test.each([
    [['open', 'open'], 'draft'],
    [[], 'draft'],
    [['verified', 'returned'], 'returned'],
    [['verified', 'submitted'], 'submitted'],
    [['verified', 'appraised'], 'verified'],
    [['appraised', 'appraised'], 'appraised'],
  ] as [CriterionState[], SheetState][])('criteria %j make a sheet %s', (criteria, state) => {
    expect(sheetStateOf(criteria)).toBe(state)
  })
})

describe('who may take a step', () => {
  const [commune, district, province, country, other] = [4, 3, 2, 1, 9]
  const threeLevels = [commune, district, province, country]
  const held = (role: RoleId, unitId: number, criteria: string[] | null = null): Held => ({
    assignmentId: 1,
    role,
    postName: 'chức vụ',
    bodyId: 1,
    bodyName: 'cơ quan',
    unitId,
    unitName: 'đơn vị',
    criteria,
    delegatedBy: null,
    delegatedUntil: null,
  })
  const ask = (
    key: string,
    state: SheetState,
    verb: StepVerb,
    chosen: Held | null,
    { personId = 10, unitPath = key === 'two-tier' ? [commune, province, country] : threeLevels, criterion = 'xa-2026/17' } = {},
  ) => {
    const hands = { filled: [20], submitted: [21], verified: [22] }
    const actor = { personId, chosen, mustChangePassword: false }
    const answer = mayStep({ procedure: procedureByKey(key), state, verb, actor, place: { unitPath, criterion }, hands })
    return answer.ok ? answer.value.id : answer.refusal.code
  }

  test('the level is read off the path', () => {
    expect(threeLevels.map((unitId) => levelIn({ unitPath: threeLevels }, unitId))).toEqual(['commune', 'district', 'province', 'country'])
    expect([commune, province, country].map((id) => levelIn({ unitPath: [commune, province, country] }, id))).toEqual([
      'commune',
      'province',
      'country',
    ] satisfies BodyLevel[])
    expect(levelIn({ unitPath: threeLevels }, other)).toBeNull()
  })

  test.each([
    ['two-tier', 'submitted', 'verify', 'departmentOfficer', province, 'verify'],
    ['two-tier', 'submitted', 'verify', 'departmentOfficer', commune, 'step.notYours'],
    ['two-tier', 'submitted', 'verify', 'departmentOfficer', country, 'step.notYours'],
    ['two-tier', 'submitted', 'verify', 'departmentOfficer', other, 'access.notHere'],
    ['two-tier', 'submitted', 'verify', 'appraiser', province, 'step.notYours'],
    ['two-tier', 'submitted', 'appraise', 'appraiser', province, 'step.notNow'],
    ['two-tier', 'verified', 'appraise', 'appraiser', province, 'appraise'],
    ['two-tier', 'verified', 'return', 'appraiser', province, 'return-appraised'],
    ['two-tier', 'verified', 'return', 'departmentOfficer', province, 'step.notYours'],
    ['two-tier', 'appraised', 'reopen', 'coordinationOffice', province, 'reopen'],
    ['two-tier', 'closed', 'verify', 'departmentOfficer', province, 'step.notNow'],
    ['2021-2025', 'submitted', 'verify', 'departmentOfficer', district, 'verify'],
    ['2021-2025', 'submitted', 'verify', 'departmentOfficer', province, 'step.notYours'],
    ['2021-2025', 'draft', 'submit', 'communeLeader', commune, 'submit'],
    ['2021-2025', 'draft', 'move', 'administrator', province, 'move'],
  ] as const)('%s, %s: %s by %s of %i → %s', (key, state, verb, role, unitId, expected) => {
    expect(ask(key, state, verb, held(role, unitId))).toBe(expected)
  })

  test('only one’s own criteria', () => {
    expect(ask('two-tier', 'submitted', 'verify', held('departmentOfficer', province, ['xa-2026/17']))).toBe('verify')
    expect(ask('two-tier', 'submitted', 'verify', held('departmentOfficer', province, ['xa-2026/18']))).toBe('access.notHere')
  })

  test.each([
    [20, 'verify', 'step.ownWork'],
    [21, 'verify', 'step.ownWork'],
    [21, 'return', 'step.ownWork'],
    [22, 'verify', 'verify'],
  ] as const)('person %i, who had the sheet in hand, asks to %s: %s', (personId, verb, expected) => {
    expect(ask('two-tier', 'submitted', verb, held('departmentOfficer', province), { personId })).toBe(expected)
  })

  test('who verified a sheet does not appraise it, and is told who can', () => {
    expect(ask('two-tier', 'verified', 'appraise', held('appraiser', province), { personId: 22 })).toBe('step.ownWork')
    const answer = mayStep({
      procedure: procedureByKey('two-tier'),
      state: 'verified',
      verb: 'appraise',
      actor: { personId: 22, chosen: held('appraiser', province), mustChangePassword: false },
      place: { unitPath: [commune, province, country] },
      hands: { filled: [], submitted: [], verified: [22] },
    })
    expect(answer.ok || answer.refusal.text).toBe(
      'Người đã thẩm tra phiếu này không được thẩm định chính phiếu ấy. Đề nghị người khác là người thẩm định (cấp tỉnh) thực hiện.',
    )
  })
})
