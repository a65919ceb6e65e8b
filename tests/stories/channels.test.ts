import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeAs } from '../../src/platform/events/context.ts'
import { openPost } from '../../src/platform/mail/post.ts'
import { tell } from '../../src/programme/desk/actions.ts'
import { deliver, forgetMessages, plan, send } from '../../src/programme/desk/message.jobs.ts'
import type { NewNotice } from '../../src/programme/desk/types.ts'
import { today } from '../harness/database.ts'
import { startMail } from '../harness/mail.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Visitor, visitor } from '../harness/visitor.ts'

/** Chị Hoa takes notices by mail, anh Tuấn by a receiver of the commune's; servers die, mail servers are away, receivers break. */
let server: TestServer
let mail: Awaited<ReturnType<typeof startMail>>
let [hoa, tuan]: Officer[] = []
let office: Visitor
let leader: Visitor
const called: { headers: IncomingHttpHeaders; body: string }[] = []
let answer = 204
const binhXa = { id: 3, level: 'commune' } as const
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (piece) => {
    body += piece
  })
  request.on('end', () => {
    called.push({ headers: request.headers, body })
    response.writeHead(answer).end()
  })
})
afterAll(() => receiver.close())

beforeAll(async () => {
  mail = await startMail()
  server = await startServer({ template: 'ntm_empty', env: { NTM_SECOND_FACTOR: 'nobody' }, mail })
  await settleTwoProvinces(server.database)
  hoa = await openOfficer(server.accounts, { name: 'Nông Thị Hoa', role: 'communeOfficer', unit: binhXa })
  tuan = await openOfficer(server.accounts, { name: 'Lương Văn Tuấn', role: 'communeLeader', unit: binhXa })
  office = await enter(hoa)
  leader = await enter(tuan)
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
})

async function enter(officer: Officer): Promise<Visitor> {
  const person = visitor(server.url)
  await person.post('/dang-nhap', { ten: officer.login, 'mat-khau': officer.password })
  return person
}
const page = '/thong-bao/kenh'
const all = { loai: 'tasks', nhip: 'now' }
let clock = new Date(`${today}T09:00:00+07:00`)
const post = () => openPost({ mail, webhookLoopback: true }, server.url)
const sending = () => ({ post: post(), forms: server.accounts.forms, clock: () => clock })
const run = () => deliver(server.database.db, sending(), today)
const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000)
}
const say = (key: string, title: string, to: Partial<NewNotice['to']> = {}) =>
  writeAs(server.database.db, { today, actor: 'kiểm thử', now: clock }, (ctx) =>
    tell(ctx, [{ to: { unitId: binhXa.id, ...to }, key, title, href: `/nhiem-vu?${key.replaceAll(':', '.')}` }]),
  )
/** The channels of the story began before its clock. */
const began = () => server.database.pool.query(`update desk.channel set began_at = '2026-11-20' where ended_at is null`)
const codeIn = () => /Mã xác nhận: (\d{6})/.exec(mail.letters.at(-1)?.text ?? '')?.[1] ?? ''
const aMinuteAgo = () => server.database.pool.query(`update desk.address_code set sent_at = sent_at - interval '2 minutes'`)

