import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { verifyChains } from '../../src/platform/events/log.ts'
import type { Actor } from '../../src/programme/people/types.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { settlePerson } from '../harness/sheets.ts'
import { assignAs, bodyNamed, toUnits, work } from '../harness/tasks.ts'
import { settleTwoProvinces } from '../harness/two-provinces.ts'
import { type Page, type Visitor, visitor } from '../harness/visitor.ts'

/**
 * The chairman of Lạng Sơn concludes: two departments and two communes have work. Hoa of Bính Xá takes hers on and reports, Bình of the
 * coordination office returns it and then confirms; An of Văn An may not see Hoa's. The steps build on each other.
 */
const today = day('2025-12-15')
const [langSon, binhXa, vanAn, caoBang] = [2, 3, 4, 5]
const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }
let server: TestServer
let thuong: Actor
const officers: Record<string, Officer> = {}
const ids = { roads: 0, binhXa: 0, vanAn: 0, health: 0 }

const people = [
  ['Lý Văn Bình', 'coordinationOffice', langSon, 'province', 'Văn phòng điều phối nông thôn mới tỉnh'],
  ['Hà Thị Mai', 'departmentOfficer', langSon, 'province', 'Sở Y tế'],
  ['Lô Văn Sơn', 'departmentOfficer', langSon, 'province', 'Sở Xây dựng'],
  ['Nông Thị Hoa', 'communeOfficer', binhXa, 'commune', 'UBND xã Bính Xá'],
  ['Hoàng Thị An', 'communeOfficer', vanAn, 'commune', 'UBND xã Văn An'],
  ['Đàm Văn Cao', 'coordinationOffice', caoBang, 'province', 'Văn phòng điều phối nông thôn mới Cao Bằng'],
  ['Trần Văn Sự', 'administrator', langSon, 'province', 'Sở Nội vụ'],
] as const

beforeAll(async () => {
  server = await startServer({ template: 'ntm_empty', today, env })
  await settleTwoProvinces(server.database)
  for (const [name, role, id, level, body] of people)
    officers[name] = await openOfficer(server.accounts, { name, role, unit: { id, level }, body, today: day('2025-12-01') })
  thuong = await settlePerson(server.database, { name: 'Phạm Thưởng', role: 'leader', unitId: langSon, body: 'UBND tỉnh Lạng Sơn' })
  const health = await bodyNamed(server.database, 'Sở Y tế')
  const given = await assignAs(server.database, thuong, today, {
    key: 'meeting:12',
    tasks: [
      work('Rà soát đường xã chưa cứng hóa', toUnits(binhXa, vanAn), { dueOn: day('2025-12-31'), dueWords: 'trước ngày 31/12/2025' }),
      work('Hướng dẫn hồ sơ tiêu chí y tế', [{ unitId: langSon, bodyId: health }], { sentence: 'Giao Sở Y tế hướng dẫn hồ sơ.' }),
    ],
  })
  const { rows } = await server.database.pool.query('select id, unit_id from directives.task where parent_id is not null order by id')
  Object.assign(ids, { roads: given.tasks[0]?.id, health: given.tasks[1]?.id, binhXa: rows[0].id, vanAn: rows[1].id })
}, 120_000)

const enter = async (name: string): Promise<Visitor & { page: Page }> => {
  const person = visitor(server.url)
  const { login, password } = officers[name] as Officer
  return { ...person, page: await person.post('/dang-nhap', { ten: login, 'mat-khau': password }) }
}

