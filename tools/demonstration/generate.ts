import { mkdirSync, writeFileSync } from 'node:fs'
import { csvOf } from './file.ts'
import { home, places } from './places.ts'

for (const place of places()) {
  const folder = new URL(`${place.folder}/`, home)
  mkdirSync(folder, { recursive: true })
  for (const file of place.files) writeFileSync(new URL(`${file.name}.csv`, folder), csvOf(file))
  process.stderr.write(`${place.folder}: ${place.files.map((f) => `${f.name} ${f.rows.length}`).join(', ')}\n`)
}
