import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { env, type Name, option, press, seenOf, settleDocumentLand, settleIssuing } from '../harness/document-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/**
 * A submission of Bính Xá: Hoa drafts it, Nam gives it back and then answers for it, Lan looks at its form, Thắng signs, Lan numbers and sends.
 * Nobody of another commune finds it; what went out is mended by another document or recalled, never edited. The steps build on each other.
 */
let server: TestServer
let people: Record<Name, Visitor>
let path: string

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', env })
  people = await settleDocumentLand(server)
})

const form = {
  viec: 'ghi',
  loai: 'submission',
  'ky-hieu': '',
  'trich-yeu': 'Đề nghị hỗ trợ xi măng làm đường thôn Nà Lừa năm 2026',
  'kinh-gui': 'Ủy ban nhân dân tỉnh Lạng Sơn',
  'can-cu': 'Căn cứ Luật Tổ chức chính quyền địa phương;\nCăn cứ kế hoạch năm 2026.',
  'noi-dung':
    'I. SỰ CẦN THIẾT\nĐường thôn Nà Lừa dài 1,2 km.\n- Đoạn 1\n- Đoạn 2\nSTT\tĐoạn\tDài (km)\n1\tNà Lừa\t1,2\nKính đề nghị xem xét.',
  'noi-nhan': 'Như trên\nSở Nông nghiệp và Môi trường\nLưu: VT, KT',
  khan: '',
  'so-ban': '5',
}

async function drafted(fields: Record<string, string> = {}): Promise<Page> {
  const hoa = people['Nông Thị Hoa']
  const page = await hoa.get('/van-ban-di/moi')
  const chosen = {
    'co-quan': option(page, 'UBND xã Bính Xá'),
    'nguoi-duyet': option(page, 'Vi Văn Nam'),
    'nguoi-ky': option(page, 'Lý Văn Thắng, KT'),
  }
  return hoa.post('/van-ban-di/moi', { ...form, ...chosen, khoa: crypto.randomUUID(), ...fields })
}

/** A document that Thắng signed. */
async function signed(fields: Record<string, string> = {}): Promise<string> {
  const { path: at } = await drafted(fields)
  await press(people['Nông Thị Hoa'], at, 'submit')
  await press(people['Vi Văn Nam'], at, 'approve')
  await press(people['Hà Thị Lan'], at, 'check')
  await press(people['Lý Văn Thắng'], at, 'sign')
  return at
}

describe('before anything is written', () => {
  test('a draft without subject, body or recipients is refused with what is missing, and what was typed stays', async () => {
    const hoa = people['Nông Thị Hoa']
    for (const [field, said] of [
      ['trich-yeu', 'Trích yếu không được để trống'],
      ['noi-dung', 'Nội dung văn bản không được để trống'],
      ['noi-nhan', 'Mục Nơi nhận không được để trống'],
    ] as const) {
      const answer = await drafted({ [field]: '  ' })
      expect([answer.status, answer.text.includes(said), answer.text.includes('Sở Nông nghiệp') || field === 'noi-nhan']).toEqual([
        422,
        true,
        true,
      ])
    }
    expect((await hoa.post('/van-ban-di/moi', { ...form, 'co-quan': '999', khoa: 'x' })).text).toContain(
      'Cơ quan ban hành không thuộc đơn vị',
    )
    expect((await drafted({ 'so-ban': '1,5' })).text).toContain('Số lượng bản phải là số nguyên')
  })

  test('the sheet is shown before it is kept, without number, day and name; text that was decomposed is composed', async () => {
    const shown = await drafted({ viec: 'xem', 'noi-dung': 'Điện Biên'.normalize('NFD') })
    expect(shown.text).toContain('TỜ TRÌNH')
    expect(shown.html).toContain('Điện Biên')
    expect((await server.database.pool.query('select count(*)::int as n from documents.document')).rows[0].n).toBe(0)
  })

  test('without a run of numbers and a signer the page says where they are kept; who may not keep them is told so', async () => {
    const { text } = await people['Nông Thị Hoa'].get('/van-ban-di/quy-trinh')
    expect(text).toContain('Chưa khai ai được ký')
    expect(text).not.toContain('Ghi thẩm quyền ký')
    expect(
      (await people['Nông Thị Hoa'].post('/van-ban-di/quy-trinh', { viec: 'gop', 'hai-buoc': 'check+sign', 'ly-do': 'x' })).status,
    ).toBe(403)
    await settleIssuing(server, people)
    const settings = (await people['Hà Thị Lan'].get('/van-ban-di/quy-trinh')).text
    for (const said of ['TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH', 'Chung, 2026', 'Tờ trình', 'Chưa cấp'])
      expect(settings).toContain(said)
  })
})

