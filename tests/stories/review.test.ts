import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { review } from '../../src/programme/assessment/review.actions.ts'
import type { Actor } from '../../src/programme/people/types.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import {
  caoBang,
  communes,
  environment,
  environmentWith,
  langSon,
  prove,
  type Round,
  settlePerson,
  settleSheets,
  submitAgain,
} from '../harness/sheets.ts'
import { type Page, visitor } from '../harness/visitor.ts'

/** Hà Thu Trang of the department of agriculture and environment verifies criteria 17 and 11 of three communes. The steps build on each other. */
const today = day('2025-12-18')
let server: TestServer
let round: Round
let hoa: Actor
const officers: Record<'trang' | 'minh' | 'vang' | 'kien' | 'thuong', Officer> = {} as never
let sheet: Record<'binhXa' | 'vanAn' | 'thaiBinh', number>

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today, env: { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' } })
  ;({ round, hoa, sheet } = await settleSheets(server.database, {
    binhXa: { values: environmentWith(3, '9,5') },
    vanAn: { values: environmentWith(4, '7,1') },
    thaiBinh: { values: environmentWith(5, '20,2') },
    damThuy: { values: environment },
  }))
  const open = (
    name: string,
    role: 'departmentOfficer' | 'appraiser' | 'coordinationOffice',
    id: number,
    criteria: string[] | null = null,
  ) => openOfficer(server.accounts, { name, role, unit: { id, level: 'province' }, criteria, today })
  officers.trang = await open('Hà Thu Trang', 'departmentOfficer', langSon, ['xa-2021/17', 'xa-2021/11'])
  officers.minh = await open('Vi Văn Minh', 'departmentOfficer', langSon)
  officers.vang = await open('Sùng A Vảng', 'departmentOfficer', caoBang)
  officers.kien = await open('Đặng Trung Kiên', 'appraiser', langSon)
  officers.thuong = await open('Lương Thị Thương', 'coordinationOffice', langSon)
  for (const name of ['binhXa', 'vanAn', 'thaiBinh'] as const)
    await prove(server.database, { unitId: communes[name], indicator: '11', by: hoa })
}, 180_000)

const enter = async ({ login, password }: Officer) => {
  const person = visitor(server.url)
  await person.post('/dang-nhap', { ten: login, 'mat-khau': password })
  return person
}
const path = (criterion: string) => `/tham-tra/${round.langSon}/xa-2021/${criterion}`
const versionIn = (page: Page) => /name="ban" value="(\d+)"/.exec(page.html)?.[1] as string

describe('the queue', () => {
  test('says first what is pressing; only her criteria, only her province', async () => {
    const trang = await enter(officers.trang)
    const page = await trang.get('/tham-tra')
    expect(page.text).toContain('Tiêu chí 11: 3 xã chờ. Các tiêu chí khác: 3 lượt chờ.')
    expect(page.text).toContain('17. Môi trường và an toàn thực phẩm')
    expect(page.text).not.toContain('1. Quy hoạch')
    expect(page.text).toContain('19/12/2025')
    const list = await trang.get(path('17'))
    for (const name of ['Xã Bính Xá', 'Xã Văn An', 'Xã Thái Bình']) expect(list.text).toContain(name)
    expect(list.text).not.toContain('Đàm Thủy')
  })

  test('another criterion, another province, a sheet that is not there: not found; a commune has no door here', async () => {
    const trang = await enter(officers.trang)
    expect((await trang.get(path('12'))).status).toBe(404)
    expect((await trang.get(`${path('17')}?phieu=99999`)).status).toBe(404)
    const vang = await enter(officers.vang)
    expect((await vang.get(path('17'))).status).toBe(404)
    expect((await vang.get('/tham-tra')).text).toContain('1 xã chờ')
    const fields = { phieu: String(sheet.vanAn), ban: '1', viec: 'ket-luan', 'ket-luan': 'dat', 'ly-do': 'Đủ.' }
    expect((await vang.post(`/tham-tra/${round.caoBang}/xa-2021/17`, fields)).status).toBe(404)
    expect((await (await enter(officers.thuong)).get('/tham-tra')).status).toBe(403)
    expect((await (await enter(officers.kien)).get('/tham-tra')).status).toBe(403)
    expect((await visitor(server.url).get(path('17'))).path).toMatch(/^\/dang-nhap/)
  })
})

