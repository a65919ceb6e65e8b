import { checkTest } from './check-test.rules.ts'
import type { Measures } from './measures.rules.ts'
import type { Condition, CriteriaSet, Criterion, Indicator } from './types.ts'
import { isSure, sourcesIn } from './walk.rules.ts'

/** Says what is wrong with a thing of the set and how to mend it; the caller knows the thing's line. */
export type Report = (at: object, what: string, mend: string) => void

/** What the parts of a set must say together. A set without a report is publishable. */
export function checkSet(set: CriteriaSet, measures: Measures, report: Report): void {
  checkHead(set, report)
  checkCounts(set, report)
  checkBands(set, report)
  checkCodes(set, report)
  for (const criterion of set.criteria) {
    checkSources(set, criterion, `tiêu chí ${criterion.code}`, report)
    for (const indicator of criterion.indicators)
      checkRow(set, indicator, `chỉ tiêu ${indicator.code ?? `chưa rõ số của tiêu chí ${criterion.code}`}`, measures, report)
  }
  for (const condition of set.conditions) checkRow(set, condition, `điều kiện ${condition.code}`, measures, report)
}

function checkHead(set: CriteriaSet, report: Report): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(set.id))
    report(set, `mã bộ «${set.id}» không hợp lệ`, 'dùng chữ thường không dấu, số và gạch ngang, ví dụ xa-2016')
  if (set.validTo !== null && set.validTo <= set.validFrom)
    report(set, `validTo ${set.validTo} không sau validFrom ${set.validFrom}`, 'sửa ngày; validTo là ngày đầu tiên không còn áp dụng')
  if (set.issued !== null && set.issued > set.validFrom)
    report(set, `ban hành ngày ${set.issued} sau khi áp dụng ngày ${set.validFrom}`, 'sửa issued hoặc validFrom')
  if ((set.level === 'village') !== (set.provinceCode !== undefined))
    report(set, 'bộ của thôn là của một tỉnh, bộ khác là của cả nước', 'thêm hoặc bỏ provinceCode')
  if (set.criteria.length === 0 && set.conditions.length === 0 && !set.notes)
    report(
      set,
      'bộ không có tiêu chí, không có điều kiện, cũng không nói vì sao',
      'thêm criteria hoặc conditions, hoặc notes nói rõ chưa đọc được gì',
    )
  for (const group of set.groups ?? []) checkSources(set, group, `nhóm ${group.code}`, report)
  if (set.areaOverride)
    checkSources(set, { ...set.areaOverride, source: set.areaOverride.source }, 'areaOverride', (_, what, mend) => report(set, what, mend))
  for (const amendment of set.amendedBy ?? [])
    if (set.issued !== null && amendment.date < set.issued)
      report(set, `${amendment.decision} sửa đổi trước khi bộ ban hành`, 'sửa date của amendedBy')
}

function checkCounts(set: CriteriaSet, report: Report): void {
  const { criteria, indicators } = set.counts
  if (criteria !== null && criteria !== set.criteria.length)
    report(
      set.counts,
      `counts.criteria là ${criteria} nhưng liệt kê ${set.criteria.length} tiêu chí`,
      'thêm tiêu chí còn thiếu hoặc sửa counts',
    )
  const listed = set.criteria.reduce((sum, criterion) => sum + criterion.indicators.length, 0)
  const unlisted = set.unlisted ?? 0
  if (indicators !== null && indicators !== listed + unlisted)
    report(
      set.counts,
      `counts.indicators là ${indicators} nhưng liệt kê ${listed} và unlisted ${unlisted}`,
      `đặt unlisted: ${Math.max(0, indicators - listed)}, hoặc sửa counts`,
    )
  for (const criterion of set.criteria)
    if (criterion.indicatorCount !== undefined && criterion.indicatorCount < criterion.indicators.length)
      report(
        criterion,
        `tiêu chí ${criterion.code} có ${criterion.indicatorCount} chỉ tiêu nhưng liệt kê ${criterion.indicators.length}`,
        'sửa indicatorCount',
      )
}

