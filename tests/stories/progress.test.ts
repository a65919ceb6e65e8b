import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { checkFacts } from '../../src/programme/plan/verify.reads.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { communes, langSon, settleRounds } from '../harness/sheets.ts'
import { visitor } from '../harness/visitor.ts'

/**
 * A year of Lạng Sơn is planned. Hoa of Bính Xá and An of Văn An register, Bình of the coordination office approves the list and strikes one
 * off, sets what the province is to reach, revises it, and says from when on a commune counts as slow. Lan of Cao Bằng may touch none of it.
 */
const { binhXa, vanAn } = communes
const today = day('2026-03-10')
let server: TestServer
const officers: Record<string, Officer> = {}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today, env: { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' } })
  await settleRounds(server.database, { endless: true })
  for (const [name, role, id, level] of [
    ['Lý Văn Bình', 'coordinationOffice', langSon, 'province'],
    ['Bế Thị Lan', 'coordinationOffice', 5, 'province'],
    ['Nông Thị Hoa', 'communeOfficer', binhXa, 'commune'],
    ['Hoàng Thị An', 'communeOfficer', vanAn, 'commune'],
    ['Trần Văn Sự', 'administrator', langSon, 'province'],
  ] as const)
    officers[name] = await openOfficer(server.accounts, {
      name,
      role,
      unit: { id, level },
      today: day('2026-01-01'),
      body: `Cơ quan của ${name}`,
    })
  await settleResults()
})

/** Bính Xá meets 14 criteria and lacks 10 and 17; Văn An meets 6; for 17 the body of Bình answers. */
async function settleResults(): Promise<void> {
  const { pool } = server.database
  await pool.query(
    `insert into assessment.tally (unit_id, set_id, stage, valid_from, met, not_met, not_applicable, unjudgeable, newest)
     values ($1, 'xa-2021', 'appraised', '2025-12-31', 14, 2, 0, 3, '2025-12-31'), ($2, 'xa-2021', 'appraised', '2025-12-31', 6, 13, 0, 0, '2025-12-31')`,
    [binhXa, vanAn],
  )
  await pool.query(
    `insert into assessment.standing (unit_id, set_id, stage, criterion, valid_from, verdict, basis, source_id)
     select u, 'xa-2021', 'appraised', c, '2025-12-31', 'notMet', 'asserted', 1 from unnest('{3,4}'::int[]) u, unnest('{10,17}'::text[]) c`,
  )
  await pool.query(
    `insert into people.duty (body_id, kind, unit_id, criterion, valid_from, source)
     select b.id, 'answers', $1, 'xa-2021/17', '2026-01-01', 'bịa cho kiểm thử' from people.body b where b.name = 'Cơ quan của Lý Văn Bình'`,
    [langSon],
  )
}

const enter = async (name: string) => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
  return person
}

const registration = { viec: 'dang-ky', nam: '2026', 'danh-hieu': 'standard', muc: 'tier', han: '' }

