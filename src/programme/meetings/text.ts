import type { Answer, InvitationFilter, InvitedGroup, MeetingKind, MeetingState, MeetingWork } from './types.ts'

export const kindNames: Record<MeetingKind, string> = {
  online: 'Trực tuyến',
  inPerson: 'Trực tiếp',
  mixed: 'Trực tiếp kết hợp trực tuyến',
}

export const stateNames: Record<MeetingState, string> = {
  planned: 'Đang chuẩn bị',
  invited: 'Đã mời',
  opened: 'Đang họp',
  closed: 'Đã bế mạc, chưa thông báo kết luận',
  concluded: 'Đã thông báo kết luận',
  cancelled: 'Đã hủy',
}

export const answerNames: Record<Answer, string> = { attend: 'Dự họp', delegate: 'Cử người dự thay', absent: 'Vắng mặt' }

export const filterNames: Record<InvitationFilter, string> = {
  all: 'Tất cả',
  silent: 'Chưa trả lời',
  attend: 'Dự họp',
  delegate: 'Cử người dự thay',
  absent: 'Vắng mặt',
  unnoted: 'Chưa điểm danh',
}

export const groupNames: Record<InvitedGroup, string> = {
  communes: 'Tất cả xã',
  wards: 'Tất cả phường, thị trấn, đặc khu',
  districts: 'Tất cả huyện, thị xã, thành phố',
  provinces: 'Tất cả tỉnh, thành phố',
}

export const workNames: Record<MeetingWork, string> = {
  agenda: 'sửa chương trình',
  invitations: 'thêm đơn vị được mời',
  papers: 'sửa tài liệu',
  answers: 'trả lời giấy mời',
  attendance: 'điểm danh',
  speeches: 'ghi ý kiến',
  minutes: 'ghi biên bản',
  conclusions: 'soạn kết luận',
}