describe('an address of mail', () => {
  test('is kept when the code that was sent there is typed in', async () => {
    expect((await office.post(page, { viec: 'gui-ma', 'dia-chi': 'hoa tại xã' })).text).toContain('Địa chỉ thư điện tử chưa đúng')
    expect((await office.post(page, { viec: 'xac-nhan', ma: '123456', ...all })).text).toContain('Chưa có mã nào còn hiệu lực')
    const sent = await office.post(page, { viec: 'gui-ma', 'dia-chi': 'hoa@binhxa.example' })
    expect(sent.text).toContain('Mã đã gửi tới hoa@binhxa.example')
    expect(mail.letters.map(({ to }) => to)).toEqual([['hoa@binhxa.example']])
    expect((await office.post(page, { viec: 'gui-ma', 'dia-chi': 'hoa@khac.example' })).text).toContain('Vừa gửi một mã')
    const code = codeIn()
    const wrong = code === '000000' ? '000001' : '000000'
    expect((await office.post(page, { viec: 'xac-nhan', ma: wrong, ...all })).text).toContain('Mã không đúng')
    expect((await office.post(page, { viec: 'xac-nhan', ma: code, nhip: 'now' })).text).toContain('Chưa chọn loại thông báo nào')
    // another person's code is no code
    expect((await leader.post(page, { viec: 'xac-nhan', ma: code, ...all })).text).toContain('Chưa có mã nào còn hiệu lực')
    const twice = await Promise.all([1, 2].map(() => office.post(page, { viec: 'xac-nhan', ma: code, ...all })))
    expect(twice.map(({ text }) => text.includes('Đã xác nhận địa chỉ')).sort()).toEqual([false, true])
    expect((await office.get(page)).text).toMatch(/Địa chỉ hoa@binhxa.example.*Nhiệm vụ, văn bản chỉ đạo.*Ngay khi có thông báo/)
  })

  test('bears five wrong codes, and five codes a day', async () => {
    await aMinuteAgo()
    await office.post(page, { viec: 'gui-ma', 'dia-chi': 'hoa2@binhxa.example' })
    const code = codeIn()
    const wrong = code === '000000' ? '000001' : '000000'
    for (let tries = 0; tries < 5; tries++) await office.post(page, { viec: 'xac-nhan', ma: wrong, ...all })
    expect((await office.post(page, { viec: 'xac-nhan', ma: code, ...all })).text).toContain('Chưa có mã nào còn hiệu lực')
    for (let more = 0; more < 3; more++) {
      await aMinuteAgo()
      await office.post(page, { viec: 'gui-ma', 'dia-chi': `hoa${more}@binhxa.example` })
    }
    await aMinuteAgo()
    const before = mail.letters.length
    expect((await office.post(page, { viec: 'gui-ma', 'dia-chi': 'hoa9@binhxa.example' })).text).toContain('Đã gửi 5 mã trong 24 giờ')
    expect(mail.letters.length).toBe(before)
    await server.database.pool.query('delete from desk.address_code')
  })

  test('a letter carries a title and a link, once, to those whose post it is for', async () => {
    await began()
    mail.letters.length = 0
    await say('task:1:given', 'Nhiệm vụ mới: gửi danh sách\nhộ nghèo')
    await say('meeting:1', 'Giấy mời họp')
    await say('task:2:given', 'Nhiệm vụ của lãnh đạo', { verb: 'sheet.submit' })
    await say('task:3:given', 'Nhiệm vụ cho đồng chí Tuấn', { personId: tuan?.personId })
    expect(await run()).toBe('1 notices planned, 1 messages sent, 0 failed')
    expect(await run()).toBe('')
    const [letter] = mail.letters
    expect(mail.letters).toHaveLength(1)
    expect(letter).toMatchObject({ to: ['hoa@binhxa.example'], subject: 'Nhiệm vụ mới: gửi danh sách hộ nghèo' })
    expect(letter?.text).toContain(`${server.url}/nhiem-vu?task.1.given\n`)
    expect(letter?.text).not.toContain('Nông Thị Hoa')
    expect(letter?.messageId).toMatch(/^<notice-\d+\.\d+@ntm\.example>$/)
    expect(letter?.headers).toContain('Auto-Submitted: auto-generated')
  })

  test('two servers at once send it once; a server that died with it leaves it to the next', async () => {
    mail.letters.length = 0
    for (let at = 0; at < 12; at++) await say(`task:10:${at}`, `Nhiệm vụ ${at}`)
    await plan(server.database.db, { today, now: clock })
    // one server took a message and was killed before it was sent
    await server.database.pool.query(
      `update desk.message set attempts = 1, taken_until = $1 where id = (select max(id) from desk.message where sent_at is null)`,
      [new Date(clock.getTime() + 600_000)],
    )
    await Promise.all([1, 2, 3].map(() => send(server.database.db, sending())))
    expect(new Set(mail.letters.map(({ messageId }) => messageId)).size).toBe(11)
    expect(mail.letters).toHaveLength(11)
    later(11)
    await run()
    expect(mail.letters).toHaveLength(12)
  })

  test('a mail server that is away is asked again, later and later; one that says no for good is not', async () => {
    mail.letters.length = 0
    mail.refuse(451)
    await say('task:20:given', 'Nhiệm vụ hai mươi')
    expect(await run()).toContain('0 messages sent, 1 failed')
    expect((await office.get(page)).text).toContain('1 tin chưa gửi được, đang thử lại: máy chủ thư từ chối (mã 451).')
    expect(await run()).toBe('')
    for (const minutes of [1, 5, 30, 120]) {
      later(minutes)
      expect(await run()).toContain('1 failed')
    }
    mail.refuse(null)
    later(700)
    expect(await run()).toBe('')
    later(20)
    expect(await run()).toBe('0 notices planned, 1 messages sent, 0 failed')
    expect((await office.get(page)).text).not.toContain('chưa gửi được')
    mail.refuse(550)
    await say('task:21:given', 'Nhiệm vụ hai mốt')
    await run()
    mail.refuse(null)
    later(3_000)
    expect(await run()).toBe('')
    expect((await office.get(page)).text).toContain(
      '1 tin trong 30 ngày qua không gửi được sau nhiều lần thử: máy chủ thư từ chối (mã 550).',
    )
  })

  test("a day's notices leave together the next morning", async () => {
    clock = new Date('2026-11-26T09:00:00+07:00')
    mail.letters.length = 0
    const kenh = /name="kenh" value="(\d+)"/.exec((await office.get(page)).html)?.[1] as string
    expect((await leader.post(page, { viec: 'doi-kenh', kenh, ...all })).status).toBe(404)
    expect((await office.post(page, { viec: 'doi-kenh', kenh, loai: 'tasks', nhip: 'daily' })).text).toContain('Đã đổi cách nhận')
    await say('task:30:given', 'Việc buổi sáng')
    await run()
    later(600)
    await say('task:31:given', 'Việc buổi chiều')
    await run()
    expect(mail.letters).toEqual([])
    clock = new Date('2026-11-27T07:00:00+07:00')
    await run()
    expect(mail.letters.map(({ subject, text }) => [subject, text.match(/^Việc.*$/gm)])).toEqual([
      ['Nông thôn mới: 2 thông báo đến ngày 27/11/2026', ['Việc buổi sáng', 'Việc buổi chiều']],
    ])
    expect(await run()).toBe('')
  })
})

