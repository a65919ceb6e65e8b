import type { ReadCtx } from '../../platform/events/context.ts'
import { namedOn } from '../units/reads.ts'
import { resolveFrame } from './frame.reads.ts'
import type { Shown } from './place.types.ts'
import { newestReleases, pictureOf } from './reads.ts'
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

/** The newest published picture of every place that has one, newest first: one question a place, and places with releases are few. */
export async function newestPictures(ctx: ReadCtx): Promise<Shown[]> {
  const shown: Shown[] = []
  for (const release of await newestReleases(ctx)) {
    const one = await show(ctx, release)
    if (one) shown.push(one)
  }
  return shown.sort((a, b) => (a.release.asOf < b.release.asOf ? 1 : -1))
}
