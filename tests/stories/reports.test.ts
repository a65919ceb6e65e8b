import { beforeAll, describe, expect, test, vi } from 'vitest'
import { day, type LocalDate } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/**
 * The first half of 2019 in Thái Nguyên, on the figures that the news of 10/7/2019 told. Lan of the coordination office settles the closing day
 * of 30/6 by the province's letter; Mai of the first commune writes her commune's report, her chairman approves it; Lan sees who is missing,
 * composes the province's, tries to type over a number, freezes it as a part; Lượng gives it back, approves, sends; a correction is version 2.
 */
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
vi.setConfig({ testTimeout: 120_000 })
let server: TestServer
const officers: Record<string, Officer> = {}
const on = day('2019-07-01')

const goTo = async (today: LocalDate) => {
  await server.stop()
  server = await startServer({ after: server, today, env })
}
const unitOf = async (code: string): Promise<number> => {
  const text = 'select unit_id as id from units.live where code = $1 and valid_from <= $2 and valid_to > $2'
  return (await server.database.pool.query(text, [code, on])).rows[0].id
}

beforeAll(async () => {
  server = await startServer({ today: on, env })
  const province = { id: await unitOf('19'), level: 'province' } as const
  const commune = { id: await unitOf('05485'), level: 'commune' } as const
  const neighbour = { id: await unitOf('05488'), level: 'commune' } as const
  for (const [name, role, unit, body] of [
    ['Trần Thị Lan', 'coordinationOffice', province, 'UBND tỉnh Thái Nguyên'],
    ['Dương Văn Lượng', 'leader', province, 'UBND tỉnh Thái Nguyên'],
    ['Nguyễn Thị Mai', 'communeOfficer', commune, 'UBND xã'],
    ['Phạm Văn Hòa', 'communeLeader', commune, 'UBND xã'],
    ['Lê Thị Thu', 'communeOfficer', neighbour, 'UBND xã bên'],
    ['Hà Văn Tố', 'departmentOfficer', province, 'Sở Nông nghiệp'],
  ] as const)
    officers[name] = await openOfficer(server.accounts, { name, role, unit, body, today: day('2019-01-02') })
})

const enter = async (name: string): Promise<Visitor & { page: Page }> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  return { ...person, page: await person.post('/dang-nhap', { ten: login, 'mat-khau': password }) }
}

/** A form of a page as it stands, hidden fields and texts, to be changed and sent. */
function formIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
  const main = html.slice(html.indexOf('name="ban"') - 200)
  for (const [tag] of main.matchAll(/<input[^>]*>/gu)) {
    const name = /name="([^"]*)"/u.exec(tag)?.[1]
    const isOff = /type="checkbox"/u.test(tag) && !/checked/u.test(tag)
    if (name && !isOff) fields[name] = plain(/value="([^"]*)"/u.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', text = ''] of main.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/gu))
    fields[name] = plain(text)
  return fields
}
const stepsIn = ({ html }: Page) => /name="buoc" value="(\d+)"/u.exec(html)?.[1] ?? ''
const halfYear = (code: string) => ({ 'che-do': code, nam: '2019', so: '1' })
let commune: string
let province: string

describe('the regime', () => {
  test('Lan settles the days by the letter of the province; less than a working day between closing and sending is refused', async () => {
    const lan = await enter('Trần Thị Lan')
    const at = '/bao-cao/che-do/tinh-6-thang'
    expect((await lan.get('/bao-cao/che-do')).text).toContain('Nghị định 09/2019/NĐ-CP, Điều 12')
    const form = {
      viec: 'ngay',
      ban: '0',
      'ap-dung': 'co',
      'thang-chot': '0',
      'ngay-chot': '31',
      'thang-gui': '1',
      'ngay-gui': '10',
      'van-ban': 'Công văn số 12/VPĐP ngày 03/6/2019',
    }
    for (const [field, value, told] of [
      ['ngay-gui', '0', 'Ngày gửi: ghi số từ 1 đến 31'],
      ['ngay-chot', '1,5', 'Ngày chốt: ghi số từ 1 đến 31'],
      ['van-ban', ' ', 'Văn bản quy định: chưa ghi'],
    ] as const) {
      const wrong = await lan.post(at, { ...form, [field]: value })
      expect([wrong.status, wrong.text.includes(told)]).toEqual([422, true])
    }
    const same = await lan.post(at, { ...form, 'thang-gui': '0', 'ngay-gui': '30' })
    expect(same.text).toContain('phải cách ít nhất 1 ngày làm việc')
    expect((await lan.post(at, form)).text).toContain(
      'Số liệu tính từ ngày 15 tháng trước kỳ đến ngày 31 tháng cuối kỳ; gửi ngày 10 tháng thứ 1 sau kỳ',
    )
    expect((await lan.post(at, form)).status).toBe(409)
    await lan.post('/bao-cao/che-do/xa-6-thang', { ...form, 'ngay-gui': '3' })
    expect((await (await enter('Nguyễn Thị Mai')).get('/bao-cao/che-do')).text).toContain('Công văn số 12/VPĐP')
    expect((await (await enter('Hà Văn Tố')).get(at)).status).toBe(403)
  })
})

