import { addDays, day, type LocalDate } from '../../../platform/base/local-date.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { Structured } from '../../../platform/ui/described.tsx'
import { type Crumb, PageHead, Strip } from '../../../platform/ui/page.tsx'
import { TimeSteps } from '../../../platform/ui/time-steps.tsx'
import type { Unit } from '../../units/types.ts'
import { cardPath, dayHref, unitHref, unitPath } from '../address.rules.ts'
import type { PlacePage } from '../place.types.ts'
import type { Release } from '../types.ts'

/** The country first, then what stands above the unit on the day of the map. */
function crumbsOf({ above, resolved }: PlacePage): Crumb[] {
  return [
    { href: dayHref({ level: 'country', code: 'VN' }, resolved.frame.asOf), text: 'Cả nước' },
    ...above.filter((unit) => unit.level !== 'country').map((unit) => ({ href: unitHref(unit, resolved.frame), text: unit.name })),
  ]
}

/** The heading of a place, and what programs are told of it: which part of which unit it is, with a card that states its sentence. */
export function PlaceHead({ place, lead }: { place: PlacePage; lead: string }) {
  const { unit, asOf } = place.resolved.frame
  const above = place.above.findLast(({ level }) => level !== 'country')
  return (
    <>
      <PageHead crumbs={crumbsOf(place)} title={unit.name} lead={lead} image={cardPath(unit, asOf)} />
      <Structured
        of={(origin, url) => ({
          ...{ '@type': 'AdministrativeArea', name: unit.name, identifier: unit.code, url },
          containedInPlace: {
            '@type': 'AdministrativeArea',
            name: above?.name ?? 'Việt Nam',
            url: `${origin}${unitPath(above ?? country)}`,
          },
        })}
      />
    </>
  )
}

const country = { level: 'country', code: 'VN' } as const

/** Thanh thời gian of a place: days before its birth are shown on its own map. */
export function PlaceSteps({ place, query }: { place: PlacePage; query?: Record<string, string> }) {
  const { unit, asOf } = place.resolved.frame
  const path = unitPath(unit)
  const carried = place.resolved.carried
  const steps = place.stops.map((stop) => {
    const onToday = stop.onToday || carried
    const words = new URLSearchParams({ ngay: stop.asOf, ...(onToday ? { 'ban-do': 'hien-nay' } : {}), ...query })
    return {
      value: stop.asOf,
      text: formatDate(stop.asOf),
      href: `${path}?${words}`,
      current: stop.asOf === asOf && (place.picture.release !== null || carried || unit.level === 'country'),
    }
  })
  const onToday = carried || place.stops.every((stop) => stop.onToday)
  return <TimeSteps steps={steps} action={path} field="ngay" hidden={{ ...(onToday ? { 'ban-do': 'hien-nay' } : {}), ...query }} />
}

const spanText = (unit: Unit) =>
  `${unit.validFrom ? `từ ${formatDate(unit.validFrom)}` : 'từ trước 31/8/2004'}${unit.validTo ? ` đến trước ${formatDate(unit.validTo)}` : ''}`

/** Codes were given again: whoever follows an old link must see whose page this is. */
export function Namesakes({ place }: { place: PlacePage }) {
  const { unit } = place.resolved.frame
  return (
    <>
      {place.outsideLife ? (
        <Strip kind="history">
          <p>
            {place.outsideLife} <TodayLinks place={place} />
          </p>
        </Strip>
      ) : null}
      {place.namesakes.length > 0 ? (
        <p className="small muted">
          Mã {unit.code} còn là mã của:{' '}
          {place.namesakes.map((other, index) => (
            <span key={other.id}>
              {index > 0 ? '; ' : ''}
              <a href={`${unitPath(other)}?ngay=${dayWithin(other)}`}>{other.name}</a> ({spanText(other)})
            </span>
          ))}
          .
        </p>
      ) : null}
    </>
  )
}

/** A day on which a version holds: its last before today's map, or its first. */
const dayWithin = (unit: Unit): LocalDate => (unit.validTo ? addDays(unit.validTo, -1) : (unit.validFrom ?? day('2004-08-31')))

/** Where the territory lies today. */
export function TodayLinks({ place }: { place: PlacePage }) {
  const others = place.today.filter((unit) => unit.id !== place.resolved.frame.unit.id)
  if (others.length === 0) return null
  return (
    <>
      Nay thuộc:{' '}
      {others.map((unit, index) => (
        <span key={unit.id}>
          {index > 0 ? ', ' : ''}
          <a href={unitPath(unit)}>{unit.name}</a>
        </span>
      ))}
      .
    </>
  )
}

