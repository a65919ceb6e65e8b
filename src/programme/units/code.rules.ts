import { day, type LocalDate } from '../../platform/base/local-date.ts'
import type { UnitDraft, VersionDraft } from './country.types.ts'

/** The list says «older than 2004-08-31» with an empty cell; the database says it with this day. */
export const beginning = day('1900-01-01')
/** Two tiers from this day: every province and commune begins a new unit. */
export const twoTierDay = day('2025-07-01')

/** The two official lists: three tiers until 2025-06-30, two tiers since. */
export type System = '3tier' | '2tier'

/** Finds units by the code they bear in one of the two systems on a day. */
export class Codes {
  private readonly units = new Map<string, UnitDraft[]>()

  add(unit: UnitDraft): void {
    const key = `${unit.origin} ${unit.code}`
    const held = this.units.get(key)
    if (held) held.push(unit)
    else this.units.set(key, [unit])
  }

  /** The unit that bears the code on `date`, or, failing that, the only one that ever bore it. */
  at(system: System, code: string, date: LocalDate): UnitDraft | undefined {
    const held = this.units.get(`${system} ${code}`)
    return held?.find((unit) => unit.versions.some((v) => v.validFrom <= date && date < v.validTo)) ?? held?.[0]
  }

  /** The version under this code that ends on `date`. */
  endingAt(system: System, code: string, date: LocalDate): VersionDraft | undefined {
    return this.versions(system, code).find((v) => v.validTo === date)
  }

  /** The version under this code that begins on `date`. */
  startingAt(system: System, code: string, date: LocalDate): VersionDraft | undefined {
    return this.versions(system, code).find((v) => v.validFrom === date)
  }

  private versions(system: System, code: string): VersionDraft[] {
    return this.units.get(`${system} ${code}`)?.flatMap((unit) => unit.versions) ?? []
  }
}
