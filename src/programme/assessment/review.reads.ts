import type { ReadCtx } from '../../platform/events/context.ts'
import { procedureByKey } from './procedures.ts'
import * as queries from './review.queries.ts'
import type { Remark, Review, Subject } from './review.types.ts'

type Ctx = Pick<ReadCtx, 'tx'>

/** A criterion of sheets with all that a decision on it needs, in a handful of queries however many they are; sheets without it are left out. */
export async function subjectsOf({ tx }: Ctx, sheetIds: readonly number[], criterion: string): Promise<Subject[]> {
  const rows = await queries.subjectRows(tx, sheetIds)
  const [units, sheets] = [rows.map(({ unitId }) => unitId), rows.map(({ sheetId }) => sheetId)]
  const hands = Map.groupBy(await queries.handsOf(tx, units, sheets), ({ sheetId }) => sheetId)
  const last = Map.groupBy(await queries.lastReviews(tx, units, sheets, criterion), ({ sheetId }) => sheetId)
  const self = new Map((await queries.selfVerdicts(tx, sheets, criterion)).map(({ sheetId, verdict }) => [sheetId, verdict]))
  return rows.flatMap(({ criteria, procedure, parentId, provinceId, countryId, submittedBy, ...row }) => {
    const own = criteria.find((one) => one.criterion === criterion)
    if (!own) return []
    const did = (what: queries.HandRow['did']) =>
      (hands.get(row.sheetId) ?? []).flatMap((hand) => (hand.did === what ? [hand.personId] : []))
    const submitted = [...did('submitted'), ...(submittedBy === null ? [] : [submittedBy])]
    return [
      {
        ...row,
        ...own,
        procedure: procedureByKey(procedure),
        unitPath: [...new Set([row.unitId, parentId, provinceId, countryId].filter((id) => id !== null))],
        criteria: criteria.map(({ criterion: code, state }) => ({ criterion: code, state })),
        hands: { filled: did('filled'), submitted, verified: did('verified') },
        last: Object.fromEntries((last.get(row.sheetId) ?? []).map((one) => [one.stage, one])),
        selfVerdict: self.get(row.sheetId) ?? null,
      },
    ]
  })
}

/** What did bodies say of a sheet, oldest first? */
export const reviewsOf = ({ tx }: Ctx, sheet: { unitId: number; id: number }, criterion: string | null = null): Promise<Review[]> =>
  queries.reviewsOf(tx, sheet.unitId, sheet.id, criterion)

/** What was remarked on a sheet, oldest first? */
export const remarksOf = ({ tx }: Ctx, sheet: { unitId: number; id: number }, criterion: string | null = null): Promise<Remark[]> =>
  queries.remarksOf(tx, sheet.unitId, sheet.id, criterion)
