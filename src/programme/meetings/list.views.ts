import type { Listing } from '../../platform/base/listing.ts'
import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import * as text from './text.ts'
import type { Invitation, Meeting, MeetingLine } from './types.ts'
import { lineView, whenText } from './views.ts'

/** The list of meetings for a spreadsheet. */
export const meetingsListing = (rows: readonly MeetingLine[], unitName: string, today: LocalDate): Listing<MeetingLine> => ({
  sheet: 'Hội nghị',
  title: 'Hội nghị, cuộc họp',
  lines: [unitName, `Lập ngày ${formatDate(today)}`],
  columns: [
    { head: 'Ngày', width: 12, kind: 'date', value: ({ heldOn }) => heldOn },
    { head: 'Giờ', width: 8, value: ({ startsAt }) => startsAt },
    { head: 'Hội nghị', width: 60, value: ({ title }) => title },
    { head: 'Cơ quan tổ chức', width: 40, value: (line) => lineView(line).body },
    { head: 'Hình thức', width: 18, value: ({ kind }) => text.kindNames[kind] },
    { head: 'Địa điểm', width: 30, value: ({ place }) => place },
    { head: 'Chủ trì', width: 24, value: ({ chair }) => chair },
    { head: 'Tình trạng', width: 30, value: ({ state }) => text.stateNames[state] },
    { head: 'Trả lời giấy mời', width: 20, value: (line) => lineView(line).answer },
  ],
  rows,
})

/** Who was invited, what they answered, who was there, for a spreadsheet. */
export const pointsListing = (meeting: Meeting, rows: readonly Invitation[], today: LocalDate): Listing<Invitation> => ({
  sheet: 'Điểm cầu',
  title: meeting.title,
  lines: [`${meeting.bodyName}, họp lúc ${whenText(meeting)}`, `Lập ngày ${formatDate(today)}`],
  columns: [
    { head: 'Đơn vị', width: 32, value: ({ name }) => name },
    { head: 'Giấy mời', width: 12, value: ({ sent }) => (sent ? 'Đã gửi' : 'Chưa gửi') },
    { head: 'Trả lời', width: 20, value: ({ answer }) => (answer === null ? '' : text.answerNames[answer]) },
    { head: 'Người dự', width: 40, value: ({ who }) => who },
    { head: 'Lý do', width: 40, value: ({ reason }) => reason },
    { head: 'Số người dự', width: 14, kind: 'integer', value: ({ present }) => present, sum: true },
    { head: 'Họ tên', width: 60, value: ({ attendees }) => attendees },
  ],
  rows,
})
