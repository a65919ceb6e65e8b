import type { Kind } from './search.types.ts'

export const kindNames: Record<Kind, string> = {
  'don-vi': 'Đơn vị hành chính',
  'tieu-chi': 'Tiêu chí, chỉ tiêu',
  'hoi-dap': 'Hỏi đáp',
  'van-ban': 'Văn bản',
  'tin-tuc': 'Tin tức',
  'gop-y': 'Góp ý đã trả lời',
  ocop: 'Sản phẩm OCOP',
  'quyet-dinh': 'Quyết định công nhận',
  'du-lieu': 'Dữ liệu mở',
  trang: 'Trang của cổng',
}
