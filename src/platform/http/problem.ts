import type { Refusal } from '../base/refusal.ts'

/** The refusal of an endpoint as `application/problem+json` (RFC 9457): `type` carries the code, `detail` the sentence, `errors` the offenders. */
export function problem(refusal: Refusal, requestId: string, status: number = refusal.status ?? 422): Response {
  const body = {
    type: `urn:ntm:${refusal.code}`,
    title: refusal.code,
    status,
    detail: refusal.text,
    ...(refusal.offenders ? { errors: refusal.offenders } : {}),
    requestId,
  }
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } })
}

export const bug: Refusal = {
  code: 'bug',
  text: 'Yêu cầu chưa thực hiện được do lỗi của hệ thống. Thử lại sau ít phút; nếu vẫn lỗi, gửi mã yêu cầu cho quản trị.',
}
