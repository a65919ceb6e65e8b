import type { Logger } from 'pino'
import { createContext, data, type RouterContextProvider } from 'react-router'
import type { LocalDate } from '../base/local-date.ts'
import { isRefused, type Refusal } from '../base/refusal.ts'
import { ask, type Db, isCrowded, read } from '../db/database.ts'
import { type Edge, type ReadCtx, type WriteCtx, writeAs } from '../events/context.ts'
import type { Files } from '../files/store.ts'

/** What the server hands to every page and endpoint. */
export type App = {
  db: Db
  /** the day that it is in Việt Nam; `NTM_TODAY` fixes it for tests and demonstrations */
  today: () => LocalDate
  files: Files
}

/** One request: its id stands in the answer's header, in every log line and on error pages. */
export type RequestInfo = { id: string; log: Logger }

/** What loaders and actions find in `context` (`context.get(contexts.app)`). */
export const contexts = { app: createContext<App>(), request: createContext<RequestInfo>() }

/** What an error page gets as `error.data` of a route error response. */
export type PageProblem = Refusal & { requestId: string }

type PageContext = Readonly<RouterContextProvider>

/**
 * Answers a page's question in one read-only transaction.
 * A refusal becomes the error page with its status; a bug is logged and becomes the error page 500.
 */
export async function readPage<T>(context: PageContext, work: (ctx: ReadCtx) => Promise<T>): Promise<T> {
  const { db, today } = context.get(contexts.app)
  try {
    return await read(db, (tx) => work({ tx, today: today() }))
  } catch (error) {
    throw pageError(context, error)
  }
}

/** As `readPage`, for what asks one question: that sees one instant by itself, so two round trips to the database are spared. */
export async function askPage<T>(context: PageContext, question: (ctx: ReadCtx) => Promise<T>): Promise<T> {
  const { db, today } = context.get(contexts.app)
  try {
    return await ask(db, (tx) => question({ tx, today: today() }))
  } catch (error) {
    throw pageError(context, error)
  }
}

/** Does a form's work in one transaction with its events; refusals that are thrown, and bugs, become the error page. */
export async function writePage<T>(context: PageContext, edge: Edge, work: (ctx: WriteCtx) => Promise<T>): Promise<T> {
  try {
    return await writeAs(context.get(contexts.app).db, edge, work)
  } catch (error) {
    throw pageError(context, error)
  }
}

/** The response to throw from a loader for an expected "no", e.g. `throw refusePage(context, { code: 'unit.unknown', text: …, status: 404 })`. */
export function refusePage(context: PageContext, refusal: Refusal) {
  const problem: PageProblem = { ...refusal, requestId: context.get(contexts.request).id }
  return data(problem, { status: refusal.status ?? 422 })
}

const crowded: Refusal = {
  code: 'crowded',
  status: 503,
  text: 'Nhiều người đang mở trang cùng lúc nên trang này chưa lập được. Tải lại sau ít giây.',
}

function pageError(context: PageContext, error: unknown) {
  // redirects and answers that the page threw itself
  if (error instanceof Response || (typeof error === 'object' && error !== null && 'init' in error && 'data' in error)) return error
  if (isRefused(error)) return refusePage(context, error.refusal)
  const { id, log } = context.get(contexts.request)
  if (isCrowded(error)) {
    log.warn({ err: error }, 'no connection was free')
    return refusePage(context, crowded)
  }
  log.error({ err: error }, 'page failed')
  const problem: PageProblem = {
    code: 'bug',
    text: 'Trang chưa lập được do lỗi của hệ thống. Thử lại sau ít phút; nếu vẫn lỗi, gửi mã yêu cầu bên dưới cho quản trị.',
    requestId: id,
  }
  return data(problem, { status: 500 })
}
