import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { localDate } from '../base/local-date.ts'
import type { Refusal } from '../base/refusal.ts'
import { read } from '../db/database.ts'
import type { ReadCtx } from '../events/context.ts'
import type { App } from './context.ts'
import { problem } from './problem.ts'
import type { Variables } from './requests.ts'

export type Env = { Variables: Variables }
export type Api = OpenAPIHono<Env>

/** What a module's `api.ts` gets: where to hang its endpoints and how to read. */
export type Endpoints = { on: Api; read: <T>(work: (ctx: ReadCtx) => Promise<T>) => Promise<T> }

/** An API whose wrong questions are answered with the offenders by name. */
export function newApi(app: App): Endpoints {
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
  return { on, read: (work) => read(app.db, (tx) => work({ tx, today: app.today() })) }
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

const cell = (value: unknown): string => {
  const text = value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

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
