import type { FigureValue } from '../../platform/base/figure.ts'
import { addDays, type LocalDate } from '../../platform/base/local-date.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { documentText } from '../../platform/files/document-text.ts'
import { pictureOf } from '../figures/reads.ts'
import { check } from './check.rules.ts'
import { readDirectives } from './directive.rules.ts'
import type { PlaceFacts } from './facts.rules.ts'
import { type Gazetteer, gazetteerOf, type Place } from './place.rules.ts'
import {
  communesCounted,
  type NamedPlace,
  namedPlaces,
  nextMerger,
  type ReportedRow,
  reportedOn,
  unitNamed,
  unitsStating,
} from './queries.ts'
import { readFigures } from './read.rules.ts'
import type { FigureKind, Finding, FoundDirective, FoundFigure } from './types.ts'

/** What reading a text gave. */
export type Reading = {
  figures: FoundFigure[]
  directives: FoundDirective[]
  findings: Finding[]
  /** the place that the text does not name, recognised by its figures; null where it names one or nothing fits */
  recognisedPlace: string | null
}

const lowered = (name: string) => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)

/** «huyện Mường Khương, tỉnh Lào Cai». */
const labelOf = ({ name, districtName, provinceName }: NamedPlace) =>
  [name, districtName, provinceName].flatMap((part) => (part ? [lowered(part)] : [])).join(', ')

type Atlas = { gazetteer: Gazetteer; byLabel: ReadonlyMap<string, NamedPlace> }

function atlasOf(places: readonly NamedPlace[]): Atlas {
  const byLabel = new Map<string, NamedPlace>()
  const all = places.map((place): Place => {
    const label = labelOf(place)
    if (!byLabel.has(label)) byLabel.set(label, place)
    return { label, level: place.level, name: place.shortName, from: place.validFrom, to: place.validTo }
  })
  return { gazetteer: gazetteerOf(all), byLabel }
}

/** The names of all places of all times, for reading. */
export const atlas = async (ctx: ReadCtx): Promise<Atlas> => atlasOf(await namedPlaces(ctx.tx))

/** Data older than this many days before the day of a text say nothing of that day. */
const freshDays = 31

const kindOf: Record<string, (qualifier: NonNullable<FigureValue['qualifier']>) => FigureKind | null> = {
  'communes-in-scope': () => 'communes_total',
  'communes-recognised': ({ tier }) =>
    tier === undefined || tier === 'standard' ? 'communes_recognised' : tier === 'advanced' || tier === 'model' ? tier : null,
  'average-criteria-met': () => 'avg_criteria',
  'criteria-met-total': () => 'criteria_met_total',
  'communes-in-band': () => 'band',
  'communes-all-criteria-met': () => 'communes_meeting_19',
}

function computedOf(figures: readonly FigureValue[], on: LocalDate, demonstration: boolean): PlaceFacts['computed'] {
  return figures.flatMap(({ key, qualifier, exact, asOf, coverage }) => {
    const what = kindOf[key]?.(qualifier ?? {})
    const partial = coverage !== undefined && coverage.have < coverage.of
    if (!what || !exact || exact.den === 0 || !asOf || asOf > on || asOf < addDays(on, -freshDays) || partial) return []
    return [
      {
        what,
        lo: qualifier?.lo ?? null,
        hi: qualifier?.hi ?? null,
        value: exact.num / exact.den,
        decimals: 2,
        newest: asOf,
        demonstration,
      },
    ]
  })
}

function earlierOf(rows: readonly ReportedRow[]): PlaceFacts['earlier'] {
  return rows.flatMap(({ figure, qualifier, asOf, num, den, document }) => {
    const what = kindOf[figure]?.(qualifier)
    return what ? [{ what, lo: qualifier.lo ?? null, hi: qualifier.hi ?? null, value: Number(num) / Number(den), asOf, document }] : []
  })
}

