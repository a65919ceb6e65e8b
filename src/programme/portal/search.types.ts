import type { FoundPart } from '../../platform/base/found.ts'

/** What can be found, in the order in which it stands where everything fits alike. Each is a word of the address. */
export const kinds = ['don-vi', 'tieu-chi', 'hoi-dap', 'van-ban', 'tin-tuc', 'gop-y', 'ocop', 'quyet-dinh', 'du-lieu', 'trang'] as const
export type Kind = (typeof kinds)[number]

/** What was found of a kind; `together`: its words stand one after the other there, else all of them anywhere. */
export type FoundKind = FoundPart & { kind: Kind; together: boolean }

/** A short form as offices write it. `isRead`: a search reads both forms as one. */
export type Abbreviation = { short: string; long: string; isRead: boolean }
