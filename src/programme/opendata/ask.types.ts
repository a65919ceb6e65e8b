import type { Field, Value } from './types.ts'

export const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
export type Comparison = (typeof comparisons)[number]
export const textTests = ['contains', 'startswith', 'endswith'] as const
export type TextTest = (typeof textTests)[number]

/** A condition on the rows of a data set; `not` stands nowhere: it is carried down to the tests. */
export type Condition =
  | { is: 'both'; left: Condition; right: Condition }
  | { is: 'either'; left: Condition; right: Condition }
  | { is: 'compared'; field: Field; by: Comparison; value: Value }
  | { is: 'tested'; field: Field; by: TextTest; text: string; negated: boolean }

export type Order = { field: Field; descending: boolean }

/** What is asked of a data set. */
export type Ask = {
  where: Condition | null
  order: readonly Order[]
  /** only rows after the one with these values of `order` */
  after: readonly Value[] | null
  skip: number
  limit: number
}
