import type { OpenAPIHono } from '@hono/zod-openapi'

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>
type Parameter = {
  name: string
  in: string
  required?: boolean
  description?: string
  schema?: { description?: string; type?: unknown; enum?: unknown[]; default?: unknown }
}
type Operation = { summary?: string; tags?: string[]; parameters?: Parameter[]; responses?: Record<string, unknown> }
type Item = Partial<Record<Method, Operation>>

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const
type Method = (typeof methods)[number]

/** Text as it stands in HTML. */
export const escaped = (text: unknown) =>
  String(text ?? '').replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

function row({ name, required, in: place, description, schema }: Parameter): string {
  const values = schema?.enum
    ? schema.enum.join(', ')
    : [schema?.type ?? '']
        .flat()
        .filter((type) => type !== 'null')
        .join(', ')
  const standard = schema?.default === undefined ? '' : ` (mặc định ${schema.default})`
  return `<tr><th scope="row"><code>${escaped(name)}</code></th><td>${required || place === 'path' ? 'bắt buộc' : 'tùy chọn'}</td><td>${escaped(description ?? schema?.description)}${escaped(standard)}</td><td>${escaped(values)}</td></tr>`
}

function section(path: string, method: Method, operation: Operation): string {
  const parameters = operation.parameters ?? []
  const table =
    parameters.length === 0
      ? ''
      : `<table><thead><tr><th scope="col">Tham số</th><th scope="col"></th><th scope="col">Ý nghĩa</th><th scope="col">Giá trị</th></tr></thead><tbody>${parameters.map(row).join('')}</tbody></table>`
  return `<section><h2>${escaped(operation.summary)}</h2><p><code>${method.toUpperCase()} /api/v1${escaped(path)}</code>${operation.responses?.[401] ? ' (cần đăng nhập)' : ''}</p>${table}</section>`
}

/** The API as people read it, made from the same document that programs read. */
export function apiPage(document: Document): string {
  const paths = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = (item as Item)[method]
      return operation ? [section(path, method, operation)] : []
    }),
  )
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>API – Nông thôn mới</title><link rel="stylesheet" href="/api.css"></head><body><main><p><a href="/">Về trang chủ</a></p><h1>${escaped(document.info.title)}</h1><p>${escaped(document.info.description)}</p><p>Mô tả cho máy: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1). Danh sách trả JSON hoặc CSV (<code>format=csv</code>), có <code>limit</code>, <code>offset</code>, liên kết trang sau và ETag. Lỗi theo <code>application/problem+json</code>.</p>${paths.join('')}</main></body></html>`
}
