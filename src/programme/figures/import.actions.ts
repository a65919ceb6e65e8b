import { importKinds as assessment, setsForImport } from '../assessment/import.actions.ts'
import type { ImportKind } from '../evidence/import.actions.ts'
import { importKinds as funding } from '../funding/import.actions.ts'
import { importKinds as plan } from '../plan/import.actions.ts'
import { importKinds as recognition } from '../recognition/import.actions.ts'
import * as queries from './import.queries.ts'
import { readRelease, readReported, releaseLayout, reportedLayout } from './import.rules.ts'
import * as text from './import.text.ts'
import { definitions } from './reads.ts'

const isFigure = (key: string) => definitions.some((definition) => definition.key === key)

const reported: ImportKind = {
  ...reportedLayout,
  keyFields: 4,
  open: async () => readReported(isFigure),
  check: async (ctx) => {
    const rows = await queries.contraryReported(ctx.tx)
    return rows.map(({ line, stated }) => ({ line, column: 'van_ban', value: '', reason: text.reportedStands(stated) }))
  },
  land: async (ctx, origin) => [{ fact: 'figures.reported', units: await queries.enterReported(ctx.tx, origin) }],
}

const releases: ImportKind = {
  ...releaseLayout,
  keyFields: 3,
  open: async (ctx) => {
    const sets = await setsForImport(ctx)
    return readRelease((name) => sets.get(name)?.id, new Set(await queries.scopeIds(ctx.tx)))
  },
  check: async (ctx) => {
    const rows = await queries.contraryReleases(ctx.tx)
    return rows.map(({ line }) => ({ line, column: 'den_ngay', value: '', reason: text.releaseStands }))
  },
  land: async (ctx, origin) => [{ fact: 'figures.release', units: await queries.enterReleases(ctx.tx, origin) }],
}

/** Every kind of file that can be imported, of all modules. */
export const importKinds: readonly ImportKind[] = [...assessment, ...funding, ...recognition, ...plan(isFigure), reported, releases]
