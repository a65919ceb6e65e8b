import type { Refusal } from '../../platform/base/refusal.ts'

export const packageRefusals = {
  notFrozen: {
    code: 'package.notFrozen',
    text: 'Hồ sơ này chưa chốt lần nào nên chưa có gì để xuất. Gửi hội đồng để chốt nội dung, rồi tải gói.',
    status: 409,
  } satisfies Refusal,
  tooLarge: {
    code: 'package.tooLarge',
    text: 'Tổng các tệp lớn hơn 4 GB nên không đóng gói được. Tải riêng từng minh chứng tại trang Minh chứng.',
    status: 413,
  } satisfies Refusal,
  leftOut: 'có dữ liệu cá nhân; chỉ kèm khi người xuất gói yêu cầu và được xem',
  mayNotRead: 'có dữ liệu cá nhân; người xuất gói không được xem',
  numberOnly: 'hồ sơ chỉ ghi số văn bản, không kèm tệp',
  notSeen: 'tệp thuộc đơn vị khác với nơi người xuất gói làm việc',
  lost: 'kho minh chứng không còn tệp này',
  altered: 'tệp trong kho đã bị sửa; mã băm đã ghi là',
  dayOpen: 'Ngày của mục nhật ký cuối chưa khóa nên chưa có gốc băm. Xuất lại gói từ ngày hôm sau.',
} as const
