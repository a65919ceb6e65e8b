import type { Db } from './platform/db/database.ts'
import type { Edge } from './platform/events/context.ts'
import type { Files } from './platform/files/store.ts'
import { deliverArticles } from './programme/news/demonstration.actions.ts'
import type { DemonstrationAccount } from './programme/people/demonstration.actions.ts'
import type { RoleId } from './programme/people/types.ts'
import { deliverIllustration } from './programme/portal/demonstration.actions.ts'

/** What `--demo` fills the portal with, each marked as an illustration: words of an office, articles. Nothing where people wrote their own. */
export async function illustrate(
  db: Db,
  files: Pick<Files, 'store'>,
  edge: Edge,
  accounts: readonly DemonstrationAccount[],
): Promise<void> {
  await deliverIllustration(db, edge)
  const person = (role: RoleId) => accounts.find(({ roleId }) => roleId === role)?.personId ?? 0
  const newsroom = { author: person('departmentOfficer'), editor: person('coordinationOffice'), approver: person('leader') }
  await deliverArticles(db, files, edge, newsroom, 'demonstration/tin')
}