describe('a registration', () => {
  test('is proposed by Hoa; a wrong one comes back with every fault by name', async () => {
    const hoa = await enter('Nông Thị Hoa')
    const page = await hoa.get('/dang-ky')
    expect(page.text).toContain('Chưa có đăng ký nào cho năm 2026')
    expect(page.text).toMatch(/17\. .*?chưa đạt từ 31\/12\/2025/)
    const wrong = await hoa.post('/dang-ky', { ...registration, nam: '12a', muc: 'criteria' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Năm: phải từ 2026')
    expect(wrong.text).toContain('Tiêu chí: chưa đánh dấu tiêu chí nào')
    expect(wrong.html).toContain('value="12a"')
    expect((await hoa.post('/dang-ky', { ...registration, 'tieu-chi': '99' })).text).toContain('không có trong bộ tiêu chí đang áp dụng')
    const sent = await hoa.post('/dang-ky', { ...registration, 'tieu-chi': '17' })
    expect(sent.path).toBe('/dang-ky?nam=2026')
    expect(sent.text).toContain('Năm 2026: 0 đăng ký đã duyệt, 1 chờ duyệt, 0 đã loại.')
    // sent twice it stands once
    expect((await hoa.post('/dang-ky', { ...registration, 'tieu-chi': '17' })).text).toContain('1 chờ duyệt')
  })

  test('waits for Bình and for nobody else; An sees nothing of it, Hoa approves nothing', async () => {
    const [an, hoa, binh, lan, su] = await Promise.all(
      ['Hoàng Thị An', 'Nông Thị Hoa', 'Lý Văn Bình', 'Bế Thị Lan', 'Trần Văn Sự'].map(enter),
    )
    if (!an || !hoa || !binh || !lan || !su) throw new Error('nobody came')
    expect((await an.get('/dang-ky')).text).not.toContain('Bính Xá')
    expect((await lan.get('/dang-ky')).text).not.toContain('Bính Xá')
    expect((await su.get('/dang-ky')).status).toBe(403)
    expect((await binh.get('/viec-cua-toi')).text).toContain('Duyệt 1 đăng ký của xã cho năm 2026')
    const decided = {
      viec: 'duyet',
      nam: '2026',
      chon: `${binhXa}/standard`,
      'so-quyet-dinh': '215/QĐ-UBND',
      'ngay-quyet-dinh': '2026-02-05',
    }
    expect((await hoa.post('/dang-ky', decided)).status).toBe(403)
    expect((await lan.post('/dang-ky', decided)).status).toBe(404)
    expect((await binh.post('/dang-ky', { ...decided, chon: '' })).text).toContain('Chưa chọn xã nào')
    expect((await binh.post('/dang-ky', { ...decided, 'so-quyet-dinh': ' ' })).text).toContain('Chưa ghi số, ký hiệu')
    expect((await binh.post('/dang-ky', { ...decided, 'ngay-quyet-dinh': '2026-03-11' })).text).toContain('ngày sau hôm nay')
    // An's is not waiting, so nothing of the list is approved
    expect((await an.post('/dang-ky', { ...registration, muc: 'criteria', 'tieu-chi': '10' })).text).toContain('Hoàn thành 1 tiêu chí')
    const mixed = await binh.post('/dang-ky', { ...decided, chon: `${vanAn}/model` })
    expect([mixed.status, mixed.text]).toEqual([409, expect.stringContaining('Không còn chờ duyệt: Xã Văn An')])
    const approved = await binh.post('/dang-ky', decided)
    expect(approved.text).toContain('1 đăng ký đã duyệt, 1 chờ duyệt')
    expect(approved.text).toContain('Quyết định 215/QĐ-UBND ngày 5/2/2026')
    expect((await binh.post('/dang-ky', decided)).status).toBe(409)
    expect((await hoa.get('/thong-bao')).text).toContain('Đăng ký năm 2026 đã được duyệt')
    const again = await hoa.post('/dang-ky', registration)
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('Đăng ký năm 2026 đã được duyệt')])
  })

  test('is struck off with its reason, and can be proposed anew', async () => {
    const [an, binh] = [await enter('Hoàng Thị An'), await enter('Lý Văn Bình')]
    const off = { viec: 'loai', nam: '2026', 'dang-ky': `${vanAn}/standard` }
    expect((await binh.post('/dang-ky', { ...off, 'ly-do': ' ' })).text).toContain('Chưa ghi lý do')
    expect((await binh.post('/dang-ky', { ...off, 'ly-do': 'Chưa bố trí được vốn' })).text).toContain('1 đã loại')
    expect((await binh.post('/dang-ky', { ...off, 'ly-do': 'lần nữa' })).status).toBe(409)
    expect((await an.get('/dang-ky')).text).toContain('Lý do: Chưa bố trí được vốn')
    const { rows } = await server.database.pool.query('select count(*)::int as n from plan.registration_superseded where unit_id = $1', [
      vanAn,
    ])
    expect(rows[0].n).toBe(1)
  })
})

