import type { Missing } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { sortVietnamese } from '../../platform/text/collate.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { Level, Stage } from '../units/types.ts'
import type { Base, Release, SetInForce } from './types.ts'

const inForce = (set: Pick<SetInForce, 'validFrom' | 'validTo'>, on: LocalDate) =>
  set.validFrom <= on && (set.validTo === null || on < set.validTo)

/** The version of a set in force on a day; undefined when the set is not in force then. */
export const setOn = (sets: readonly SetInForce[], id: string, on: LocalDate): SetInForce | undefined =>
  sets.findLast((set) => set.id === id && inForce(set, on))

/** The national set by which communes are judged for the standard tier on a day. */
export const standardSetOn = (sets: readonly SetInForce[], on: LocalDate): SetInForce | undefined =>
  sets.findLast((set) => set.level === 'commune' && set.tier === 'standard' && inForce(set, on))

/** Why a set does not answer on a day on which it is not in force. */
export function outOfForce(sets: readonly SetInForce[], id: string, on: LocalDate): Missing {
  const versions = sets.filter((set) => set.id === id)
  const label = versions.at(-1)?.label ?? id
  const [first, last] = [versions[0]?.validFrom, versions.at(-1)?.validTo]
  if (first && on < first)
    return { code: 'notApplicable', text: `Không có số liệu: ${label} chỉ có hiệu lực từ ngày ${formatDate(first)}.` }
  const end = last ? ` từ ngày ${formatDate(last)}` : ''
  return { code: 'setEnded', text: `Không có số liệu: ${label} đã hết hiệu lực${end}, kết quả theo bộ này không còn dùng sau ngày đó.` }
}

type Place = { id: number; level: Level; name: string }
type Wanted = { asked: LocalDate; set: string | null; stage: Stage | null }

const fits = (release: Release, { set, stage }: Wanted) =>
  (set === null || release.set === set) && (stage === null || release.stage === stage)

/** A base that a release answers on a day, or says why it no longer does. */
export function baseOfRelease(place: Place, release: Release, sets: readonly SetInForce[], asked: LocalDate): Base {
  const still = setOn(sets, release.set, asked)
  const common = { unitId: place.id, level: place.level, stage: release.stage }
  if (!still) {
    const why = outOfForce(sets, release.set, asked)
    const text = `${why.text} Bản duyệt gần nhất đến hết ${formatDate(release.asOf)}.`
    return { ...common, asOf: asked, set: null, release: null, covered: false, why: { ...why, text } }
  }
  return { ...common, asOf: release.asOf, set: setOn(sets, release.set, release.asOf) ?? still, release, covered: true, why: null }
}

/** What the public may see of a place on a day: its newest release that fits, out of releases sorted newest first. */
export function publicBase(place: Place, releases: readonly Release[], sets: readonly SetInForce[], wanted: Wanted): Base {
  const release = releases.find((one) => fits(one, wanted))
  if (release) return baseOfRelease(place, release, sets, wanted.asked)
  const text = `Không có số liệu: chưa có bản duyệt nào của ${place.name} đến ngày ${formatDate(wanted.asked)}.`
  return {
    unitId: place.id,
    level: place.level,
    asOf: wanted.asked,
    set: null,
    stage: wanted.stage ?? 'appraised',
    release: null,
    covered: false,
    why: { code: 'noData', text },
  }
}

/** What an office sees of a place on a day: everything alive then, under the set asked, else of the newest release, else in force. */
export function officeBase(place: Place, releases: readonly Release[], sets: readonly SetInForce[], wanted: Wanted): Base {
  const { asked } = wanted
  const newest = releases.find((one) => fits(one, wanted))
  const ofRelease = newest ? setOn(sets, newest.set, asked) : undefined
  const set = wanted.set === null ? (ofRelease ?? standardSetOn(sets, asked)) : setOn(sets, wanted.set, asked)
  const stage = wanted.stage ?? newest?.stage ?? 'appraised'
  const release = releases.find((one) => one.asOf === asked && one.set === set?.id && one.stage === stage) ?? null
  const why: Missing | null = set
    ? null
    : wanted.set === null
      ? { code: 'noData', text: `Không có số liệu: ngày ${formatDate(asked)} chưa có bộ tiêu chí nào có hiệu lực.` }
      : outOfForce(sets, wanted.set, asked)
  return {
    unitId: place.id,
    level: place.level,
    asOf: asked,
    set: set ?? null,
    stage,
    release,
    covered: set !== undefined && ofRelease?.id === set.id,
    why,
  }
}

/** The release before the day of a base, under the set that it was made. */
export function previousBase(base: Base, releases: readonly Release[], sets: readonly SetInForce[]): Base | null {
  const before = releases.find((one) => one.asOf < base.asOf && one.stage === base.stage)
  const set = before && setOn(sets, before.set, before.asOf)
  if (!before || !set) return null
  return { unitId: base.unitId, level: base.level, asOf: before.asOf, set, stage: before.stage, release: before, covered: true, why: null }
}

/** The one day of which all the bases that answer have their data; null where they differ or none does. */
export function dayOf(answering: readonly Base[]): LocalDate | null {
  const days = new Set(answering.map((base) => base.asOf))
  return days.size === 1 ? (answering[0]?.asOf ?? null) : null
}

/** «Tỉnh Cao Bằng: số liệu đến 31/12/2022.»: places whose data end before the day asked, a sentence for each day. */
export function otherDays(bases: readonly Base[], asked: LocalDate): string[] {
  const late = bases.filter((base) => base.covered && base.release && base.asOf !== asked)
  const byDay = Map.groupBy(late, (base) => base.asOf)
  return [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([on, of]) => `${namesOf(of)}: số liệu đến ${formatDate(on)}.`)
}

const namesOf = (bases: readonly Base[]) =>
  sortVietnamese(
    bases.flatMap((base) => base.release?.unitName ?? []),
    (name) => name,
  ).join(', ')

/** What a reader must know about which data answer. */
export function notesOf(bases: readonly Base[], asked: LocalDate, newest: Release | undefined): string[] {
  const [only] = bases
  if (bases.length !== 1 || !only) return [...otherDays(bases, asked), ...bases.flatMap((base) => base.why?.text ?? [])]
  if (only.release && only.asOf !== asked)
    return [`Số liệu hiển thị đến hết ${formatDate(only.asOf)}, bản duyệt gần nhất trước ngày ${formatDate(asked)}.`]
  if (only.why) return [only.why.text]
  if (!only.release && newest)
    return [
      `Số liệu tính theo kết quả còn hiệu lực ngày ${formatDate(asked)}, chưa duyệt công khai; bản duyệt gần nhất đến hết ${formatDate(newest.asOf)}.`,
    ]
  if (!only.release) return [`Số liệu tính theo kết quả còn hiệu lực ngày ${formatDate(asked)}, chưa có bản duyệt công khai.`]
  return []
}

/** A base for each day on which a place has a release of a stage, oldest first; of several on one day the first of the list. */
export function seriesBases(place: Place, releases: readonly Release[], sets: readonly SetInForce[], stage: Stage): Base[] {
  const byDay = new Map<LocalDate, Release>()
  for (const release of releases) if (release.stage === stage && !byDay.has(release.asOf)) byDay.set(release.asOf, release)
  return [...byDay.values()].reverse().map((release) => baseOfRelease(place, release, sets, release.asOf))
}
