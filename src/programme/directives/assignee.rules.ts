import { fold, tidy } from '../../platform/text/fold.ts'
import type { BodyKind } from '../people/types.ts'
import type { Level } from '../units/types.ts'
import type { Responsible } from './types.ts'

/** The bodies of the unit that gives work, and the units under it on the day. */
export type Directory = {
  bodies: readonly { id: number; unitId: number; name: string; kind: BodyKind }[]
  units: readonly { id: number; name: string; level: Level; kind: string }[]
}

const groups = {
  departments: 'Tất cả sở, ngành',
  helpers: 'Tất cả đơn vị giúp đỡ',
  communes: 'Tất cả xã',
  wards: 'Tất cả xã, phường',
  districts: 'Tất cả huyện',
  provinces: 'Tất cả tỉnh',
} as const
type Group = keyof typeof groups
export const groupNames: readonly string[] = Object.values(groups)

/** Who belongs to a group here. */
function membersOf(group: Group, { bodies, units }: Directory): Responsible[] {
  if (group === 'departments')
    return bodies.filter(({ kind }) => kind === 'department' || kind === 'committee').map(({ id, unitId }) => ({ unitId, bodyId: id }))
  if (group === 'helpers') return bodies.filter(({ kind }) => kind === 'assistingBody').map(({ id, unitId }) => ({ unitId, bodyId: id }))
  const level = group === 'districts' ? 'district' : group === 'provinces' ? 'province' : 'commune'
  return units
    .filter((unit) => unit.level === level && (group !== 'communes' || unit.kind === 'commune'))
    .map(({ id }) => ({ unitId: id, bodyId: null }))
}

/** Words as names are compared: folded, short forms written out. */
const plain = (text: string): string =>
  ` ${fold(text)} `
    .replace(/ ntm /g, ' nong thon moi ')
    .replace(/ ubnd /g, ' uy ban nhan dan ')
    .replace(/ bcd /g, ' ban chi dao ')
    .replace(/ vpdp /g, ' van phong dieu phoi ')
    .replace(/ (?:mttq|ubmttq) /g, ' mat tran to quoc ')

/** «14 xã phấn đấu …», «các xã sau sáp nhập»: some communes, and the sentence does not say which. */
const someCommunes = / (?:\d+ xa|cac xa (?:con lai|sau|da|dang|dang ky|phan dau|chua|thuoc|bien gioi|dac biet|co|trong|diem)) /
const groupWords: readonly [Group, RegExp][] = [
  [
    'departments',
    / cac (?:so|ban nganh|nganh|phong|co quan|don vi)(?! .*(?:giup do|do dau)) | so (?:ban )?nganh | co quan phu trach tieu chi /,
  ],
  ['helpers', / phan cong giup do | do dau /],
  ['districts', / cac huyen | cac thanh pho | huyen thanh pho | huyen thi /],
  ['communes', / (?:cac|va cac|nganh cac) xa /],
  ['provinces', / cac tinh /],
]

const kindWords: readonly [BodyKind, string][] = [
  ['coordinationOffice', ' van phong dieu phoi '],
  ['steeringCommittee', ' ban chi dao '],
  ['front', ' mat tran to quoc '],
]

/** Whom the words name here, as the field for them writes it; `open`: what somebody must settle, null where all is clear. */
export type Proposed = { names: string[]; open: string | null }

/**
 * Reads whom an assignee of a conclusion means: bodies and units by name, «các sở, ngành» and «các xã» as groups. Some communes that are not
 * named (a number, «còn lại»), and what is not known here, stay open: they are never guessed.
 */
export function proposeFor(assignee: string, directory: Directory): Proposed {
  const words = plain(assignee)
  const units = directory.units.filter(({ name }) => words.includes(plain(name))).map(({ name }) => name)
  const bodies = directory.bodies.filter(({ name }) => words.includes(plain(name))).map(({ name }) => name)
  const isSome = someCommunes.test(words)
  const found = groupWords.filter(([group, pattern]) => pattern.test(words) && !(isSome && group === 'communes'))
  const known = found.filter(([group]) => membersOf(group, directory).length > 0).map(([group]) => groups[group])
  const byKind = bodies.length > 0 || found.length > 0 || isSome || units.length > 0 ? [] : kindOf(words, directory)
  const names = [...new Set([...bodies, ...byKind, ...units, ...known])]
  const missing = found
    .filter(([group]) => membersOf(group, directory).length === 0)
    .map(([group]) => groups[group].replace('Tất cả', 'các'))
  const open = [
    ...(isSome ? ['câu nêu một số xã mà không nêu tên'] : []),
    ...(missing.length > 0 ? [`không có ${missing.join(', ')} trong phạm vi hiện nay`] : []),
    ...(names.length === 0 && !isSome && missing.length === 0 ? ['chưa rõ cơ quan, đơn vị nào'] : []),
  ]
  return { names, open: open.length === 0 ? null : open.join('; ') }
}

/** «Văn phòng điều phối NTM tỉnh» where there is one office, whatever its full name. */
function kindOf(words: string, { bodies }: Directory): string[] {
  for (const [kind, word] of kindWords) {
    const of = bodies.filter((body) => body.kind === kind)
    if (words.includes(word) && of.length === 1 && of[0]) return [of[0].name]
  }
  return []
}

/** What was typed for whom, «Sở Y tế; Xã Bính Xá; Tất cả xã», as responsibles; and the names that nobody here bears, or several do. */
export function readResponsible(typed: string, directory: Directory): { to: Responsible[]; unknown: string[] } {
  const [to, unknown]: [Responsible[], string[]] = [[], []]
  for (const name of typed.split(/[;\n]/u).map(tidy)) {
    if (name === '') continue
    const key = plain(name)
    const group = (Object.keys(groups) as Group[]).find((one) => plain(groups[one]) === key)
    const found: Responsible[] = group
      ? membersOf(group, directory)
      : [
          ...directory.bodies.filter((body) => plain(body.name) === key).map(({ id, unitId }) => ({ unitId, bodyId: id })),
          ...directory.units.filter((unit) => plain(unit.name) === key).map(({ id }) => ({ unitId: id, bodyId: null })),
        ]
    if (found.length === 0 || (!group && found.length > 1)) unknown.push(name)
    else to.push(...found)
  }
  return { to: to.filter((one, at) => to.findIndex((other) => other.unitId === one.unitId && other.bodyId === one.bodyId) === at), unknown }
}
