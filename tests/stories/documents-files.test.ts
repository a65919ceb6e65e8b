import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { writePdf } from '../../src/platform/paper/pdf.ts'
import { env, type Name, option, press, settleDocumentLand, settleIssuing } from '../harness/document-land.ts'
import { bytesOf } from '../harness/evidence-land.ts'
import { pdfSig } from '../harness/needs.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { signedPdf } from '../harness/signed-pdf.ts'
import type { Page, Visitor } from '../harness/visitor.ts'

/**
 * What stands around a signature: figures that contradict each other are mended or explained before Thắng signs; the signed PDF is kept and its
 * signature looked at, or a scan of the paper; the package for the document system, and what came back. The steps build on each other.
 */
let server: TestServer
let people: Record<Name, Visitor>
let path: string

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', env, verifier: pdfSig })
  people = await settleDocumentLand(server)
  await settleIssuing(server, people)
})

const wrong = 'Tổng số tiêu chí hoàn thành là 122 lượt tiêu chí, bình quân đạt 7,46% tiêu chí/xã.'

/** What a page's inputs would send as they stand. */
const inputsOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => [/ name="([^"]*)"/.exec(tag)?.[1] ?? '', / value="([^"]*)"/.exec(tag)?.[1] ?? '']),
  )

const sent = (who: Visitor, at: string, bytes: Uint8Array, name: string, loai: string): Promise<Page> => {
  const form = new FormData()
  form.set('loai', loai)
  form.set('viec', 'gui')
  form.set('tep', new Blob([new Uint8Array(bytes)]), name)
  return who.send(`${at}/ban-ky`, form)
}

describe('figures', () => {
  test('are checked when the draft is handed in; a contradiction is told and nothing is rewritten', async () => {
    const hoa = people['Nông Thị Hoa']
    const page = await hoa.get('/van-ban-di/moi')
    const form = {
      ...{ viec: 'ghi', khoa: 'a', loai: 'report', 'trich-yeu': 'Kết quả xây dựng nông thôn mới', 'noi-dung': `I. KẾT QUẢ\n${wrong}` },
      ...{ 'noi-nhan': 'UBND tỉnh\nLưu: VT', 'co-quan': option(page, 'UBND xã Bính Xá') },
      ...{ 'nguoi-duyet': option(page, 'Vi Văn Nam'), 'nguoi-ky': option(page, 'Lý Văn Thắng, KT') },
    }
    path = (await hoa.post('/van-ban-di/moi', form)).path
    expect((await hoa.get(path)).text).toContain('Chưa kiểm tra')
    await press(hoa, path, 'submit')
    const { text } = await hoa.get(path)
    expect(text).toContain('Mâu thuẫn: Văn bản ghi')
    expect(text).toContain(wrong.slice(0, 40))
  })

  test('a contradiction keeps the signature away until somebody says why it stands', async () => {
    await press(people['Vi Văn Nam'], path, 'approve')
    await press(people['Hà Thị Lan'], path, 'check')
    const thang = people['Lý Văn Thắng']
    const refused = await press(thang, path, 'sign')
    expect([refused.status, refused.text.includes('chỗ mâu thuẫn chưa có giải trình')]).toEqual([409, true])
    for (let left = 9; left > 0; left--) {
      const key = /name="dieu" value="([0-9a-f]+)"/.exec((await thang.get(path)).html)?.[1]
      if (!key) break
      expect((await thang.post(path, { viec: 'giai-trinh', dieu: key, 'ly-do': ' ' })).text).toContain('Cần ghi lý do')
      await thang.post(path, { viec: 'giai-trinh', dieu: key, 'ly-do': 'Số liệu của huyện cũ, đã thống nhất' })
    }
    expect((await thang.get(path)).text).toContain('Giữ nguyên. Lý Văn Thắng: Số liệu của huyện cũ')
    expect((await press(thang, path, 'sign')).text).toContain('Đã ký, chờ cấp số')
    expect((await people['Hoàng Thị An'].post(path, { viec: 'giai-trinh', dieu: 'x', 'ly-do': 'x' })).status).toBe(404)
  })
})

