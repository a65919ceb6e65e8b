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

/** A page of the portal as people look for it; `words`: what it is also called. */
export type PortalPage = { href: string; title: string; about: string; words?: string }

/** The portal's own pages. */
export const portalPages: readonly PortalPage[] = [
  { href: '/', title: 'Trang chủ', about: 'Kết quả mới nhất, tin mới, văn bản mới.' },
  { href: '/tin-tuc', title: 'Tin tức', about: 'Tin, bài theo chuyên mục, RSS.', words: 'bài viết, thông báo, hoạt động, RSS' },
  {
    href: '/ket-qua',
    title: 'Kết quả nông thôn mới',
    about: 'Bản đồ và bảng kết quả đã duyệt công khai, theo ngày.',
    words: 'bản đồ, số xã đạt chuẩn, tỷ lệ, bình quân tiêu chí, thống kê',
  },
  {
    href: '/ket-qua/ma-tran',
    title: 'Ma trận xã và tiêu chí',
    about: 'Từng xã đạt tiêu chí nào theo kết quả đã công khai.',
    words: 'bảng xã tiêu chí',
  },
  {
    href: '/ket-qua/so-sanh',
    title: 'So sánh đơn vị theo thời gian',
    about: 'Từ hai đến năm tỉnh, huyện, xã cạnh nhau qua các lần chốt số liệu.',
    words: 'so sánh tỉnh, so sánh huyện, so sánh xã, biểu đồ, diễn biến',
  },
  {
    href: '/ke-hoach',
    title: 'Kế hoạch, mục tiêu',
    about: 'Mục tiêu đã công bố, mức thực hiện; kế hoạch, chương trình, nghị quyết.',
    words: 'chỉ tiêu được giao, tiến độ, phấn đấu',
  },
  { href: '/ket-qua/danh-sach', title: 'Danh sách xã theo kết quả', about: 'Các xã làm nên một số liệu đã công bố.' },
  {
    href: '/van-ban',
    title: 'Văn bản',
    about: 'Văn bản pháp luật, chỉ đạo: tìm theo số, cơ quan, ngày, hiệu lực.',
    words: 'quyết định, nghị định, thông tư, công văn, dự thảo, lấy ý kiến dự thảo',
  },
  {
    href: '/hoi-dap',
    title: 'Hỏi đáp',
    about: 'Câu hỏi thường gặp và trả lời đã được duyệt.',
    words: 'câu hỏi thường gặp, giải đáp, FAQ',
  },
  {
    href: '/bo-tieu-chi',
    title: 'Bộ tiêu chí',
    about: 'Các bộ tiêu chí quốc gia, từng chỉ tiêu, ngưỡng.',
    words: 'tiêu chí, chỉ tiêu, ngưỡng',
  },
  { href: '/bo-tieu-chi/so-sanh', title: 'So sánh hai bộ tiêu chí', about: 'Điều gì đổi giữa hai bộ tiêu chí.' },
  {
    href: '/don-vi',
    title: 'Đơn vị hành chính',
    about: 'Tìm tỉnh, huyện, xã theo tên hoặc mã, tên cũ, như tại một ngày.',
    words: 'tra cứu xã, mã xã, sáp nhập, tên cũ',
  },
  { href: '/don-vi/khoang-trong', title: 'Khoảng trống của danh mục đơn vị', about: 'Chỗ nguồn dữ liệu còn để ngỏ.' },
  {
    href: '/quyet-dinh',
    title: 'Quyết định công nhận',
    about: 'Quyết định công nhận, thu hồi đã công bố.',
    words: 'công nhận xã đạt chuẩn, thu hồi',
  },
  {
    href: '/ocop',
    title: 'Sản phẩm OCOP',
    about: 'Sản phẩm còn hạn công nhận, theo sao, nhóm, tỉnh.',
    words: 'mỗi xã một sản phẩm, đặc sản, sao',
  },
  {
    href: '/gop-y',
    title: 'Góp ý, phản ánh',
    about: 'Gửi góp ý, nhận mã theo dõi.',
    words: 'kiến nghị, khiếu nại, phản ánh hiện trường, liên hệ, đặt câu hỏi',
  },
  { href: '/gop-y/theo-doi', title: 'Theo dõi góp ý', about: 'Xem góp ý đến đâu bằng mã theo dõi.', words: 'mã theo dõi, tra cứu góp ý' },
  { href: '/gop-y/tra-loi', title: 'Góp ý đã trả lời', about: 'Câu trả lời đã công khai.', words: 'kiến nghị đã trả lời' },
  {
    href: '/niem-yet',
    title: 'Niêm yết công khai',
    about: 'Hồ sơ đang niêm yết để người dân xem và góp ý.',
    words: 'lấy ý kiến người dân',
  },
  { href: '/phieu-y-kien', title: 'Phiếu lấy ý kiến người dân', about: 'Trả lời phiếu bằng mã mời.', words: 'hài lòng, khảo sát' },
  {
    href: '/von-cong-bo',
    title: 'Vốn đã công bố',
    about: 'Bảng vốn đã được công bố, theo năm.',
    words: 'giải ngân, ngân sách, kinh phí, đầu tư công',
  },
  { href: '/du-lieu', title: 'Dữ liệu mở', about: 'Tập dữ liệu tải về: CSV, Excel, JSON, SDMX.', words: 'tải về, API, OData, CSV' },
  { href: '/du-lieu/nhung', title: 'Nhúng hình vào trang khác', about: 'Bản đồ, biểu đồ để nhúng.' },
  { href: '/kiem-tra-bao-cao', title: 'Kiểm tra báo cáo', about: 'Soát số liệu trong một văn bản báo cáo.', words: 'rà soát số liệu' },
  {
    href: '/thong-ke',
    title: 'Thống kê lượt truy cập',
    about: 'Lượt khách theo ngày, trang được xem nhiều.',
    words: 'lượt xem, lượt khách',
  },
  { href: '/tin-tuc/binh-luan', title: 'Thống kê bình luận', about: 'Bình luận đã nhận, đã duyệt theo tháng.' },
  {
    href: '/gioi-thieu',
    title: 'Giới thiệu',
    about: 'Chức năng, cơ cấu, lãnh đạo, đầu mối của cơ quan quản lý cổng.',
    words: 'sơ đồ tổ chức, nhiệm vụ',
  },
  { href: '/lien-he', title: 'Liên hệ', about: 'Địa chỉ, điện thoại, thư điện tử.', words: 'đầu mối, số điện thoại' },
  { href: '/so-do-cong', title: 'Sơ đồ cổng', about: 'Mọi trang công khai.', words: 'sitemap' },
  { href: '/hien-thi', title: 'Cỡ chữ, tương phản', about: 'Chữ to hơn, màu tương phản cao.' },
  { href: '/ke-hoach', title: 'Kế hoạch, mục tiêu', about: 'Mục tiêu đã công khai và đã đến đâu.', words: 'chỉ tiêu được giao' },
  { href: '/ket-qua/so-sanh', title: 'So sánh đơn vị theo thời gian', about: 'Số liệu của nhiều đơn vị cạnh nhau.' },
  {
    href: '/gioi-thieu/nguon-du-lieu',
    title: 'Nguồn dữ liệu và giấy phép',
    about: 'Dữ liệu lấy từ đâu, theo điều kiện nào.',
    words: 'bản quyền',
  },
  { href: '/nhat-ky/goc-bam', title: 'Gốc băm của nhật ký', about: 'Dấu vết để kiểm tra nhật ký không bị sửa.' },
  { href: '/tu-viet-tat', title: 'Từ viết tắt', about: 'UBND, NTM, VPĐP… viết đủ là gì.', words: 'thuật ngữ, chữ viết tắt' },
  { href: '/en/news', title: 'English', about: 'News in English.', words: 'tiếng Anh' },
  { href: '/viec-cua-toi', title: 'Dành cho cán bộ', about: 'Đăng nhập, việc của tôi.', words: 'đăng nhập, tài khoản' },
]