describe('work given to several', () => {
  test('stands once for the province, with how many are done; a second sending changes nothing', async () => {
    const again = await assignAs(server.database, thuong, today, { key: 'meeting:12', tasks: [work('x', toUnits(binhXa))] })
    expect(again.tasks.map(({ id }) => id)).toEqual([ids.roads, ids.health])
    const binh = await enter('Lý Văn Bình')
    const list = await binh.get('/nhiem-vu')
    expect(list.text).toContain('2 việc của Tỉnh Lạng Sơn')
    expect(list.text).toContain('2 đơn vị, cơ quan: 0/2 xong')
    expect(list.text).toContain('31/12/2025 · «trước ngày 31/12/2025»')
    expect(list.text).toContain('Không nêu hạn')
    expect((await binh.get('/nhiem-vu?tinh-trang=khong-neu-han')).text).not.toContain('Rà soát đường')
    expect((await binh.get('/nhiem-vu?xem=tung-don-vi&tim=đường')).text).toContain('2 việc của')
  })

  test('waits on the desk of each, and is told', async () => {
    const [hoa, mai, son] = [await enter('Nông Thị Hoa'), await enter('Hà Thị Mai'), await enter('Lô Văn Sơn')]
    expect((await hoa.get('/viec-cua-toi')).text).toContain('Tiếp nhận việc: Rà soát đường xã chưa cứng hóa')
    expect((await hoa.get('/thong-bao')).text).toContain('Nhiệm vụ mới: Rà soát đường')
    expect((await mai.get('/viec-cua-toi')).text).toContain('Hướng dẫn hồ sơ tiêu chí y tế')
    expect((await son.get('/viec-cua-toi')).text).not.toContain('Hướng dẫn hồ sơ')
    expect((await son.get('/thong-bao')).text).not.toContain('Hướng dẫn hồ sơ')
  })

  test('is not there for another commune, another province, and who has no verb', async () => {
    const [an, cao, su] = [await enter('Hoàng Thị An'), await enter('Đàm Văn Cao'), await enter('Trần Văn Sự')]
    const at = `/nhiem-vu/${ids.binhXa}`
    for (const stranger of [an, cao]) {
      expect((await stranger.get(at)).status).toBe(404)
      expect((await stranger.post(at, { viec: 'nhan' })).status).toBe(404)
      expect((await stranger.get(`/nhiem-vu/${ids.roads}`)).status).toBe(404)
    }
    expect((await an.get('/nhiem-vu?xem=tung-don-vi')).text).toContain('1 việc của Xã Văn An')
    expect((await su.get(at)).status).toBe(403)
    expect((await an.get('/nhiem-vu/999999')).status).toBe(404)
    expect((await an.post(`/nhiem-vu/${ids.vanAn}`, { viec: 'xoa' })).status).toBe(404)
  })
})