describe('a submission', () => {
  test('is drafted once, however often the form is sent; Nam finds it on his desk', async () => {
    const khoa = crypto.randomUUID()
    const [one, two] = [await drafted({ khoa }), await drafted({ khoa })]
    expect(one.path).toBe(two.path)
    path = one.path
    expect((await people['Vi Văn Nam'].get('/viec-cua-toi')).text).not.toContain('Duyệt nội dung')
    await press(people['Nông Thị Hoa'], path, 'submit')
    expect((await people['Vi Văn Nam'].get('/viec-cua-toi')).text).toContain('Duyệt nội dung: tờ trình «Đề nghị hỗ trợ xi măng')
    expect((await people['Vi Văn Nam'].get('/thong-bao')).text).toContain('chờ duyệt nội dung')
  })

  test('is found by nobody of another commune or province, and by the own province only when it went out', async () => {
    for (const name of ['Hoàng Thị An', 'Đàm Văn Lục', 'Lý Văn Bình'] as const) {
      expect([name, (await people[name].get(path)).status]).toEqual([name, 404])
      expect([name, (await people[name].post(path, { viec: 'approve', buoc: '1' })).status]).toEqual([name, 404])
      expect([name, (await people[name].get(`${path}/tep/word`)).status]).toEqual([name, 404])
      expect((await people[name].get('/van-ban-di')).text).not.toContain('xi măng')
    }
    expect((await people['Hoàng Thị An'].get(`${path}/sua`)).status).toBe(404)
    expect((await visitor(server.url).get(path)).path).toContain('/dang-nhap')
  })

  test('Nam gives it back with a reason; Hoa finds the reason, mends it, and the old version stays', async () => {
    const nam = people['Vi Văn Nam']
    expect((await press(nam, path, 'return', { 'ly-do': ' ' })).text).toContain('Cần ghi lý do')
    await press(nam, path, 'return', { 'ly-do': 'Ghi rõ khối lượng xi măng' })
    const hoa = people['Nông Thị Hoa']
    expect((await hoa.get('/viec-cua-toi')).text).toContain('Ghi rõ khối lượng xi măng')
    const edit = await hoa.get(`${path}/sua`)
    expect(edit.html).toContain('STT\tĐoạn\tDài (km)')
    const at = { buoc: seenOf(edit), ban: '1', 'co-quan': option(edit, 'UBND xã Bính Xá') }
    const people2 = { 'nguoi-duyet': option(edit, 'Vi Văn Nam'), 'nguoi-ky': option(edit, 'Lý Văn Thắng, KT') }
    const mended = {
      ...form,
      ...at,
      ...people2,
      'noi-dung': `${form['noi-dung']}\nKhối lượng: 45 tấn xi măng.`,
      'ly-do': 'Thêm khối lượng',
    }
    const both = await Promise.all([hoa.post(`${path}/sua`, mended), hoa.post(`${path}/sua`, mended)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const page = await hoa.get(path)
    expect(page.text).toContain('45 tấn xi măng')
    expect(page.text).toContain('Thêm khối lượng')
    expect((await hoa.get(`${path}?ban=1`)).text).not.toContain('45 tấn')
  })

  test('nobody takes a step that is another’s, or two that stand apart', async () => {
    const [hoa, nam, lan, thang] = [people['Nông Thị Hoa'], people['Vi Văn Nam'], people['Hà Thị Lan'], people['Lý Văn Thắng']]
    await press(hoa, path, 'submit')
    expect((await press(hoa, path, 'approve')).text).toContain('Việc duyệt nội dung không thuộc chức vụ đang làm việc')
    expect((await press(thang, path, 'sign')).text).toContain('đang ở bước «chờ duyệt nội dung»')
    await press(nam, path, 'approve')
    expect((await press(nam, path, 'check')).status).toBe(403)
    await press(lan, path, 'check')
    expect((await lan.get('/viec-cua-toi')).text).not.toContain('xi măng')
    const paper = await thang.get(path)
    expect(paper.text).not.toContain('Lý Văn Thắng Phụ lục')
    expect((await press(lan, path, 'number')).text).toContain('đang ở bước «chờ ký»')
    await press(thang, path, 'sign')
    // signed: it stands still
    expect((await hoa.get(`${path}/sua`)).status).toBe(409)
    expect((await lan.get('/viec-cua-toi')).text).toContain('Cấp số: tờ trình')
  })

  test('Lan numbers it: the first number of the run with today’s day; the register has it, and the paper', async () => {
    const lan = people['Hà Thị Lan']
    await press(lan, path, 'number')
    const page = await lan.get(path)
    expect(page.text).toContain('01/TTr-UBND')
    expect(page.text).toContain('ngày 22 tháng 11 năm 2026')
    await press(lan, path, 'issue')
    const register = await lan.get('/van-ban-di?tim=xi mang')
    expect(register.text).toContain('01/TTr-UBND')
    expect(register.text).toContain('22/11/2026')
    const printed = await lan.get('/van-ban-di/so')
    for (const head of ['Đơn vị, người nhận bản lưu', 'Số lượng bản', 'Ký nhận', 'VT, KT']) expect(printed.text).toContain(head)
    const file = await lan.get('/van-ban-di/tai-ve')
    expect(file.headers.get('content-type')).toContain('spreadsheetml')
    for (const format of ['word', 'pdf']) expect([format, (await lan.get(`${path}/tep/${format}`)).status]).toEqual([format, 200])
    expect((await people['Lý Văn Bình'].get(path)).status).toBe(200)
    expect((await people['Hoàng Thị An'].get(path)).status).toBe(404)
  })
})

describe('numbers', () => {
  test('two clerks at once: each document gets its own number, none is left out; the same document is numbered once', async () => {
    const paths = await Promise.all([signed({ 'trich-yeu': 'Một' }), signed({ 'trich-yeu': 'Hai' })])
    const [lan, yen] = [people['Hà Thị Lan'], people['Mã Thị Yến']]
    await Promise.all([press(lan, paths[0] as string, 'number'), press(yen, paths[1] as string, 'number')])
    const [same] = [await signed({ 'trich-yeu': 'Ba' })]
    const both = await Promise.all([press(lan, same, 'number'), press(yen, same, 'number')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const { rows } = await server.database.pool.query('select ordinal from documents.register order by ordinal')
    expect(rows.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4])
  })

  test('a number on paper is the next one, with its reason; one that is given, or leaves a gap, is refused by name', async () => {
    const lan = people['Hà Thị Lan']
    const at = '/van-ban-di/quy-trinh'
    const run = option(await lan.get(at), 'Chung 2026')
    const entry = {
      ...{ viec: 'so-giay', 'so-dang-ky': run, loai: 'letter', 'ky-hieu': 'UBND-KT', ngay: '21/11/2026', 'trich-yeu': 'Mời họp khẩn' },
      ...{ 'nguoi-ky': 'Lý Văn Thắng', 'noi-nhan': 'Các thôn', luu: 'VT', 'so-ban': '10', 'ly-do': 'Mất điện cả ngày', 'ghi-chu': '' },
    }
    expect((await lan.post(at, { ...entry, so: '1' })).text).toContain('Số 01/TTr-UBND đã cấp ngày 22/11/2026')
    expect((await lan.post(at, { ...entry, so: '7' })).text).toContain('Số kế tiếp của sổ là 5 nên số 7 để trống 2 số')
    expect((await lan.post(at, { ...entry, so: '1,5' })).text).toContain('Số trên giấy phải là số nguyên')
    expect((await lan.post(at, { ...entry, so: '5', 'ly-do': '' })).text).toContain('lý do văn bản làm trên giấy')
    expect((await lan.post(at, { ...entry, so: '5', ngay: '23/11/2026' })).text).toContain('không được sau ngày hôm nay')
    expect((await people['Nông Thị Hoa'].post(at, { ...entry, so: '5' })).status).toBe(403)
    await lan.post(at, { ...entry, so: '5' })
    expect((await lan.get('/van-ban-di')).text).toContain('Số trên giấy: Mất điện cả ngày')
  })
})

describe('after it went out', () => {
  test('errors of form are mended by a letter, the document itself is never edited', async () => {
    const hoa = people['Nông Thị Hoa']
    expect((await hoa.get(path)).text).toContain('Soạn công văn đính chính')
    const at = `/van-ban-di/moi?sua-cho=${path.split('/').at(-1)}&kieu=format`
    const page = await hoa.get(at)
    expect(page.text).toContain('Công văn đính chính Tờ trình số 01/TTr-UBND ngày 22/11/2026')
    const letter = {
      ...form,
      loai: 'letter',
      'co-quan': option(page, 'UBND xã Bính Xá'),
      'trich-yeu': 'Đính chính',
      khoa: crypto.randomUUID(),
    }
    const { text } = await hoa.post(at, letter)
    expect(text).toContain('Đính chính')
    expect((await hoa.get(path)).text).toContain('Đính chính bằng văn bản đang soạn')
    expect((await people['Hoàng Thị An'].get(at)).status).toBe(404)
  })

  test('Thắng recalls it with a reason: it is frozen, its number is never given again', async () => {
    const thang = people['Lý Văn Thắng']
    expect((await press(people['Hà Thị Lan'], path, 'recall', { 'ly-do': 'x' })).status).toBe(403)
    await press(thang, path, 'recall', { 'ly-do': 'Gửi nhầm nơi nhận' })
    expect((await thang.get(path)).text).toContain('Văn bản đã thu hồi, không dùng nữa: Gửi nhầm nơi nhận')
    expect((await press(thang, path, 'issue')).status).toBe(409)
    const lan = people['Hà Thị Lan']
    expect((await lan.get('/van-ban-di')).text).toContain('Đã thu hồi')
    await press(lan, await signed({ 'trich-yeu': 'Sau khi thu hồi' }), 'number')
    const { rows } = await server.database.pool.query('select ordinal, symbol from documents.register order by ordinal desc limit 1')
    expect(rows[0]).toEqual({ ordinal: 6, symbol: 'TTr-UBND' })
  })

  test('the log holds every step, unbroken', async () => {
    const { rows } = await server.database.pool.query(`select distinct kind from events.entry where kind like 'documents.%' order by 1`)
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'documents.approve',
        'documents.drafted',
        'documents.number',
        'documents.paperNumber',
        'documents.recall',
        'documents.sign',
      ]),
    )
    expect((await read(server.database.db, verifyChains)).first).toBeNull()
  })
})
