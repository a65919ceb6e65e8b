import type { RouterContextProvider } from 'react-router'
import { isRefused } from '../../platform/base/refusal.ts'
import { WrongAsk } from './filter.rules.ts'
import { ownerContext } from './reads.ts'

type Context = Readonly<RouterContextProvider>

/** The address of the feed as clients see it: the public one where it is configured, else the one that was asked. */
export const rootOf = (context: Context, request: Request): string =>
  `${context.get(ownerContext).publicUrl ?? new URL(request.url).origin}/du-lieu/odata`

/** Why a question was not answered: a sentence for whoever asked, or null for a bug of ours. */
export function reasonOf(error: unknown): { status: number; code: string; message: string; target?: string } | null {
  if (error instanceof WrongAsk)
    return {
      status: error.unsupported ? 501 : 400,
      code: error.unsupported ? 'notSupported' : 'badQuestion',
      message: error.message,
      target: error.target,
    }
  if (isRefused(error)) return { status: error.refusal.status ?? 422, code: error.refusal.code, message: error.refusal.text }
  // the database gave the statement up
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === '57014')
    return {
      status: 503,
      code: 'tooWide',
      message:
        'Câu hỏi quá rộng nên chưa trả lời kịp. Thêm điều kiện $filter về releaseId, asOf, unitCode hoặc provinceCode, hoặc tải cả tệp CSV.',
    }
  return null
}
