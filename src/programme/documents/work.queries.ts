import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { PaperType } from '../../platform/base/paper.ts'
import type { Tx } from '../../platform/db/database.ts'

type Post = { assignmentId: number; unitId: number; bodyId: number; personId: number; numbers: boolean; drafts: boolean }

export type Waiting = {
  id: number
  type: PaperType
  subject: string
  state: 'drafting' | 'content' | 'form' | 'signing' | 'signed' | 'numbered'
  signedOn: LocalDate | null
  /** why it came back */
  returned: string | null
}

/** One row = a document that waits for a post, the longest wait first. */
export const waitingFor = async (tx: Tx, post: Post, most: number): Promise<Waiting[]> =>
  (
    await sql<Waiting>`
      with body as materialized (
        select distinct on (i.body_id) i.body_id, i.clerk_body_id from documents.issuer i where i.unit_id = ${post.unitId} order by i.body_id, i.id desc
      )
      select d.id, d.type, d.subject, d.state, d.signed_on as "signedOn",
             (select s.reason from documents.step s where (s.unit_id, s.document_id, s.number) = (d.unit_id, d.id, d.steps) and s.kind = 'return') as returned
      from documents.document d
      left join body on body.body_id = d.body_id
      left join documents.authority a on a.id = d.authority_id
      where d.unit_id = ${post.unitId} and (
        (d.state = 'drafting' and ${post.drafts} and d.drafter_id = ${post.personId})
        or (d.state = 'content' and d.approver_id = ${post.assignmentId})
        or (d.state = 'signing' and a.assignment_id = ${post.assignmentId})
        or (d.state in ('form', 'signed', 'numbered') and ${post.numbers} and ${post.bodyId} in (d.body_id, body.clerk_body_id))
        or (d.state = 'form' and exists (
          select from documents.joining j
          where (j.unit_id, j.body_id) = (d.unit_id, d.body_id) and j.ended_on is null
            and ((j.pair = 'approve+check' and d.approver_id = ${post.assignmentId}) or (j.pair = 'check+sign' and a.assignment_id = ${post.assignmentId}))))
      )
      order by d.waits_since, d.id limit ${most}
    `.execute(tx)
  ).rows
