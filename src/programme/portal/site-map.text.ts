type Link = { href: string; text: string; note?: string; lang?: 'en' }

/** Every public page that is one of its kind, in the groups of `/so-do-cong`; `/sitemap.xml` lists them too. */
export const siteMap: readonly { title: string; links: readonly Link[] }[] = [
  {
    title: 'Tin tức, văn bản',
    links: [
      { href: '/', text: 'Trang chủ' },
      { href: '/tim-kiem', text: 'Tìm kiếm', note: 'trong mọi nội dung công khai, có dấu hoặc không dấu' },
      { href: '/tin-tuc', text: 'Tin tức', note: 'theo chuyên mục, nhãn, đơn vị; nguồn tin RSS, Atom' },
      { href: '/en/news', text: 'News in English', lang: 'en' },
      { href: '/van-ban', text: 'Văn bản', note: 'pháp luật, chỉ đạo điều hành, dự thảo lấy ý kiến' },
      { href: '/quyet-dinh', text: 'Quyết định công nhận, thu hồi' },
    ],
  },
  {
    title: 'Kết quả',
    links: [
      { href: '/ket-qua', text: 'Kết quả cả nước', note: 'từ đó đến từng tỉnh, huyện, xã, tại bất kỳ ngày nào' },
      { href: '/ket-qua/ma-tran', text: 'Ma trận xã và tiêu chí' },
      { href: '/ket-qua/so-sanh', text: 'So sánh đơn vị theo thời gian' },
      { href: '/ke-hoach', text: 'Kế hoạch, mục tiêu' },
      { href: '/von-cong-bo', text: 'Vốn đã công bố' },
      { href: '/ocop', text: 'Sản phẩm OCOP' },
    ],
  },
  {
    title: 'Luật và đơn vị hành chính',
    links: [
      { href: '/bo-tieu-chi', text: 'Bộ tiêu chí', note: 'từ năm 2009 đến nay, từng ngưỡng với điều khoản và nguồn' },
      { href: '/don-vi', text: 'Đơn vị hành chính', note: 'tìm theo tên cũ, tên mới, mã' },
      { href: '/don-vi/khoang-trong', text: 'Chỗ còn để ngỏ trong nguồn về đơn vị' },
    ],
  },
  {
    title: 'Người dân tham gia',
    links: [
      { href: '/hoi-dap', text: 'Hỏi đáp' },
      { href: '/gop-y', text: 'Gửi góp ý, kiến nghị' },
      { href: '/gop-y/theo-doi', text: 'Theo dõi góp ý đã gửi' },
      { href: '/gop-y/tra-loi', text: 'Trả lời đã công khai' },
      { href: '/niem-yet', text: 'Niêm yết công khai, lấy ý kiến' },
      { href: '/niem-yet/theo-doi', text: 'Theo dõi ý kiến đã gửi về bản niêm yết' },
      { href: '/phieu-y-kien', text: 'Phiếu ý kiến của hộ dân', note: 'mở bằng mã mời' },
    ],
  },
  {
    title: 'Dữ liệu mở',
    links: [
      { href: '/du-lieu', text: 'Các tập dữ liệu', note: 'CSV, JSON, SDMX, OData' },
      { href: '/du-lieu/nhung', text: 'Nhúng con số vào trang khác' },
      { href: '/api', text: 'API' },
      { href: '/kiem-tra-bao-cao', text: 'Kiểm tra số liệu trong một báo cáo' },
    ],
  },
  {
    title: 'Về cổng này',
    links: [
      { href: '/gioi-thieu', text: 'Giới thiệu' },
      { href: '/lien-he', text: 'Liên hệ' },
      { href: '/en', text: 'Home page in English', lang: 'en' },
      { href: '/en/about', text: 'About', lang: 'en' },
      { href: '/en/contacts', text: 'Contacts', lang: 'en' },
      { href: '/gioi-thieu/nguon-du-lieu', text: 'Nguồn dữ liệu, ranh giới và giấy phép' },
      { href: '/thong-ke', text: 'Thống kê truy cập' },
      { href: '/tin-tuc/binh-luan', text: 'Số bình luận theo tháng' },
      { href: '/nhat-ky/goc-bam', text: 'Gốc băm của nhật ký' },
      { href: '/hien-thi', text: 'Cỡ chữ, tương phản' },
      { href: '/tu-viet-tat', text: 'Từ viết tắt' },
      { href: '/so-do-cong', text: 'Sơ đồ cổng' },
      { href: '/dang-nhap', text: 'Đăng nhập', note: 'dành cho cán bộ' },
    ],
  },
]

/** Pages of the map that stand before a door, are asked with a code, or belong to one's own browser: robots need not know them. */
const unlisted = new Set(['/dang-nhap', '/hien-thi', '/gop-y/theo-doi', '/niem-yet/theo-doi', '/phieu-y-kien', '/api'])

/** Their addresses as the sitemap lists them. */
export const mappedPages: readonly string[] = siteMap
  .flatMap(({ links }) => links.map(({ href }) => href))
  .filter((href) => !unlisted.has(href))
