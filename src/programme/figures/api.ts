import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { FigureValue } from '../../platform/base/figure.ts'
import type { Result } from '../../platform/base/result.ts'
import { type Endpoints, type Env, list, listAnswers, oneAnswer, pageParams, refuse, wantsCsv } from '../../platform/http/api.ts'
import { parseFrame } from '../units/frame.rules.ts'
import { pictureJson } from './commands.ts'
import { openMeasurements, openStandings } from './open.reads.ts'
import { definitions, pictureOf, releasesOf } from './reads.ts'

const exact = z.object({ num: z.number(), den: z.number() })

const figureSchema = z
  .object({
    key: z.string(),
    qualifier: z.looseObject({}).nullable(),
    name: z.string(),
    value: z.number().nullable().openapi({ description: 'đã làm tròn như khi công bố; null thì xem missing' }),
    exact: exact.nullable().openapi({ description: 'tử số và mẫu số chính xác' }),
    unit: z.string(),
    base: z.string().nullable(),
    asOf: z.string().nullable().openapi({ description: 'ngày của số liệu mới nhất' }),
    set: z.string().nullable(),
    stage: z.string().nullable(),
    missing: z.object({ code: z.string(), text: z.string(), units: z.array(z.string()).optional() }).nullable(),
    opens: z.boolean(),
  })
  .openapi('Figure')

const pictureSchema = z
  .looseObject({
    frame: z.object({
      unit: z.object({ id: z.number(), code: z.string(), name: z.string(), level: z.string() }),
      asOf: z.string(),
      mapOf: z.string(),
      set: z.string(),
      stage: z.string(),
      scope: z.string(),
    }),
    figures: z.array(figureSchema),
    reported: z.array(z.looseObject({ key: z.string(), value: z.number(), stated: z.string(), document: z.string() })),
    identities: z.array(z.object({ key: z.string(), holds: z.boolean(), left: z.number(), right: z.number(), text: z.string() })),
    notes: z.array(z.string()),
  })
  .openapi('Picture')

const frameParams = {
  unit: z
    .string({ error: 'Nêu mã đơn vị, ví dụ unit=20; cả nước là VN.' })
    .openapi({ description: 'mã đơn vị tại ngày đó; VN: cả nước', example: '20' }),
  asOf: z.string().optional().openapi({ description: 'ngày của số liệu', example: '2016-12-31' }),
  mapOf: z.string().optional().openapi({ description: 'bản đồ của ngày khác; today: hiện nay' }),
  set: z.string().optional().openapi({ description: 'bộ tiêu chí' }),
  stage: z.string().optional().openapi({ description: 'self, verified, appraised' }),
  scope: z.string().optional().openapi({ description: 'danh sách xã được tính' }),
}

const figuresRoute = createRoute({
  method: 'get',
  path: '/figures',
  tags: ['Số liệu'],
  summary: 'Mọi số của một đơn vị tại một ngày, theo bản duyệt công khai',
  request: { query: z.object({ ...frameParams, format: pageParams.format }) },
  responses: oneAnswer(pictureSchema, 'Bức tranh của khung đã hỏi'),
})

const definitionsRoute = createRoute({
  method: 'get',
  path: '/figures/definitions',
  tags: ['Số liệu'],
  summary: 'Định nghĩa của từng số',
  request: { query: z.object(pageParams) },
  responses: listAnswers(
    z
      .object({
        key: z.string(),
        name: z.string(),
        definition: z.string(),
        unit: z.string(),
        base: z.string().nullable(),
        sums: z.enum(['adds', 'ratioOfSums', 'never']),
        decimals: z.number(),
        better: z.enum(['up', 'down']).nullable(),
      })
      .openapi('FigureDefinition'),
    'Các định nghĩa',
  ),
})

const releasesRoute = createRoute({
  method: 'get',
  path: '/releases',
  tags: ['Số liệu'],
  summary: 'Các bản đã duyệt công khai',
  request: { query: z.object({ unit: z.string().optional().openapi({ description: 'mã đơn vị' }), ...pageParams }) },
  responses: listAnswers(
    z
      .object({
        id: z.number(),
        unitCode: z.string(),
        unitName: z.string(),
        asOf: z.string(),
        set: z.string(),
        stage: z.string(),
        title: z.string(),
        approvedBy: z.string(),
        approvedOn: z.string(),
        demonstration: z.boolean(),
      })
      .openapi('Release'),
    'Các bản duyệt, mới nhất trước',
  ),
})

