import { beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../harness/server.ts'
import { visitor } from '../harness/visitor.ts'

/** A reader sets two published days of Lạng Sơn against each other: what the conference of 12/2/2020 said in words («61 xã, tăng 13 xã»). */
let server: TestServer

beforeAll(async () => {
  server = await startServer()
})

const text = async (path: string) => (await visitor(server.url).get(path)).text

describe('a second day', () => {
  test('stands beside the first: the change in words, both values and the difference', async () => {
    const page = await text('/tinh/20?ngay=2019-12-31&chi-tieu=ty-le&so-voi=2018-12-31')
    expect(page).toContain(
      'Đến 31/12/2019, 61/207 xã được công nhận đạt chuẩn (29,5%), tăng 13 xã so với 48/207 xã (23,2%) ngày 31/12/2018, tức tăng 6,3 điểm %.',
    )
    expect(page).toMatch(/Cộng 48\/207 \(23,2%\) 61\/207 \(29,5%\) \+13 xã; \+6,3 điểm %/)
    expect(page).not.toContain('do sáp nhập, chia tách hoặc đổi loại')
  })

  test('says where the communes were fewer, and counts each day by its own', async () => {
    const page = await text('/tinh/20?ngay=2020-02-12&chi-tieu=ty-le&so-voi=2016-12-31')
    expect(page).toContain('Số xã giảm từ 207 (31/12/2016) còn 181 (12/2/2020) do sáp nhập, chia tách hoặc đổi loại đơn vị')
    expect(page).toContain('so với 20/207 xã (9,7%) ngày 31/12/2016')
  })

  test('of another set is not subtracted where criteria are counted', async () => {
    const page = await text('/tinh/20?ngay=2016-12-31&chi-tieu=binh-quan&so-voi=2015-12-31')
    expect(page).toContain('hai bộ tiêu chí khác nhau, nên không trừ')
    expect(page).toContain('không so được với')
  })

  test('is one that was published; any other leaves the page as it is', async () => {
    for (const day of ['2017-05-05', 'hôm qua', ''])
      expect(await text(`/tinh/20?ngay=2019-12-31&so-voi=${encodeURIComponent(day)}`)).not.toContain('Chênh lệch')
  })

  test('of the country counts only provinces known on both days', async () => {
    const page = await text('/ket-qua?ngay=2019-12-31&so-voi=2018-12-31')
    expect(page).toMatch(/Tính trên 1\/63 đơn vị có số ở cả hai ngày: đến 31\/12\/2019, 61\/207 xã/)
    const apart = await text('/ket-qua?ngay=2022-12-31&so-voi=2016-12-31')
    expect(apart).toContain('Không đơn vị nào có số ở cả hai ngày 31/12/2016 và 31/12/2022')
  })

  test('one criterion colours the map, and another address of it is passed over', async () => {
    const page = await text('/tinh/20?ngay=2019-12-31&chi-tieu=tieu-chi.10&so-voi=2018-12-31')
    expect(page).toMatch(/\d+\/207 xã đạt tiêu chí 10 \(Thu nhập\)/)
    expect((await visitor(server.url).get('/tinh/20?ngay=2019-12-31&chi-tieu=tieu-chi.99')).status).toBe(200)
  })
})
