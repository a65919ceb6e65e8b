import { createRoute, z } from '@hono/zod-openapi'
import { type Endpoints, officerAnswer } from '../../platform/http/api.ts'
import { verbsOf } from './access.ts'
import type { Actor, Held } from './types.ts'

const heldSchema = z.object({
  assignmentId: z.number(),
  role: z.string(),
  post: z.string(),
  body: z.string(),
  unitId: z.number().openapi({ description: 'nơi làm việc; gồm mọi đơn vị bên dưới' }),
  unitName: z.string(),
  criteria: z.array(z.string()).nullable().openapi({ description: 'null: mọi tiêu chí' }),
  delegatedBy: z.string().nullable(),
})

const meRoute = createRoute({
  method: 'get',
  path: '/me',
  tags: ['Người đang làm việc'],
  summary: 'Ai đang gọi API, với chức vụ và quyền nào',
  responses: officerAnswer(
    z.object({ name: z.string(), chosen: heldSchema.nullable(), held: z.array(heldSchema), verbs: z.array(z.string()) }).openapi('Me'),
    'Người đang đăng nhập',
  ),
})

const heldRow = ({ assignmentId, role, postName, bodyName, unitId, unitName, criteria, delegatedBy }: Held) => ({
  assignmentId,
  role,
  post: postName,
  body: bodyName,
  unitId,
  unitName,
  criteria,
  delegatedBy,
})

/** `/api/v1/me`. */
export function api({ on, caller }: Endpoints<Actor>): void {
  on.openapi(meRoute, (c) => {
    const { actor } = caller(c)
    const chosen = actor.chosen ? heldRow(actor.chosen) : null
    return c.json({ name: actor.name, chosen, held: actor.held.map(heldRow), verbs: [...verbsOf(actor)] }, 200)
  })
}