describe('criterion 17 of three communes', () => {
  test('the record: value, threshold with clause, neighbours, what is missing', async () => {
    const trang = await enter(officers.trang)
    const page = await trang.get(`${path('17')}?phieu=${sheet.binhXa}`)
    expect(page.text).toContain('81,3% ≥ 70% (cột Trung du miền núi phía Bắc; mức theo trí nhớ, chưa đối chiếu): đạt')
    expect(page.text).toContain('chỉ tiêu 17.6, tiêu chí 17')
    expect(page.text).toContain('Các xã khác (2): giữa 81,45%, từ 81,4 đến 81,5')
    expect(page.text).toContain('Thiếu minh chứng: chỉ tiêu 17.1')
    expect(page.text).toContain('Ghi chú: Có biên bản kèm theo.')
  })

  test('what is unlike the rules needs a reason, and what was typed stays', async () => {
    const trang = await enter(officers.trang)
    const fields = {
      phieu: String(sheet.binhXa),
      ban: '1',
      viec: 'ket-luan',
      'ket-luan': 'dat',
      'ly-do': '',
      'so.waste-sorting-households-share': '31,4',
    }
    const page = await trang.post(`${path('17')}?phieu=${sheet.binhXa}`, fields)
    expect([page.status, page.text]).toEqual([422, expect.stringContaining('Ghi căn cứ của số ấy vào ô lý do')])
    expect(page.html).toContain('value="31,4"')
    const wrong = await trang.post(`${path('17')}?phieu=${sheet.binhXa}`, { ...fields, 'so.waste-sorting-households-share': '314' })
    expect(wrong.text).toContain('Tỷ lệ phải từ 0 đến 100. Đang nhập 314.')
    const none = await trang.post(`${path('17')}?phieu=${sheet.binhXa}`, { ...fields, 'ket-luan': '' })
    expect([none.status, none.text]).toEqual([400, expect.stringContaining('Chưa chọn kết luận')])
  })

  test('Bính Xá is met, with her own value; sent twice it is one; the next commune comes up', async () => {
    const trang = await enter(officers.trang)
    const fields = {
      phieu: String(sheet.binhXa),
      ban: '1',
      viec: 'ket-luan',
      'ket-luan': 'dat',
      'ly-do': 'Kiểm tra thực địa 40 hộ.',
      'so.waste-sorting-households-share': '31,4',
    }
    const page = await trang.post(`${path('17')}?phieu=${sheet.binhXa}`, fields)
    expect(page.text).toContain('Đã ghi kết luận cho Xã Bính Xá')
    expect(page.path).toContain(`xong=${sheet.binhXa}`)
    expect(page.text).toContain('Môi trường và an toàn thực phẩm: 2 xã chờ.')
    expect((await trang.post(`${path('17')}?phieu=${sheet.binhXa}`, fields)).text).toContain('Đã ghi kết luận cho Xã Bính Xá')
    const { rows } = await server.database.pool.query(`select count(*)::int as n from assessment.review`)
    expect(rows[0].n).toBe(1)
    const record = await trang.get(`${path('17')}?phieu=${sheet.binhXa}`)
    expect(record.text).toContain('Hà Thu Trang (Chức vụ của Hà Thu Trang, Cơ quan của Hà Thu Trang) kết luận Đạt')
    expect(record.text).toContain('Đã ghi: 31,4%')
  })

  test('Minh, who opened it before, is shown what changed, and keeps what he typed', async () => {
    const minh = await enter(officers.minh)
    const fields = { phieu: String(sheet.binhXa), ban: '1', viec: 'ket-luan', 'ket-luan': 'chua-dat', 'ly-do': 'Phân loại rác còn thấp.' }
    const page = await minh.post(`${path('17')}?phieu=${sheet.binhXa}`, fields)
    expect([page.status, page.text]).toEqual([409, expect.stringContaining('đã thay đổi từ khi mở trang: Hà Thu Trang')])
  })

  test('Văn An goes back with reason, need and day; the commune sees it; mended, it comes up again', async () => {
    const trang = await enter(officers.trang)
    const open = await trang.get(`${path('17')}?phieu=${sheet.vanAn}`)
    const back = {
      phieu: String(sheet.vanAn),
      ban: versionIn(open),
      viec: 'ket-luan',
      'ket-luan': 'tra-lai',
      'ly-do': 'Chưa có xác nhận về nước sạch.',
    }
    const lacking = await trang.post(`${path('17')}?phieu=${sheet.vanAn}`, back)
    expect([lacking.status, lacking.text]).toEqual([422, expect.stringContaining('Chưa ghi nội dung cần bổ sung')])
    const page = await trang.post(`${path('17')}?phieu=${sheet.vanAn}`, {
      ...back,
      'can-bo-sung': 'Biên bản của trạm cấp nước.',
      han: '19/12/2025',
    })
    expect(page.text).toContain('Đã trả lại xã (1)')
    await submitAgain(server.database, { sheetId: sheet.vanAn, unitId: communes.vanAn, by: hoa, on: day('2025-12-18') })
    const again = await trang.get(`${path('17')}?phieu=${sheet.vanAn}`)
    expect(again.text).toContain('Lần trả lại trước: Chưa có xác nhận về nước sạch. Cần: Biên bản của trạm cấp nước. Hạn 19/12/2025.')
    expect(again.text).toContain('2 xã chờ')
  })

  test('a remark stands in the thread', async () => {
    const trang = await enter(officers.trang)
    const page = await trang.post(`${path('17')}?phieu=${sheet.thaiBinh}`, {
      phieu: String(sheet.thaiBinh),
      viec: 'trao-doi',
      'noi-dung': 'Xin bổ sung ảnh bãi rác.',
    })
    expect(page.text).toContain('Xin bổ sung ảnh bãi rác.')
  })
})

