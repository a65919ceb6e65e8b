import { expect, test } from 'vitest'
import { deadlineOf, readDirectives } from './directive.rules.ts'

test('a conclusion becomes work with an assignee, and a deadline only where one is stated', () => {
  const text = `Kết luận hội nghị, đồng chí Phó Chủ tịch yêu cầu Thủ trưởng các sở, ngành tập trung hướng dẫn các xã hoàn thiện hồ sơ trước ngày 15/10/2026; đẩy nhanh giải ngân vốn.
Đối với 6 xã đăng ký đạt chuẩn, cần rà soát từng chỉ tiêu hằng tháng.
Xã Đồng Tâm phấn đấu hoàn thành tiêu chí giao thông trong quý IV/2026.`
  expect(readDirectives(text).map(({ assignee, action, deadline }) => [assignee, action, deadline])).toEqual([
    ['Thủ trưởng các sở, ngành', 'tập trung hướng dẫn các xã hoàn thiện hồ sơ trước ngày 15/10/2026', 'trước ngày 15/10/2026'],
    ['Thủ trưởng các sở, ngành', 'đẩy nhanh giải ngân vốn', null],
    ['6 xã đăng ký đạt chuẩn', 'cần rà soát từng chỉ tiêu hằng tháng', 'hằng tháng'],
    ['Xã Đồng Tâm', 'phấn đấu hoàn thành tiêu chí giao thông trong quý IV/2026', 'trong quý IV/2026'],
  ])
})

test('what was done is not work given', () => {
  expect(readDirectives('Văn phòng điều phối nông thôn mới tỉnh tổ chức tập huấn cho cán bộ các cấp trong quý I.')).toEqual([])
  expect(readDirectives('Kết luận như sau.\nCác sở, ngành đã tập trung chỉ đạo thực hiện Chương trình trong năm qua.')).toEqual([])
})

test.each([
  ['hoàn thành trước ngày 10 hằng tháng', 'trước ngày 10 hằng tháng'],
  ['xong trong quý II/2024', 'trong quý II/2024'],
  ['báo cáo theo từng tháng', 'theo từng tháng'],
  ['tiếp tục đẩy mạnh tuyên truyền', null],
])('%s', (action, deadline) => expect(deadlineOf(action)).toBe(deadline))
