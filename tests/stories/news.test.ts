import exceljs from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { act, idIn, publishArticle, rewrite, road } from '../harness/articles.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * Hoa of Bính Xá writes of the road that her villages made. Bình of the coordination office edits, Lan approves by name; Đàm of Cao Bằng sees
 * nothing of it before everybody does. It is put right, restored, withdrawn. The steps build on each other.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
const people: Record<string, Visitor> = {}
const as = (name: string): Visitor => people[name] as Visitor
const nobody = () => visitor(server.url)
let first = 0

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: roundToday, env })
  await settleRoundLand(server.database)
  const langSon = { id: units.langSon, level: 'province' } as const
  for (const [name, role, unit] of [
    ['Nông Thị Hoa', 'communeOfficer', { id: units.binhXa, level: 'commune' }],
    ['Hoàng Thị An', 'communeOfficer', { id: units.vanAn, level: 'commune' }],
    ['Lý Văn Bình', 'coordinationOffice', langSon],
    ['Phạm Thị Lan', 'leader', langSon],
    ['Bế Văn Đàm', 'coordinationOffice', { id: units.caoBang, level: 'province' }],
  ] as const) {
    const officer: Officer = await openOfficer(server.accounts, { name, role, unit, today: day('2025-12-01') })
    const person = visitor(server.url)
    await person.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password })
    people[name] = person
  }
})

describe('writing', () => {
  test('names every fault, keeps what was typed, and begins a draft that only its place sees', async () => {
    const hoa = as('Nông Thị Hoa')
    const wrong = await hoa.post('/bien-tap/moi', {
      ...{ viec: 'ghi', 'tieu-de': 'Xã', 'noi-dung': 'Ngắn', 'tac-gia': ' ', 'chuyen-muc': 'la', 'don-vi': 'Bính Xá' },
      'duong-dan-nguon': 'javascript:alert(1)',
    })
    expect(wrong.status).toBe(422)
    for (const where of ['Tiêu đề', 'Nội dung', 'Tác giả', 'Chuyên mục', 'Mã đơn vị', 'Đường dẫn nguồn', 'Nguồn'])
      expect(wrong.text, where).toContain(`${where}:`)
    expect(wrong.html).toContain('Ngắn')
    // typed with marks apart, kept with marks joined
    const begun = await hoa.post('/bien-tap/moi', { viec: 'ghi', ...road, 'tieu-de': road['tieu-de'].normalize('NFD') })
    first = idIn(begun.path)
    expect(begun.text).toContain(road['tieu-de'])
    expect(begun.text).toContain('Đang soạn. Chưa công khai')
    expect((await as('Lý Văn Bình').get(`/bien-tap/${first}`)).status).toBe(200)
    expect((await as('Hoàng Thị An').get(`/bien-tap/${first}`)).status).toBe(404)
    expect((await as('Bế Văn Đàm').get(`/bien-tap/${first}`)).status).toBe(404)
    expect((await nobody().get(`/tin-tuc/bai-${first}`)).status).toBe(404)
    expect((await as('Lý Văn Bình').get(`/bien-tap/${first}/soan`)).status).toBe(409)
  })

  test('a figure that nobody released is refused, and so is a picture of another article', async () => {
    const hoa = as('Nông Thị Hoa')
    const fields = { ...road, 'noi-dung': `${road['noi-dung']} Có {{communes-recognised donvi=20}} xã, {{khong-co}}. [[anh 99]]` }
    const refused = await rewrite(hoa, first, fields)
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/\{\{khong-co\}\}: không có chỉ tiêu/)
    expect(refused.text).toContain('[[anh 99]]: bài không có ảnh mang số này')
    const inserted = await hoa.post('/bien-tap/moi', {
      viec: 'chen',
      ...road,
      'so-chi-tieu': 'communes-recognised',
      'so-don-vi': '20',
      'so-ngay': '',
    })
    expect(inserted.html).toContain('{{communes-recognised donvi=20}}')
  })
})

