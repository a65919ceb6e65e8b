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
