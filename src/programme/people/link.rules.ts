import { createHash } from 'node:crypto'

/** milliseconds that a one-time link lives: a working day */
export const linkLives = 8 * 3_600_000

/** What is kept of a link's token. */
export const linkHash = (token: string): string => createHash('sha256').update(token).digest('hex')
