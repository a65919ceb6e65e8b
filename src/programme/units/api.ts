import { createRoute, z } from '@hono/zod-openapi'
import { dayParam, type Endpoints, list, listAnswers, oneAnswer, pageParams, refuse } from '../../platform/http/api.ts'
import * as reads from './reads.ts'
import { kinds, levels, type Unit } from './types.ts'

const unitSchema = z
  .object({
    id: z.number().openapi({ description: 'định danh của hệ thống; mã chỉ là thuộc tính' }),
    code: z.string(),
    name: z.string(),
    kind: z.enum(kinds),
    level: z.enum(levels),
    parentId: z.number().nullable(),
    provinceId: z.number().nullable(),
    validFrom: z.string().nullable().openapi({ description: 'null: trước 31/8/2004' }),
    validTo: z.string().nullable().openapi({ description: 'không gồm ngày này; null: đang hiệu lực' }),
    territorySince: z.string().nullable().openapi({ description: 'địa giới không đổi từ ngày này' }),
  })
  .openapi('Unit')

const placeSchema = z.object({ id: z.number(), code: z.string(), name: z.string() })

const transitionSchema = z
  .object({
    id: z.number(),
    kind: z.enum(['merge', 'split', 'extract', 'move', 'rename', 'upgrade', 'renewal']),
    on: z.string(),
    decree: z.string().nullable(),
    source: z.string(),
    note: z.string().nullable(),
    edges: z.array(
      z.object({ from: placeSchema, to: placeSchema, whole: z.boolean(), share: z.number().nullable(), note: z.string().nullable() }),
    ),
  })
  .openapi('Transition')

const lineageSchema = z.object({
  direction: z.enum(['before', 'own', 'after']),
  depth: z.number(),
  on: z.string(),
  kind: z.string(),
  decree: z.string().nullable(),
  from: placeSchema,
  to: placeSchema,
  whole: z.boolean(),
  share: z.number().nullable(),
})

const unitRow = ({ id, code, name, kind, level, parentId, provinceId, validFrom, validTo, territorySince }: Unit) => ({
  id,
  code,
  name,
  kind,
  level,
  parentId,
  provinceId,
  validFrom,
  validTo,
  territorySince,
})

const placeOf = ({ id, code, name }: { id: number; code: string; name: string }) => ({ id, code, name })

const unitsRoute = createRoute({
  method: 'get',
  path: '/units',
  tags: ['Đơn vị hành chính'],
  summary: 'Các đơn vị tại một ngày',
  request: {
    query: z.object({
      asOf: dayParam('ngày (mặc định: hôm nay)').optional(),
      level: z.enum(levels).optional(),
      kind: z.enum(kinds).optional(),
      within: z.string().optional().openapi({ description: 'mã đơn vị chứa chúng, tại ngày đó' }),
      q: z.string().max(100).optional().openapi({ description: 'tìm theo tên (có dấu hoặc không) hay mã, cả tên cũ' }),
      ...pageParams,
    }),
  },
  responses: listAnswers(unitSchema, 'Danh sách đơn vị'),
})

const unitRoute = createRoute({
  method: 'get',
  path: '/units/{id}',
  tags: ['Đơn vị hành chính'],
  summary: 'Một đơn vị: mọi phiên bản, nguồn gốc và nơi thuộc về hiện nay',
  request: {
    params: z.object({ id: z.coerce.number({ error: 'Định danh là số nguyên; tìm theo mã bằng /units?within= hoặc q=.' }).int() }),
  },
  responses: oneAnswer(
    z.object({
      id: z.number(),
      versions: z.array(unitSchema),
      lineage: z.array(lineageSchema),
      now: z.array(unitSchema),
      nowComplete: z.boolean(),
    }),
    'Đơn vị',
  ),
})

const transitionsRoute = createRoute({
  method: 'get',
  path: '/transitions',
  tags: ['Đơn vị hành chính'],
  summary: 'Các lần sáp nhập, chia tách, đổi tên, nâng loại',
  request: {
    query: z.object({
      from: dayParam('từ ngày').optional(),
      to: dayParam('đến ngày').optional(),
      unitId: z.coerce.number().int().optional(),
      ...pageParams,
    }),
  },
  responses: listAnswers(transitionSchema, 'Các thay đổi, mới nhất trước'),
})

/** `/api/v1/units`, `/api/v1/units/{id}`, `/api/v1/transitions`. */
export function api({ on, read }: Endpoints): void {
  on.openapi(unitsRoute, async (c) => {
    const { q, within, asOf, level, kind, ...page } = c.req.valid('query')
    const found = await read((ctx) =>
      q
        ? reads.search(ctx, q, { ...(asOf ? { asOf } : {}), limit: 1000 })
        : reads.unitsAsOf(ctx, {
            asOf: asOf ?? ctx.today,
            ...(level ? { level } : {}),
            ...(kind ? { kind } : {}),
            ...(within ? { withinCode: within } : {}),
          }),
    )
    const kept = q ? found.filter((unit) => (!level || unit.level === level) && (!kind || unit.kind === kind)) : found
    return list(c, kept.slice(page.offset, page.offset + page.limit).map(unitRow), kept.length, page) as never
  })
  on.openapi(unitRoute, async (c) => {
    const { id } = c.req.valid('param')
    const [versions, lineage, now] = await read(
      async (ctx) => [await reads.versionsOf(ctx, id), await reads.lineageOf(ctx, id), await reads.whereIsItNow(ctx, id)] as const,
    )
    if (versions.length === 0)
      return refuse(c, {
        code: 'unit.unknown',
        status: 404,
        text: `Không có đơn vị mang định danh ${id}. Tìm theo tên hoặc mã tại /api/v1/units?q=.`,
      }) as never
    return c.json(
      {
        id,
        versions: versions.map(unitRow),
        lineage: lineage.map(({ direction, depth, on: day, kind, decree, from, to, whole, share }) => ({
          direction,
          depth,
          on: day,
          kind,
          decree,
          from: placeOf(from),
          to: placeOf(to),
          whole,
          share,
        })),
        now: now.units.map(unitRow),
        nowComplete: now.complete,
      },
      200,
    )
  })
  on.openapi(transitionsRoute, async (c) => {
    const { from, to, unitId, ...page } = c.req.valid('query')
    const { items, total } = await read((ctx) =>
      reads.transitions(ctx, {
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        ...(unitId ? { unitId } : {}),
        limit: page.limit,
        offset: page.offset,
      }),
    )
    const rows = items.map(({ edges, ...one }) => ({
      ...one,
      edges: edges.map((edge) => ({ ...edge, from: placeOf(edge.from), to: placeOf(edge.to) })),
    }))
    return list(c, rows, total, page) as never
  })
}
