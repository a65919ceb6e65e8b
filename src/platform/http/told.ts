import type { Refusal } from '../base/refusal.ts'
import { escaped } from './api-page.ts'
import { problem } from './problem.ts'

const titles: Record<number, string> = {
  400: 'Yêu cầu không đúng dạng',
  403: 'Biểu mẫu không được nhận',
  413: 'Nội dung gửi lên quá lớn',
  414: 'Địa chỉ quá dài',
  500: 'Trang chưa lập được',
  429: 'Có quá nhiều yêu cầu từ mạng này',
  503: 'Trang chưa lập được',
}

/**
 * What is told before any page is made, in a page of its own where a browser asks, else as problem+json. `accept` as the visitor said.
 * The page needs nothing but a style sheet.
 */
export function told(
  refusal: Refusal,
  { id, accept, status = refusal.status ?? 422 }: { id: string; accept: string | undefined; status?: number },
): Response {
  if (!accept?.includes('text/html')) return problem(refusal, id, status)
  const title = escaped(titles[status] ?? 'Yêu cầu chưa thực hiện được')
  const page = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Nông thôn mới</title><link rel="stylesheet" href="/api.css"></head><body><header class="house"><a href="/">Nông thôn mới</a></header><main><h1>${title}</h1><p>${escaped(refusal.text)}</p><p><a href="/">Về trang chủ</a> · <a href="/tim-kiem">Tìm kiếm</a> · <a href="/so-do-cong">Sơ đồ cổng</a></p><p>Mã yêu cầu: <code>${escaped(id)}</code></p></main></body></html>`
  return new Response(page, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
