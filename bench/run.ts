/** `npm run bench -- [--scale 0.1] [reading|paper|batch|province|slow|time|save|officers|desk|opendata|portal|news|search|import|server …]`: goals and what was measured, as a table. See README.md. */
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { generate, type Size } from './country.ts'
import { type Ground, openGround } from './ground.ts'
import { type Finding, say, table } from './measure.ts'

type Bench = { needsCountry: boolean; read: () => Promise<{ run: (ground: Ground, size: Size, scale: number) => Promise<Finding[]> }> }

/** In this order: the import adds rows that others need not see, the server takes the folder over. */
const benches: Record<string, Bench> = {
  reading: { needsCountry: false, read: () => import('./reading.bench.ts') },
  paper: { needsCountry: false, read: () => import('./paper.bench.ts') },
  batch: { needsCountry: true, read: () => import('./batch.bench.ts') },
  province: { needsCountry: true, read: () => import('./province.bench.ts') },
  slow: { needsCountry: true, read: () => import('./slow.bench.ts') },
  time: { needsCountry: true, read: () => import('./time.bench.ts') },
  save: { needsCountry: true, read: () => import('./save.bench.ts') },
  officers: { needsCountry: false, read: () => import('./officers.bench.ts') },
  desk: { needsCountry: false, read: () => import('./desk.bench.ts') },
  opendata: { needsCountry: true, read: () => import('./opendata.bench.ts') },
  portal: { needsCountry: false, read: () => import('./portal.bench.ts') },
  news: { needsCountry: false, read: () => import('./news.bench.ts') },
  search: { needsCountry: false, read: () => import('./search.bench.ts') },
  import: { needsCountry: true, read: () => import('./import.bench.ts') },
  server: { needsCountry: true, read: () => import('./server.bench.ts') },
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { scale: { type: 'string', default: '0.1' } } })
const scale = Number(values.scale)
const unknown = positionals.filter((name) => !Object.hasOwn(benches, name))
if (!(scale > 0 && scale <= 1) || unknown.length > 0) {
  say(`usage: npm run bench -- [--scale 0.1, at most 1] [${Object.keys(benches).join('|')} …]`)
  process.exit(2)
}

const wanted = Object.entries(benches).filter(([name]) => positionals.length === 0 || positionals.includes(name))
const ground = await openGround()
const none: Size = { months: [], communes: 0, measurements: 0, verdicts: 0, standings: 0, tallies: 0 }
const size = wanted.some(([, bench]) => bench.needsCountry) ? await generate(ground.database, scale) : none
const { months, ...rows } = size
say(`scale ${scale}: ${months.length} months, ${JSON.stringify(rows)}`)
await ground.asLaunched()
const findings: Finding[] = []
for (const [name, bench] of wanted) {
  say(`— ${name}`)
  const found = await (await bench.read()).run(ground, size, scale)
  say(table(found))
  findings.push(...found)
}
if (!wanted.some(([name]) => name === 'server')) await ground.stop()
const busy = `load ${loadavg()
  .map((load) => load.toFixed(1))
  .join(', ')} on ${availableParallelism()} processors`
process.stdout.write(`scale ${scale}, ${months.length} months, ${busy}, ${JSON.stringify(rows)}\n\n${table(findings)}\n`)
process.exit(findings.some((finding) => finding.held === false) ? 1 : 0)