describe('a receiver', () => {
  test('is outside, by https; its secret is shown once and signs what it is sent', async () => {
    clock = new Date('2026-12-05T09:00:00+07:00')
    for (const url of ['http://binhxa.example/', 'https://10.0.0.1/', 'https://169.254.169.254/latest', 'javascript:alert(1)'])
      expect((await leader.post(page, { viec: 'may-nhan', 'dia-chi': url, ...all })).status).toBe(422)
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/ntm`
    const made = await leader.post(page, { viec: 'may-nhan', 'dia-chi': url, ...all })
    const secret = /ntm_[\w-]{43}/.exec(made.text)?.[0] as string
    expect((await leader.get(page)).text).not.toContain(secret)
    const { rows } = await server.database.pool.query(`select sealed_secret from desk.channel where kind = 'webhook'`)
    expect(rows[0].sealed_secret.toString('latin1')).not.toContain(secret)
    await began()
    await say('task:40:given', 'Nhiệm vụ của lãnh đạo xã', { verb: 'sheet.submit' })
    await run()
    expect(called).toHaveLength(1)
    const [{ headers, body }] = called as [(typeof called)[number]]
    expect(headers['x-ntm-signature']).toBe(
      `sha256=${createHmac('sha256', secret).update(`${headers['x-ntm-timestamp']}.${body}`).digest('hex')}`,
    )
    expect(JSON.parse(body)).toMatchObject({
      id: headers['x-ntm-id'],
      notices: [{ title: 'Nhiệm vụ của lãnh đạo xã', link: `${server.url}/nhiem-vu?task.40.given` }],
    })
  })

  test('that breaks is asked again with the same id and given up in the end; ended, it is asked no more', async () => {
    called.length = 0
    answer = 500
    await say('task:41:given', 'Nhiệm vụ bốn mốt', { verb: 'sheet.submit' })
    for (let at = 0; at < 8; at++) {
      await run()
      later(1_000)
    }
    expect(called).toHaveLength(6)
    expect(new Set(called.map(({ headers }) => headers['x-ntm-id'])).size).toBe(1)
    expect((await leader.get(page)).text).toContain('không gửi được sau nhiều lần thử: máy nhận trả lời 500.')
    answer = 204
    await say('task:42:given', 'Nhiệm vụ bốn hai', { verb: 'sheet.submit' })
    await plan(server.database.db, { today, now: clock })
    const kenh = /name="kenh" value="(\d+)"/.exec((await leader.get(page)).html)?.[1] as string
    expect((await office.post(page, { viec: 'bo-kenh', kenh })).status).toBe(404)
    expect((await leader.post(page, { viec: 'bo-kenh', kenh })).text).toContain('Đã bỏ kênh')
    await run()
    expect(called).toHaveLength(6)
    expect((await leader.get(page)).text).not.toContain('Máy nhận http')
  })
})

test('a disabled account is sent nothing more; what left long ago is forgotten', async () => {
  mail.letters.length = 0
  await office.post(page, { viec: 'doi-kenh', kenh: '1', ...all })
  await say('task:50:given', 'Nhiệm vụ năm mươi')
  await plan(server.database.db, { today, now: clock })
  await server.database.pool.query('update people.person set disabled_at = now(), disabled_because = $2 where id = $1', [
    hoa?.personId,
    'thử',
  ])
  await run()
  expect(mail.letters).toEqual([])
  expect(await forgetMessages(server.database.db, new Date('2027-06-01'))).toBeGreaterThan(15)
})

test('without a mail server the page says so; the work of officers does not reach addresses', async () => {
  await server.stop()
  await startServer({ after: server, env: { NTM_SECOND_FACTOR: 'nobody' } })
  const person = await enter(tuan as Officer)
  expect((await person.get(page)).text).toContain('Máy chủ chưa cấu hình thư điện tử.')
  expect((await person.post(page, { viec: 'gui-ma', 'dia-chi': 'tuan@binhxa.example' })).status).toBe(409)
  const client = await server.database.pool.connect()
  await client.query('begin; set local role ntm_officer')
  await expect(client.query('select from desk.channel')).rejects.toThrow('permission denied')
  await client.query('rollback')
  client.release()
})