describe('the signed file', () => {
  test.skipIf(pdfSig === null)('a PDF that Thắng really signed is kept as it is, with what the verifier says of it', async () => {
    const pdf = await signedPdf('Ly Van Thang')
    const lan = people['Hà Thị Lan']
    const page = await sent(lan, path, pdf, 'Báo cáo đã ký.pdf'.normalize('NFD'), 'signed')
    for (const said of ['Báo cáo đã ký.pdf', 'chứng thư số chưa xác nhận được là tin cậy', 'Ly Van Thang', 'nguyên vẹn'])
      expect(page.text).toContain(said)
    const { bytes } = await bytesOf(server, lan, `${path}/ban-ky/1`)
    expect(Buffer.from(bytes).equals(pdf)).toBe(true)
    expect((await sent(lan, path, pdf, 'lần nữa.pdf', 'signed')).text).toContain('Tệp này đã có ở văn bản')
    expect((await lan.post(`${path}/ban-ky`, { viec: 'kiem', 'tep-so': '1' })).status).toBe(200)
    const { rows } = await server.database.pool.query('select outcome from documents.verification order by number')
    expect(rows.map(({ outcome }) => outcome)).toEqual(['doubtful', 'doubtful'])
  })

  test('what is no PDF, is empty, or comes from elsewhere is refused; a scan is marked as one', async () => {
    const lan = people['Hà Thị Lan']
    expect((await sent(lan, path, Buffer.from('MZ không phải PDF'), 'a.pdf', 'signed')).text).toContain('Bản ký số phải là tệp PDF')
    expect((await sent(lan, path, Buffer.from('x'), 'a.png', 'scan')).text).toContain('Bản quét phải là tệp PDF, JPEG hoặc PNG')
    expect((await sent(lan, path, new Uint8Array(), 'a.pdf', 'signed')).text).toContain('tệp rỗng')
    expect((await sent(people['Hoàng Thị An'], path, Buffer.from('%PDF-1.7'), 'a.pdf', 'signed')).status).toBe(404)
    expect((await people['Hoàng Thị An'].get(`${path}/ban-ky`)).status).toBe(404)
    const scan = await writePdf({
      ...{ type: 'report', issuer: { above: null, body: 'x' }, number: { ordinal: 1, symbol: 'x' }, place: 'x', on: null, subject: 'x' },
      ...{ addressees: [], body: [], recipients: [], signatures: [], appendices: [] },
    })
    const page = await sent(lan, path, scan, 'quét.pdf', 'scan')
    expect(page.text).toContain('Bản quét: quét.pdf')
  })
})

describe('the document system', () => {
  test('gets PDF and metadata once there is a number; number and day of arrival are written down', async () => {
    const lan = people['Hà Thị Lan']
    expect((await lan.get(`${path}/ban-giao`)).text).toContain('chưa có số')
    expect((await lan.get(`${path}/ban-giao/goi`)).status).toBe(404)
    await press(lan, path, 'number', { 'so-ban': '5' })
    const { bytes } = await bytesOf(server, lan, `${path}/ban-giao/goi`)
    const files = unzipSync(new Uint8Array(bytes))
    expect(Object.keys(files).sort()).toEqual(['01-BC-UBND.pdf', 'metadata.xml'])
    const xml = Buffer.from(files['metadata.xml'] ?? []).toString('utf8')
    for (const part of [
      '<CodeNumber>01</CodeNumber>',
      '<CodeNotation>BC-UBND</CodeNotation>',
      '<IssuedDate>2026-11-22</IssuedDate>',
      '<OrganId/>',
    ])
      expect(xml).toContain(part)
    for (const part of [
      '<SignerInfo><Position>PHÓ CHỦ TỊCH</Position><FullName>Lý Văn Thắng</FullName></SignerInfo>',
      '<IssuedAmount>5</IssuedAmount>',
    ])
      expect(xml).toContain(part)
    const at = `${path}/ban-giao`
    expect((await lan.post(at, { 'ket-qua': 'received', 'so-den': '', 'ngay-den': '' })).text).toContain('Chưa nhập số đến')
    expect((await lan.post(at, { 'ket-qua': 'received', 'so-den': '7', 'ngay-den': '1/1/2026' })).text).toContain(
      'không thể trước ngày của văn bản',
    )
    expect((await lan.post(at, { 'ket-qua': 'refused', 'ghi-chu': '' })).status).toBe(422)
    await lan.post(at, { 'ket-qua': 'given' })
    const noted = await lan.post(at, { 'ket-qua': 'received', 'so-den': '1289', 'ngay-den': '22/11/2026' })
    expect(noted.text).toContain('Số đến 1289, ngày 22/11/2026')
    expect((await people['Đàm Văn Lục'].get(`${at}/goi`)).status).toBe(404)
  })
})

describe('the library', () => {
  test('takes in what was issued in one act, with its facts and its file, once; nothing that did not go out', async () => {
    const [lan, id] = [people['Hà Thị Lan'], path.split('/').at(-1)]
    const at = `/van-ban/quan-ly/moi?tu=${id}`
    expect((await lan.get(at)).status).toBe(404)
    await press(lan, path, 'issue')
    expect((await lan.get(path)).html).toContain(`href="${at}"`)
    const form = await lan.get(at)
    for (const value of ['01', 'BC-UBND', '2026-11-22', 'Ủy ban nhân dân xã Bính Xá', 'Kết quả xây dựng nông thôn mới', 'Lý Văn Thắng'])
      expect(form.html).toContain(`value="${value}"`)
    const fields = { ...inputsOf(form.html), loai: 'report' }
    const kept = await lan.post('/van-ban/quan-ly/moi', fields)
    expect(kept.path).toMatch(/^\/van-ban\/quan-ly\/\d+$/)
    expect(kept.text).toContain('Báo cáo 01/BC-UBND')
    const { bytes } = await bytesOf(server, lan, `${kept.path}/tep/1`)
    const signed = await bytesOf(server, lan, `${path}/ban-ky/1`)
    expect(Buffer.from(bytes).equals(Buffer.from(signed.bytes))).toBe(true)
    expect((await lan.post('/van-ban/quan-ly/moi', fields)).path).toBe(kept.path)
    expect((await lan.get(at)).path).toBe(kept.path)
    expect((await people['Đàm Văn Lục'].get(at)).status).toBe(404)
    expect((await people['Đàm Văn Lục'].post('/van-ban/quan-ly/moi', fields)).status).toBe(404)
    expect((await people['Nông Thị Hoa'].get(path)).html).not.toContain(at)
  })
})
