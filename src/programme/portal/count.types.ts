import type { LocalDate } from '../../platform/base/local-date.ts'

/** What was seen since the last time it was written down: pages by path, and the marks of who saw them. */
export type Batch = { day: LocalDate; pages: Map<string, number>; marks: Map<string, Date> }

/** How often the house was visited; `now`: in the last five minutes. */
export type Visits = { now: number; today: number; week: number; month: number; total: number }

export type DayCount = { day: LocalDate; views: number; visitors: number }
export type PageCount = { path: string; views: number }
