import type { Verb } from '../people/types.ts'
import type { WorkItem } from '../people/work.types.ts'

/** In the order in which they stand on the page. */
export const workGroups = ['returned', 'overdue', 'soon', 'waiting', 'open'] as const
export type WorkGroup = (typeof workGroups)[number]

/** An item with its group and the working days that are left; negative when it is late. */
export type PlacedItem = WorkItem & { group: WorkGroup; daysLeft: number | null }

/**
 * Whom a notice is for: everybody who holds a post in the unit when it is read, or only those of one body, those whose role has a verb, or
 * one person. Posts change hands; what was told goes with the post.
 */
export type Audience = { unitId: number; bodyId?: number; verb?: Verb; personId?: number }

/** Something that is told once: `key` keeps a second run of a job from saying it again, e.g. `task:17:dueSoon:2026-03-01`. */
export type NewNotice = { to: Audience; key: string; title: string; href: string }

/** What a person was told. */
export type Notice = { id: number; title: string; href: string; unitName: string; madeAt: Date; seen: boolean }
