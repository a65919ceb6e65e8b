import type { LocalDate } from '../../platform/base/local-date.ts'
import { fold } from '../../platform/text/fold.ts'

/** A place as it stood over [from, to); `label` is how it is called in full: «huyện Mường Khương, tỉnh Lào Cai». */
export type Place = {
  label: string
  level: 'province' | 'district' | 'commune'
  name: string
  from: LocalDate | null
  to: LocalDate | null
}

/** Names without their kind, as written («lạng sơn») and folded («lang son»), each with the places that bore it. */
export type Gazetteer = { exact: ReadonlyMap<string, Place[]>; folded: ReadonlyMap<string, Place[]> }

export const noPlaces: Gazetteer = { exact: new Map(), folded: new Map() }

/** What helps to choose between places of one name: the day of the text, and the place that it speaks of. */
export type Where = { day: LocalDate | null; within: string | null }

/** Names that papers write in more than one way; folded. */
const spellings: Record<string, string> = {
  'po y': 'bo y',
  'bac can': 'bac kan',
  'dac lac': 'dak lak',
  'dac nong': 'dak nong',
  'qui nhon': 'quy nhon',
  'thua thien hue': 'thua thien hue',
  'ba ria vung tau': 'ba ria vung tau',
  'tp hcm': 'ho chi minh',
}

const lower = (name: string) => name.normalize('NFC').toLocaleLowerCase('vi')

export function gazetteerOf(places: readonly Place[]): Gazetteer {
  const exact = new Map<string, Place[]>()
  const folded = new Map<string, Place[]>()
  const add = (map: Map<string, Place[]>, key: string, place: Place) => {
    const known = map.get(key)
    if (known) known.push(place)
    else map.set(key, [place])
  }
  for (const place of places) {
    add(exact, lower(place.name), place)
    add(folded, fold(place.name), place)
  }
  return { exact, folded }
}

const kindWords = ['tỉnh', 'huyện', 'thị xã', 'thành phố', 'tp', 'xã', 'thị trấn', 'phường']
const everyCase = kindWords.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
/** a kind of unit and a name that begins with a capital: «xã Nậm Chảy», but not «các xã chỉ đạo» */
const named = new RegExp(String.raw`(?<!\p{L})(${everyCase.join('|')})\.? (\p{Lu}\p{L}*(?: \p{L}+){0,3})`, 'gu')
/** what tells the district right behind a commune: «xã Bính Xá (Đình Lập)», «xã Văn An, huyện Văn Quan» */
const behind = /^ ?(?:\((?:huyện |thị xã |TP )?|,? (?:thuộc |của )?(?:huyện|thị xã|thành phố|TP) )(\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){0,3})/u

const levelOf: Record<string, Place['level'] | null> = {
  tỉnh: 'province',
  huyện: 'district',
  'thị xã': 'district',
  xã: 'commune',
  'thị trấn': 'commune',
  phường: 'commune',
  'thành phố': null,
  tp: null,
}

/** The label without the place's own name: what it lies in. */
const above = ({ label }: Place) => label.split(', ').slice(1).join(', ')

const alive = (place: Place, day: LocalDate) => (place.from === null || place.from <= day) && (place.to === null || place.to > day)

/** Of the places of one name, the only one that fits the level, the day and what it must lie within; null when several do. */
function choose(candidates: readonly Place[], level: Place['level'] | null, { day, within }: Where): Place | null {
  const ofLevel = candidates.filter((place) => (level ? place.level === level : place.level !== 'commune'))
  const today = day ? ofLevel.filter((place) => alive(place, day)) : ofLevel
  const standing = today.length > 0 ? today : ofLevel
  const inside = within ? standing.filter((place) => fold(above(place)).includes(fold(within))) : []
  const fitting = inside.length > 0 ? inside : standing
  const labels = new Set(fitting.map((place) => place.label))
  if (labels.size === 1) return fitting[0] ?? null
  // «thành phố X» is a province or a district: the higher one
  return level === null ? (fitting.find((place) => place.level === 'province') ?? null) : null
}

/** The place that a name of up to four words means, longest name first; `rest` is what stands behind the name. */
export function placeNamed(
  words: string,
  level: Place['level'] | null,
  where: Where,
  gazetteer: Gazetteer,
): { place: Place; length: number } | null {
  const parts = words.split(' ')
  for (let n = parts.length; n > 0; n--) {
    const name = parts.slice(0, n).join(' ')
    const plain = fold(name)
    const candidates = gazetteer.exact.get(lower(name)) ?? gazetteer.folded.get(spellings[plain] ?? plain)
    const place = candidates ? choose(candidates, level, where) : null
    if (place) return { place, length: name.length }
    if (candidates?.some((one) => level === null || one.level === level)) return null
  }
  return null
}

/** Every place that a text names with its kind, in order; a name that several units bear and nothing tells apart is left out. */
export function placesIn(text: string, gazetteer: Gazetteer, where: Where): Place[] {
  const found: Place[] = []
  for (const match of text.matchAll(named)) {
    const kind = (match[1] ?? '').toLocaleLowerCase('vi')
    const words = match[2] ?? ''
    const level = levelOf[kind] ?? null
    const start = match.index + match[0].length - words.length
    // the district behind the name narrows the choice; the name may be shorter than the words caught
    const district = words.split(' ').flatMap((_, i, all) => {
      const name = all.slice(0, all.length - i).join(' ')
      const after = behind.exec(text.slice(start + name.length))
      return after?.[1] ? [after[1]] : []
    })[0]
    const known =
      placeNamed(words, level, district ? { ...where, within: district } : where, gazetteer) ??
      (district ? placeNamed(words, level, where, gazetteer) : null)
    if (known) found.push(known.place)
  }
  return found
}

const capitalised = /\p{Lu}\p{L}*(?: (?:- )?\p{Lu}\p{L}*){1,3}/gu

/** A province named without its kind: «Lạng Sơn phấn đấu …». */
export function provinceIn(text: string, gazetteer: Gazetteer, where: Where): Place | null {
  for (const [name] of text.matchAll(capitalised)) {
    const place = gazetteer.exact.get(lower(name))?.filter((one) => one.level === 'province')
    const known = place ? choose(place, 'province', where) : null
    if (known) return known
  }
  return null
}
