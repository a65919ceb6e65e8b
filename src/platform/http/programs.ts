import type { RouterContextProvider } from 'react-router'
import { isRefused } from '../base/refusal.ts'
import { contexts } from './context.ts'

/** The answer of an address for programs: a refusal and a bug are JSON as the standard has them, never a page. */
export async function answered(context: Readonly<RouterContextProvider>, work: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const { id, log } = context.get(contexts.request)
    if (isRefused(error)) {
      const { code, text, status = 422 } = error.refusal
      return odata({ error: { code, message: text } }, status)
    }
    log.error({ err: error }, 'open data failed')
    return odata({ error: { code: 'bug', message: `Chưa lập được do lỗi của hệ thống; mã yêu cầu ${id}.` } }, 500)
  }
}

/** A JSON answer of an OData service. */
export const odata = (body: object, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json;odata.metadata=minimal;charset=utf-8', 'OData-Version': '4.0' },
  })