/** What the database knows of a place on a day; null where it does not know the place. */
async function factsOn(ctx: ReadCtx, place: NamedPlace, label: string, on: LocalDate): Promise<PlaceFacts | null> {
  const unit = await unitNamed(ctx.tx, place.name, place.districtName, place.provinceName, on)
  if (!unit) return null
  const picture = await pictureOf(ctx, { unitCode: unit.code, asOf: on, mapOf: null, set: null, stage: null, scope: null, mode: 'office' })
  const merged = await nextMerger(ctx.tx, unit.id, on)
  const communes = await communesCounted(ctx.tx, unit.id, on)
  return {
    place: label,
    asOf: on,
    communes: communes || null,
    computed: picture.ok ? computedOf(picture.value.figures, on, picture.value.release?.demonstration ?? true) : [],
    earlier: earlierOf(await reportedOn(ctx.tx, unit.id, on)),
    merger: merged ? { on: merged, before: communes, after: await communesCounted(ctx.tx, unit.id, merged) } : null,
  }
}

const statedKeys: Partial<Record<FigureKind, string>> = {
  communes_recognised: 'communes-recognised',
  avg_criteria: 'average-criteria-met',
  communes_new: 'communes-newly-recognised',
  criteria_met_total: 'criteria-met-total',
  band: 'communes-in-band',
}

/** A text that names no place is recognised by two or more figures that published documents state of one unit only. */
async function recognise(ctx: ReadCtx, figures: readonly FoundFigure[], byLabel: Atlas['byLabel']): Promise<string | null> {
  if (figures.some((one) => one.place !== null)) return null
  const stated = figures.flatMap(({ what, value, asOf, status }) => {
    const figure = statedKeys[what]
    return figure && asOf && status === 'actual' ? [{ figure, asOf, value }] : []
  })
  if (stated.length < 2) return null
  const [best, second] = await unitsStating(ctx.tx, stated)
  if (!best || best.agreeing === second?.agreeing) return null
  return [...byLabel].find(([, place]) => place.name === best.name && place.level !== 'commune')?.[0] ?? null
}

const frameKey = (place: string | null, asOf: LocalDate | null) => `${place} ${asOf}`

/**
 * Reads a text and checks it against itself and against the data: the places and days that it speaks of are looked up once each.
 * @param title day and place of the document where they are known from elsewhere
 */
export async function readText(
  ctx: ReadCtx,
  text: string,
  title: { documentDay?: LocalDate | null; place?: string | null } = {},
): Promise<Reading> {
  const { gazetteer, byLabel } = await atlas(ctx)
  const first = readFigures(text, { ...title, gazetteer })
  const recognisedPlace = await recognise(ctx, first, byLabel)
  const figures = recognisedPlace ? readFigures(text, { ...title, gazetteer, place: recognisedPlace }) : first
  const facts = new Map<string, PlaceFacts | null>()
  for (const { place, asOf, status } of figures) {
    const known = place ? byLabel.get(place) : undefined
    if (!known || !place || !asOf || status === 'target' || facts.has(frameKey(place, asOf))) continue
    facts.set(frameKey(place, asOf), await factsOn(ctx, known, place, asOf))
  }
  const findings = check(figures, (place, asOf) => facts.get(frameKey(place, asOf)) ?? null)
  return { figures, directives: readDirectives(text), findings, recognisedPlace }
}

/** The code of a place named by its label, as of a day; for files that name units by code. */
export async function codesOf(ctx: ReadCtx, places: readonly { place: string; asOf: LocalDate }[]): Promise<Map<string, string>> {
  const { byLabel } = await atlas(ctx)
  const found = new Map<string, string>()
  for (const { place, asOf } of places) {
    const known = byLabel.get(place)
    if (!known || found.has(frameKey(place, asOf))) continue
    const unit = await unitNamed(ctx.tx, known.name, known.districtName, known.provinceName, asOf)
    if (unit) found.set(frameKey(place, asOf), unit.code)
  }
  return found
}

/** A document as it was handed in: pasted, or a file. */
export async function documentOf(form: { text: string; file: { name: string; bytes: Uint8Array } | null }): Promise<string> {
  if (form.file) return documentText(form.file.bytes, form.file.name)
  return form.text.normalize('NFC').replace(/\r\n?/g, '\n')
}
