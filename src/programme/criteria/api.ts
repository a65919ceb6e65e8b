import { createRoute, z } from '@hono/zod-openapi'
import { dayParam, type Endpoints, list, listAnswers, oneAnswer, pageParams, refuse } from '../../platform/http/api.ts'
import * as reads from './reads.ts'
import type { SetSummary } from './types.ts'

const summarySchema = z
  .object({
    id: z.string(),
    version: z.number(),
    name: z.string(),
    decision: z.string(),
    level: z.string(),
    tier: z.enum(['standard', 'advanced', 'model', 'modern', 'completion']),
    period: z.string().nullable(),
    issued: z.string().nullable(),
    validFrom: z.string(),
    validTo: z.string().nullable().openapi({ description: 'không gồm ngày này; null: đang hiệu lực' }),
    criteriaCount: z.number().nullable(),
    hash: z.string().openapi({ description: 'sha256 của tệp khi công bố' }),
  })
  .openapi('CriteriaSetSummary')

const summaryRow = ({ id, version, name, decision, level, tier, period, issued, validFrom, validTo, criteriaCount, hash }: SetSummary) => ({
  id,
  version,
  name,
  decision,
  level,
  tier,
  period,
  issued,
  validFrom,
  validTo,
  criteriaCount,
  hash,
})

const setsRoute = createRoute({
  method: 'get',
  path: '/sets',
  tags: ['Bộ tiêu chí'],
  summary: 'Các bộ tiêu chí đã công bố, mọi phiên bản',
  request: { query: z.object(pageParams) },
  responses: listAnswers(summarySchema, 'Các bộ tiêu chí'),
})

const setRoute = createRoute({
  method: 'get',
  path: '/sets/{id}',
  tags: ['Bộ tiêu chí'],
  summary: 'Một bộ tiêu chí: tiêu chí, chỉ tiêu, ngưỡng với độ chắc chắn và nguồn',
  request: {
    params: z.object({ id: z.string().openapi({ example: 'xa-2016', description: 'mã bộ; số quyết định cũng được' }) }),
    query: z.object({ on: dayParam('phiên bản có hiệu lực ngày này (mặc định: mới nhất)').optional() }),
  },
  responses: oneAnswer(
    z.looseObject({ id: z.string(), version: z.number() }).openapi('CriteriaSet'),
    'Bộ tiêu chí theo văn phạm của criteria-sets/<id>/set.yaml',
  ),
})

/** `/api/v1/sets`, `/api/v1/sets/{id}`. */
export function api({ on, read }: Endpoints): void {
  on.openapi(setsRoute, async (c) => {
    const page = c.req.valid('query')
    const sets = await read((ctx) => reads.listSets(ctx))
    return list(c, sets.slice(page.offset, page.offset + page.limit).map(summaryRow), sets.length, page) as never
  })
  on.openapi(setRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { on: day } = c.req.valid('query')
    const set = await read((ctx) => reads.setById(ctx, id, day))
    if (!set)
      return refuse(c, {
        code: 'criteria.setUnknown',
        status: 404,
        text: `Không có bộ tiêu chí «${id}». Xem danh sách tại /api/v1/sets.`,
      }) as never
    return c.json({ ...set }, 200)
  })
}
