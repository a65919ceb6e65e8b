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
      'Đến 31/12/2019, 61/207 xã được công nhận đạt chuẩn (29,5%), tăng 13 xã so với 48/207 xã (23,2%) ngày 31/12/2018; tỷ lệ tăng 6,3 điểm %.',
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

describe('units over time', () => {
  test('are looked for by name and chosen by a link; the address keeps them', async () => {
    const page = await visitor(server.url).get('/ket-qua/so-sanh?tim=cao%20bang')
    expect(page.text).toContain('Chọn từ hai đến năm tỉnh, huyện, xã')
    expect(page.html).toContain('href="/ket-qua/so-sanh?don-vi=04')
    expect((await visitor(server.url).get('/ket-qua/so-sanh?tim=zzzz')).text).toContain('Không tìm thấy tỉnh, huyện, xã nào tên «zzzz»')
  })

  test('stand in one table: values open, a day without a release says so and is never zero', async () => {
    const page = await visitor(server.url).get('/ket-qua/so-sanh?don-vi=20.2025-06-30&don-vi=04.2025-06-30&chi-tieu=communes-recognised')
    expect(page.text).toMatch(/31\/12\/2019 61\/207 \(29,5%\)[^%]* – 12\/2\/2020/)
    expect(page.text).toMatch(/31\/12\/2022 – \d+\/139/)
    expect(page.text).toContain('«–»: đơn vị không có bản số liệu được duyệt công khai của ngày đó.')
    expect(page.html).toContain('/ket-qua/danh-sach?don-vi=20&amp;so=communes-recognised&amp;ngay=2019-12-31')
    expect(page.text).toContain('Nay thuộc')
  })

  test('of unlike kind are told so', async () => {
    const page = await visitor(server.url).get('/ket-qua/so-sanh?don-vi=20.2025-06-30&don-vi=083.2025-06-30&chi-tieu=criteria-met-total')
    expect(page.text).toContain('Các đơn vị khác cấp (Tỉnh Lạng Sơn là cấp tỉnh, Huyện Mường Khương là cấp huyện)')
    expect(page.text).toContain('nên so bình quân hoặc tỷ lệ')
  })

  test('of today lead to the figures of before, on the map of today only as a count of old communes', async () => {
    const own = await visitor(server.url).get('/ket-qua/so-sanh?don-vi=20&don-vi=04&chi-tieu=communes-recognised')
    expect(own.text).toContain('Số liệu trước sắp xếp là của Tỉnh Lạng Sơn cũ')
    expect(own.text).toContain('chưa có bản số liệu nào')
    const carried = await visitor(server.url).get('/ket-qua/so-sanh?don-vi=20&don-vi=04&chi-tieu=communes-recognised&ban-do=hien-nay')
    expect(carried.text).toMatch(/31\/12\/2019 61\/207 \(29,5%\)\*/)
    expect(carried.text).toContain('Số có dấu * đếm các xã cũ')
  })

  test('lead to what was published of their territory before the merger, and back', async () => {
    const laoCai = await visitor(server.url).get('/tinh/15')
    expect(laoCai.text).toMatch(/Trước 1\/7\/2025: Tỉnh Lào Cai ?, Tỉnh Yên Bái/)
    expect(laoCai.html).toContain('href="/huyen/083?ngay=2024-03-31"')
    expect((await visitor(server.url).get('/tinh/15?ngay=2025-06-30')).text).toContain('Nay thuộc: Tỉnh Lào Cai')
  })

  test('leave as CSV and as a workbook: what is shown, with the reason of what is missing', async () => {
    const path = '/ket-qua/so-sanh/tai-ve?don-vi=20.2025-06-30&don-vi=04.2025-06-30&chi-tieu=communes-recognised'
    const csv = await (await server.get(`${path}&dang=csv`)).text()
    expect(csv).toContain('Tỉnh Lạng Sơn,20,2019-12-31,61,xã,207,xa-2016,Cấp thẩm định,lúc chốt số liệu,')
    expect(csv).toContain('Tỉnh Cao Bằng,04,2019-12-31,,xã,,,,,không có bản chốt của ngày này')
    expect((await server.get(path)).headers.get('content-type')).toContain('spreadsheetml')
  })

  test('that nobody ever held, and figures that there are not, are named or passed over', async () => {
    const page = await visitor(server.url).get('/ket-qua/so-sanh?don-vi=99&don-vi=20.2025-06-30&don-vi=abc&chi-tieu=khong-co')
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('Không có đơn vị nào mang mã 99')])
    expect(page.text).toContain('Thêm ít nhất một đơn vị nữa để so sánh.')
  })
})