function checkBands(set: CriteriaSet, report: Report): void {
  if (!set.bands) return
  const top = set.counts.criteria
  if (top === null) {
    report(set.bands, 'có bands mà không có counts.criteria', 'bỏ bands, hoặc ghi số tiêu chí')
    return
  }
  const hits = Array.from(
    { length: top + 1 },
    (_, met) => set.bands?.filter(({ lo, hi }) => met >= lo && (hi === null || met <= hi)).length ?? 0,
  )
  const wrong = hits.flatMap((times, met) => (times === 1 ? [] : [`${met} (${times === 0 ? 'không nhóm nào' : `${times} nhóm`})`]))
  if (wrong.length > 0)
    report(set.bands, `bands không phủ 0…${top} đúng một lần: ${wrong.join(', ')}`, 'sửa các nhóm, ví dụ [19, 15-18, 10-14, 5-9, 0-4]')
  for (const { lo, hi } of set.bands)
    if (lo > top || (hi !== null && (hi < lo || hi > top))) report(set.bands, `nhóm ${lo}-${hi ?? ''} ra ngoài 0…${top}`, 'sửa nhóm')
}

function checkCodes(set: CriteriaSet, report: Report): void {
  const twice = (things: { code: string | null }[], what: string) => {
    const seen = new Set<string>()
    for (const thing of things) {
      if (thing.code === null) continue
      if (seen.has(thing.code)) report(thing, `${what} ${thing.code} có hai lần`, 'mỗi mã một lần trong bộ')
      seen.add(thing.code)
    }
  }
  twice(set.criteria, 'tiêu chí')
  twice(
    set.criteria.flatMap(({ indicators }) => indicators),
    'chỉ tiêu',
  )
  twice(set.conditions, 'điều kiện')
  twice(set.groups ?? [], 'nhóm')
  for (const { code, indicators } of set.criteria)
    for (const indicator of indicators)
      if (indicator.code !== null && indicator.code !== code && !indicator.code.startsWith(`${code}.`))
        report(indicator, `chỉ tiêu ${indicator.code} nằm trong tiêu chí ${code}`, `chuyển sang đúng tiêu chí, hoặc đổi mã thành ${code}.…`)
}

function checkRow(set: CriteriaSet, row: Indicator | Condition, name: string, measures: Measures, report: Report): void {
  checkSources(set, row, name, report)
  const measure = row.measure === null ? undefined : measures.get(row.measure)
  if (row.measure !== null && !measure)
    report(row, `${name}: không có số liệu «${row.measure}»`, 'thêm vào measures.yaml, hoặc dùng mã đã có')
  if (measure && row.unit !== measure.unit)
    report(
      row,
      `${name}: đơn vị «${row.unit ?? 'không'}» khác đơn vị «${measure.unit ?? 'không'}» của ${measure.key}`,
      'dùng cùng đơn vị, hoặc một số liệu khác',
    )
  const applies = 'appliesIf' in row ? row.appliesIf : undefined
  if (applies !== undefined && measures.get(applies)?.kind !== 'yesNo')
    report(row, `${name}: appliesIf «${applies}» phải là một số liệu có/không`, 'thêm vào measures.yaml với kind: yesNo')
  if (row.test) checkTest({ set, row, name, measures, report }, row.test, row.measure)
}

/** Every source that is named is listed with its address, and what claims to have been read names where. */
function checkSources(
  set: CriteriaSet,
  thing:
    | Criterion
    | Indicator
    | Condition
    | NonNullable<CriteriaSet['groups']>[number]
    | { certainty: Indicator['certainty']; source: string[] },
  name: string,
  report: Report,
): void {
  for (const key of sourcesIn(thing))
    if (!(key in set.sources)) report(thing, `${name}: nguồn «${key}» không có trong sources`, 'thêm địa chỉ vào sources của bộ')
  if (isSure(thing.certainty) && thing.source.length === 0)
    report(thing, `${name}: ${thing.certainty} mà không ghi nguồn`, 'thêm source: […], hoặc hạ certainty')
}
