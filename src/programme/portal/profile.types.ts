import type { LocalDate } from '../../platform/base/local-date.ts'

/** What an office says of itself in Vietnamese; those of `englishNames` in English as well. */
export const factNames = ['agency', 'responsible', 'address', 'phone', 'fax', 'email', 'security', 'licence', 'reuse', 'functions'] as const
export type FactName = (typeof factNames)[number]
export const englishNames = ['agency', 'responsible', 'address', 'reuse', 'functions'] as const satisfies readonly FactName[]
export type EnglishName = (typeof englishNames)[number]

/** A body of the structure chart; they stand as they are read from the top, `depth` 0 is nobody's part. */
export type ChartBody = { name: string; nameEn: string | null; depth: number }
export type BodyNode = ChartBody & { parts: BodyNode[] }

export const contactKinds = ['leader', 'officer'] as const
export type ContactKind = (typeof contactKinds)[number]

/** A leader, or an officer whom readers may turn to; entered only with their consent. */
export type Contact = {
  kind: ContactKind
  name: string
  post: string
  postEn: string | null
  body: string | null
  phone: string | null
  email: string | null
}

export type SiteLink = { name: string; href: string }

/** Everything that an office says of itself. Null: nobody wrote it. */
export type Profile = {
  facts: Record<FactName, string | null>
  english: Record<EnglishName, string | null>
  bodies: ChartBody[]
  contacts: Contact[]
  channels: SiteLink[]
  related: SiteLink[]
}

export type Decision = { kind: 'approved' | 'returned'; by: string; on: LocalDate; reason: string | null }

/** What was written at one time, and what somebody else decided about it. */
export type Edition = {
  id: number
  unitId: number
  edition: number
  said: Profile
  hash: string
  reason: string | null
  writtenBy: string
  writerId: number | null
  writtenOn: LocalDate
  decision: Decision | null
}

/** Whose portal this is, with what its office says of itself as it was approved; null where nothing was. */
export type PortalOffice = {
  unitId: number
  unitName: string
  unitCode: string
  level: 'country' | 'province'
  said: Profile | null
  approvedBy: string | null
  approvedOn: LocalDate | null
  /** delivered to show how the pages look: nobody's facts */
  isDemonstration: boolean
}