describe('a report', () => {
  const at = () => `/nhiem-vu/${ids.binhXa}`

  test('is made by who is responsible, in words, with a share of 0 to 100', async () => {
    const [hoa, mai] = [await enter('Nông Thị Hoa'), await enter('Hà Thị Mai')]
    expect((await hoa.post(at(), { viec: 'nhan' })).text).toContain('Đang thực hiện')
    expect((await hoa.post(at(), { viec: 'nhan' })).status).toBe(409)
    for (const wrong of ['1,5', '1.500', '12a', '101', '-1']) {
      const page = await hoa.post(at(), { viec: 'bao-cao', 'noi-dung': 'Đã rà 3 thôn', 'ty-le': wrong, 'minh-chung': '', muc: 'dang' })
      expect([page.status, page.text.includes(`«${wrong}» chưa đúng`), page.html.includes('Đã rà 3 thôn</textarea>')]).toEqual([
        422,
        true,
        true,
      ])
    }
    const evidence = { viec: 'bao-cao', 'noi-dung': 'x', 'ty-le': '', 'minh-chung': 'javascript:alert(1)', muc: 'dang' }
    expect((await hoa.post(at(), evidence)).text).toContain('Liên kết minh chứng')
    expect((await hoa.post(at(), { ...evidence, 'noi-dung': '  ', 'minh-chung': '' })).text).toContain('Chưa ghi nội dung báo cáo')
    const half = await hoa.post(at(), {
      viec: 'bao-cao',
      'noi-dung': 'Đã rà 3 thôn',
      'ty-le': '60',
      'minh-chung': '/minh-chung/1',
      muc: 'dang',
    })
    expect(half.text).toContain('Báo cáo tiến độ 60 %')
    expect((await mai.post(at(), { viec: 'bao-cao', 'noi-dung': 'x', muc: 'xong' })).status).toBe(403)
    const sent = await hoa.post(at(), { viec: 'bao-cao', 'noi-dung': 'Đã rà xong 5 thôn', muc: 'xong' })
    expect(sent.text).toContain('Đã báo cáo, chờ kết luận')
    expect((await hoa.post(at(), { viec: 'bao-cao', 'noi-dung': 'nữa', muc: 'xong' })).status).toBe(409)
  })

  test('waits for who gave the work, who returns it with a reason and then confirms it; two at once are not both heard', async () => {
    const [binh, hoa] = [await enter('Lý Văn Bình'), await enter('Nông Thị Hoa')]
    expect((await binh.get('/viec-cua-toi')).text).toContain('1 báo cáo chờ kết luận: Rà soát đường')
    expect((await hoa.post(at(), { viec: 'xong' })).status).toBe(403)
    expect((await binh.post(at(), { viec: 'tra-lai', 'ly-do': ' ' })).text).toContain('Chưa ghi lý do')
    expect((await binh.post(at(), { viec: 'tra-lai', 'ly-do': 'Thiếu thôn Bản Chắt' })).text).toContain('Bị trả lại')
    expect((await hoa.get('/viec-cua-toi')).text).toContain('Thiếu thôn Bản Chắt')
    await hoa.post(at(), { viec: 'bao-cao', 'noi-dung': 'Đã thêm Bản Chắt', muc: 'xong' })
    const both = await Promise.all([binh.post(at(), { viec: 'xong' }), binh.post(at(), { viec: 'xong' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await binh.get('/nhiem-vu')).text).toContain('2 đơn vị, cơ quan: 1/2 xong')
    expect((await hoa.get(at())).text).toContain('Xong (tự báo)')
  })

  test('of the whole moves its deadline once for all that are open, with the reason, and the old day stays', async () => {
    const [binh, an] = [await enter('Lý Văn Bình'), await enter('Hoàng Thị An')]
    const roads = `/nhiem-vu/${ids.roads}`
    expect((await binh.post(roads, { viec: 'thay-han', 'han-moi': '2025-12-31', 'ly-do': 'x' })).text).toContain('khác hạn cũ')
    expect((await binh.post(roads, { viec: 'thay-han', 'han-moi': '31/2/2026', 'ly-do': 'x' })).text).toContain('không phải là ngày')
    expect((await binh.post(roads, { viec: 'thay-han', 'han-moi': '2026-01-20', 'ly-do': '' })).text).toContain('Chưa ghi lý do')
    const moved = await binh.post(roads, { viec: 'thay-han', 'han-moi': '2026-01-20', 'ly-do': 'Mưa lũ kéo dài' })
    expect(moved.text).toContain('31/12/2025 → 20/1/2026')
    expect((await an.get(`/nhiem-vu/${ids.vanAn}`)).text).toContain('Mưa lũ kéo dài')
    expect((await an.get('/thong-bao')).html).toMatch(new RegExp(`href="/nhiem-vu/${ids.vanAn}"[^>]*>Thay hạn: `))
    expect((await binh.get('/thong-bao')).text).not.toContain('Thay hạn: ')
    expect((await an.post(`/nhiem-vu/${ids.vanAn}`, { viec: 'thay-han', 'han-moi': '2026-02-20', 'ly-do': 'x' })).status).toBe(403)
    expect((await binh.get(`/nhiem-vu/${ids.binhXa}`)).text).toContain('31/12/2025 ·')
  })

  test('leaves as a workbook, and the log holds', async () => {
    const binh = await enter('Lý Văn Bình')
    const file = await binh.get('/nhiem-vu/tai-ve?tinh-trang=tat-ca')
    expect([file.status, file.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ])
    expect((await read(server.database.db, verifyChains)).first).toBeNull()
  })
})