describe('many at once', () => {
  test('the summary names what is confirmed and what is not, with why', async () => {
    const trang = await enter(officers.trang)
    const page = await trang.get(`${path('11')}?hang-loat=1`)
    expect(page.text).toContain('Sẽ xác nhận 2 xã')
    expect(page.text).toMatch(/Để lại 1 xã.*Xã Thái Bình : Đối chiếu với bộ tiêu chí: chưa đạt\./)
    expect((await trang.get(`${path('17')}?hang-loat=1`)).text).toContain('Không có xã nào.')
  })

  test('one changed meanwhile is left and named; the others are confirmed; pressed again nothing is wrong', async () => {
    const trang = await enter(officers.trang)
    const form = new URLSearchParams([
      ['viec', 'hang-loat'],
      ['dong', `${sheet.binhXa}:1`],
      ['dong', `${sheet.vanAn}:0`],
      ['dong', `${sheet.thaiBinh}:1`],
    ])
    const send = async () => {
      const cookie = [...trang.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(`${server.url}${path('11')}?hang-loat=1`, {
        method: 'POST',
        body: form,
        redirect: 'manual',
        headers: { cookie, origin: server.url },
      })
      return { status: answer.status, text: (await answer.text()).replace(/<!-- -->/g, '') }
    }
    const first = await send()
    expect(first.text).toContain('Đã xác nhận 1 xã. 2 xã để lại:')
    expect(first.text).toMatch(/Xã Văn An<\/a>: Tiêu chí 11 của Xã Văn An đã thay đổi từ khi mở trang/)
    expect(first.text).toMatch(/Xã Thái Bình<\/a>: Kết quả đối chiếu không phải là đạt/)
    expect((await send()).text).toContain('Đã xác nhận 1 xã. 2 xã để lại:')
    const { rows } = await server.database.pool.query(`select unit_id from assessment.review where criterion = '11'`)
    expect(rows).toEqual([{ unit_id: communes.binhXa }])
  })
})

test('whoever filled a sheet is told that they do not check it', async () => {
  await server.database.pool.query(
    `insert into assessment.sheet_step (unit_id, sheet_id, number, verb, from_state, to_state, person_id, stepped_at)
     select unit_id, id, 90, 'submit', 'draft', 'submitted', $2, submitted_at from assessment.sheet where id = $1`,
    [sheet.thaiBinh, officers.minh.personId],
  )
  const minh = await enter(officers.minh)
  const page = await minh.get(`${path('17')}?phieu=${sheet.thaiBinh}`)
  expect(page.text).toContain('Người đã nộp phiếu này không được thẩm tra chính phiếu ấy.')
  const forced = await minh.post(`${path('17')}?phieu=${sheet.thaiBinh}`, {
    phieu: String(sheet.thaiBinh),
    ban: '1',
    viec: 'ket-luan',
    'ket-luan': 'dat',
    'ly-do': 'Đủ.',
  })
  expect([forced.status, forced.text]).toEqual([403, expect.stringContaining('không được thẩm tra chính phiếu ấy')])
})

test('when all is verified the appraiser looks, against what the department said', async () => {
  const kien = await enter(officers.kien)
  expect((await kien.get('/tham-dinh')).text).toContain('Không có tiêu chí nào đang chờ')
  const body = { name: 'Lý Thị Mai', role: 'departmentOfficer', unitId: langSon, body: 'Sở Nội vụ' } as const
  const mai = await settlePerson(server.database, body)
  const { rows } = await server.database.pool.query(
    `select criterion, version from assessment.sheet_criterion where sheet_id = $1 and state = 'submitted'`,
    [sheet.binhXa],
  )
  for (const { criterion, version: seen } of rows as { criterion: string; version: number }[]) {
    const opinion = { sheetId: sheet.binhXa, seen, outcome: 'met', reason: 'Đủ hồ sơ.', needs: '', dueOn: null, ownValues: {} } as const
    const edge = { today, actor: mai.name, now: new Date(`${today}T11:00:00+07:00`) }
    const said = await writeAs(server.database.db, edge, (ctx) => review(ctx, mai, { stage: 'verified', criterion, opinion }))
    if (!said.ok) throw new Error(said.refusal.text)
  }
  const at = `/tham-dinh/${round.langSon}/xa-2021/17`
  expect((await kien.get('/tham-dinh')).html).toContain(`href="${at}"`)
  const record = await kien.get(at)
  expect(record.text).toContain('Hà Thu Trang (Chức vụ của Hà Thu Trang, Cơ quan của Hà Thu Trang) kết luận Đạt')
  expect(record.text).not.toContain('Xã Văn An')
  const fields = { phieu: String(sheet.binhXa), ban: versionIn(record), viec: 'ket-luan', 'ket-luan': 'chua-dat', 'ly-do': '' }
  const lacking = await kien.post(`${at}?phieu=${sheet.binhXa}`, fields)
  expect([lacking.status, lacking.text]).toEqual([422, expect.stringContaining('«Chưa đạt» khác kết quả thẩm tra (Đạt). Ghi lý do.')])
  expect((await kien.post(`${at}?phieu=${sheet.binhXa}`, { ...fields, 'ket-luan': 'dat' })).text).toContain(
    'Đã ghi kết luận cho Xã Bính Xá',
  )
  expect((await (await enter(officers.trang)).get('/tham-dinh')).status).toBe(403)
})

test('who works for the ministry chooses a province and reads; deciding is the province’s', async () => {
  const dung = await openOfficer(server.accounts, {
    name: 'Trần Quốc Dũng',
    role: 'departmentOfficer',
    unit: { id: 1, level: 'country' },
    today,
  })
  const person = await enter(dung)
  const all = await person.get('/tham-tra')
  expect(all.text).toContain('Tỉnh Cao Bằng')
  expect(all.html).not.toContain(`href="${path('17')}`)
  expect((await person.get(path('17'))).status).toBe(404)
  expect((await person.get('/tham-tra?tinh=20')).html).toContain(`${path('17')}?tinh=20`)
  const record = await person.get(`${path('17')}?tinh=20&phieu=${sheet.thaiBinh}`)
  expect(record.text).toContain('Người làm được: chuyên viên sở, ngành (cấp tỉnh)')
  expect(record.html).toContain(`?tinh=20&amp;phieu=${sheet.vanAn}`)
})

test('the coordination office sees what is overdue', async () => {
  const thuong = await enter(officers.thuong)
  expect((await thuong.get('/tham-tra/qua-han')).text).toContain('không có bước nào quá hạn')
})
