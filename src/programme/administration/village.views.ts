import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import type { CommuneVillages, SeenVillage, Village } from '../units/village.types.ts'

/** A village as a form carries it: which one, and as it was seen. */
export const seenText = ({ id, versionId }: SeenVillage): string => `${id}-${versionId}`

export function seenOf(text: string): SeenVillage | null {
  const [, id, versionId] = /^(\d{1,9})-(\d{1,9})$/.exec(text) ?? []
  return id && versionId ? { id: Number(id), versionId: Number(versionId) } : null
}

const row = (village: Village) => ({
  id: village.id,
  seen: seenText(village),
  name: village.name,
  from: formatDate(village.validFrom),
  until: village.validTo ? formatDate(village.validTo) : null,
  document: village.source,
  /** nothing but its commune's own end stands ahead of it */
  mayChange: village.validTo === null || village.goesTo !== null,
  goesTo:
    village.goesTo === null || village.validTo === null ? null : `sang ${village.goesTo || 'xã chưa rõ'} từ ${formatDate(village.validTo)}`,
})

/** «12 thôn vào ngày 22/11/2026», and what is to be mended. */
function leadOf({ standing, namesakes, adrift }: CommuneVillages, on: LocalDate): string {
  const twice = namesakes.length > 0 ? ` Trùng tên, cần đổi: ${namesakes.join(', ')}.` : ''
  const waiting = adrift.length > 0 ? ` ${adrift.length} thôn của xã bị chia chưa rõ về đâu.` : ''
  return standing.length === 0
    ? `Chưa có thôn nào vào ngày ${formatDate(on)}.${waiting}`
    : `${standing.length} thôn vào ngày ${formatDate(on)}.${twice}${waiting}`
}

/** What the page of a commune's villages shows. */
export const villagesView = (villages: CommuneVillages, on: LocalDate) => ({
  lead: leadOf(villages, on),
  standing: villages.standing.map(row),
  other: villages.other.map((village) => ({ ...row(village), later: village.validFrom > on })),
  adrift: villages.adrift.map((village) => ({ ...row(village), before: village.before })),
})

/** What the page of one village shows; undefined where the commune has, had and will have none of that id. */
export function villageView(villages: CommuneVillages, id: number) {
  const own = [...villages.standing, ...villages.other].filter((village) => village.id === id)
  const last = own.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
  return (
    last && { ...row(last), validFrom: last.validFrom, versions: own.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).map(row) }
  )
}
