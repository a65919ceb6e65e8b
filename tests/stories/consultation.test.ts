import { beforeAll, describe, expect, test } from 'vitest'
import { day, type LocalDate } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { postingOf, satisfactionOf } from '../../src/programme/consultation/reads.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { communes, environment, langSon, type Round, settleRounds, submitted } from '../harness/sheets.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Bính Xá asks its residents. Bình of the coordination office opens a survey and prints codes; households answer on telephones and on paper,
 * Hoa types the papers in and Páo checks them; An of Văn An may see none of it. Hoa posts the self-assessment, residents speak, she answers.
 * The steps build on each other; the days pass by servers on the same database.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
const { binhXa, vanAn } = communes
let server: TestServer
let round: Round
let sheetId: number
const officers: Record<string, Officer> = {}

const goTo = async (on: LocalDate) => {
  await server.stop()
  server = await startServer({ after: server, today: on, env })
}

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: day('2025-12-15'), env })
  round = await settleRounds(server.database)
  for (const [name, role, unit] of [
    ['Lý Văn Bình', 'coordinationOffice', { id: langSon, level: 'province' }],
    ['Nông Thị Hoa', 'communeOfficer', { id: binhXa, level: 'commune' }],
    ['Vy Văn Páo', 'communeOfficer', { id: binhXa, level: 'commune' }],
    ['Hoàng Thị An', 'communeOfficer', { id: vanAn, level: 'commune' }],
    ['Trần Văn Sự', 'administrator', { id: langSon, level: 'province' }],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit, today: day('2025-12-01') })
  const hoa = officers['Nông Thị Hoa'] as Officer
  sheetId = await submitted(server.database, { round: round.langSon, set: round.set, unitId: binhXa, values: environment, by: hoa })
})

const enter = async (name: string): Promise<Visitor & { page: Page }> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  return { ...person, page: await person.post('/dang-nhap', { ten: login, 'mat-khau': password }) }
}
const idIn = (path: string) => Number(/\/(\d+)$/.exec(path)?.[1])

const form = {
  'don-vi': '06622',
  nam: '2025',
  'muc-xet': 'standard',
  'co-quan': 'Ủy ban MTTQ Việt Nam tỉnh Lạng Sơn',
  'tong-so-ho': '60',
  'so-ho-hoi': '50',
  tu: '2025-12-15',
  den: '2025-12-20',
  cach: 'Phát phiếu mời đến hộ theo danh sách của thôn',
  'cac-noi-dung': 'Đường giao thông\nNước sạch',
  'danh-gia-chung': 'Kết quả xây dựng nông thôn mới nói chung',
  'can-cu-noi-dung': 'Mẫu phiếu bịa cho kiểm thử',
  'muc-chung': '',
  'muc-noi-dung': '',
  'muc-ho': '',
  'can-cu-muc': '',
}
const yes = { 'noi-dung-1': 'satisfied', 'noi-dung-2': 'satisfied', chung: 'satisfied' }
let surveyId: number
let codes: string[]

