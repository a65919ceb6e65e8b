import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import { waitingUnder } from '../plan/reads.ts'

/** Registrations that wait for the office that approves lists: one item a year. */
export const registrationsOfPost: Gather = async (ctx, held) => {
  if (!holds(held, 'plan.set')) return []
  return (await waitingUnder(ctx, held.unitId)).map(({ year, count }) => ({
    what: `Duyệt ${count} đăng ký của xã cho năm ${year}`,
    where: held.unitName,
    href: `/dang-ky?nam=${year}`,
    dueOn: null,
    returned: null,
    asked: true,
    as: heldText(held),
  }))
}
