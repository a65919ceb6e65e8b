import type { Context } from 'hono'
import { callerOf } from './gate.ts'
import { type Endpoints, newApi } from './platform/http/api.ts'
import { apiPage } from './platform/http/api-page.ts'
import type { App } from './platform/http/context.ts'
import { api as assessment } from './programme/assessment/api.ts'
import { api as criteria } from './programme/criteria/api.ts'
import { api as evidence } from './programme/evidence/upload.api.ts'
import { api as figures } from './programme/figures/api.ts'
import { api as people } from './programme/people/api.ts'
import type { Actor } from './programme/people/types.ts'
import { api as units } from './programme/units/api.ts'

const modules: ((endpoints: Endpoints<Actor>) => void)[] = [units, people, criteria, evidence, assessment, figures]

const about = {
  openapi: '3.1.0',
  info: {
    title: 'API của hệ thống nông thôn mới',
    version: '1',
    description:
      'Ai cũng đọc được các bản số liệu đã duyệt công khai; ngày là ngày Việt Nam. Địa chỉ ghi «cần đăng nhập» chỉ trả lời người có quyền, trong phạm vi của người ấy; phần mềm gửi mã truy cập do quản trị cấp trong tiêu đề Authorization: Bearer. Địa chỉ dưới /api/v1 giữ nguyên nghĩa; đổi nghĩa thì sang /api/v2.',
  },
  servers: [{ url: '/api/v1' }],
}

/** The API: `/api/v1/…`, its description at `/api/openapi.json`, the page that people read at `/api`. */
export function createApi(app: App) {
  const caller = (c: Context) => callerOf(c)
  const v1 = newApi(app, caller)
  for (const hang of modules) hang(v1)
  v1.on.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  const root = newApi(app, caller).on
  root.route('/v1', v1.on)
  root.get('/openapi.json', (c) => c.json(v1.on.getOpenAPI31Document(about)))
  root.get('/', (c) => c.html(apiPage(v1.on.getOpenAPI31Document(about))))
  return root
}
