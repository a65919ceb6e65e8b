import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { localDate } from '../base/local-date.ts'
import type { Refusal } from '../base/refusal.ts'
import { type Db, read } from '../db/database.ts'
import { type Edge, type ReadCtx, type WriteCtx, writeAs } from '../events/context.ts'
import type { Files } from '../files/store.ts'
import { csvCell } from '../text/csv.ts'
import type { App } from './context.ts'
import { problem } from './problem.ts'
import type { Variables } from './requests.ts'

export type Env = { Variables: Variables }
export type Api = OpenAPIHono<Env>

/** Who asks an endpoint behind a door, and the database in which its work is done. What an actor is, the programme says. */
export type Caller<Actor> = { actor: Actor; edge: Edge; db: Db }

/**
 * What a module's `api.ts` gets: where to hang its endpoints, how to read and how to write. An endpoint that works for a person
 * stands in `src/doors.ts` with a verb; the door answers whoever has it not, so the handler may rely on the actor, and asks it for
 * the thing itself (`allowed`). `readAs` and `writeAs` work in the actor's name and fail behind a public door.
 */
export type Endpoints<Actor = unknown> = {
  on: Api
  files: Files
  /** in one read-only transaction, the same for everybody */
  read: <T>(work: (ctx: ReadCtx) => Promise<T>) => Promise<T>
  caller: (c: Context<Env>) => Caller<Actor>
  readAs: <T>(c: Context<Env>, work: (ctx: ReadCtx, actor: Actor) => Promise<T>) => Promise<T>
  /** in one transaction with its events; a thrown `Refused` undoes it and becomes the answer */
  writeAs: <T>(c: Context<Env>, work: (ctx: WriteCtx, actor: Actor) => Promise<T>) => Promise<T>
}

/** An API whose wrong questions are answered with the offenders by name. `caller` tells who stands behind a request. */
export function newApi<Actor>(app: App, caller: Endpoints<Actor>['caller']): Endpoints<Actor> {
  const on: Api = new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (result.success) return
      const offenders = result.error.issues.map((issue) => ({ where: issue.path.join('.'), what: issue.message }))
      const refusal: Refusal = {
        code: 'api.badQuestion',
        status: 422,
        text: 'Tham số của yêu cầu chưa đúng. Xem danh sách bên dưới và tài liệu tại /api.',
        offenders,
      }
      return problem(refusal, c.get('request').id)
    },
  })
  return {
    on,
    files: app.files,
    read: (work) => read(app.db, (tx) => work({ tx, today: app.today() })),
    caller,
    readAs: (c, work) => {
      const { actor, edge, db } = caller(c)
      return read(db, (tx) => work({ tx, today: edge.today }, actor))
    },
    writeAs: (c, work) => {
      const { actor, edge, db } = caller(c)
      return writeAs(db, edge, (ctx) => work(ctx, actor))
    },
  }
}

/** A day in a question. */
export const dayParam = (description: string) =>
  z
    .string()
    .refine((text) => localDate(text) !== null, 'Ngày phải có dạng 2016-12-31.')
    .transform((text) => localDate(text) as NonNullable<ReturnType<typeof localDate>>)
    .openapi({ type: 'string', format: 'date', description, example: '2016-12-31' })

/** A page of a list and its format. */
export const pageParams = {
  limit: z.coerce
    .number({ error: 'Phải là số nguyên từ 1 đến 5000.' })
    .int()
    .min(1)
    .max(5000)
    .default(100)
    .openapi({ description: 'số dòng mỗi trang' }),
  offset: z.coerce
    .number({ error: 'Phải là số nguyên từ 0.' })
    .int()
    .min(0)
    .default(0)
    .openapi({ description: 'bỏ qua bao nhiêu dòng đầu' }),
  format: z
    .enum(['json', 'csv'], { error: 'Chỉ có json và csv.' })
    .optional()
    .openapi({ description: 'json (mặc định) hoặc csv; cũng nhận Accept: text/csv' }),
}

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    errors: z.array(z.object({ where: z.string(), what: z.string() })).optional(),
    requestId: z.string(),
  })
  .openapi('Problem')

const refusals = (description: string) => ({ description, content: { 'application/problem+json': { schema: problemSchema } } })

/** The answers of an endpoint that gives a list. */
export const listAnswers = <T extends z.ZodType>(item: T, description: string) => ({
  200: {
    description,
    content: {
      'application/json': { schema: z.object({ items: z.array(item), total: z.number(), next: z.string().nullable() }) },
      'text/csv': { schema: z.string() },
    },
  },
  404: refusals('Không có đơn vị hoặc bộ tiêu chí đã nêu'),
  422: refusals('Tham số chưa đúng'),
})

/** The answers of an endpoint that gives one thing. */
export const oneAnswer = <T extends z.ZodType>(schema: T, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  404: refusals('Không có'),
  422: refusals('Tham số chưa đúng'),
})

/** The answers of an endpoint behind a door: what it gives, and how it refuses. */
export const officerAnswer = <T extends z.ZodType>(schema: T, description: string) => ({
  200: { description: `${description} (cần đăng nhập)`, content: { 'application/json': { schema } } },
  401: refusals('Chưa đăng nhập'),
  403: refusals('Chưa có quyền'),
  404: refusals('Không có, hoặc ở ngoài phạm vi của người gọi'),
  409: refusals('Đã đổi trong lúc ấy'),
  422: refusals('Nội dung gửi chưa đúng'),
})

const cell = (value: unknown): string =>
  csvCell(value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value))

/** Rows as CSV with a header line: the keys of the first row, so all rows must have the same keys. */
export function csv(rows: readonly object[]): string {
  const [first] = rows
  if (!first) return ''
  const keys = Object.keys(first)
  return `${[keys.join(','), ...rows.map((row) => keys.map((key) => cell((row as Record<string, unknown>)[key])).join(','))].join('\r\n')}\r\n`
}

/** Is CSV asked for, by parameter or by the header? */
export const wantsCsv = (c: Context<Env>, format?: 'json' | 'csv'): boolean =>
  format === 'csv' || (!format && (c.req.header('accept') ?? '').startsWith('text/csv'))

/** A page of a list as JSON with the address of the next page, or as CSV where that is asked for. */
export function list(
  c: Context<Env>,
  items: readonly object[],
  total: number,
  page: { limit: number; offset: number; format?: 'json' | 'csv' },
): Response {
  const after = page.offset + items.length
  const url = new URL(c.req.url)
  url.searchParams.set('offset', String(after))
  const next = after < total ? `${url.pathname}${url.search}` : null
  const headers: Record<string, string> = { 'X-Total-Count': String(total), ...(next ? { Link: `<${next}>; rel="next"` } : {}) }
  if (wantsCsv(c, page.format)) return c.body(csv(items), 200, { ...headers, 'Content-Type': 'text/csv; charset=utf-8' })
  return c.json({ items, total, next }, 200, headers)
}

/** A refusal of this request. */
export const refuse = (c: Context<Env>, refusal: Refusal): Response => problem(refusal, c.get('request').id)
