import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Refused } from '../../platform/base/refusal.ts'
import type { Edge, ReadCtx } from '../../platform/events/context.ts'
import { type Endpoints, type Env, officerAnswer, refuse } from '../../platform/http/api.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Actor, Verb } from '../people/types.ts'
import { type Saver, saveCell } from './cell.actions.ts'
import { prefill } from './prefill.actions.ts'
import { openSheet, submitSheet, withdrawSheet } from './sheet.actions.ts'
import { historyOf, sheetOf, sheetsOf, sheetText } from './sheet.reads.ts'
import { refusals, sheetStateNames } from './sheet.text.ts'
import { cellOrigins, type Sheet } from './sheet.types.ts'
import { savedCellView } from './sheet.views.ts'

const tags = ['Phiếu tự đánh giá']
const json = <T extends z.ZodType>(schema: T) => ({ content: { 'application/json': { schema } }, required: true })
const id = z.coerce.number({ error: 'Mã phiếu phải là số nguyên.' }).int().min(1).max(2_147_483_647)
const sheetParam = { params: z.object({ id }) }

const changeSchema = z
  .object({
    measure: z.string().min(1).max(200),
    mutation: z
      .uuid({ error: 'Mã của lần sửa phải là UUID.' })
      .openapi({ description: 'khóa của lần sửa: gửi lại cùng khóa chỉ lưu một lần' }),
    base: z.number().int().min(0).openapi({ description: 'phiên bản của ô khi bắt đầu sửa; 0: ô trống' }),
    typed: z.string().max(200),
    note: z.string().max(2000).default(''),
    origin: z.enum(cellOrigins).default('typed'),
  })
  .openapi('CellChange')

const savedSchema = z
  .object({
    outcome: z.enum(['saved', 'repeated', 'same', 'conflict']),
    sheetVersion: z.number(),
    cell: z.record(z.string(), z.unknown()).nullable(),
    verdicts: z.array(z.object({ criterion: z.string(), verdict: z.string(), explanation: z.string() })),
  })
  .openapi('SavedCell')

const rowSchema = z.object({
  id: z.number(),
  unitId: z.number(),
  roundId: z.number(),
  round: z.string(),
  setId: z.string(),
  asOf: z.string(),
  dueOn: z.string(),
  state: z.string(),
  stateName: z.string(),
  version: z.number(),
})

const stateSchema = z.object({ id: z.number(), state: z.string(), stateName: z.string(), version: z.number() })
const stateOf = ({ id, state, version }: Sheet) => ({ id, state, stateName: sheetStateNames[state], version })

const routes = {
  list: createRoute({
    method: 'get',
    path: '/sheets',
    tags,
    summary: 'Phiếu của đơn vị đang làm việc',
    responses: officerAnswer(z.object({ items: z.array(rowSchema) }), 'Các phiếu, kỳ mới trước'),
  }),
  open: createRoute({
    method: 'post',
    path: '/sheets',
    tags,
    summary: 'Mở phiếu của một kỳ theo một bộ tiêu chí',
    request: { body: json(z.object({ roundId: z.number().int(), setId: z.string() })) },
    responses: officerAnswer(stateSchema, 'Phiếu đã có hoặc vừa mở'),
  }),
  one: createRoute({
    method: 'get',
    path: '/sheets/{id}',
    tags,
    summary: 'Một phiếu: chỉ tiêu, ô, kết quả',
    request: sheetParam,
    responses: officerAnswer(z.record(z.string(), z.unknown()), 'Phiếu'),
  }),
  law: createRoute({
    method: 'get',
    path: '/sheets/{id}/law',
    tags,
    summary: 'Bộ tiêu chí và căn cứ để xét phiếu khi mất mạng',
    request: sheetParam,
    responses: officerAnswer(z.record(z.string(), z.unknown()), 'Căn cứ xét'),
  }),
  save: createRoute({
    method: 'post',
    path: '/sheets/{id}/cells',
    tags,
    summary: 'Lưu một ô',
    request: { ...sheetParam, body: json(changeSchema) },
    responses: officerAnswer(savedSchema, 'Ô sau khi lưu; 409 khi ô đã bị người khác sửa'),
  }),
  history: createRoute({
    method: 'get',
    path: '/sheets/{id}/cells/{measure}',
    tags,
    summary: 'Các lần sửa của một ô',
    request: { params: z.object({ id, measure: z.string() }) },
    responses: officerAnswer(z.object({ items: z.array(z.record(z.string(), z.unknown())) }), 'Các lần sửa, mới trước'),
  }),
  submit: createRoute({
    method: 'post',
    path: '/sheets/{id}/submit',
    tags,
    summary: 'Nộp phiếu cho cơ quan thẩm tra',
    request: { ...sheetParam, body: json(z.object({ version: z.number().int() })) },
    responses: officerAnswer(stateSchema, 'Phiếu đã nộp'),
  }),
  withdraw: createRoute({
    method: 'post',
    path: '/sheets/{id}/withdraw',
    tags,
    summary: 'Rút lại phiếu chưa ai xem xét',
    request: { ...sheetParam, body: json(z.object({ reason: z.string().min(1).max(2000) })) },
    responses: officerAnswer(stateSchema, 'Phiếu đang nhập lại'),
  }),
}

/** Asks for a sheet in an actor's place; a commune's own officer is known without a question. */
async function placed(ctx: ReadCtx, actor: Actor, verb: Verb, sheetId: number): Promise<Sheet> {
  const sheet = await sheetOf(ctx, sheetId)
  if (!sheet) throw new Refused(refusals.unknown)
  const own = actor.chosen?.unitId === sheet.unitId
  const answer = allowed(actor, verb, own ? { unitPath: [sheet.unitId] } : await placeOf(ctx, sheet.unitId))
  if (!answer.ok) throw new Refused(answer.refusal)
  return sheet
}