describe('a survey', () => {
  test('is opened by Bình; a wrong form comes back as it was typed, with every fault by name', async () => {
    const binh = await enter('Lý Văn Bình')
    const empty = await binh.get('/lay-y-kien')
    expect(empty.text).toContain('Chưa có đợt lấy ý kiến nào')
    expect((await binh.get('/lay-y-kien/dot-moi')).text).toContain('chưa tìm thấy mức hài lòng của giai đoạn 2026–2030')
    const wrong = await binh.post('/lay-y-kien/dot-moi', { ...form, 'so-ho-hoi': '70', 'muc-chung': '90' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('70 hộ, nhiều hơn tổng số 60 hộ của xã')
    expect(wrong.text).toContain('Căn cứ của các mức: chưa ghi văn bản quy định')
    expect(wrong.html).toContain('value="70"')
    const opened = await binh.post('/lay-y-kien/dot-moi', {
      ...form,
      'muc-chung': '90',
      'muc-noi-dung': '80',
      'muc-ho': '70',
      'can-cu-muc': 'Hướng dẫn 12/HD-MTTQ (bịa)',
    })
    expect(opened.path).toMatch(/^\/lay-y-kien\/dot\/\d+$/)
    surveyId = idIn(opened.path)
    expect(opened.text).toContain('từ 90 % (Hướng dẫn 12/HD-MTTQ (bịa); cơ quan nhập ghi theo văn bản)')
    expect((await binh.post('/lay-y-kien/dot-moi', form)).text).toContain('đã có đợt lấy ý kiến năm 2025')
  })

  test('of Bính Xá is not there for An of Văn An, and what Hoa may not do is refused', async () => {
    const [an, hoa, su] = [await enter('Hoàng Thị An'), await enter('Nông Thị Hoa'), await enter('Trần Văn Sự')]
    const at = `/lay-y-kien/dot/${surveyId}`
    expect((await an.get('/lay-y-kien')).text).not.toContain('Bính Xá')
    expect((await an.get(at)).status).toBe(404)
    expect((await an.get(`${at}/phieu-giay`)).status).toBe(404)
    expect((await an.post(`${at}/phieu-giay`, { thon: 'x', 'so-phieu': '1', 'ban-quet': 'x' })).status).toBe(404)
    expect((await an.post(at, { viec: 'phieu-dung', lo: '1' })).status).toBe(404)
    expect((await hoa.get(`${at}/ma`)).status).toBe(403)
    expect((await hoa.post(`${at}/ma`, { thon: 'x', 'so-ma': '1' })).status).toBe(403)
    expect((await hoa.post(at, { viec: 'dong' })).status).toBe(403)
    expect((await hoa.post(at, { viec: 'xoa-het' })).status).toBe(404)
    expect((await hoa.get('/lay-y-kien/dot/999999')).status).toBe(404)
    expect((await su.get(at)).status).toBe(403)
    expect((await visitor(server.url).get(at)).path).toMatch(/^\/dang-nhap/)
  })

  test('has codes that are shown once, as slips to cut out', async () => {
    const binh = await enter('Lý Văn Bình')
    const at = `/lay-y-kien/dot/${surveyId}/ma`
    expect((await binh.post(at, { thon: 'Bản Chắt', 'so-ma': '51' })).text).toContain('chỉ còn tạo được 50 mã')
    const printed = await binh.post(at, { thon: 'Bản Chắt', 'so-ma': '12' })
    codes = [...printed.html.matchAll(/<strong>([A-Z2-9]{5}-[A-Z2-9]{5})<\/strong>/g)].map(([, code]) => code as string)
    expect(new Set(codes).size).toBe(12)
    expect(printed.text).toContain(`Trả lời tại ${server.url}/phieu-y-kien đến hết ngày 20/12/2025`)
    expect(printed.headers.get('cache-control')).toBe('no-store')
    expect((await binh.get(at)).html).not.toContain(codes[0])
    const { rows } = await server.database.pool.query('select hash from consultation.code')
    expect(rows).toHaveLength(12)
    expect(JSON.stringify(rows)).not.toContain((codes[0] as string).replace('-', ''))
  })
})

describe('a household', () => {
  test('answers in three steps on a telephone without script, and once', async () => {
    const household = visitor(server.url)
    const [ma] = codes as [string]
    const begun = await household.get('/phieu-y-kien')
    expect(begun.text).toContain('Bước 1/3: Mã mời')
    expect(begun.html).not.toMatch(/name="(ho-ten|ten|dien-thoai|email|dia-chi)"/)
    const asked = await household.post('/phieu-y-kien', { ma: ma.toLowerCase().replace('-', ' ') })
    expect(asked.text).toContain('Lấy ý kiến hài lòng của người dân xã Bính Xá năm 2025')
    expect(asked.html).toMatch(/aria-current="step">Bước <!-- -->2/)
    const half = await household.post('/phieu-y-kien', { ma, buoc: 'xem-lai', ...yes, chung: '' })
    expect(half.status).toBe(422)
    expect(half.text).toContain('Còn 1 nội dung chưa trả lời')
    expect(half.html).toContain('<a href="#chung">')
    expect(half.html).toMatch(/name="noi-dung-2"[^>]*checked=""[^>]*value="satisfied"/)
    const review = await household.post('/phieu-y-kien', { ma, buoc: 'xem-lai', ...yes })
    expect(review.text).toContain('Sau khi gửi không sửa được nữa')
    const back = await household.post('/phieu-y-kien', { ma, buoc: 'sua', ...yes })
    expect(back.html).toMatch(/name="chung"[^>]*checked=""[^>]*value="satisfied"/)
    const sent = await household.post('/phieu-y-kien', { ma, buoc: 'gui', ...yes })
    expect(sent.path).toBe('/phieu-y-kien/cam-on')
    const again = await household.post('/phieu-y-kien', { ma, buoc: 'gui', ...yes })
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('Mã mời này đã được dùng')])
    expect(household.cookies.size).toBe(0)
    expect(JSON.stringify(server.logged())).not.toContain(ma)
  })

  test('a thousand forged codes open nothing, and the place that sends them is turned away', async () => {
    const forger = visitor(server.url)
    const statuses: number[] = []
    for (let k = 0; k < 1000; k += 20) {
      const batch = Array.from({ length: 20 }, (_, j) => `BCDFG-${String(22222 + k + j).replace(/[01]/g, '9')}`)
      statuses.push(
        ...(await Promise.all(batch.map(async (ma) => (await forger.post('/phieu-y-kien', { ma, buoc: 'gui', ...yes })).status))),
      )
    }
    expect(new Set(statuses)).toEqual(new Set([422, 429]))
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(50)
    // the same place waits as well with a code that is right; here the quarter of an hour passes
    expect((await forger.post('/phieu-y-kien', { ma: codes[1] as string })).status).toBe(429)
    await server.database.pool.query('delete from consultation.attempt')
    expect((await forger.post('/phieu-y-kien', { ma: codes[1] as string })).status).toBe(200)
  }, 60_000)

  test('others answer as well, one without an opinion', async () => {
    for (const [k, ma] of codes.slice(1, 10).entries()) {
      const given = k === 0 ? { ...yes, chung: 'noOpinion' } : yes
      expect((await visitor(server.url).post('/phieu-y-kien', { ma, buoc: 'gui', ...given })).path).toBe('/phieu-y-kien/cam-on')
    }
  })
})

