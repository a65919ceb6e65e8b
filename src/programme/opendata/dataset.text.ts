import { definitions, money, ocop, recognitions, targets, transitions, units } from './register.text.ts'
import { communeResults, criterionResults, figures, measurements, releases } from './released.text.ts'
import type { Dataset } from './types.ts'

/** Every data set, in the order in which people meet them. */
export const datasets: readonly Dataset[] = [
  figures,
  communeResults,
  criterionResults,
  measurements,
  recognitions,
  ocop,
  money,
  targets,
  units,
  transitions,
  releases,
  definitions,
]

export const datasetByCode = (code: string): Dataset | undefined => datasets.find((one) => one.code === code)
export const datasetBySet = (set: string): Dataset | undefined => datasets.find((one) => one.set === set)
