import { strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectSound, openBrowser } from '../harness/chromium.ts'
import { env, type Name, option, press, settleDocumentLand, settleIssuing } from '../harness/document-land.ts'
import { bytesOf, cookieHeader } from '../harness/evidence-land.ts'
import { chromium } from '../harness/needs.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import type { Page, Visitor } from '../harness/visitor.ts'

/** Bình's office has a Word template of its own: what is missing or unknown in it is named before it is taken, and documents fill it. */
let server: TestServer
let people: Record<Name, Visitor>

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', env })
  people = await settleDocumentLand(server)
})

const parts = {
  '[Content_Types].xml':
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  '_rels/.rels':
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
}
/** A Word file with one paragraph for each text. */
const word = (texts: readonly string[], more: Record<string, string> = {}): Uint8Array => {
  const body = texts.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
  const all = { ...parts, 'word/document.xml': document, ...more }
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])))
}
const whole = ['co_quan', 'so_ky_hieu', 'dia_danh_ngay', 'ten_loai', 'trich_yeu', 'noi_dung', 'noi_nhan', 'quyen_han', 'nguoi_ky'].map(
  (name) => `{${name}}`,
)

const sent = (who: Visitor, bytes: Uint8Array, fields: Record<string, string> = {}): Promise<Page> => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ loai: 'submission', ten: 'Tờ trình của Văn phòng', 'ly-do': 'Quy chế', ...fields }))
    form.set(name, value)
  form.set('tep', new Blob([new Uint8Array(bytes)]), 'mau.docx')
  return who.send('/van-ban-di/mau', form)
}

describe('a template', () => {
  test('names what is missing and what is unknown; macros and what is no Word file stay out', async () => {
    const binh = people['Lý Văn Bình']
    const lacking = await sent(binh, word([...whole.filter((field) => field !== '{trich_yeu}'), '{abc}']))
    expect([lacking.status, lacking.text.includes('Mẫu thiếu trường {trich_yeu}. Trường {abc} không có trong hệ thống.')]).toEqual([
      422,
      true,
    ])
    expect((await sent(binh, word(whole, { 'word/vbaProject.bin': 'x' }))).text).toContain('Mẫu có macro')
    expect((await sent(binh, strToU8('không phải Word'))).text).toContain('Mẫu phải là tệp Word .docx')
    expect((await sent(binh, new Uint8Array())).text).toContain('tệp rỗng')
    expect((await sent(binh, word(whole), { ten: ' ' })).text).toContain('Chưa nhập tên mẫu')
    expect((await sent(people['Nông Thị Hoa'], word(whole))).status).toBe(403)
  })

  test('is kept in versions; a document of the office fills it, another office sees neither', async () => {
    const binh = people['Lý Văn Bình']
    await sent(binh, word(whole))
    const page = await sent(binh, word([...whole, 'Bản hai']))
    expect(page.text).toContain('Tờ trình của Văn phòng')
    const { rows } = await server.database.pool.query('select id, version from documents.template order by version')
    expect(rows.map(({ version }) => version)).toEqual([1, 2])
    const form = await binh.get('/van-ban-di/moi?de-cuong=submission')
    expect(form.html).toContain('I. SỰ CẦN THIẾT')
    const draft = {
      ...{
        viec: 'ghi',
        khoa: 'a',
        loai: 'submission',
        'trich-yeu': 'Đề nghị & xin ý kiến <b>',
        'noi-dung': 'Đoạn một\nĐoạn hai',
        'noi-nhan': 'Lưu: VT',
      },
      'co-quan': option(form, 'Văn phòng Điều phối'),
    }
    const { path, text } = await binh.post('/van-ban-di/moi', draft)
    expect(text).toContain('Tải Word theo mẫu «Tờ trình của Văn phòng»')
    const { status, bytes } = await bytesOf(server, binh, `${path}/mau/${rows[1].id}`)
    const filled = Buffer.from(unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? []).toString('utf8')
    expect([status, filled.includes('Đề nghị &amp; xin ý kiến &lt;b&gt;'), filled.includes('Đoạn hai'), filled.includes('{')]).toEqual([
      200,
      true,
      true,
      false,
    ])
    expect((await people['Đàm Văn Lục'].get(`/van-ban-di/mau/${rows[1].id}`)).status).toBe(404)
    expect((await people['Đàm Văn Lục'].get(`${path}/mau/${rows[1].id}`)).status).toBe(404)
  })
})

test.skipIf(chromium === null)(
  'the pages of documents are sound on a computer and on a telephone',
  async () => {
    const hoa = people['Nông Thị Hoa']
    await settleIssuing(server, people)
    const form = await hoa.get('/van-ban-di/moi')
    const draft = {
      ...{ viec: 'ghi', khoa: 'b', loai: 'submission', 'trich-yeu': 'Đề nghị hỗ trợ xi măng làm đường thôn Nà Lừa năm 2026' },
      ...{
        'kinh-gui': 'Ủy ban nhân dân tỉnh Lạng Sơn',
        'can-cu': 'Căn cứ Luật Tổ chức chính quyền địa phương',
        'noi-nhan': 'Như trên\nLưu: VT, KT',
      },
      'noi-dung': 'I. SỰ CẦN THIẾT\nĐường thôn Nà Lừa dài 1,2 km.\nSTT\tĐoạn\tDài (km)\n1\tNà Lừa\t1,2\nKính đề nghị xem xét.',
      ...{
        'co-quan': option(form, 'UBND xã Bính Xá'),
        'nguoi-duyet': option(form, 'Vi Văn Nam'),
        'nguoi-ky': option(form, 'Lý Văn Thắng, KT'),
      },
    }
    const { path } = await hoa.post('/van-ban-di/moi', draft)
    const lan = people['Hà Thị Lan']
    for (const [who, step] of [
      ['Nông Thị Hoa', 'submit'],
      ['Vi Văn Nam', 'approve'],
      ['Hà Thị Lan', 'check'],
      ['Lý Văn Thắng', 'sign'],
      ['Hà Thị Lan', 'number'],
    ] as const)
      await press(people[who], path, step)
    const browser = await openBrowser()
    try {
      for (const at of [
        '/van-ban-di',
        path,
        '/van-ban-di/quy-trinh',
        `${path}/ban-ky`,
        `${path}/ban-giao`,
        '/van-ban-di/so',
        '/van-ban-di/mau',
      ])
        await expectSound(at, { browser, url: server.url, cookies: cookieHeader(lan) })
      await expectSound('/van-ban-di/moi', { browser, url: server.url, cookies: cookieHeader(hoa) })
    } finally {
      await browser.close()
    }
  },
  90_000,
)