describe('a commune', () => {
  test('Mai begins the half-year report; sent twice it is begun once, and the neighbour does not find it', async () => {
    const mai = await enter('Nguyễn Thị Mai')
    const begun = await mai.post('/bao-cao', halfYear('xa-6-thang'))
    commune = begun.path
    expect(commune).toMatch(/^\/bao-cao\/\d+$/)
    expect(begun.text).toContain('Số liệu từ 15/12/2018 chốt đến hết 30/6/2019; hạn gửi 3/7/2019')
    expect(begun.text).toMatch(/xã đạt \d+ tiêu chí theo Bộ tiêu chí/)
    expect((await mai.post('/bao-cao', halfYear('xa-6-thang'))).path).toBe(commune)
    expect((await mai.post('/bao-cao', { ...halfYear('xa-6-thang'), so: '3' })).text).toContain('Kỳ báo cáo chưa đúng')
    expect((await mai.post('/bao-cao', halfYear('tinh-6-thang'))).status).toBe(404)
    for (const name of ['Lê Thị Thu', 'Trần Thị Lan']) expect([name, (await (await enter(name)).get(commune)).status]).toEqual([name, 404])
  })

  test('her own proposal goes with it; the chairman approves, the commune sends', async () => {
    const mai = await enter('Nguyễn Thị Mai')
    const at = `${commune}/phan/kien-nghi`
    const form = formIn((await mai.get(at)).html)
    const own = Object.keys(form)
      .find((name) => name.startsWith('khoa-') && form[name]?.startsWith('own-'))
      ?.slice(5)
    const proposal = 'Đề nghị tỉnh hỗ trợ xi măng làm đường trục xóm'.normalize('NFD')
    expect((await mai.post(at, { ...form, [`loi-${own}`]: proposal })).text).toContain(proposal.normalize('NFC'))
    expect((await mai.post(at, { ...form, [`loi-${own}`]: 'Câu của người khác' })).status).toBe(409)
    const frozen = await mai.post(commune, { viec: 'chot', buoc: stepsIn(await mai.get(commune)) })
    expect(frozen.text).toContain('Chờ duyệt')
    expect((await mai.get(at)).text).toContain('lời văn không sửa được')
    expect((await mai.post(commune, { viec: 'duyet', buoc: '2' })).status).toBe(403)
    const hoa = await enter('Phạm Văn Hòa')
    expect((await hoa.get('/viec-cua-toi')).text).toContain('Duyệt Báo cáo 6 tháng đầu năm 2019')
    const waiting = await hoa.get(commune)
    const approved = await hoa.post(commune, { viec: 'duyet', buoc: stepsIn(waiting) })
    expect(approved.text).toContain('Đã chốt')
    // steps of an old page
    expect((await hoa.post(commune, { viec: 'gui', buoc: stepsIn(waiting) })).status).toBe(409)
    expect((await hoa.post(commune, { viec: 'gui', buoc: stepsIn(approved) })).text).toContain('Đã gửi')
  })
})

