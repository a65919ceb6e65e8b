import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { documentText } from '../../src/platform/files/document-text.ts'
import { act, idIn, publishArticle, rewrite, road, sendPicture } from '../harness/articles.ts'
import { openOfficer } from '../harness/officer.ts'
import { picture } from '../harness/picture.ts'
import { roundToday, settleRoundLand, units } from '../harness/round-land.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/**
 * What comes in from outside: pictures that officers hand in, and what readers say. Hoa writes, Bình edits and moderates, Lan approves; Mai of
 * the village comments, and somebody sends what they should not. Trung of the national office keeps the categories.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
const people: Record<string, Visitor> = {}
const as = (name: string): Visitor => people[name] as Visitor
const nobody = () => visitor(server.url)
const desk = () => ({ author: as('Hoa'), editor: as('Bình'), approver: as('Lan') })
let id = 0

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today: roundToday, env })
  await settleRoundLand(server.database)
  const langSon = { id: units.langSon, level: 'province' } as const
  for (const [name, role, unit] of [
    ['Hoa', 'communeOfficer', { id: units.binhXa, level: 'commune' }],
    ['Bình', 'coordinationOffice', langSon],
    ['Lan', 'leader', langSon],
    ['Đàm', 'coordinationOffice', { id: units.caoBang, level: 'province' }],
    ['Trung', 'nationalOffice', { id: units.country, level: 'country' }],
  ] as const) {
    const officer = await openOfficer(server.accounts, { name: `Người ${name}`, role, unit, today: day('2025-12-01') })
    const person = visitor(server.url)
    await person.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password })
    people[name] = person
  }
})

const words = { 'mo-ta': 'Người dân đổ bê tông đường thôn', 'chu-thich': 'Đường Bản Chắt', 'tac-gia-anh': 'Nông Thị Hoa' }
const noise = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 120, sigma: 40 } } })

