import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Refused } from '../../platform/base/refusal.ts'
import { type Db, read } from '../../platform/db/database.ts'
import type { Edge } from '../../platform/events/context.ts'
import { gatherStatistics } from '../assessment/actions.ts'
import { hashOf, importFile } from '../evidence/import.actions.ts'
import { problemsRefusal } from '../evidence/import.text.ts'
import { demonstrationHashes } from '../evidence/reads.ts'
import { importKinds } from './import.actions.ts'

/**
 * Imports the demonstration data of `folder`, file by file, through the import that anyone's file goes through.
 * Files that are entered already are passed over, so a load that was cut short goes on where it stopped.
 * Throws Refused when a row is wrong: the files are ours, and half of them would show figures that nobody published.
 */
export async function importDemonstration(
  db: Db,
  edge: () => Edge,
  { folder, onProgress }: { folder: string; onProgress?: (text: string) => void },
): Promise<{ files: number; facts: number }> {
  const found = await readdir(folder, { recursive: true })
  const paths = found.filter((name) => name.endsWith('.csv')).sort()
  const entered = await read(db, (tx) => demonstrationHashes({ tx, today: edge().today }))
  let [files, facts] = [0, 0]
  for (const name of paths) {
    const path = join(folder, name)
    if (entered.has(await hashOf(path))) continue
    const report = await importFile(db, edge(), importKinds, path, { demonstration: true, title: `Dữ liệu minh hoạ dựng lại: ${name}` })
    if (report.outcome === 'refused') throw new Refused(problemsRefusal(report))
    if (report.outcome !== 'written') continue
    files++
    facts += report.written
    onProgress?.(`Nạp ${report.written} dòng minh hoạ từ ${name}`)
  }
  if (files > 0) await gatherStatistics(db)
  return { files, facts }
}
