import { heldText, holds } from '../people/held.rules.ts'
import type { Gather } from '../people/work.reads.ts'
import { openDossiersAt } from './dossier.reads.ts'
import { kindNames, stateNames } from './dossier.text.ts'

/** Dossiers that wait for who prepares, votes or decides. */
export const dossiersOfPost: Gather = async (ctx, held, actor) => {
  if (!holds(held, 'dossier.prepare', 'dossier.decide', 'dossier.vote')) return []
  const open = await openDossiersAt(ctx, held.unitId, actor.personId)
  // each role is asked for what it can do: votes while a session lasts, a decision after the vote
  const mine = open.filter(
    ({ state }) =>
      holds(held, 'dossier.prepare') ||
      (holds(held, 'dossier.vote') && state === 'inSession') ||
      (holds(held, 'dossier.decide') && state === 'voted'),
  )
  return mine.map(({ id, unitName, kind, state }) => ({
    what: `Hồ sơ ${kindNames[kind].toLowerCase()}: ${stateNames[state].toLowerCase()}`,
    where: unitName,
    href: `/ho-so/${id}`,
    dueOn: null,
    returned: state === 'returned' ? 'Hội đồng trả lại hồ sơ.' : null,
    asked: !holds(held, 'dossier.prepare'),
    as: heldText(held),
  }))
}
