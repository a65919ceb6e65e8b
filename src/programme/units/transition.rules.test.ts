import { describe, expect, test } from 'vitest'
import { day } from '../../platform/base/local-date.ts'
import { effectsOf } from './effect.rules.ts'
import { readPlan } from './plan.rules.ts'
import type { PlanFacts } from './plan.types.ts'
import { decidePlan } from './transition.rules.ts'
import type { Unit } from './types.ts'

const country = 1
/** Tỉnh 20 with three xã and a phường, tỉnh 19 with one xã; 06009 changed in 2026, 06011 is born in 2027, 06010 ended. */
const unit = (id: number, code: string, name: string, more: Partial<Unit> = {}): Unit => ({
  id,
  versionId: id * 10,
  code,
  name,
  shortName: name.replace(/^(Xã|Phường|Tỉnh) /, ''),
  level: 'commune',
  kind: name.startsWith('Phường') ? 'ward' : 'commune',
  parentId: 20,
  provinceId: 20,
  validFrom: day('2025-07-01'),
  validTo: null,
  territorySince: day('2020-01-01'),
  ...more,
})
const province = (id: number, name: string) =>
  unit(id, String(id), name, { level: 'province', kind: 'province', parentId: country, provinceId: id })
const [hoa, binh, tan] = [unit(101, '06001', 'Xã Hòa'), unit(102, '06002', 'Xã Bình'), unit(103, '06003', 'Xã Tân')]
const far = unit(105, '05001', 'Xã Xa', { parentId: 19, provinceId: 19 })
const facts: PlanFacts = {
  versions: [
    province(20, 'Tỉnh Bắc'),
    province(19, 'Tỉnh Nam'),
    hoa,
    binh,
    tan,
    unit(104, '06004', 'Phường Chợ'),
    far,
    unit(110, '06010', 'Xã Cũ', { validTo: day('2026-01-01') }),
    unit(109, '06009', 'Xã Mới Đổi', { validTo: day('2026-06-01') }),
    unit(109, '06009', 'Xã Đã Đổi', { versionId: 1091, validFrom: day('2026-06-01') }),
    unit(111, '06011', 'Xã Sắp Lập', { validFrom: day('2027-06-01') }),
  ],
  subordinates: [],
  countryId: country,
}

const header = 'kind,effective_date,decree,from,to,to_name,to_kind,to_parent,share,note'.split(',')
const plan = (...lines: string[]) =>
  readPlan(
    lines.map((line, index) => ({ line: index + 2, fields: Object.fromEntries(line.split('|').map((cell, i) => [header[i], cell])) })),
  )
const decide = (lines: string[], given: PlanFacts = facts) => {
  const rows = plan(...lines)
  return rows.ok ? decidePlan(rows.value, given) : rows
}
const offenders = (lines: string[], given: PlanFacts = facts) => {
  const decided = decide(lines, given)
  return decided.ok ? [] : (decided.refusal.offenders ?? []).map(({ where, what }) => `${where}: ${what}`)
}
const outcome = (lines: string[], given: PlanFacts = facts) => {
  const decided = decide(lines, given)
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
  return decided.value
}
const told = (lines: string[], given: PlanFacts = facts) =>
  outcome(lines, given).transitions.map((t) => ({
    kind: t.kind,
    makes: `${t.makes.unitId < 0 ? 'mới ' : ''}${t.makes.code} ${t.makes.name}`,
    since: t.makes.territorySince,
    of: t.edges.map((e) => `${e.from.code}${e.whole ? '' : ` ${e.share === null ? '?' : e.share / 10_000}`}`),
  }))