describe('a picture', () => {
  test('is drawn anew in small sizes, without what the camera wrote into it, and with what it shows and whose it is', async () => {
    id = idIn((await as('Hoa').post('/bien-tap/moi', { viec: 'ghi', ...road })).path)
    const jpeg = await noise(1600, 1200)
      .withExif({ IFD0: { Artist: 'bí mật', Copyright: 'chỗ ở' } })
      .jpeg({ quality: 95 })
      .toBuffer()
    const [taken, again] = [
      await sendPicture(as('Hoa'), id, { bytes: jpeg, name: 'ảnh.jpg' }, words),
      await sendPicture(as('Hoa'), id, { bytes: jpeg, name: 'ảnh.jpg' }, words),
    ]
    expect([taken.status, again.text.includes('1 ảnh')]).toEqual([200, true])
    const number = /\[\[anh (\d+)\]\]/.exec(taken.html)?.[1] ?? ''
    await rewrite(as('Hoa'), id, { ...road, 'anh-dai-dien': number, 'noi-dung': `${road['noi-dung']}\n[[anh ${number}]]\nHết.` })
    await act(as('Hoa'), id, 'submit')
    await act(as('Bình'), id, 'pass')
    await act(as('Lan'), id, 'approve')
    const page = await nobody().get(`/tin-tuc/x-${id}`)
    expect(page.html).toMatch(/<picture><source type="image\/avif" srcset="[^"]+ 320w, [^"]+ 640w, [^"]+ 960w, [^"]+ 1280w"/)
    expect(page.text).toContain('Đường Bản Chắt Ảnh: Nông Thị Hoa')
    expect(page.html).toContain('alt="Người dân đổ bê tông đường thôn"')
    const pdf = await server.get(`${page.path}/bai.pdf`)
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const bytes = Buffer.from(await pdf.arrayBuffer())
    const said = await documentText(bytes, 'bai.pdf')
    for (const word of [road['tieu-de'].slice(0, 20), 'Đường Bản Chắt. Ảnh: Nông Thị Hoa', 'Nông Thị Hoa (UBND xã Bính Xá)', page.path])
      expect(said.replace(/\s+/g, ' ')).toContain(word)
    expect(bytes.includes('/Subtype/Image') || bytes.includes('/Subtype /Image')).toBe(true)
    expect((await server.get('/tin-tuc/x-999/bai.pdf')).status).toBe(404)
    const { rows } = await server.database.pool.query('select format, width, thumb, hash, size from news.rendition')
    expect(rows).toHaveLength(14)
    for (const { format, width, thumb, hash, size } of rows) {
      const answer = await fetch(`${server.url}/tin-tuc/anh/${hash}.${format === 'jpeg' ? 'jpg' : format}`)
      const facts = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
      expect([facts.width, facts.exif, answer.headers.get('cache-control')]).toEqual([
        width,
        undefined,
        'public, max-age=31536000, immutable',
      ])
      if (thumb) expect(size).toBeLessThanOrEqual(20 * 1024)
    }
    expect((await nobody().get('/tin-tuc')).html).toMatch(/<img class="[^"]+" src="\/tin-tuc\/anh\/[0-9a-f]{64}\.jpg"/)
  })

  test('is refused where it is none, hides something, or unpacks to too much; nothing of it stays', async () => {
    const other = idIn((await as('Hoa').post('/bien-tap/moi', { viec: 'ghi', ...road })).path)
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>window.hit=1</script></svg>')
    const small = picture()
    const huge = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    for (const [what, file, fields, told] of [
      ['an SVG with a script', { bytes: svg, name: 'ảnh.svg' }, words, 'không phải ảnh JPEG'],
      ['an SVG under another name', { bytes: svg, name: 'ảnh.png' }, words, 'không phải ảnh JPEG'],
      ['HTML under another name', { bytes: Buffer.from('<script>window.hit=1</script>'), name: 'ảnh.jpg' }, words, 'không phải ảnh JPEG'],
      [
        'a picture cut off',
        { bytes: (await noise(400, 300).png().toBuffer()).subarray(0, 9_000), name: 'ảnh.png' },
        words,
        'không phải ảnh JPEG',
      ],
      ['an empty file', { bytes: Buffer.alloc(0), name: 'ảnh.png' }, words, 'không phải ảnh JPEG'],
      ['a bomb', { bytes: huge, name: 'ảnh.png' }, words, 'quá nhiều điểm ảnh'],
      ['nothing', null, words, 'Chưa chọn ảnh'],
      ['no words', { bytes: small, name: 'a.jpg' }, { ...words, 'mo-ta': ' ' }, 'Chưa ghi mô tả ảnh'],
      ['nobody’s', { bytes: small, name: 'a.jpg' }, { ...words, 'tac-gia-anh': '' }, 'Chưa ghi tác giả'],
    ] as const)
      expect((await sendPicture(as('Hoa'), other, file, fields)).text, what).toContain(told)
    // a picture with a page behind it: what is kept is drawn anew, so the page is gone
    const polyglot = Buffer.concat([await noise(200, 150).jpeg().toBuffer(), Buffer.from('<html><script>window.hit=1</script></html>')])
    expect((await sendPicture(as('Hoa'), other, { bytes: polyglot, name: 'a.jpg' }, words)).status).toBe(200)
    const { rows } = await server.database.pool.query(
      'select r.hash, r.format from news.rendition r join news.picture p on p.id = r.picture_id where p.article_id = $1',
      [other],
    )
    for (const { hash, format } of rows) {
      const bytes = Buffer.from(
        await (await fetch(`${server.url}/tin-tuc/anh/${hash}.${format === 'jpeg' ? 'jpg' : format}`)).arrayBuffer(),
      )
      expect(bytes.includes('<script')).toBe(false)
    }
    expect((await sendPicture(as('Đàm'), other, { bytes: small, name: 'a.jpg' }, words)).status).toBe(404)
    for (const file of [`${'0'.repeat(64)}.jpg`, '..%2f..%2fpackage.json', `${rows[0].hash}.svg`])
      expect((await server.get(`/tin-tuc/anh/${file}`)).status, file).toBe(404)
  })
})

