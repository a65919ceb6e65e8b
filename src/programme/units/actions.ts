import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { WriteCtx } from '../../platform/events/context.ts'
import { insertFacts, insertLineage, insertUnits, isLoaded } from './country.queries.ts'
import { buildCountry } from './country.rules.ts'
import type { Country, CountryFiles, CsvRecord } from './country.types.ts'

const fileNames = {
  threeTier: 'units_3tier.csv',
  twoTier: 'units_2tier.csv',
  merges: 'merges.csv',
  mends: 'mends.csv',
  aliases: 'code_aliases.csv',
  regions: 'regions_63.csv',
  border: 'border_communes_derived.csv',
  attributes: 'units_2tier_attrs.csv',
} as const satisfies Record<keyof CountryFiles, string>

async function readCountry(folder: string): Promise<{ country: Country; hashes: Record<string, string> }> {
  const hashes: Record<string, string> = {}
  const records: Partial<Record<keyof CountryFiles, CsvRecord[]>> = {}
  for (const [key, name] of Object.entries(fileNames) as [keyof CountryFiles, string][]) {
    const text = await readFile(join(folder, name), 'utf8')
    hashes[name] = createHash('sha256').update(text).digest('hex')
    records[key] = parse(text, { columns: true, bom: true, skip_empty_lines: true })
  }
  return { country: buildCountry(records as CountryFiles), hashes }
}

export type CountryReport = { already: boolean; units: number; versions: number; transitions: number; edges: number; gaps: number }

/**
 * Loads the country from the CSV files of `folder` (`country/`) into an empty database, in the transaction of `ctx`, as one event.
 * Where units are there already it changes nothing and says `already`.
 */
export async function importCountry(
  ctx: WriteCtx,
  options: { folder: string; onProgress?: (text: string) => void },
): Promise<CountryReport> {
  if (await isLoaded(ctx.tx)) return { already: true, units: 0, versions: 0, transitions: 0, edges: 0, gaps: 0 }
  const { country, hashes } = await readCountry(options.folder)
  const versions = country.units.reduce((sum, unit) => sum + unit.versions.length, 0)
  options.onProgress?.(`Nạp ${country.units.length} đơn vị, ${versions} phiên bản`)
  await insertUnits(ctx.tx, country)
  options.onProgress?.(`Nạp ${country.transitions.length} lần thay đổi, ${country.edges.length} quan hệ trước – sau`)
  await insertLineage(ctx.tx, country)
  await insertFacts(ctx.tx, country)
  const counts = {
    units: country.units.length,
    versions,
    transitions: country.transitions.length,
    edges: country.edges.length,
    gaps: country.gaps.length,
  }
  await ctx.enter({ chain: 'country', kind: 'units.countryImported', payload: { ...counts, files: hashes } })
  return { already: false, ...counts }
}