describe('what a plan comes to', () => {
  const on = '2027-01-01'
  test.each([
    [
      'one unit goes into another: the survivor begins anew from itself and the other',
      [`merge|${on}||06002|06001`],
      [{ kind: 'merge', makes: '06001 Xã Hòa', since: on, of: ['06001', '06002'] }],
    ],
    [
      'two units become a new one',
      [`merge|${on}|12/NQ|06001|06900|Hòa Bình|xã`, `merge|${on}||06002|06900`],
      [{ kind: 'merge', makes: 'mới 06900 Xã Hòa Bình', since: on, of: ['06001', '06002'] }],
    ],
    [
      'the survivor takes another name on the way',
      [`merge|${on}||06001|06001|Xã Hòa Bình`, `merge|${on}||06002|06001`],
      [{ kind: 'merge', makes: '06001 Xã Hòa Bình', since: on, of: ['06001', '06002'] }],
    ],
    [
      'a unit is divided into itself and a new one',
      [`split|${on}||06001|06001|||| 60`, `split|${on}||06001|06900|Hòa Đông|xã||40`],
      [
        { kind: 'split', makes: '06001 Xã Hòa', since: on, of: ['06001 60'] },
        { kind: 'split', makes: 'mới 06900 Xã Hòa Đông', since: on, of: ['06001 40'] },
      ],
    ],
    [
      'a part leaves: both have another territory, the rest is known where the part is',
      [`extract|${on}||06001|06002||||12,5%`],
      [
        { kind: 'extract', makes: '06002 Xã Bình', since: on, of: ['06002', '06001 12.5'] },
        { kind: 'extract', makes: '06001 Xã Hòa', since: on, of: ['06001 87.5'] },
      ],
    ],
    [
      'a part leaves and nobody states how much',
      [`extract|${on}||06001|06002`],
      [
        { kind: 'extract', makes: '06002 Xã Bình', since: on, of: ['06002', '06001 ?'] },
        { kind: 'extract', makes: '06001 Xã Hòa', since: on, of: ['06001 ?'] },
      ],
    ],
    [
      'all of one and a part of another make a new one',
      [`merge|${on}||06002|06900|Bình Hòa|xã`, `extract|${on}||06001|06900`],
      [
        { kind: 'merge', makes: 'mới 06900 Xã Bình Hòa', since: on, of: ['06002', '06001 ?'] },
        { kind: 'extract', makes: '06001 Xã Hòa', since: on, of: ['06001 ?'] },
      ],
    ],
    [
      'a rename keeps the territory',
      [`rename|${on}||06001||Hòa Lạc`],
      [{ kind: 'rename', makes: '06001 Xã Hòa Lạc', since: '2020-01-01', of: ['06001'] }],
    ],
    [
      'an upgrade keeps it too',
      [`upgrade|01/01/2027||06001|||phường`],
      [{ kind: 'upgrade', makes: '06001 Phường Hòa', since: '2020-01-01', of: ['06001'] }],
    ],
    ['a move keeps it too', [`move|${on}||06001||||19`], [{ kind: 'move', makes: '06001 Xã Hòa', since: '2020-01-01', of: ['06001'] }]],
    [
      'Vietnamese words do',
      [`Đổi tên|${on}||06001||Hòa Lạc`],
      [{ kind: 'rename', makes: '06001 Xã Hòa Lạc', since: '2020-01-01', of: ['06001'] }],
    ],
  ])('%s', (_name, lines, expected) => {
    expect(told(lines)).toEqual(expected)
  })

  test('units under a province that is taken whole follow it', () => {
    const given = { ...facts, subordinates: [hoa, binh] }
    const { transitions } = outcome([`merge|${on}||20|19`], given)
    expect(transitions.map((t) => [t.kind, t.makes.name, t.makes.parentId, t.makes.provinceId])).toEqual([
      ['merge', 'Tỉnh Nam', country, 19],
      ['move', 'Xã Hòa', 19, 19],
      ['move', 'Xã Bình', 19, 19],
    ])
    expect(effectsOf({ transitions }).map((e) => e.effect)).toEqual([
      'versionEnds',
      'unitEnds',
      'versionEnds',
      'versionEnds',
      'versionBegins',
      'versionBegins',
      'parentMoves',
      'versionBegins',
      'parentMoves',
    ])
  })

  test('where a province is divided each unit under it needs a row', () => {
    const given = { ...facts, subordinates: [hoa, binh] }
    const divide = [`split|${on}||20|97|Bắc Đông|tỉnh`, `split|${on}||20|98|Bắc Tây|tỉnh`]
    expect(offenders(divide, given)).toEqual([
      'dòng 2, 3: Xã Hòa (06001) chưa có đơn vị cấp trên mới; thêm một dòng move cho đơn vị này',
      'dòng 2, 3: Xã Bình (06002) chưa có đơn vị cấp trên mới; thêm một dòng move cho đơn vị này',
    ])
    const { transitions } = outcome([...divide, `move|${on}||06001||||97`, `move|${on}||06002||||98`], given)
    expect(transitions.map((t) => [t.makes.code, t.makes.unitId, t.makes.parentId])).toEqual([
      ['97', -1, country],
      ['98', -2, country],
      ['06001', 101, -1],
      ['06002', 102, -2],
    ])
  })

  test('the effects are told one by one', () => {
    expect(effectsOf(outcome([`merge|${on}||06001|06900|Hòa Bình|xã`, `merge|${on}||06002|06900`])).map((e) => [e.effect, e.text])).toEqual(
      [
        ['unitEnds', 'Xã Hòa (06001) chấm dứt tồn tại từ 1/1/2027'],
        ['unitEnds', 'Xã Bình (06002) chấm dứt tồn tại từ 1/1/2027'],
        ['unitBegins', 'Sáp nhập xã Bình và xã Hòa thành xã Hòa Bình (đơn vị mới, mã 06900) từ 1/1/2027'],
      ],
    )
  })
})