const saverOf = ({ personId, name, chosen }: Actor, { as, today, now }: Edge): Saver => ({
  ...{ personId, name, today, now },
  postName: chosen?.postName ?? '',
  address: as?.address ?? '',
})

const stepperOf = (actor: Actor) => ({
  personId: actor.personId,
  assignmentId: actor.chosen?.assignmentId ?? null,
  postName: actor.chosen?.postName ?? '',
})

/** A text of a sheet; a commune's own officer opens the own sheet with one question to the database. */
async function given({ caller, readAs }: Endpoints<Actor>, c: Context<Env>, sheetId: number, what: 'sheet' | 'law'): Promise<Response> {
  const { actor, edge, db } = caller(c)
  const text = await sheetText(db, edge.today, sheetId, what, async (unitId) => {
    const own = actor.chosen?.unitId === unitId
    const may = allowed(actor, 'sheet.read', own ? { unitPath: [unitId] } : await readAs(c, (ctx) => placeOf(ctx, unitId)))
    if (!may.ok) throw new Refused(may.refusal)
  })
  return text === undefined ? refuse(c, refusals.unknown) : c.body(text, 200, { 'Content-Type': 'application/json; charset=utf-8' })
}

/** `/api/v1/sheets…`: sheets are read, filled cell by cell, submitted. */
export function api(endpoints: Endpoints<Actor>): void {
  const { on, caller, readAs, writeAs } = endpoints
  on.openapi(routes.list, async (c) => {
    const rows = await readAs(c, (ctx, actor) => (actor.chosen ? sheetsOf(ctx, actor.chosen.unitId) : Promise.resolve([])))
    const items = rows.map((row) => ({
      ...stateOf(row),
      unitId: row.unitId,
      roundId: row.roundId,
      round: row.roundName,
      setId: row.setId,
      asOf: row.asOf,
      dueOn: row.dueOn,
    }))
    return c.json({ items }, 200)
  })
  on.openapi(routes.open, async (c) => {
    const { roundId, setId } = c.req.valid('json')
    const opened = await writeAs(c, async (ctx, actor) => {
      const unitId = actor.chosen?.unitId ?? 0
      const may = allowed(actor, 'sheet.fill', { unitPath: [unitId] })
      if (!may.ok) throw new Refused(may.refusal)
      return openSheet(ctx, { unitId, roundId, setId })
    })
    if (!opened.ok) return refuse(c, opened.refusal) as never
    const { actor, edge, db } = caller(c)
    await prefill(db, saverOf(actor, edge), opened.value)
    return c.json(stateOf(opened.value), 200)
  })
  on.openapi(routes.one, (c) => given(endpoints, c, c.req.valid('param').id, 'sheet') as never)
  on.openapi(routes.law, (c) => given(endpoints, c, c.req.valid('param').id, 'law') as never)
  saving(endpoints)
  on.openapi(routes.history, async (c) => {
    const { id, measure } = c.req.valid('param')
    const items = await readAs(c, async (ctx, actor) => {
      const sheet = await placed(ctx, actor, 'sheet.read', id)
      return historyOf(ctx, { unitId: sheet.unitId, sheetId: id, measure })
    })
    return c.json({ items }, 200)
  })
  on.openapi(routes.submit, async (c) => {
    const { id } = c.req.valid('param')
    const { edge } = caller(c)
    const done = await writeAs(c, async (ctx, actor) => {
      const sheet = await placed({ tx: ctx.tx, today: edge.today }, actor, 'sheet.submit', id)
      return submitSheet(ctx, { unitId: sheet.unitId, sheetId: id, seen: c.req.valid('json').version, by: stepperOf(actor) })
    })
    return done.ok ? c.json(stateOf(done.value), 200) : (refuse(c, done.refusal) as never)
  })
  on.openapi(routes.withdraw, async (c) => {
    const { id } = c.req.valid('param')
    const done = await writeAs(c, async (ctx, actor) => {
      const sheet = await placed(ctx, actor, 'sheet.submit', id)
      return withdrawSheet(ctx, { unitId: sheet.unitId, sheetId: id, reason: c.req.valid('json').reason, by: stepperOf(actor) })
    })
    return done.ok ? c.json(stateOf(done.value), 200) : (refuse(c, done.refusal) as never)
  })
}

/** The way of every keystroke: no transaction of its own around the one statement, no question whose answer is known. */
function saving({ on, caller, readAs }: Endpoints<Actor>): void {
  on.openapi(routes.save, async (c) => {
    const { actor, edge, db } = caller(c)
    const sheetId = c.req.valid('param').id
    const post = actor.chosen
    const own = post !== null && allowed(actor, 'sheet.fill', { unitPath: [post.unitId] }).ok
    // a commune's officer saves in the own commune, which the save itself asks for; any other place is looked up
    const unitId = own ? post.unitId : (await readAs(c, (ctx) => placed(ctx, actor, 'sheet.fill', sheetId))).unitId
    const saved = await saveCell(db, saverOf(actor, edge), unitId, sheetId, c.req.valid('json'))
    if (!saved.ok) return refuse(c, saved.refusal) as never
    const { outcome, sheetVersion, cell, verdicts } = saved.value
    const body = { outcome, sheetVersion, cell: cell && savedCellView(cell), verdicts }
    return c.json(body as never, (outcome === 'conflict' ? 409 : 200) as 200)
  })
}
