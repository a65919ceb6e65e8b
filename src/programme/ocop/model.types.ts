export const modelKinds = ['crops', 'livestock', 'aquaculture', 'forestry', 'craft', 'service', 'other'] as const
export type ModelKind = (typeof modelKinds)[number]

/** A production model of a commune as it stood in a year; what nobody told is null or empty. */
export type Model = {
  id: number
  unitId: number
  unitName: string
  year: number
  name: string
  kind: ModelKind
  chain: string
  households: number | null
  /** đồng in the year */
  revenue: number | null
  result: string
  isExample: boolean
  enteredBy: string
}
export type NewModel = Omit<Model, 'id' | 'unitId' | 'unitName' | 'enteredBy'>
