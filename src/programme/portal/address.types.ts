import type { SecurityContact } from '../../platform/base/config.ts'

/** Kinds of pages of which there are many; each has its own parts in `/sitemap.xml`. */
export const listed = ['units', 'results', 'news', 'documents', 'products', 'decisions', 'questions', 'answers'] as const
export type Listed = (typeof listed)[number]

/** A public page; `changed` and `english` where they are known. */
export type AddressLine = { path: string; changed: Date | null; english: string | null }

/** What the portal knows of itself: which patterns it answers to whom, whom to tell of a hole in it, and by which pattern it answers now. */
export type Site = { doors: readonly { pattern: string; isPublic: boolean }[]; security: SecurityContact | null; pattern: string }
