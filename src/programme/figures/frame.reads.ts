import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { placeOf, scopeOf, unitsOn } from '../units/frame.reads.ts'
import type { Unit } from '../units/types.ts'
import { basesReaching } from './fact.queries.ts'
import { newestReleases, provincesOn, publishedSets, releasesCovering, setByAlias } from './release.queries.ts'
import { remembered } from './remembered.reads.ts'
import { dayOf, notesOf, officeBase, otherDays, previousBase, publicBase, standardSetOn } from './resolve.rules.ts'
import type { Ask, Base, Release, ResolvedFrame, SetInForce } from './types.ts'

async function setAsked(ctx: ReadCtx, text: string | null): Promise<Result<string | null>> {
  if (text === null) return done(null)
  const id = await setByAlias(ctx.tx, text)
  if (id) return done(id)
  return refused({
    code: 'criteria.setUnknown',
    status: 404,
    text: `Không có bộ tiêu chí «${text}». Xem danh sách các bộ tiêu chí đã công bố.`,
  })
}

type Setting = { ask: Ask; unit: Unit; asked: LocalDate; set: string | null; sets: SetInForce[]; mapOf: LocalDate | null }

/** The country, or a place on another day's map: every province of the day asked answers by itself. */
async function provinceBases(ctx: ReadCtx, { ask, asked, set, sets }: Setting): Promise<Base[]> {
  const wanted = { asked, set, stage: ask.stage }
  const provinces = await provincesOn(ctx.tx, asked)
  const releases = await newestReleases(ctx.tx, asked, set, ask.stage)
  const byUnit = new Map(releases.map((release) => [release.unitId, release]))
  return provinces.map(({ id, name }) => {
    const place = { id, name, level: 'province' as const }
    const own = byUnit.get(id)
    return (ask.mode === 'public' ? publicBase : officeBase)(place, own ? [own] : [], sets, wanted)
  })
}

/** On another map only the provinces whose communes went to the place answer for it. */
async function reaching(ctx: ReadCtx, { mapOf, unit }: Setting, bases: Base[], scope: string): Promise<Base[]> {
  if (mapOf === null || unit.level === 'country') return bases
  const indexes = new Set(await basesReaching(ctx.tx, { bases, scope, target: { id: unit.id, level: unit.level }, mapOf }))
  const reached = bases.filter((_, index) => indexes.has(index))
  return reached.length > 0 ? reached : bases
}

function frameOf(setting: Setting, bases: Base[], unit: Unit, scope: string): ResolvedFrame {
  const { ask, asked, sets, mapOf } = setting
  const used = new Map(bases.flatMap((base) => (base.set ? [[base.set.id, base.set]] : [])))
  const answering = bases.length === 1 ? bases : bases.filter((base) => base.covered)
  const only = answering.length === 1 && unit.level !== 'country' ? answering[0] : undefined
  const set = (used.size === 1 ? [...used.values()][0] : undefined) ?? standardSetOn(sets, asked) ?? null
  const asOf = dayOf(answering) ?? asked
  return {
    mode: ask.mode,
    asked,
    frame: {
      unit,
      asOf,
      mapOf: mapOf ?? asOf,
      set: set?.id ?? setting.set ?? '',
      stage: only?.stage ?? ask.stage ?? bases.find((b) => b.release)?.stage ?? 'appraised',
      scope,
    },
    set,
    release: only?.release ?? null,
    // places of which nothing is known are counted as they stood on the day of the data
    bases: bases.map((base) => (base.covered ? base : { ...base, asOf })),
    previous: null,
    carried: mapOf !== null,
    notes: [],
  }
}

function countryNotes(bases: Base[], ask: Ask, asked: LocalDate): string[] {
  const released = bases.filter((base) => base.release).length
  if (ask.mode === 'office') return []
  const ended = bases.filter((base) => base.why?.code === 'setEnded').length
  return [
    `Có bản duyệt của ${released}/${bases.length} tỉnh, mỗi tỉnh lấy bản duyệt gần nhất; các số chung chỉ cộng những tỉnh có số liệu.`,
    ...(ended > 0 ? [`${ended} tỉnh chỉ có bản duyệt theo bộ tiêu chí đã hết hiệu lực, nên không có số liệu.`] : []),
    ...otherDays(bases, asked),
  ]
}

async function resolvePlace(ctx: ReadCtx, setting: Setting): Promise<ResolvedFrame> {
  const { ask, unit, asked, sets, set } = setting
  const releases: Release[] = await releasesCovering(ctx.tx, unit.id, asked)
  const wanted = { asked, set, stage: ask.stage }
  const base = (ask.mode === 'public' ? publicBase : officeBase)(unit, releases, sets, wanted)
  // a public page of an earlier release shows the unit as it stood then
  const then = base.asOf === asked ? unit : ((await unitsOn(ctx, [unit.id], base.asOf))[0] ?? unit)
  const resolved = frameOf(setting, [base], then, ask.scope ?? base.release?.scope ?? 'xa')
  return { ...resolved, previous: previousBase(base, releases, sets), notes: notesOf([base], asked, releases[0]) }
}

/** Settles unit, days, set and stage of a question; refused where the code, the set or the list of communes does not exist. */
export const resolveFrame = (ctx: ReadCtx, ask: Ask): Promise<Result<ResolvedFrame>> =>
  remembered(ctx, ['frame', ask], () => settle(ctx, ask))

async function settle(ctx: ReadCtx, ask: Ask): Promise<Result<ResolvedFrame>> {
  const asked = ask.asOf ?? ctx.today
  const map = ask.mapOf === 'today' ? ctx.today : ask.mapOf
  const mapOf = map === asked ? null : map
  const place = await placeOf(ctx, ask.unitCode, mapOf ?? asked)
  if (!place.ok) return place
  const set = await setAsked(ctx, ask.set)
  if (!set.ok) return set
  const scope = await scopeOf(ctx, ask.scope ?? 'xa')
  if (!scope.ok) return scope
  const setting: Setting = { ask, unit: place.value, asked, set: set.value, sets: await publishedSets(ctx.tx), mapOf }
  if (mapOf === null && place.value.level !== 'country') return done(await resolvePlace(ctx, setting))
  const listed = ask.scope ?? 'xa'
  const bases = await reaching(ctx, setting, await provinceBases(ctx, setting), listed)
  const newest = bases[0]?.release ?? undefined
  return done({
    ...frameOf(setting, bases, place.value, listed),
    notes: place.value.level === 'country' ? countryNotes(bases, ask, asked) : notesOf(bases, asked, newest),
  })
}