/** «Bản đồ: lúc chốt số liệu / hiện nay». */
export function MapChoice({ place }: { place: PlacePage }) {
  const { resolved, today, atData } = place
  const { frame, carried } = resolved
  const silent = !carried && frame.unit.level !== 'country' && place.picture.release === null
  if (frame.unit.level === 'district' || silent) return null
  const same = (units: Unit[]) => units.filter((unit) => unit.level === frame.unit.level)
  const query = `ngay=${frame.asOf}`
  const nows = frame.unit.level === 'country' ? [frame.unit] : same(today)
  const thens = frame.unit.level === 'country' ? [frame.unit] : same(atData)
  return (
    <p className="small">
      Bản đồ:{' '}
      {carried ? (
        <>
          {thens.map((unit, index) => (
            <span key={unit.id}>
              {index > 0 ? ', ' : ''}
              <a href={`${unitPath(unit)}?${query}`}>lúc chốt số liệu{thens.length > 1 ? ` (${unit.name})` : ''}</a>
            </span>
          ))}{' '}
          / <strong>hiện nay</strong>
        </>
      ) : (
        <>
          <strong>lúc chốt số liệu</strong> /{' '}
          {nows.map((unit, index) => (
            <span key={unit.id}>
              {index > 0 ? ', ' : ''}
              <a href={`${unitPath(unit)}?${query}&ban-do=hien-nay`}>
                hiện nay{nows.length > 1 || unit.name !== frame.unit.name ? ` (${unit.name})` : ''}
              </a>
            </span>
          ))}
        </>
      )}
    </p>
  )
}

/** No figure for the day: the days that there are, plainly. */
export function NothingYet({ place }: { place: PlacePage }) {
  const { unit } = place.resolved.frame
  const before = [...new Set(place.stops.filter((stop) => stop.onToday).map((stop) => stop.release.unitName))]
  return (
    <>
      <h2>Các ngày đã công bố số liệu</h2>
      {before.length > 0 ? <p>Số liệu trước sắp xếp, của {before.join(', ')}; xem trên bản đồ hiện nay:</p> : null}
      {place.stops.length > 0 ? (
        <ul>
          {place.stops.toReversed().map((stop) => (
            <li key={stop.asOf}>
              <a href={`${unitPath(unit)}?ngay=${stop.asOf}${stop.onToday ? '&ban-do=hien-nay' : ''}`}>Đến hết {formatDate(stop.asOf)}</a>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">Chưa có bản số liệu nào được duyệt công khai cho đơn vị này.</p>
      )}
    </>
  )
}

/** Parts of a place that have figures of their own, where the place itself has none. */
export function Within({ releases }: { releases: Release[] }) {
  if (releases.length === 0) return null
  return (
    <>
      <h2>Nơi có số liệu trong tỉnh</h2>
      <ul>
        {releases.map((release) => (
          <li key={release.id}>
            <a href={dayHref({ level: 'district', code: release.unitCode }, release.asOf)}>
              {release.unitName}, đến hết {formatDate(release.asOf)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Said wherever old results are counted on today's map. */
export function OldCommunes() {
  return (
    <Strip kind="note">
      <p>Bản đồ hiện nay chỉ đếm kết quả của các xã cũ trên địa bàn từng xã; xã hiện nay chưa được đánh giá theo số liệu này.</p>
    </Strip>
  )
}

/** Who held the territory before, each a click away with the figures of then. */
function BeforeLinks({ place }: { place: PlacePage }) {
  const { validFrom } = place.resolved.frame.unit
  if (validFrom === null || place.before.length === 0) return null
  return (
    <>
      Trước {formatDate(validFrom)}:{' '}
      {place.before.map((unit, index) => (
        <span key={unit.id}>
          {index > 0 ? ', ' : ''}
          <a href={dayHref(unit, addDays(validFrom, -1))}>{unit.name}</a>
        </span>
      ))}
      .{' '}
    </>
  )
}

/** Where a unit came from and went, told in full on its own page; and the way to set it beside others. */
export function Timeline({ place }: { place: PlacePage }) {
  const { unit, mapOf } = place.resolved.frame
  const slug = unit.validTo === null ? unit.code : `${unit.code}.${addDays(unit.validTo, -1)}`
  return (
    <p className="section small">
      <BeforeLinks place={place} />
      <TodayLinks place={place} /> <a href={`/don-vi/${unit.code}?ngay=${mapOf}`}>Quá trình hợp nhất, chia tách, đổi tên của {unit.name}</a>
      . <a href={`/ket-qua/so-sanh?don-vi=${slug}`}>So sánh {unit.name} với đơn vị khác theo thời gian</a>.
    </p>
  )
}
