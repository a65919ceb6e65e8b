import { expect, test } from 'vitest'
import { startServer } from '../harness/server.ts'

const server = await startServer()

/** What a reader sees of a page: its text without markup, spaces made single. */
async function textOf(path: string): Promise<string> {
  const html = await server.page(path)
  return html
    .replace(/<(style|script|svg)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

test.each([
  ['Lạng Sơn', '/tinh/20?ngay=2016-12-31', ['207', '24', '8,5']],
  ['Thái Nguyên', '/tinh/19?ngay=2019-06-30', ['139', '88', '16,1']],
  ['Cao Bằng', '/tinh/04?ngay=2022-12-31', ['139', '17', '50', '68']],
  ['Mường Khương', '/huyen/083?ngay=2024-03-31', ['122', '8,13', '7,46']],
])('the page of %s says what the command line says, and that the data are reconstructed', async (name, path, numbers) => {
  const text = await textOf(path)
  expect(text).toContain(name)
  expect(text).toContain('minh hoạ dựng lại')
  expect(numbers.filter((number) => !new RegExp(`(^|[^0-9,.])${number}(,?0)?([^0-9,]|,[^0-9]|$)`).test(text))).toEqual([])
})

test('the home page shows the newest releases there are', async () => {
  const text = await textOf('/')
  expect(text).toMatch(/nông thôn mới/i)
  expect(text).toContain('Cao Bằng')
})

test('a code is resolved with its day: 15 was Yên Bái, and is Lào Cai', async () => {
  expect(await textOf('/tinh/15?ngay=2024-12-31')).toContain('Yên Bái')
  expect(await textOf('/tinh/15')).toContain('Lào Cai')
})
