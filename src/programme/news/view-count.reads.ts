import { createContext } from 'react-router'

/**
 * How often a public page was read, where somebody counts: the server hands it in (src/app.ts), since the counter belongs to a later module.
 * Null: nobody counts, and then nothing is said.
 */
export const viewCountContext = createContext<((path: string) => Promise<number | null>) | null>(null)
