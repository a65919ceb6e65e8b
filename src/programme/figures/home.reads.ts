import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { namedOn } from '../units/reads.ts'
import type { Unit } from '../units/types.ts'
import { unitsUnder } from './fact.queries.ts'
import { resolveFrame } from './frame.reads.ts'
import type { PlacePage, Shown } from './place.types.ts'
import { newestReleases, pictureOf } from './reads.ts'
import { newestReleases as newestReleasesUpTo } from './release.queries.ts'
import type { Ask, Release } from './types.ts'

async function show(ctx: ReadCtx, release: Release): Promise<Shown | null> {
  const { unitCode, asOf, set, stage, scope } = release
  const ask: Ask = { unitCode, asOf, mapOf: null, set, stage, scope, mode: 'public' }
  const resolved = await resolveFrame(ctx, ask)
  const picture = await pictureOf(ctx, ask)
  if (!resolved.ok || !picture.ok) return null
  const { unit } = resolved.value.frame
  const place = unit.level === 'province' ? unit.id : unit.provinceId
  return {
    release,
    picture: picture.value,
    resolved: resolved.value,
    level: unit.level,
    today: place === null ? [] : (await namedOn(ctx, place, ctx.today)).units,
  }
}

/** The newest release of each district right under a place, on its own map: what the page of a province without figures leads to. */
export async function releasesUnder(ctx: ReadCtx, place: Pick<Unit, 'id'>, until: LocalDate): Promise<Release[]> {
  const releases = await newestReleasesUpTo(ctx.tx, until, null, null)
  const inside = await unitsUnder(ctx.tx, place.id, until)
  const ids = new Set(inside.filter((unit) => unit.level === 'district').map((unit) => unit.id))
  return releases.filter((release) => ids.has(release.unitId))
}

/** The same of a place that began later: of the places that held its territory on the day before. */
export async function releasesBefore(ctx: ReadCtx, { resolved, before }: Pick<PlacePage, 'resolved' | 'before'>): Promise<Release[]> {
  const { validFrom } = resolved.frame.unit
  const found: Release[] = []
  for (const place of validFrom === null ? [] : before)
    found.push(...(await releasesUnder(ctx, place, addDays(validFrom as LocalDate, -1))))
  return found
}

/** The newest published picture of every place that has one, newest first: one question a place, and places with releases are few. */
export async function newestPictures(ctx: ReadCtx): Promise<Shown[]> {
  const shown: Shown[] = []
  for (const release of await newestReleases(ctx)) {
    const one = await show(ctx, release)
    if (one) shown.push(one)
  }
  return shown.sort((a, b) => (a.release.asOf < b.release.asOf ? 1 : -1))
}