describe('a target', () => {
  const form = {
    ...{ 'don-vi': '20', 'chi-tieu': 'communes-newly-recognised', 'so-giao': '14', han: '2026-12-31', 'danh-hieu': 'standard' },
    ...{ k: '', 'tieu-chi': '', tu: '', den: '', 'nhom-tu': '', 'nhom-den': '', 'ban-do': '', 'ghi-chu': '' },
    ...{ 'van-ban': 'Kế hoạch 12/KH-UBND', 'ngay-van-ban': '2026-01-15' },
  }
  let at: string

  test('is set by Bình for the province, and the parts are put beside it', async () => {
    const binh = await enter('Lý Văn Bình')
    expect((await binh.get('/muc-tieu')).text).toContain('Chưa có mục tiêu nào được giao cho Tỉnh Lạng Sơn')
    for (const [typed, said] of [
      ['12a', '«12a» không phải số'],
      ['1,5', '«1,5» chỉ tiêu này là số nguyên'],
      ['', 'Số giao: chưa ghi'],
    ] as const) {
      const wrong = await binh.post('/muc-tieu/moi', { ...form, 'so-giao': typed })
      expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining(said)])
    }
    expect((await binh.post('/muc-tieu/moi', { ...form, 'don-vi': '04' })).status).toBe(404)
    const set = await binh.post('/muc-tieu/moi', form)
    expect(set.path).toMatch(/^\/muc-tieu\/\d+$/)
    at = set.path
    expect((await binh.post('/muc-tieu/moi', form)).status).toBe(409)
    const page = await binh.get('/muc-tieu')
    expect(page.text).toContain('Tỉnh Lạng Sơn giao 14 xã; các xã đăng ký 1; còn chênh 13.')
    expect(page.text).toContain('Số xã được công nhận mới từ 1/1/2026 đến 31/12/2026')
  })

  test('is nowhere for An, for Lan and for who has not the verb', async () => {
    const [an, lan, su] = [await enter('Hoàng Thị An'), await enter('Bế Thị Lan'), await enter('Trần Văn Sự')]
    expect([(await an.get(at)).status, (await lan.get(at)).status, (await su.get(at)).status]).toEqual([404, 404, 403])
    expect((await an.get('/muc-tieu/moi')).status).toBe(403)
    const revision = { viec: 'dieu-chinh', 'so-giao': '1', 'ngay-van-ban': '2026-03-01', 'ban-do': '', 'van-ban': 'x', 'ly-do': 'x' }
    expect([(await an.post(at, revision)).status, (await lan.post(at, revision)).status]).toEqual([403, 404])
    expect((await visitor(server.url).get(at)).path).toMatch(/^\/dang-nhap/)
    expect((await lan.get('/muc-tieu/999999')).status).toBe(404)
  })

  test('is revised with its reason by one of two who try at once; the number of before is struck through', async () => {
    const [binh, other] = [await enter('Lý Văn Bình'), await enter('Lý Văn Bình')]
    const revision = {
      viec: 'dieu-chinh',
      'so-giao': '12',
      'ngay-van-ban': '2026-03-01',
      'ban-do': '',
      'van-ban': 'Công văn 30/UBND',
      'ly-do': '',
    }
    expect((await binh.post(at, revision)).text).toContain('Chưa ghi lý do')
    const early = await binh.post(at, { ...revision, 'ly-do': 'x', 'ngay-van-ban': '2026-01-15' })
    expect(early.text).toContain('phải sau ngày 15/1/2026')
    const both = await Promise.all([binh, other].map((one) => one.post(at, { ...revision, 'ly-do': 'Hai xã sáp nhập' })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const done = both.find(({ status }) => status === 200)
    expect(done?.html).toContain('<s>14 xã</s>')
    // what was known of the document before it was revised does not stand beside that
    expect(done?.html.match(/14 xã/g)).toHaveLength(1)
    expect(done?.text).toContain('Đã điều chỉnh: Hai xã sáp nhập')
    const list = await binh.get('/muc-tieu')
    expect(list.html).toContain('<s>14 xã</s>')
    expect(list.text).toContain('giao 12 xã; các xã đăng ký 1; còn chênh 11')
    expect((await binh.get(at)).text).toContain('Văn bản sau đã thay số này')
    at = done?.path as string
  })

  test('of a commune is seen there alone, with what its results say', async () => {
    const [binh, hoa, an] = [await enter('Lý Văn Bình'), await enter('Nông Thị Hoa'), await enter('Hoàng Thị An')]
    const own = { ...form, 'don-vi': '06622', 'chi-tieu': 'criteria-met-of-unit', 'so-giao': '16' }
    const { path } = await binh.post('/muc-tieu/moi', own)
    expect((await hoa.get(path)).text).toContain('Giao 16 tiêu chí đến 31/12/2026; thực hiện 14 tiêu chí')
    expect((await hoa.get('/muc-tieu')).text).toContain('1 chưa đến hạn')
    expect((await an.get(path)).status).toBe(404)
    expect((await an.get('/muc-tieu')).text).not.toContain('06622')
    expect((await hoa.get('/thong-bao')).text).toContain('Mục tiêu mới được giao')
  })

  test('is withdrawn with its reason and stays readable', async () => {
    const binh = await enter('Lý Văn Bình')
    expect((await binh.post(at, { viec: 'rut', 'ly-do': '' })).status).toBe(422)
    const gone = await binh.post(at, { viec: 'rut', 'ly-do': 'Tỉnh lập kế hoạch khác' })
    expect(gone.text).toContain('Đã rút: Tỉnh lập kế hoạch khác')
    expect((await binh.get('/muc-tieu')).html).toContain('<s>12 xã</s>')
    expect((await binh.post(at, { viec: 'rut', 'ly-do': 'lần nữa' })).status).toBe(409)
  })
})