describe('papers', () => {
  const at = () => `/lay-y-kien/dot/${surveyId}`
  const counts = (key: string, satisfied: number, not = 0, blank = 0) => ({
    [`${key}.satisfied`]: String(satisfied),
    [`${key}.notSatisfied`]: String(not),
    [`${key}.noOpinion`]: '',
    [`${key}.blank`]: String(blank),
  })
  const papers = {
    thon: 'Nà Lừa',
    'so-phieu': '38',
    'ban-quet': 'na-lua.pdf',
    ...counts('noi-dung-1', 30, 8),
    ...counts('noi-dung-2', 32, 5, 1),
    ...counts('chung', 36, 2),
  }

  test('are typed in by Hoa and checked by Páo, not by herself', async () => {
    const hoa = await enter('Nông Thị Hoa')
    const wrong = await hoa.post(`${at()}/phieu-giay`, { ...papers, 'chung.satisfied': '35' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('cộng được 37 phiếu, lô có 38 phiếu')
    expect(wrong.html).toContain('value="na-lua.pdf"')
    const entered = await hoa.post(`${at()}/phieu-giay`, papers)
    expect(entered.text).toContain('chờ người thứ hai kiểm tra')
    expect(entered.text).toContain('10 (10 qua mạng, 0 phiếu giấy)')
    const lo = /\(lô <!-- -->(\d+)<!-- -->\)<\/h3>/.exec(entered.html)?.[1] as string
    expect(entered.html).not.toContain('value="phieu-dung"')
    expect((await hoa.post(at(), { viec: 'phieu-dung', lo })).status).toBe(403)
    const pao = await enter('Vy Văn Páo')
    expect((await pao.post(at(), { viec: 'phieu-dung', lo })).text).toContain('Nông Thị Hoa nhập, Vy Văn Páo kiểm tra')
    expect((await pao.post(`${at()}/phieu-giay`, papers)).text).toContain('chỉ còn nhận được 2 phiếu')
    // nobody sees what was answered over the web before the survey closes
    expect(entered.text).not.toContain('Kết quả đã chốt')
  })
})

describe('the posting', () => {
  let postingId: number
  let tracking: string
  const text = 'Kênh N7 cạn nước, xã ghi đạt thủy lợi là chưa đúng.'

  test('needs the number of days with its source, because the law of two tiers names none that anybody found', async () => {
    const hoa = await enter('Nông Thị Hoa')
    const offered = await hoa.get('/lay-y-kien')
    expect(offered.html).toContain(`/lay-y-kien/niem-yet-moi/${sheetId}`)
    const at = `/lay-y-kien/niem-yet-moi/${sheetId}`
    expect((await hoa.get(at)).text).toContain('chưa có số ngày')
    const posted = { noi: 'Trụ sở UBND xã\nNhà văn hóa Bản Chắt', tu: '2025-12-15', den: '', 'so-ngay': '', 'can-cu': '' }
    expect((await hoa.post(at, posted)).text).toContain('Chưa có số ngày niêm yết theo quy định')
    expect((await hoa.post(at, { ...posted, 'so-ngay': '10' })).text).toContain('chưa ghi căn cứ')
    expect((await hoa.post(at, { ...posted, 'so-ngay': '10', 'can-cu': 'x', tu: '2025-12-14' })).text).toContain('từ hôm nay trở đi')
    const short = await hoa.post(at, { ...posted, 'so-ngay': '10', 'can-cu': 'Công văn 5/VPĐP (bịa)', den: '2025-12-24' })
    expect(short.text).toContain('ngày cuối từ 25/12/2025 trở đi')
    expect(short.html).toContain('Nhà văn hóa Bản Chắt')
    const done = await hoa.post(at, { ...posted, 'so-ngay': '10', 'can-cu': 'Công văn 5/VPĐP (bịa)' })
    postingId = idIn(done.path)
    expect(done.text).toContain('15/12/2025 đến hết 25/12/2025')
    expect((await hoa.post(at, { ...posted, 'so-ngay': '10', 'can-cu': 'x' })).status).toBe(409)
    const an = await enter('Hoàng Thị An')
    for (const path of [at, `/lay-y-kien/niem-yet/${postingId}`, `/lay-y-kien/niem-yet/${postingId}/tong-hop`])
      expect((await an.get(path)).status).toBe(404)
    expect((await an.post(at, posted)).status).toBe(404)
    expect((await an.post(`/lay-y-kien/niem-yet/${postingId}`, { viec: 'dong' })).status).toBe(404)
  })

  test('hangs for everybody, as the sheet was', async () => {
    const anyone = visitor(server.url)
    expect((await anyone.get('/niem-yet')).html).toContain(`/niem-yet/${postingId}`)
    const page = await anyone.get(`/niem-yet/${postingId}`)
    expect(page.text).toContain('Kết quả tự đánh giá của xã Bính Xá, Kỳ báo cáo năm 2025')
    expect(page.text).toMatch(/17\. Môi trường/)
    expect(page.text).toContain('10 ngày (Công văn 5/VPĐP (bịa)')
    expect((await anyone.get('/niem-yet/999999')).status).toBe(404)
  })

  test('is spoken of without an account; the sender follows it by a code and nobody else reads it', async () => {
    const lanh = visitor(server.url)
    const at = `/niem-yet/${postingId}`
    expect((await lanh.post(at, { 'tieu-chi': '', 'y-kien': ' ', 'lien-he': '' })).status).toBe(422)
    expect((await lanh.post(at, { 'tieu-chi': '77', 'y-kien': text, 'lien-he': '' })).text).toContain('không có trong nội dung niêm yết')
    const sent = await lanh.post(at, { 'tieu-chi': '3', 'y-kien': text, 'lien-he': 'Cụ Lành, 0912 345 678' })
    expect(sent.path).toMatch(/^\/niem-yet\/theo-doi\?ma=/)
    tracking = new URL(sent.path, server.url).searchParams.get('ma') as string
    expect(sent.text).toContain('Đã tiếp nhận, chưa trả lời')
    expect(sent.headers.get('cache-control')).toBe('no-store')
    const anyone = visitor(server.url)
    const page = await anyone.get(at)
    expect(page.text).toContain('Ý kiến đã nhận 1, đã trả lời 0')
    for (const secret of ['Lành', '0912', 'Kênh N7']) expect(page.html).not.toContain(secret)
    expect((await anyone.get('/niem-yet/theo-doi?ma=AAAAA-AAAAA')).status).toBe(404)
    // an invitation code follows nothing, and a tracking code answers nothing
    expect((await anyone.get(`/niem-yet/theo-doi?ma=${codes[0]}`)).status).toBe(404)
    expect((await anyone.post('/phieu-y-kien', { ma: tracking })).text).toContain('Mã mời chưa đúng')
    expect(JSON.stringify(server.logged())).not.toContain(tracking)
  })

  test('is answered by Hoa; that she looked up how to reach the sender is logged', async () => {
    const hoa = await enter('Nông Thị Hoa')
    const at = `/lay-y-kien/niem-yet/${postingId}`
    const page = await hoa.get(at)
    expect(page.text).toContain(text)
    expect(page.html).not.toContain('0912')
    const opinion = /name="y-kien-so" value="(\d+)"/.exec(page.html)?.[1] as string
    expect((await hoa.post(at, { viec: 'lien-he', 'y-kien-so': opinion })).text).toContain('Cụ Lành, 0912 345 678')
    expect((await hoa.get(at)).html).not.toContain('0912')
    expect((await hoa.post(at, { viec: 'tra-loi', 'y-kien-so': opinion, 'xu-ly': '', 'tra-loi': 'x' })).status).toBe(422)
    const answered = await hoa.post(at, {
      viec: 'tra-loi',
      'y-kien-so': opinion,
      'xu-ly': 'accepted',
      'tra-loi': 'Xã kiểm tra lại, sửa kết quả tiêu chí 3.',
    })
    expect(answered.text).toContain('Tiếp thu, sửa kết quả')
    const late = await hoa.post(at, {
      viec: 'tiep-nhan',
      cach: 'meeting',
      ngay: '2025-12-16',
      'tieu-chi': '',
      'y-kien': 'Đề nghị làm lại cầu treo.',
    })
    expect(late.text).toContain('Ngày tiếp nhận phải trong thời gian niêm yết')
    const kept = await hoa.post(at, {
      viec: 'tiep-nhan',
      cach: 'meeting',
      ngay: '2025-12-15',
      'tieu-chi': '',
      'y-kien': 'Đề nghị làm lại cầu treo.',
    })
    expect(kept.text).toContain('Họp thôn, họp dân')
    expect((await hoa.post(at, { viec: 'dong' })).text).toContain('Đóng sau ngày ấy')
    const seen = await visitor(server.url).get(`/niem-yet/theo-doi?ma=${tracking}`)
    expect(seen.text).toContain('Xã kiểm tra lại, sửa kết quả tiêu chí 3.')
    const { rows } = await server.database.pool.query(
      `select kind, payload::text as payload from events.entry where kind like 'consultation.%' order by at`,
    )
    expect(rows.map(({ kind }) => kind)).toContain('consultation.contactRead')
    for (const secret of ['Lành', '0912', 'Kênh N7']) expect(JSON.stringify(rows)).not.toContain(secret)
    expect(await read(server.database.db, (tx) => postingOf({ tx, today: day('2025-12-15') }, binhXa, sheetId))).toMatchObject({
      ...{ from: '2025-12-15', until: '2025-12-25', opinions: 2, handled: 1, state: 'open' },
    })
  })
})

describe('days later', () => {
  test('the survey is over for who comes late, and Bình closes it: the result hangs, cells of a few are hidden', async () => {
    await goTo(day('2025-12-21'))
    expect((await visitor(server.url).post('/phieu-y-kien', { ma: codes[11] as string })).text).toContain('đã kết thúc')
    const at = `/lay-y-kien/dot/${surveyId}`
    expect((await visitor(server.url).get(`/niem-yet/hai-long/${surveyId}`)).status).toBe(404)
    const binh = await enter('Lý Văn Bình')
    const closed = await binh.post(at, { viec: 'dong' })
    expect(closed.text).toContain('Kết quả đã chốt')
    expect(closed.text).toContain('45/48 = 93,8 %')
    expect((await binh.post(at, { viec: 'dong' })).status).toBe(409)
    const found = await read(server.database.db, (tx) => satisfactionOf({ tx, today: day('2025-12-21') }, binhXa, 2025))
    expect(found).toMatchObject({ asked: 50, answered: 48, verdict: 'met', closedOn: '2025-12-21', coverage: { num: 48, den: 60 } })
    expect(found?.shares.map(({ share }) => share)).toEqual([
      { num: 40, den: 48 },
      { num: 42, den: 47 },
      { num: 45, den: 48 },
    ])
    const page = await visitor(server.url).get(`/niem-yet/hai-long/${surveyId}`)
    expect(page.text).toContain('40/48 = 83,3 %')
    expect(page.text).toContain('42/47 = 89,4 %')
    // three were not satisfied in all: everybody in the village would know who
    expect(page.html).not.toContain('45/48')
    expect(page.text).toContain('không công bố vì có ô dưới 5 phiếu')
    expect(page.html).toContain(found?.hash)
    expect((await visitor(server.url).get('/niem-yet')).html).toContain(`/niem-yet/hai-long/${surveyId}`)
    expect((await visitor(server.url).post('/phieu-y-kien', { ma: codes[11] as string })).status).toBe(409)
  }, 60_000)

  test('the posting closes when every opinion has its answer; then nobody can be reached any more', async () => {
    await goTo(day('2025-12-26'))
    const hoa = await enter('Nông Thị Hoa')
    const list = await hoa.get('/lay-y-kien')
    const at = /\/lay-y-kien\/niem-yet\/\d+/.exec(list.html)?.[0] as string
    expect(
      (await visitor(server.url).post(at.replace('/lay-y-kien', ''), { 'tieu-chi': '', 'y-kien': 'Ý kiến đến muộn.', 'lien-he': '' }))
        .status,
    ).toBe(409)
    expect((await hoa.post(at, { viec: 'dong' })).text).toContain('Còn 1 ý kiến chưa trả lời')
    const opinions = [...(await hoa.get(at)).html.matchAll(/name="y-kien-so" value="(\d+)"/g)].map(([, id]) => id as string)
    const unanswered = opinions.at(0) as string
    await hoa.post(at, { viec: 'tra-loi', 'y-kien-so': unanswered, 'xu-ly': 'passedOn', 'tra-loi': 'Đã chuyển Sở Xây dựng.' })
    expect((await hoa.post(at, { viec: 'dong' })).text).toContain('đã đóng')
    const { rows } = await server.database.pool.query('select count(contact)::int as contacts from consultation.opinion')
    expect(rows[0].contacts).toBe(0)
    const summary = await hoa.get(`${at}/tong-hop`)
    expect(summary.text).toContain('Bản tổng hợp ý kiến của nhân dân')
    expect(summary.text).toContain('Đã chuyển Sở Xây dựng.')
    expect(summary.html).not.toContain('0912')
    expect((await read(server.database.db, verifyChains)).first).toBeNull()
  }, 60_000)
})