describe('what a plan is refused for, by line', () => {
  const on = '2027-01-01'
  test.each([
    ['an unknown code', [`rename|${on}||06999||Hòa`], ['dòng 2: không có đơn vị mang mã 06999']],
    [
      'a target that does not exist',
      [`merge|${on}||06001|06900`, `merge|${on}||06002|06900`],
      ['dòng 2, 3: đơn vị nhận 06900 không có vào ngày 1/1/2027; đơn vị mới cần tên và loại (cột to_name, to_kind)'],
    ],
    [
      'a target that has ended and is not founded anew',
      [`merge|${on}||06001|06010`],
      ['dòng 2: đơn vị nhận 06010 không có vào ngày 1/1/2027; đơn vị mới cần tên và loại (cột to_name, to_kind)'],
    ],
    [
      'a new code that another unit will bear',
      [`merge|${on}||06001|06011|Hòa|xã`],
      ['dòng 2: ngày hiệu lực 1/1/2027 không sau ngày ra đời của Xã Sắp Lập (1/6/2027)'],
    ],
    ['a unit that has ended', [`rename|${on}||06010||Hòa`], ['dòng 2: Xã Cũ thôi mang mã 06010 từ 1/1/2026']],
    [
      'a day before the birth of a unit',
      ['rename|2025-06-30||06001||Hòa Lạc'],
      ['dòng 2: ngày hiệu lực 30/6/2025 không sau ngày ra đời của Xã Hòa (1/7/2025)'],
    ],
    [
      'the very day of its birth',
      ['rename|2025-07-01||06001||Hòa Lạc'],
      ['dòng 2: ngày hiệu lực 1/7/2025 không sau ngày ra đời của Xã Hòa (1/7/2025)'],
    ],
    [
      'a day before its last change',
      ['rename|2026-01-01||06009||Hòa Lạc'],
      ['dòng 2: Xã Đã Đổi đã có thay đổi ngày 1/6/2026, không trước ngày hiệu lực 1/1/2026'],
    ],
    ['a unit given away twice', [`merge|${on}||06001|06002`, `merge|${on}||06001|06003`], ['dòng 2, 3: Xã Hòa (06001) được dùng hai lần']],
    ['the same row twice', [`merge|${on}||06001|06002`, `merge|${on}||06001|06002`], ['dòng 2, 3: Xã Hòa (06001) được dùng hai lần']],
    [
      'a unit used twice on two days, one of them before its birth',
      ['merge|2024-01-01||06001|06004', `merge|${on}||06001|06003`],
      [
        'dòng 2: ngày hiệu lực 1/1/2024 không sau ngày ra đời của Xã Hòa (1/7/2025)',
        'dòng 2: ngày hiệu lực 1/1/2024 không sau ngày ra đời của Phường Chợ (1/7/2025)',
        'dòng 2, 3: mã 06001 được dùng hai lần',
      ],
    ],
    [
      'a unit in two kinds of change',
      [`merge|${on}||06001|06002`, `rename|${on}||06001||Hòa Lạc`],
      ['dòng 2, 3: Xã Hòa (06001) được dùng hai lần'],
    ],
    [
      'a unit that goes away and receives',
      [`merge|${on}||06001|06002`, `merge|${on}||06003|06001`],
      ['dòng 2, 3: Xã Hòa (06001) được dùng hai lần'],
    ],
    [
      'a unit renamed and absorbing',
      [`rename|${on}||06002||Bình An`, `merge|${on}||06001|06002`],
      ['dòng 2, 3: Xã Bình (06002) được dùng hai lần'],
    ],
    [
      'a target on two days',
      [`merge|${on}||06001|06002`, 'merge|2027-02-01||06003|06002'],
      ['dòng 2, 3: đơn vị nhận 06002 được dùng hai lần, vào những ngày khác nhau'],
    ],
    [
      'shares over 100 %',
      [`split|${on}||06001|06001||||60`, `split|${on}||06001|06002||||50,5`],
      ['dòng 2, 3: các phần của Xã Hòa cộng lại 110,5%, quá 100%'],
    ],
    [
      'shares under 100 % of a unit that ends',
      [`split|${on}||06001|06003||||60`, `split|${on}||06001|06002||||30`],
      ['dòng 2, 3: các phần của Xã Hòa cộng lại 90%, chưa đủ 100%'],
    ],
    [
      'a share in a merger',
      [`merge|${on}||06001|06002||||60`],
      ['dòng 2: merge lấy trọn Xã Hòa; chỉ lấy một phần thì dùng split hoặc extract'],
    ],
    ['a part that is all', [`extract|${on}||06001|06002||||100`], ['dòng 2: tách hết Xã Hòa không phải là extract; dùng merge hoặc split']],
    [
      'a split into one',
      [`split|${on}||06001|06900|Hòa|xã`],
      ['dòng 2: chia Xã Hòa cần ít nhất hai đơn vị nhận; tách một phần thì dùng extract'],
    ],
    [
      'a merger of one',
      [`merge|${on}||06001|06900|Hòa|xã`],
      ['dòng 2: sáp nhập cần ít nhất hai đơn vị; chỉ đổi tên hoặc loại thì dùng rename, upgrade'],
    ],
    [
      'two names for one target',
      [`merge|${on}||06001|06900|Hòa|xã`, `merge|${on}||06002|06900|Bình|xã`],
      ['dòng 2, 3: các dòng ghi tên, loại hoặc nơi trực thuộc khác nhau cho đơn vị nhận 06900'],
    ],
    ['a xã that joins a province', [`merge|${on}||06001|20`], ['dòng 2: Xã Hòa và đơn vị nhận 20 không cùng cấp']],
    ['a parent that is no province', [`move|${on}||06001||||06002`], ['dòng 2: Xã Bình không phải là đơn vị cấp tỉnh']],
    ['a parent that is unknown', [`move|${on}||06001||||55`], ['dòng 2: đơn vị cấp trên 55: không có đơn vị mang mã 55']],
    [
      'a parent that goes away in the same plan',
      [`merge|${on}||19|20`, `move|${on}||06001||||19`],
      ['dòng 3: đơn vị cấp trên Tỉnh Nam thôi tồn tại trong chính kế hoạch này'],
    ],
    [
      'a wrong kind of change',
      [`gộp|${on}||06001|06002`],
      ['dòng 2: loại thay đổi «gộp» không có; viết merge, split, extract, move, rename hoặc upgrade'],
    ],
    [
      'a wrong kind of unit',
      [`upgrade|${on}||06001|||quận`],
      ['dòng 2: loại đơn vị «quận» không có; viết xã, phường, đặc khu, tỉnh hoặc thành phố trực thuộc trung ương'],
    ],
    [
      'a day that is none',
      ['rename|2027-02-30||06001||Hòa'],
      ['dòng 2: ngày hiệu lực «2027-02-30» không phải là ngày; viết 2026-07-01 hoặc 01/7/2026'],
    ],
    ['a share that is none', [`extract|${on}||06001|06002||||nửa`], ['dòng 2: tỷ lệ «nửa» không phải là số phần trăm lớn hơn 0']],
    [
      'a rename with another code',
      [`rename|${on}||06001|06002|Hòa`],
      ['dòng 2: rename không đổi mã; bỏ trống cột to hoặc ghi lại mã 06001'],
    ],
    [
      'cells that are missing, all at once',
      [`merge|${on}|||`, `rename|${on}||06001`, `move|${on}||06001`, `upgrade|${on}||06001`],
      [
        'dòng 2: thiếu mã đơn vị cũ (cột from)',
        'dòng 2: thiếu mã đơn vị nhận (cột to)',
        'dòng 3: rename cần tên mới (cột to_name)',
        'dòng 4: move cần mã đơn vị cấp trên mới (cột to_parent)',
        'dòng 5: upgrade cần loại mới (cột to_kind)',
      ],
    ],
  ])('%s', (_name, lines, expected) => {
    expect(offenders(lines)).toEqual(expected)
  })

  test('an empty plan, and one without its columns', () => {
    expect(readPlan([])).toMatchObject({ ok: false, refusal: { code: 'units.planEmpty' } })
    const bare = readPlan([{ line: 2, fields: { loai: 'merge' } }])
    expect(bare).toMatchObject({
      ok: false,
      refusal: { code: 'units.planColumns', text: expect.stringContaining('kind, effective_date, from') },
    })
  })
})