describe('the province', () => {
  test('Lan receives it, begins her own and sees who is missing', async () => {
    const lan = await enter('Trần Thị Lan')
    expect((await lan.get('/viec-cua-toi')).text).toContain('Tiếp nhận 1 báo cáo')
    const seen = await lan.get(commune)
    expect((await lan.post(commune, { viec: 'tiep-nhan', buoc: stepsIn(seen) })).text).toContain('Đã tiếp nhận')
    const begun = await lan.post('/bao-cao', halfYear('tinh-6-thang'))
    province = begun.path
    for (const told of [
      'toàn tỉnh có 88 / 139 xã được công nhận',
      'Bình quân đạt 16,1 tiêu chí/xã',
      'Còn 05 xã đạt dưới 10 tiêu chí',
      'mục tiêu đến ngày 31/12/2019 là 13 xã, còn 13 xã',
      'Chưa so sánh với kỳ trước',
      'Chưa có số liệu: kế hoạch vốn năm 2019',
      'Đề nghị tỉnh hỗ trợ xi măng làm đường trục xóm',
      'Còn thiếu 138/139 xã',
      'Lời văn khớp với số liệu',
    ])
      expect(begun.text).toContain(told)
    const below = await lan.get(`${province}/tong-hop`)
    expect(below.text).toContain('Còn thiếu 138/139 xã')
    expect(below.text).toContain('Cộng báo cáo của 1/139 xã')
  })

  test('the number in the report is that of the dashboard, and it opens what it is made of', async () => {
    const lan = await enter('Trần Thị Lan')
    const dashboard = await lan.get('/tinh/19?ngay=2019-06-30')
    const figure = await lan.get(`${province}/so/average-criteria-met`)
    expect(dashboard.text).toContain('88/139 xã')
    expect(dashboard.text).toContain('16,1')
    expect(figure.text).toContain('2.238 ÷ 139 = 16,1 tiêu chí/xã')
    expect(figure.text).toContain('sửa số tại phiếu nguồn'.replace('s', 'S'))
    const band = await lan.get(`${province}/so/communes-in-band:5-9`)
    expect(band.text).toContain('Gồm 5/139 xã')
    expect((await lan.get(`${province}/so/khong-co`)).status).toBe(404)
  })

  test('a number is not typed over, nor lost; words around it are; own words that contradict are told', async () => {
    const lan = await enter('Trần Thị Lan')
    const at = `${province}/phan/tieu-chi`
    const form = formIn((await lan.get(at)).html)
    const line = Object.keys(form).find((name) => form[name]?.includes('{{average-criteria-met}}')) ?? ''
    const over = await lan.post(at, { ...form, [line]: 'Bình quân đạt 17,5 tiêu chí/xã.' })
    expect(over.status).toBe(422)
    expect(over.text).toContain('Số tiêu chí đạt bình quân một xã : sửa số tại phiếu nguồn'.replace(' :', ':'))
    expect(over.html).toContain('Bình quân đạt 17,5 tiêu chí/xã.')
    const added = await lan.post(at, { ...form, [line]: `${form[line]} Tăng 9 xã.` })
    expect(added.text).toContain('có chữ số gõ thêm vào câu có số liệu')
    const own = Object.keys(form)
      .find((name) => name.startsWith('khoa-') && form[name]?.startsWith('own-'))
      ?.slice(5)
    const reworded = `Tính chung, ${form[line]?.replace('Bình', 'bình')}`
    const kept = await lan.post(at, { ...form, [line]: reworded, [`loi-${own}`]: 'Toàn tỉnh có 90 xã đạt chuẩn nông thôn mới.' })
    expect(kept.text).toContain('Tính chung, bình quân đạt 16,1 tiêu chí/xã')
    expect(kept.text).toContain('Nêu 90; hệ thống tính 88')
    const refused = await lan.post(province, { viec: 'chot', buoc: stepsIn(kept), 'mot-phan': 'co', 'ly-do': 'kịp hạn' })
    expect(refused.text).toContain('Lời văn tự viết có chỗ không khớp')
    const finding = /name="phat-hien" value="([0-9a-f]+)"/u.exec(kept.html)?.[1] ?? ''
    expect((await lan.post(province, { viec: 'giu-nguyen', 'phat-hien': finding, 'ly-do': ' ' })).text).toContain('Chưa ghi lý do')
    const mended = formIn((await lan.get(at)).html)
    const wrong = Object.keys(mended).find((name) => mended[name]?.includes('90 xã')) ?? ''
    expect((await lan.post(at, { ...mended, [wrong]: '' })).text).toContain('Lời văn khớp với số liệu')
  })

  test('it is frozen as a part only with a reason; Lượng gives it back, then approves and sends', async () => {
    const lan = await enter('Trần Thị Lan')
    const open = await lan.get(province)
    const partial = await lan.post(province, { viec: 'chot', buoc: stepsIn(open) })
    expect(partial.text).toContain('Còn thiếu báo cáo của 138/139 đơn vị cấp dưới')
    const given = { viec: 'chot', buoc: stepsIn(open), 'mot-phan': 'co', 'ly-do': 'Kịp hội nghị ngày 10/7' }
    expect((await lan.post(province, given)).text).toContain('tổng hợp một phần')
    expect((await lan.post(province, given)).status).toBe(409)
    const luong = await enter('Dương Văn Lượng')
    const seen = await luong.get(province)
    expect((await luong.post(province, { viec: 'tra-lai', buoc: stepsIn(seen), 'ly-do': '' })).text).toContain('Chưa ghi lý do')
    await luong.post(province, { viec: 'tra-lai', buoc: stepsIn(seen), 'ly-do': 'Nêu rõ nguyên nhân' })
    expect((await lan.get('/viec-cua-toi')).text).toContain('Nêu rõ nguyên nhân')
    const again = await lan.post(province, { ...given, buoc: stepsIn(await lan.get(province)) })
    expect(again.text).toContain('Sửa sau khi bị trả lại: Nêu rõ nguyên nhân')
    expect(again.text).toContain('Chờ duyệt')
    const approved = await luong.post(province, { viec: 'duyet', buoc: stepsIn(await luong.get(province)) })
    expect((await luong.post(province, { viec: 'gui', buoc: stepsIn(approved) })).text).toContain('Đã gửi')
    expect((await (await enter('Nguyễn Thị Mai')).get(commune)).text).toContain('Đã tổng hợp')
  })

  test('later data do not move what was frozen; a correction is a next version with its reason', async () => {
    await goTo(day('2019-07-12'))
    const { pool } = server.database
    await pool.query(`update assessment.tally set met = met - 1 where unit_id = $1 and set_id = 'xa-2016'`, [await unitOf('05485')])
    const lan = await enter('Trần Thị Lan')
    const frozen = await lan.get(province)
    expect(frozen.text).toContain('tổng số lượt tiêu chí đạt là 2.238')
    const json = JSON.parse((await lan.get(`${province}/so-lieu`)).html)
    expect(json.version).toMatchObject({ number: 2, partial: true })
    expect(json.figures.find(({ slot }: { slot: string }) => slot === 'communes-recognised')).toMatchObject({ value: 88, of: 139 })
    expect((await lan.get(`${province}/so-lieu?dang=csv`)).html).toContain(
      '19,Tỉnh Thái Nguyên,Báo cáo 6 tháng đầu năm 2019,communes-recognised',
    )
    const pdf = await lan.get(`${province}/van-ban/pdf`)
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect((await lan.get(`${province}/van-ban/exe`)).status).toBe(404)
    const drafted = await lan.post(province, { viec: 'van-ban' })
    expect(drafted.path).toMatch(/^\/van-ban-di\/\d+$/)
    expect((await lan.post(province, { viec: 'van-ban' })).path).toBe(drafted.path)
    await lan.post(province, { viec: 'ban-sua', buoc: stepsIn(frozen), 'ly-do': 'Bổ sung nguyên nhân' })
    const draft = await lan.get(province)
    expect(draft.text).toContain('Đang soạn bản tiếp theo: Đính chính: Bổ sung nguyên nhân')
    expect((await lan.get(`${province}?ban=2`)).text).toContain('2.238')
    const third = await lan.post(province, { viec: 'chot', buoc: stepsIn(draft), 'mot-phan': 'co', 'ly-do': 'như bản trước' })
    expect(third.text).toContain('Bản chốt số 3')
    expect((await read(server.database.db, verifyChains)).first).toBeNull()
  })
})
