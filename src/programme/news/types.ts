import type { FigureValue } from '../../platform/base/figure.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'

export const states = ['draft', 'submitted', 'forApproval', 'returned', 'approved', 'withdrawn', 'discarded'] as const
export type State = (typeof states)[number]

export const acts = ['submit', 'discard', 'pass', 'return', 'approve', 'withdraw'] as const
export type Act = (typeof acts)[number]

export type StepKind = 'written' | 'submitted' | 'passed' | 'returned' | 'approved' | 'withdrawn' | 'discarded'

/** Under what articles are filed, as the office keeps it: `slug` stands in addresses and never changes; closed, it takes no new articles. */
export type Category = { slug: string; number: number; name: string; nameEn: string; position: number; closed: boolean }

/** An article as its office keeps it. */
export type Article = {
  id: number
  unitId: number
  unitName: string
  authorId: number
  author: string
  state: State
  version: number
  liveVersion: number | null
  steps: number
}

/** The text of an article, in the language of the house and perhaps in English. */
export type Text = {
  title: string
  sapo: string
  body: string
  byline: string
  sourceName: string | null
  sourceLink: string | null
  category: string
  tags: string[]
  criteria: string[]
  places: string[]
  pictureId: number | null
  titleEn: string | null
  sapoEn: string | null
  bodyEn: string | null
  correction: string | null
}

export type Version = Text & { number: number; restored: number | null; writtenBy: string; personId: number; writtenAt: Date }
export type VersionLine = Pick<Version, 'number' | 'title' | 'restored' | 'writtenBy' | 'writtenAt' | 'correction'>

/** Something that was done with an article. */
export type Step = { number: number; kind: StepKind; version: number; reason: string | null; by: string; on: LocalDate }

/** From which minute of which day on, and until which day, an article is public; null: until it is withdrawn. */
export type Schedule = { publishOn: LocalDate; publishMinute: number; expiresOn: LocalDate | null }

/** The day and the minute of the day in Việt Nam: what is public follows from them. */
export type Moment = { today: LocalDate; minute: number }

/** A line of a public list. */
export type NewsLine = {
  id: number
  slug: string
  title: string
  sapo: string
  categoryName: string
  publishOn: LocalDate
  thumb: string | null
  alt: string | null
}

/** What everybody reads of an article. */
export type Published = Schedule & {
  id: number
  unitId: number
  unitName: string
  version: number
  slug: string
  slugEn: string | null
  card: string | null
  endedOn: LocalDate | null
  endedBecause: string | null
  approvedAt: Date
  categoryName: string
  categoryNameEn: string
  text: Text
}

/** A correction that readers are told of. */
export type Correction = { text: string; on: LocalDate }

export type NewsFilter = { category: string | null; text: string; tag: string | null; place: string | null }

export const formats = ['avif', 'webp', 'jpeg'] as const
export type Format = (typeof formats)[number]
export type Rendition = { format: Format; width: number; height: number; thumb: boolean; hash: string; size: number }

/** A picture with what it shows and whose it is. */
export type Picture = { id: number; alt: string; caption: string; credit: string; renditions: Rendition[] }

/** A figure with the place and the day that were asked, and where it opens. */
export type StatedFigure = { figure: FigureValue; unitName: string; asked: LocalDate; href: string; decimals: number }

export const officeViews = ['mine', 'submitted', 'forApproval', 'returned', 'public', 'all'] as const
export type OfficeView = (typeof officeViews)[number]
export type OfficeLine = Pick<Article, 'id' | 'unitName' | 'author' | 'state'> & {
  title: string
  categoryName: string
  changedAt: Date
  publishOn: LocalDate | null
  publishMinute: number | null
  expiresOn: LocalDate | null
}

export const commentStates = ['waiting', 'approved', 'refused', 'forwarded'] as const
export type CommentState = (typeof commentStates)[number]

/** A comment as moderators see it; the contact is read apart, and that is logged. */
export type Comment = {
  id: number
  unitId: number
  articleId: number
  title: string
  name: string | null
  text: string | null
  hasContact: boolean
  state: CommentState
  reason: string | null
  threadId: number | null
  handledBy: string | null
  handledOn: LocalDate | null
  receivedOn: LocalDate
}

export type PublicComment = { id: number; name: string; text: string; receivedOn: LocalDate }

/** What became of the comments that came in within a month, `2026-11`. */
export type CommentCount = { month: string; received: number; approved: number; refused: number; forwarded: number; waiting: number }