describe('the slow list', () => {
  test('is empty as long as nobody set a rule; then it says who, what and whose duty', async () => {
    const [binh, hoa, an] = [await enter('Lý Văn Bình'), await enter('Nông Thị Hoa'), await enter('Hoàng Thị An')]
    expect((await binh.get('/cham-tien-do')).text).toContain('Tỉnh Lạng Sơn chưa có quy tắc xác định xã chậm')
    const few = { viec: 'dat', 'quy-tac': 'fewCriteria', 'so-tieu-chi': '10', 'so-thang': '', 'can-cu': 'Kế hoạch 12/KH-UBND' }
    expect((await hoa.post('/cham-tien-do', few)).status).toBe(403)
    expect((await binh.post('/cham-tien-do', { ...few, 'so-tieu-chi': '1,5' })).text).toContain('«1,5» không phải số từ 1 đến 100')
    const listed = await binh.post('/cham-tien-do', few)
    expect(listed.text).toContain('1 xã của Tỉnh Lạng Sơn chậm')
    expect(listed.text).toContain('Xã Văn An')
    expect(listed.text).toMatch(/17\. [^;]*Cơ quan của Lý Văn Bình/)
    expect(listed.text).toMatch(/10\. [^;]*chưa phân công/)
    expect(listed.text).not.toContain('Bính Xá')
    const registered = { ...few, 'quy-tac': 'registeredShort', 'so-tieu-chi': '3', 'so-thang': '10' }
    expect((await binh.post('/cham-tien-do', registered)).text).toContain('2 xã của Tỉnh Lạng Sơn chậm')
    expect((await hoa.get('/cham-tien-do')).text).toContain('còn thiếu từ 3 tiêu chí khi còn không quá 10 tháng đến hạn (hạn 31/12/2026)')
    expect((await an.get('/cham-tien-do')).text).not.toContain('Bính Xá')
    expect((await binh.get('/cham-tien-do?ngay=2026-01-15')).text).toContain('1 xã của Tỉnh Lạng Sơn chậm')
    const dropped = await binh.post('/cham-tien-do', { viec: 'bo', 'quy-tac': 'fewCriteria', 'ly-do': 'Kế hoạch mới' })
    expect(dropped.text).not.toContain('Xã Văn An')
  })
})

test('every list leaves as a workbook, and the log agrees with the tables', async () => {
  const binh = await enter('Lý Văn Bình')
  const cookie = [...binh.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  for (const path of ['/muc-tieu/tai-ve', '/dang-ky/tai-ve?nam=2026', '/cham-tien-do/tai-ve']) {
    const answer = await server.get(path, { Cookie: cookie })
    expect([path, answer.status, answer.headers.get('content-disposition')]).toEqual([path, 200, expect.stringContaining('.xlsx')])
    expect(new TextDecoder().decode((await answer.arrayBuffer()).slice(0, 2))).toBe('PK')
  }
  await read(server.database.db, async (tx) => {
    expect((await checkFacts({ tx, today })).map(({ fact, wrong }) => [fact, wrong])).toEqual([
      ['plan.registration', null],
      ['plan.target', null],
    ])
    expect((await verifyChains(tx)).first).toBeNull()
  })
})