const openQuery = z.object({ ...frameParams, ...pageParams })

type OpenQuery = z.infer<typeof openQuery>

const factsOf = {
  unitId: z.number(),
  code: z.string(),
  name: z.string(),
  stage: z.string(),
  source: z.string().nullable(),
  demonstration: z.boolean(),
}

const standingsRoute = createRoute({
  method: 'get',
  path: '/standings',
  tags: ['Số liệu'],
  summary: 'Kết quả từng tiêu chí của từng xã, theo bản duyệt công khai',
  request: { query: openQuery },
  responses: listAnswers(
    z
      .object({
        ...factsOf,
        set: z.string(),
        criterion: z.string(),
        verdict: z.enum(['met', 'notMet', 'notApplicable', 'unjudgeable']),
        basis: z.enum(['asserted', 'judged']),
        from: z.string(),
        to: z.string().nullable(),
      })
      .openapi('Standing'),
    'Kết quả, theo mã xã',
  ),
})

const measurementsRoute = createRoute({
  method: 'get',
  path: '/measurements',
  tags: ['Số liệu'],
  summary: 'Giá trị mới nhất của từng chỉ số của từng xã, theo bản duyệt công khai',
  request: { query: openQuery },
  responses: listAnswers(
    z
      .object({
        ...factsOf,
        measure: z.string(),
        value: z.string().nullable().openapi({ description: 'số chính xác dạng chữ' }),
        valueText: z.string().nullable(),
        validOn: z.string(),
      })
      .openapi('Measurement'),
    'Giá trị, theo mã xã',
  ),
})

/** A figure as one line of a table. */
const figureLine = ({ key, qualifier, name, value, exact, unit, base, asOf, set, stage, missing }: FigureValue) => ({
  key,
  qualifier,
  name,
  value,
  num: exact?.num ?? null,
  den: exact?.den ?? null,
  unit,
  base,
  asOf,
  set,
  stage,
  missing: missing?.text ?? null,
})

/** `/api/v1/figures`, `/figures/definitions`, `/releases`, `/standings`, `/measurements`: only what is released. */
export function api({ on, read }: Endpoints): void {
  on.openapi(definitionsRoute, (c) => {
    const page = c.req.valid('query')
    return list(c, definitions.slice(page.offset, page.offset + page.limit), definitions.length, page) as never
  })
  on.openapi(figuresRoute, async (c) => {
    const { unit, format, ...asked } = c.req.valid('query')
    const request = parseFrame(asked, unit)
    if (!request.ok) return refuse(c, request.refusal) as never
    const answer = await read((ctx) => pictureOf(ctx, { ...request.value, mode: 'public' }))
    if (!answer.ok) return refuse(c, answer.refusal) as never
    const { figures } = answer.value
    if (wantsCsv(c, format))
      return list(c, figures.map(figureLine), figures.length, { limit: figures.length, offset: 0, format: 'csv' }) as never
    return c.json(pictureJson(answer.value), 200) as never
  })
  on.openapi(releasesRoute, async (c) => {
    const { unit, ...page } = c.req.valid('query')
    const releases = await read((ctx) => releasesOf(ctx, unit ?? null))
    return list(c, releases.slice(page.offset, page.offset + page.limit), releases.length, page) as never
  })
  const facts = async (c: Context<Env>, asked: OpenQuery, answer: typeof openStandings | typeof openMeasurements): Promise<Response> => {
    const { unit, limit, offset, format, ...frame } = asked
    const request = parseFrame(frame, unit)
    if (!request.ok) return refuse(c, request.refusal)
    const found = await read(
      (ctx): Promise<Result<{ items: object[]; total: number }>> => answer(ctx, { ...request.value, mode: 'public' }, { limit, offset }),
    )
    if (!found.ok) return refuse(c, found.refusal)
    return list(c, found.value.items, found.value.total, { limit, offset, ...(format ? { format } : {}) })
  }
  on.openapi(standingsRoute, (c) => facts(c, c.req.valid('query'), openStandings) as never)
  on.openapi(measurementsRoute, (c) => facts(c, c.req.valid('query'), openMeasurements) as never)
}