const said = { ten: 'Vy Thị Mai', 'lien-he': '0912 345 678', 'noi-dung': 'Đường mới đi lại rất thuận, chỉ mong có thêm rãnh thoát nước.' }
const waiting = async () => (await as('Bình').get('/bien-tap/binh-luan')).html
const numberOf = (html: string, text: string) => /name="binh-luan" value="(\d+)"/.exec(html.slice(html.indexOf(text)))?.[1] ?? ''
const handle = (viec: string, number: string, fields: Record<string, string> = {}) =>
  as('Bình').post('/bien-tap/binh-luan', { viec, 'binh-luan': number, ...fields })

describe('a comment', () => {
  /** The address of now: a form that is sent to an older one leads there. */
  const pathOf = async (number: number) => (await nobody().get(`/tin-tuc/x-${number}`)).path
  const send = async (fields: Record<string, string>) => nobody().post(await pathOf(id), fields)

  test('is told what it lacks, thanked for on a page apart, and shown by nobody but a person', async () => {
    const wrong = await send({ ...said, ten: '', 'lien-he': 'không' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toMatch(/Họ và tên: ghi từ 2.*Cách liên hệ: ghi thư điện tử/)
    expect(wrong.html).toContain('rãnh thoát nước')
    for (let twice = 0; twice < 2; twice++) {
      const thanks = await send(said)
      expect([thanks.path, thanks.text.includes('Bình luận đang chờ duyệt, chưa hiển thị.')]).toEqual(['/tin-tuc/binh-luan/da-nhan', true])
    }
    // programs fill in what nobody sees, and are thanked
    expect((await send({ ...said, 'noi-dung': 'Mua ngay hôm nay', 'trang-web': 'http://la.example' })).status).toBe(200)
    expect((await nobody().get(`/tin-tuc/x-${id}`)).text).toContain('Chưa có lời bình nào')
    expect((await as('Bình').get('/viec-cua-toi')).text).toContain('Duyệt 1 bình luận')
    expect(await waiting()).not.toContain('Mua ngay')
    expect(await waiting()).not.toContain('0912 345 678')
    expect((await as('Hoa').get('/bien-tap/binh-luan')).status).toBe(403)
    expect((await as('Đàm').get('/bien-tap/binh-luan')).text).not.toContain('rãnh thoát nước')
    expect((await as('Đàm').post('/bien-tap/binh-luan', { viec: 'duyet', 'binh-luan': numberOf(await waiting(), 'rãnh') })).status).toBe(
      404,
    )
  })

  test('is let pass, refused with a reason, or made a difficulty; personal data never pass', async () => {
    await send({ ...said, ten: 'Lương Văn Tú', 'noi-dung': 'Gọi tôi số 0988 777 666 để mua đất.' })
    await send({ ...said, ten: 'Hứa Thị Én', 'noi-dung': 'Cống đầu thôn Nà Lừa bị tắc từ tháng mười, nước tràn vào ruộng.' })
    const html = await waiting()
    expect((await handle('lien-he', numberOf(html, 'rãnh'))).text).toContain('Liên hệ: 0912 345 678')
    await handle('duyet', numberOf(html, 'rãnh'))
    expect((await handle('duyet', numberOf(html, 'rãnh'))).status).toBe(409)
    expect((await handle('duyet', numberOf(html, '0988'))).text).toContain('dữ liệu cá nhân «0988 777 666»')
    const short = await handle('tu-choi', numberOf(html, '0988'), { 'ly-do': 'xấu' })
    expect([short.text.includes('Chưa ghi lý do'), short.html.includes('>xấu</textarea>')]).toEqual([true, true])
    await handle('tu-choi', numberOf(html, '0988'), { 'ly-do': 'Quảng cáo, có số điện thoại' })
    const strange = await handle('chuyen', numberOf(html, 'tắc'), { xa: '99999' })
    expect([strange.text.includes('Không có xã mã 99999'), strange.html.includes('value="99999"')]).toEqual([true, true])
    await handle('chuyen', numberOf(html, 'tắc'), { xa: '06622' })
    expect((await as('Bình').get('/bien-tap/binh-luan?xem=forwarded')).html).toMatch(/href="\/kien-nghi\/\d+"/)
    const thread = /href="(\/kien-nghi\/\d+)"/.exec((await as('Bình').get('/bien-tap/binh-luan?xem=forwarded')).html)?.[1] ?? ''
    expect((await as('Bình').get(thread)).text).toContain('Cống đầu thôn Nà Lừa bị tắc')
    const page = await nobody().get(`/tin-tuc/x-${id}`)
    expect(page.text).toContain('Bình luận (1) Vy Thị Mai')
    for (const hidden of ['0912', '0988', 'Lương Văn Tú', 'Hứa Thị Én']) expect(page.text, hidden).not.toContain(hidden)
    const counts = await nobody().get('/tin-tuc/binh-luan')
    expect(counts.text).toMatch(/Tháng 12\/2025 3 1 1 1 0/)
    const { rows } = await server.database.pool.query(`select payload::text as payload from events.entry where kind like 'news.comment%'`)
    expect(rows.length).toBeGreaterThanOrEqual(6)
    expect(JSON.stringify(rows)).not.toMatch(/rãnh thoát|0912|Vy Thị Mai/)
    expect(JSON.stringify(rows)).toContain('Quảng cáo, có số điện thoại')
  })

  test('is taken at an older address too, and what was typed comes back there', async () => {
    const old = `/tin-tuc/tieu-de-da-doi-${id}`
    const long = await nobody().post(old, { ...said, 'noi-dung': 'ừ'.repeat(10_000) })
    expect([long.status, long.text.includes('đến 2.000 chữ cái'), long.html.includes('ừ'.repeat(9_999))]).toEqual([422, true, true])
    expect((await nobody().post(old, { ...said, 'noi-dung': 'Gửi ở địa chỉ cũ của bài.' })).path).toBe('/tin-tuc/binh-luan/da-nhan')
    const moved = await fetch(`${server.url}${old}`, { redirect: 'manual' })
    expect(moved.status).toBe(301)
    const number = numberOf(await waiting(), 'địa chỉ cũ')
    // the national office makes a difficulty of it as well as the province
    expect((await as('Trung').get('/bien-tap/binh-luan')).text).toContain('Gửi ở địa chỉ cũ của bài.')
    const forwarded = await as('Trung').post('/bien-tap/binh-luan', { viec: 'chuyen', 'binh-luan': number, xa: '06622' })
    expect(forwarded.status).toBe(200)
    const thread = /href="(\/kien-nghi\/\d+)"/.exec((await as('Trung').get('/bien-tap/binh-luan?xem=forwarded')).html)?.[1] ?? ''
    expect((await as('Trung').get(thread)).text).toContain('Gửi ở địa chỉ cũ của bài.')
    expect((await nobody().get('/tin-tuc/binh-luan')).text).toMatch(/Tháng 12\/2025 4 1 1 2 0/)
  })

  test('is limited by address, and none comes to what is over', async () => {
    const path = await pathOf(id)
    await act(as('Lan'), id, 'withdraw', { 'ly-do': 'Hết thời gian minh họa' })
    const late = await nobody().post(path, { ...said, 'noi-dung': 'Bài này đâu rồi nhỉ?' })
    expect([late.status, late.text.includes('không nhận bình luận')]).toEqual([404, true])
    expect(late.html).toContain('Bài này đâu rồi nhỉ?')
    expect((await server.get(`${path}/bai.pdf`)).status).toBe(404)
    const other = await publishArticle(desk(), { ...road, 'tieu-de': 'Bài khác để bình luận (minh họa)' })
    const now = await pathOf(other)
    const statuses: number[] = []
    for (let turn = 0; turn < 10; turn++)
      statuses.push((await nobody().post(now, { ...said, 'noi-dung': `Lời thứ ${turn} của cùng một người.` })).status)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('categories', () => {
  const at = '/bien-tap/chuyen-muc'
  const fieldsOf = (html: string, slug: string) => ({
    'chuyen-muc': slug,
    ban: new RegExp(`name="chuyen-muc" value="${slug}"/><input type="hidden" name="ban" value="(\\d+)"`).exec(html)?.[1] ?? '',
  })

  test('are kept by the office of the country: added, renamed, ordered, closed; addresses stay', async () => {
    const trung = as('Trung')
    expect((await as('Bình').get(at)).html).not.toContain('name="viec"')
    expect((await as('Bình').post(at, { viec: 'them', ten: 'Của tỉnh', 'ten-en': 'Own', 'thu-tu': '5' })).status).toBe(404)
    const wrong = await trung.post(at, { viec: 'them', ten: 'OCOP', 'ten-en': '', 'thu-tu': '1,5' })
    expect(wrong.text).toMatch(/Tên tiếng Anh: ghi từ 2.*Thứ tự: ghi số từ 1.*đã có chuyên mục «OCOP»/)
    expect(wrong.html).toContain('value="1,5"')
    const name = 'Chuyển đổi số 2026'
    await trung.post(at, { viec: 'them', ten: name.normalize('NFD'), 'ten-en': 'Digital', 'thu-tu': '5' })
    expect((await nobody().get('/tin-tuc')).html).toMatch(/chuyen-doi-so-2026"[^>]*>Chuyển đổi số 2026<\/a>.*chuyen-muc=hoat-dong"/s)
    const id = await publishArticle(desk(), { ...road, 'tieu-de': 'Họp trực tuyến toàn xã (minh họa)', 'chuyen-muc': 'chuyen-doi-so-2026' })
    const seen = fieldsOf((await trung.get(at)).html, 'chuyen-doi-so-2026')
    const renamed = { viec: 'ghi', ten: 'Chuyển đổi số', 'ten-en': 'Digital', 'thu-tu': '70', ...seen }
    expect((await trung.post(at, renamed)).status).toBe(200)
    expect((await trung.post(at, renamed)).status).toBe(409)
    expect((await nobody().get(`/tin-tuc/x-${id}`)).html).toMatch(/href="\/tin-tuc\?chuyen-muc=chuyen-doi-so-2026"[^>]*>Chuyển đổi số</)
    const feed = async () => (await server.get('/tin-tuc/nguon-tin/chuyen-doi-so-2026.rss')).text()
    expect(await feed()).toContain('Nông thôn mới – Chuyển đổi số')
    await trung.post(at, { viec: 'dong', ...fieldsOf((await trung.get(at)).html, 'chuyen-doi-so-2026') })
    expect((await nobody().get('/tin-tuc')).html).not.toContain('chuyen-muc=chuyen-doi-so-2026')
    expect((await nobody().get('/tin-tuc?chuyen-muc=chuyen-doi-so-2026')).text).toContain('Họp trực tuyến toàn xã')
    expect(await feed()).toContain('Họp trực tuyến toàn xã')
    expect((await as('Hoa').get('/bien-tap/moi')).html).not.toContain('value="chuyen-doi-so-2026"')
    const refused = await as('Hoa').post('/bien-tap/moi', { viec: 'ghi', ...road, 'chuyen-muc': 'chuyen-doi-so-2026' })
    expect(refused.text).toContain('chọn một chuyên mục trong danh sách')
  })
})
