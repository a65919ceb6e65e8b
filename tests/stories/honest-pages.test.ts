import { beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../harness/server.ts'

/** What a citizen reads first on pages where the answer is a legal state, or that there is no answer. */
let server: TestServer
beforeAll(async () => {
  server = await startServer()
})

/** The words of the page without its tags. */
const words = async (path: string, status = 200) =>
  (await server.page(path, status))
    .replace(/<!--.*?-->|<script.*?<\/script>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

describe('after the mergers of 2020 the page of a commune says its legal state first', () => {
  test('Bắc Quỳnh was acknowledged', async () => {
    const page = await words('/xa/06343?ngay=2020-02-12')
    expect(page).toContain('Được công nhận đạt chuẩn (thừa nhận sau sáp nhập, quyết định ngày 31/1/2020)')
    expect(page).toContain('Chưa đánh giá lại sau sáp nhập')
  })
  test('Điềm He waits', async () => {
    const page = await words('/xa/06280?ngay=2020-02-12')
    expect(page).toContain('Chờ xem xét sau sáp nhập ngày 1/1/2020: kết quả của các xã trước sáp nhập không tự chuyển sang')
    expect(page).toContain('Chưa đánh giá lại sau sáp nhập')
    expect(page).not.toContain('Được công nhận đạt chuẩn')
  })
})

describe('where no release answers, neither results nor recognitions are shown', () => {
  test('Cao Bằng at the end of 2019: the matrix says so and keeps the day that was asked', async () => {
    const html = await server.page('/ket-qua/ma-tran?tinh=04&ngay=2019-12-31')
    expect(html).toMatch(/<option value="2019-12-31" selected="">31\/12\/2019 \(chưa có bản duyệt\)<\/option>/)
    expect(html).toContain('chưa có bản duyệt nào của Tỉnh Cao Bằng đến ngày 31/12/2019')
    expect(html).not.toContain('<td')
  })
  test('a district and a commune of it', async () => {
    const district = await words('/huyen/040?ngay=2019-12-31')
    expect(district).toContain('chưa có bản duyệt nào')
    expect(district).not.toMatch(/Công nhận ngày|, đã được công nhận/)
    expect(await words('/xa/01288?ngay=2019-12-31')).not.toMatch(/Quyết định công nhận|Được công nhận/)
  })
})

describe('the matrix shows the place asked, or says what it expects', () => {
  test('a district by the other name of the parameter', async () =>
    expect(await words('/ket-qua/ma-tran?don-vi=083&ngay=2024-03-31')).toContain('Huyện Mường Khương đến 31/3/2024'))
  test('no code', async () => expect(await words('/ket-qua/ma-tran?tinh=abc', 400)).toContain('«abc» không phải là mã đơn vị'))
})

describe('classes of units are said in words, with how sure they are', () => {
  test.each([
    ['/don-vi/06184', 'Biên giới có (suy ra: '],
    ['/don-vi/15', 'Vùng Trung du miền núi phía Bắc ('],
  ])('%s', async (path, text) => expect(await words(path)).toContain(text))
})

test('what Mường Khương printed stands as printed, its average with the same decimals everywhere', async () => {
  const page = await words('/huyen/083?ngay=2024-03-31')
  expect(page).toContain('công bố «7,46%», tính lại 8,13 tiêu chí/xã')
  expect(page).not.toContain('7,46% tiêu chí/xã')
  const country = await words('/ket-qua?ngay=2024-03-31')
  expect(country).not.toMatch(/ 10,3 /)
})

test('the page of Lào Cai, without figures of its own, leads to those of Mường Khương', async () => {
  const html = await server.page('/tinh/10?ngay=2024-03-31')
  expect(html).toContain('Nơi có số liệu trong tỉnh')
  expect(html.replace(/<!--.*?-->/g, '')).toContain('href="/huyen/083?ngay=2024-03-31">Huyện Mường Khương, đến hết 31/3/2024')
  expect(await words('/tinh/10?ngay=2023-12-31')).not.toContain('Nơi có số liệu trong tỉnh')
})