describe('from hand to hand', () => {
  test('is submitted, returned with a reason, submitted again, passed on, and approved by somebody else', async () => {
    const [hoa, binh, lan] = [as('Nông Thị Hoa'), as('Lý Văn Bình'), as('Phạm Thị Lan')]
    await act(hoa, first, 'submit')
    expect((await binh.get('/viec-cua-toi')).text).toContain('Biên tập 1 bài')
    expect((await binh.get('/thong-bao')).text).toContain('Bài chờ biên tập')
    expect((await act(lan, first, 'approve')).status).toBe(409)
    expect((await act(binh, first, 'return', { 'ly-do': ' ' })).text).toContain('Chưa ghi lý do')
    expect((await act(binh, first, 'return', { 'ly-do': 'Ghi rõ diện tích đất đã hiến' })).text).toContain('Bị trả lại')
    expect((await hoa.get('/viec-cua-toi')).text).toContain('Ghi rõ diện tích đất đã hiến')
    await rewrite(hoa, first, { ...road, 'noi-dung': road['noi-dung'].replace('1.500 m²', '1.520 m²') })
    await act(hoa, first, 'submit')
    expect((await act(hoa, first, 'pass')).status).toBe(409)
    await act(binh, first, 'pass')
    expect((await lan.get('/viec-cua-toi')).text).toContain('Duyệt công khai 1 bài')
    expect((await act(binh, first, 'approve')).status).toBe(409)
    for (const [schedule, told] of [
      [{ 'ngay-dang': '2025-12-09' }, 'không được trước hôm nay'],
      [{ 'gio-dang': '07:31' }, 'bội số của 5'],
      [{ 'gio-dang': '25:00' }, 'Ngày hoặc giờ chưa đúng'],
      [{ 'het-han': '2025-12-01' }, 'Ngày hết hạn phải từ ngày đăng'],
    ] as const)
      expect((await act(lan, first, 'approve', schedule)).text, told).toContain(told)
    // two at once: one of them finds it done
    const answers = await Promise.all([
      act(lan, first, 'approve', { 'gio-dang': '00:00' }),
      act(lan, first, 'approve', { 'gio-dang': '00:00' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const page = await binh.get(`/bien-tap/${first}`)
    expect(page.text).toMatch(/Duyệt công khai \(bản 2\).*10\/12\/2025, Phạm Thị Lan/)
    expect((await hoa.get('/thong-bao')).text).toContain('Bài đã được duyệt công khai')
  })

  test('nobody approves what they wrote, even with the verb', async () => {
    const { rows } = await server.database.pool.query(`select id from people.person where name = 'Phạm Thị Lan'`)
    const begun = await as('Nông Thị Hoa').post('/bien-tap/moi', { viec: 'ghi', ...road, 'tieu-de': 'Bài của người duyệt (minh họa)' })
    const id = idIn(begun.path)
    await act(as('Nông Thị Hoa'), id, 'submit')
    await act(as('Lý Văn Bình'), id, 'pass')
    await server.database.pool.query('update news.article set author_id = $1 where id = $2', [rows[0].id, id])
    const refused = await act(as('Phạm Thị Lan'), id, 'approve', {})
    expect([refused.status, refused.text.includes('không được duyệt công khai chính bài đó')]).toEqual([403, true])
  })
})

describe('public', () => {
  test('the article stands with all that belongs to it, under one address', async () => {
    const found = await nobody().get('/tin-tuc')
    const path = /href="(\/tin-tuc\/binh-xa-[a-z0-9-]+-\d+)"/.exec(found.html)?.[1] ?? ''
    expect(path).toBe(`/tin-tuc/binh-xa-do-xong-1-2-km-duong-be-tong-lien-thon-minh-hoa-${first}`)
    const page = await nobody().get(path)
    for (const part of [
      road['tieu-de'],
      road.sapo,
      road['tac-gia'],
      '10/12/2025, 00:00',
      'Xã Bính Xá',
      '1.520 m²',
      'Chưa có lời bình nào',
      'Lưu PDF',
    ])
      expect(page.text, part).toContain(part)
    expect(page.html).toContain(`<link rel="canonical" href="${server.url}${path}"/>`)
    expect(page.html).toContain('"@type":"NewsArticle"')
    expect(page.html).not.toMatch(/<script(?! type="application\/ld\+json")/)
    await server.get(path, { 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/127.0' })
    await server.counter.flush()
    expect((await nobody().get(path)).text).toMatch(/Lượt xem: [1-9]/)
    const moved = await fetch(`${server.url}/tin-tuc/tieu-de-cu-${first}`, { redirect: 'manual' })
    expect([moved.status, moved.headers.get('location')]).toEqual([301, path])
    const card = /property="og:image" content="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const drawn = await fetch(card)
    expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/png'])
  })

  test('is found with and without diacritics, by category, tag and unit, and by nothing else', async () => {
    const has = async (query: string) => (await nobody().get(`/tin-tuc?${query}`)).text.includes(road['tieu-de'])
    for (const query of [
      'tim=hiến đất',
      'tim=hien dat',
      `tim=${'hiến đất'.normalize('NFD')}`,
      'tim=dat duong',
      'tim=DUONG BE TONG',
      'chuyen-muc=hoat-dong',
      'nhan=hiến đất',
      'don-vi=06622',
    ])
      expect([query, await has(query)]).toEqual([query, true])
    for (const query of ['tim=hội nghị', "tim='; drop", 'chuyen-muc=ocop', 'nhan=khác', 'don-vi=06280', 'trang=2'])
      expect([query, await has(query)]).toEqual([query, false])
  })

  test('feeds tell of it, as XML that others read', async () => {
    for (const [file, type] of [
      ['tat-ca.rss', 'application/rss+xml'],
      ['hoat-dong.atom', 'application/atom+xml'],
    ] as const) {
      const answer = await server.get(`/tin-tuc/nguon-tin/${file}`)
      const xml = await answer.text()
      expect([answer.status, answer.headers.get('content-type')?.startsWith(type)]).toEqual([200, true])
      expect(xml).toContain(road['tieu-de'])
    }
    expect((await server.get('/tin-tuc/nguon-tin/ocop.rss')).status).toBe(200)
    for (const file of ['la.rss', 'tat-ca.json', 'x']) expect((await server.get(`/tin-tuc/nguon-tin/${file}`)).status, file).toBe(404)
  })

  test('appears by the clock, without anybody doing anything', async () => {
    const id = await publishArticle(
      { author: as('Nông Thị Hoa'), editor: as('Lý Văn Bình'), approver: as('Phạm Thị Lan') },
      { ...road, 'tieu-de': 'Bài hẹn ngày mai (minh họa)' },
      { 'ngay-dang': '2025-12-11', 'gio-dang': '00:00', 'het-han': '2025-12-12' },
    )
    const statusOn = async (on: string) => {
      await server.stop()
      server = await startServer({ after: server, today: day(on), env })
      return (await nobody().get(`/tin-tuc/x-${id}`)).status
    }
    expect((await nobody().get(`/tin-tuc/x-${id}`)).status).toBe(404)
    expect([await statusOn('2025-12-11'), await statusOn('2025-12-12'), await statusOn('2025-12-13')]).toEqual([200, 200, 410])
    expect((await nobody().get(`/tin-tuc/x-${id}`)).text).toContain('Bài hết hạn ngày 12/12/2025')
    expect((await nobody().get('/tin-tuc')).text).not.toContain('Bài hẹn ngày mai')
    await statusOn(roundToday)
  })
})

describe('afterwards', () => {
  test('it is put right: the old text stays until the new one is approved, and readers are told what changed', async () => {
    const [hoa, binh, lan] = [as('Nông Thị Hoa'), as('Lý Văn Bình'), as('Phạm Thị Lan')]
    expect((await hoa.get(`/bien-tap/${first}/soan`)).status).toBe(409)
    const fields = { ...road, 'noi-dung': road['noi-dung'].replace('1.500 m²', '1.620 m²') }
    expect((await rewrite(binh, first, fields)).text).toContain('cần ghi «Đính chính»')
    await rewrite(binh, first, { ...fields, 'dinh-chinh': 'Diện tích đất hiến là 1.620 m², không phải 1.520 m².' })
    expect((await nobody().get(`/tin-tuc/x-${first}`)).text).toContain('1.520 m²')
    await act(binh, first, 'pass')
    await act(lan, first, 'approve')
    const page = await nobody().get(`/tin-tuc/x-${first}`)
    expect(page.text).toContain('Đính chính (10/12/2025): Diện tích đất hiến là 1.620 m²')
    expect(page.text).toContain('hiến 1.620 m² đất')
  })

  test('versions are compared word by word, and an old one comes back as a new one', async () => {
    const binh = as('Lý Văn Bình')
    const page = await binh.get(`/bien-tap/${first}/ban/3?so-voi=2`)
    expect(page.html).toMatch(/<del[^>]*>520<\/del><ins[^>]*>620<\/ins>/)
    expect((await binh.get(`/bien-tap/${first}/ban/99`)).status).toBe(404)
    const restored = await act(binh, first, 'khoi-phuc', { 'so-ban': '1' })
    expect(restored.text).toContain('Khôi phục bản 1')
    expect(restored.text).toContain('Bản 4')
    expect((await nobody().get(`/tin-tuc/x-${first}`)).text).toContain('1.620 m²')
  })

  test('it is withdrawn: its address says so, with the reason', async () => {
    expect((await act(as('Phạm Thị Lan'), first, 'withdraw', { 'ly-do': 'Chưa xác nhận được diện tích' })).text).toContain('Đã gỡ')
    const page = await nobody().get(`/tin-tuc/x-${first}`)
    expect([page.status, page.text.includes('Lý do: Chưa xác nhận được diện tích')]).toEqual([410, true])
    expect(page.text).not.toContain('1.620 m²')
    expect((await nobody().get('/tin-tuc')).text).not.toContain(road['tieu-de'])
  })

  test('the list leaves as a workbook, and the log holds every step', async () => {
    const cookie = [...as('Lý Văn Bình').cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const book = new exceljs.Workbook()
    await book.xlsx.load(await (await server.get('/bien-tap/tai-ve?xem=all', { Cookie: cookie })).arrayBuffer())
    expect(JSON.stringify(book.worksheets[0]?.getSheetValues())).toContain(road['tieu-de'])
    const { rows } = await server.database.pool.query(`select distinct kind from events.entry where kind like 'news.%' order by 1`)
    expect(rows.map(({ kind }) => kind)).toEqual([
      'news.approved',
      'news.passed',
      'news.returned',
      'news.submitted',
      'news.withdrawn',
      'news.written',
    ])
    expect((await read(server.database.db, verifyChains)).first).toBeNull()
  })
})
