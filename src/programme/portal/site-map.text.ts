/** `note`: what stands there; `words`: what people also call it, for the search. */
type Link = { href: string; text: string; note?: string; words?: string; lang?: 'en' }

/** Every public page that is one of its kind, in the groups of `/so-do-cong`; `/sitemap.xml` lists them too, and the search finds them. */
export const siteMap: readonly { title: string; links: readonly Link[] }[] = [
  {
    title: 'Tin tức, văn bản',
    links: [
      { href: '/', text: 'Trang chủ', note: 'kết quả mới nhất, tin mới, văn bản mới' },
      { href: '/tim-kiem', text: 'Tìm kiếm', note: 'trong mọi nội dung công khai, có dấu hoặc không dấu' },
      {
        href: '/tin-tuc',
        text: 'Tin tức',
        note: 'theo chuyên mục, nhãn, đơn vị; nguồn tin RSS, Atom',
        words: 'bài viết, thông báo, hoạt động, RSS',
      },
      { href: '/en/news', text: 'News in English', note: 'news in English', words: 'tiếng Anh', lang: 'en' },
      {
        href: '/van-ban',
        text: 'Văn bản',
        note: 'pháp luật, chỉ đạo điều hành, dự thảo lấy ý kiến',
        words: 'quyết định, nghị định, thông tư, công văn, dự thảo, lấy ý kiến dự thảo',
      },
      {
        href: '/quyet-dinh',
        text: 'Quyết định công nhận, thu hồi',
        note: 'quyết định công nhận, thu hồi đã công bố',
        words: 'công nhận xã đạt chuẩn, thu hồi',
      },
    ],
  },
  {
    title: 'Kết quả',
    links: [
      {
        href: '/ket-qua',
        text: 'Kết quả cả nước',
        note: 'từ đó đến từng tỉnh, huyện, xã, tại bất kỳ ngày nào',
        words: 'bản đồ, số xã đạt chuẩn, tỷ lệ, bình quân tiêu chí, thống kê',
      },
      {
        href: '/ket-qua/ma-tran',
        text: 'Ma trận xã và tiêu chí',
        note: 'từng xã đạt tiêu chí nào theo kết quả đã công khai',
        words: 'bảng xã tiêu chí',
      },
      {
        href: '/ket-qua/so-sanh',
        text: 'So sánh đơn vị theo thời gian',
        note: 'từ hai đến năm tỉnh, huyện, xã cạnh nhau qua các lần chốt số liệu',
        words: 'so sánh tỉnh, so sánh huyện, so sánh xã, biểu đồ, diễn biến',
      },
      {
        href: '/ke-hoach',
        text: 'Kế hoạch, mục tiêu',
        note: 'mục tiêu đã công bố, mức thực hiện; kế hoạch, chương trình, nghị quyết',
        words: 'chỉ tiêu được giao, tiến độ, phấn đấu',
      },
      {
        href: '/von-cong-bo',
        text: 'Vốn đã công bố',
        note: 'bảng vốn đã được công bố, theo năm',
        words: 'giải ngân, ngân sách, kinh phí, đầu tư công',
      },
      {
        href: '/ocop',
        text: 'Sản phẩm OCOP',
        note: 'sản phẩm còn hạn công nhận, theo sao, nhóm, tỉnh',
        words: 'mỗi xã một sản phẩm, đặc sản, sao',
      },
    ],
  },
  {
    title: 'Luật và đơn vị hành chính',
    links: [
      {
        href: '/bo-tieu-chi',
        text: 'Bộ tiêu chí',
        note: 'từ năm 2009 đến nay, từng ngưỡng với điều khoản và nguồn',
        words: 'tiêu chí, chỉ tiêu, ngưỡng',
      },
      { href: '/don-vi', text: 'Đơn vị hành chính', note: 'tìm theo tên cũ, tên mới, mã', words: 'tra cứu xã, mã xã, sáp nhập, tên cũ' },
      { href: '/don-vi/khoang-trong', text: 'Chỗ còn để ngỏ trong nguồn về đơn vị', note: 'chỗ nguồn dữ liệu còn để ngỏ' },
    ],
  },
  {
    title: 'Người dân tham gia',
    links: [
      {
        href: '/hoi-dap',
        text: 'Hỏi đáp',
        note: 'câu hỏi thường gặp và trả lời đã được duyệt',
        words: 'câu hỏi thường gặp, giải đáp, FAQ',
      },
      {
        href: '/gop-y',
        text: 'Góp ý, phản ánh',
        note: 'gửi góp ý, nhận mã theo dõi',
        words: 'kiến nghị, khiếu nại, phản ánh hiện trường, liên hệ, đặt câu hỏi',
      },
      {
        href: '/gop-y/theo-doi',
        text: 'Theo dõi góp ý',
        note: 'xem góp ý đến đâu bằng mã theo dõi',
        words: 'mã theo dõi, tra cứu góp ý',
      },
      { href: '/gop-y/tra-loi', text: 'Góp ý đã trả lời', note: 'câu trả lời đã công khai', words: 'kiến nghị đã trả lời' },
      {
        href: '/niem-yet',
        text: 'Niêm yết công khai, lấy ý kiến',
        note: 'hồ sơ đang niêm yết để người dân xem và góp ý',
        words: 'lấy ý kiến người dân',
      },
      { href: '/niem-yet/theo-doi', text: 'Theo dõi ý kiến đã gửi về bản niêm yết' },
      { href: '/phieu-y-kien', text: 'Phiếu ý kiến của hộ dân', note: 'mở bằng mã mời', words: 'hài lòng, khảo sát' },
    ],
  },
  {
    title: 'Dữ liệu mở',
    links: [
      { href: '/du-lieu', text: 'Các tập dữ liệu', note: 'CSV, JSON, SDMX, OData', words: 'tải về, API, OData, CSV' },
      { href: '/du-lieu/nhung', text: 'Nhúng con số vào trang khác', note: 'bản đồ, biểu đồ để nhúng' },
      { href: '/api', text: 'API' },
      {
        href: '/kiem-tra-bao-cao',
        text: 'Kiểm tra số liệu trong một báo cáo',
        note: 'soát số liệu trong một văn bản báo cáo',
        words: 'rà soát số liệu',
      },
    ],
  },
  {
    title: 'Về cổng này',
    links: [
      {
        href: '/gioi-thieu',
        text: 'Giới thiệu',
        note: 'chức năng, cơ cấu, lãnh đạo, đầu mối của cơ quan quản lý cổng',
        words: 'sơ đồ tổ chức, nhiệm vụ',
      },
      { href: '/lien-he', text: 'Liên hệ', note: 'địa chỉ, điện thoại, thư điện tử', words: 'đầu mối, số điện thoại' },
      { href: '/en', text: 'Home page in English', lang: 'en' },
      { href: '/en/about', text: 'About', lang: 'en' },
      { href: '/en/contacts', text: 'Contacts', lang: 'en' },
      {
        href: '/gioi-thieu/nguon-du-lieu',
        text: 'Nguồn dữ liệu, ranh giới và giấy phép',
        note: 'dữ liệu lấy từ đâu, theo điều kiện nào',
        words: 'bản quyền',
      },
      { href: '/thong-ke', text: 'Thống kê truy cập', note: 'lượt khách theo ngày, trang được xem nhiều', words: 'lượt xem, lượt khách' },
      { href: '/tin-tuc/binh-luan', text: 'Số bình luận theo tháng', note: 'bình luận đã nhận, đã duyệt theo tháng' },
      { href: '/nhat-ky/goc-bam', text: 'Gốc băm của nhật ký', note: 'dấu vết để kiểm tra nhật ký không bị sửa' },
      { href: '/hien-thi', text: 'Cỡ chữ, tương phản', note: 'chữ to hơn, màu tương phản cao' },
      { href: '/tu-viet-tat', text: 'Từ viết tắt', note: 'uBND, NTM, VPĐP… viết đủ là gì', words: 'thuật ngữ, chữ viết tắt' },
      { href: '/so-do-cong', text: 'Sơ đồ cổng', note: 'mọi trang công khai', words: 'sitemap' },
      { href: '/dang-nhap', text: 'Đăng nhập', note: 'dành cho cán bộ', words: 'tài khoản, việc của tôi' },
    ],
  },
]

/** Pages of the map that stand before a door, are asked with a code, or belong to one's own browser: robots need not know them. */
const unlisted = new Set(['/dang-nhap', '/hien-thi', '/gop-y/theo-doi', '/niem-yet/theo-doi', '/phieu-y-kien', '/api'])

/** Their addresses as the sitemap lists them. */
export const mappedPages: readonly string[] = siteMap
  .flatMap(({ links }) => links.map(({ href }) => href))
  .filter((href) => !unlisted.has(href))
