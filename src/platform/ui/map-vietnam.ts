import type { InsetRule } from './map-draw.ts'
import type { Area } from './map-lines.ts'

const archipelago = (label: string, name: string, codes: string[]): InsetRule => ({
  label,
  // provinces' files mark the archipelago as an area of its own; in the files of districts and communes it has its own code
  belongs: (area: Area) => area.arch === name || (area.arch === undefined && codes.includes(area.code)),
})

/** Every map of the country, and of the two provinces, shows both archipelagos in lettered boxes; a test ends the build when one is missing. */
export const archipelagos: InsetRule[] = [
  archipelago('Quần đảo Hoàng Sa (TP Đà Nẵng)', 'Quần đảo Hoàng Sa', ['498', '20333']),
  archipelago('Quần đảo Trường Sa (Khánh Hòa)', 'Quần đảo Trường Sa', ['576', '22736']),
]
