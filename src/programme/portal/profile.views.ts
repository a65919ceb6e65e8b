import type { Listing } from '../../platform/base/listing.ts'
import { formatDate } from '../../platform/text/date.ts'
import { states } from './profile.text.ts'
import type { Contact, Edition, PortalOffice } from './profile.types.ts'

/** Where an edition stands; `newest`: the number of the newest one of its office, `isPublic`: it is the newest approved one. */
function stateOf({ edition, decision }: Edition, newest: number, isPublic: boolean): string {
  if (decision === null) return edition === newest ? states.waiting : states.replaced
  if (decision.kind === 'returned') return `${states.returned} ${formatDate(decision.on)}, ${decision.by}: ${decision.reason}`
  return `${states.approved} ${formatDate(decision.on)}, ${decision.by}${isPublic ? '; đang công khai' : ''}`
}

/** Editions of an office, the newest first, as lists show them. */
export function editionLines(editions: readonly Edition[]) {
  const publicOne = editions.find(({ decision }) => decision?.kind === 'approved')
  return editions.map((one) => ({
    id: one.id,
    number: one.edition,
    written: `${formatDate(one.writtenOn)}, ${one.writtenBy}`,
    reason: one.reason ?? '',
    state: stateOf(one, editions[0]?.edition ?? 0, one === publicOne),
  }))
}

type Line = ReturnType<typeof editionLines>[number]

/** The list of editions as it leaves for a spreadsheet. */
export const editionListing = (rows: readonly Line[], unitName: string, today: string): Listing<Line> => ({
  sheet: 'Các bản',
  title: 'Các bản của trang giới thiệu',
  lines: [unitName, `Đến ngày ${today}`],
  columns: [
    { head: 'Bản', width: 8, value: ({ number }) => number },
    { head: 'Ngày soạn, người soạn', width: 32, value: ({ written }) => written },
    { head: 'Lý do sửa', width: 40, value: ({ reason }) => reason },
    { head: 'Trạng thái', width: 50, value: ({ state }) => state },
  ],
  rows,
})

/** What the foot of every page says of the office; null members were not approved. */
export const footView = (office: PortalOffice | null) => {
  const { agency, responsible, address, phone, email, reuse, licence } = office?.said?.facts ?? {}
  return {
    isDemonstration: office?.isDemonstration ?? false,
    ...{ agency, responsible, address, phone, email, reuse, licence },
    english: office?.said?.english ?? null,
  }
}

export type FootView = ReturnType<typeof footView>

/** A number to call, without what stands in it for the eye. */
export const telHref = (phone: string): string => `tel:${(phone.split(/[,;/]/)[0] ?? '').replaceAll(/[^\d+]/g, '')}`

/** People of one kind, as they were written. */
export const contactsOf = (contacts: readonly Contact[], kind: Contact['kind']) => contacts.filter((one) => one.kind === kind)
