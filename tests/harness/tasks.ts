import type { LocalDate } from '../../src/platform/base/local-date.ts'
import type { Database } from '../../src/platform/db/database.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { type Assigned, assignTasks } from '../../src/programme/directives/assign.actions.ts'
import type { Conclusion, NewTask, Responsible } from '../../src/programme/directives/types.ts'
import type { Actor } from '../../src/programme/people/types.ts'

/** A piece of work of which nothing more is said. */
export const work = (what: string, to: readonly Responsible[], more: Partial<NewTask> = {}): NewTask => ({
  ...{ what, to, sentence: null, cooperating: [], expected: null, binding: null, dueOn: null, dueWords: null, recurrence: null },
  ...more,
})

export const toUnits = (...ids: number[]): Responsible[] => ids.map((unitId) => ({ unitId, bodyId: null }))

/** Gives work as the actor, on a day. */
export const assignAs = (
  { db }: Pick<Database, 'db'>,
  actor: Actor,
  today: LocalDate,
  conclusion: Omit<Conclusion, 'source'> & { title?: string },
): Promise<Assigned> =>
  writeAs(db, { today, actor: actor.name, now: new Date(`${today}T08:00:00+07:00`) }, (ctx) =>
    assignTasks(ctx, actor, {
      ...conclusion,
      source: { kind: 'meeting', id: 12, title: conclusion.title ?? 'Giao ban tháng', day: today },
    }),
  )

/** The bodies of a unit by name. */
export const bodyNamed = ({ pool }: Pick<Database, 'pool'>, name: string): Promise<number> =>
  pool.query('select id from people.body where name = $1', [name]).then(({ rows }) => rows[0].id)
