import { setsForImport } from '../assessment/import.actions.ts'
import type { ImportKind } from '../evidence/import.actions.ts'
import * as queries from './import.queries.ts'
import { readRegistration, readTarget, registrationLayout, targetLayout } from './import.rules.ts'

const registrations: ImportKind = {
  ...registrationLayout,
  keyFields: 2,
  open: async () => readRegistration,
  land: async (ctx, origin) => {
    await queries.supersedeRegistrations(ctx.tx, origin)
    return [{ fact: 'plan.registration', units: await queries.enterRegistrations(ctx.tx, origin) }]
  },
}

/** Targets speak of figures, which stand in a later module: whoever knows them says which keys there are. */
const targets = (isFigure: (key: string) => boolean): ImportKind => ({
  ...targetLayout,
  keyFields: 4,
  open: async (ctx) => {
    const sets = await setsForImport(ctx)
    return readTarget(isFigure, (name) => sets.get(name)?.id)
  },
  land: async (ctx, origin) => [{ fact: 'plan.target', units: await queries.enterTargets(ctx.tx, origin) }],
})

export const importKinds = (isFigure: (key: string) => boolean): readonly ImportKind[] => [registrations, targets(isFigure)]
