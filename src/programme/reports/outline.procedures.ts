import type { Outline, OutlineSection, OutlineSentence, ReportLevel } from './types.ts'

/**
 * Outlines (đề cương) of the system: the order of chapters that half-year reports of provinces carry. No text that was read prescribes them for
 * 2026–2030, so a province replaces them by its own.
 */

const recognised: OutlineSentence[] = [
  {
    key: 'cong-nhan',
    text: 'Đến hết ngày {{@ngay}}, {{@toan}} có {{communes-recognised}}/{{communes-recognised.mau}} xã được công nhận đạt chuẩn nông thôn mới (đạt {{communes-recognised.ty-le}})[, {{communes-recognised.thay-doi}}].',
  },
  { key: 'danh-hieu-cao', text: '[Có {{communes-recognised:advanced}} xã được công nhận đạt chuẩn nông thôn mới nâng cao.]' },
  { key: 'kieu-mau', text: '[Có {{communes-recognised:model}} xã được công nhận đạt chuẩn nông thôn mới kiểu mẫu.]' },
  {
    key: 'cong-nhan-moi',
    text: 'Trong năm {{@nam}} có {{communes-newly-recognised}} xã được công nhận mới[; {{communes-newly-recognised.muc-tieu}}].',
  },
  {
    key: 'binh-quan',
    text: 'Bình quân đạt {{average-criteria-met}} tiêu chí/xã[, {{average-criteria-met.thay-doi}}]; tổng số lượt tiêu chí đạt là {{criteria-met-total}}.',
  },
  {
    key: 'nhom',
    text: 'Phân theo số tiêu chí đạt:',
    each: { prefix: 'communes-in-band:', item: '{{*}} xã đạt {{*.rieng}}' },
  },
  { key: 'du-tieu-chi', text: 'Có {{communes-all-criteria-met}} xã đạt đủ các tiêu chí theo kết quả đánh giá.' },
  { key: 'dang-ky', text: 'Năm {{@nam}} có {{communes-registered}} xã đăng ký đạt chuẩn nông thôn mới.' },
]

const steering: OutlineSentence[] = [
  { key: 'hoi-nghi', text: 'Trong kỳ đã tổ chức {{meetings-held}} hội nghị.' },
  { key: 'nhiem-vu', text: 'Đã giao {{tasks-given}} nhiệm vụ; trong kỳ có {{tasks-done}} nhiệm vụ hoàn thành.' },
  { key: 'kiem-tra', text: 'Đã tiến hành {{visits-held}} cuộc kiểm tra tại cơ sở.' },
  { key: 'tap-huan', text: 'Đã mở {{courses-held}} lớp tập huấn[ với {{people-trained}} lượt người dự].' },
]

const money: OutlineSentence[] = [
  { key: 'ke-hoach', text: 'Kế hoạch vốn năm {{@nam}} là {{funding-plan}}.' },
  {
    key: 'giai-ngan',
    text: 'Đến hết ngày {{@ngay}} đã giải ngân {{funding-disbursed}}, đạt {{funding-rate}}% kế hoạch; còn lại {{funding-remaining}}.',
  },
  { key: 'theo-nguon', text: 'Theo nguồn:', each: { prefix: 'funding-source:', item: '{{*.ten}} {{*}}/{{*.mau}}[ ({{*.ty-le}})]' } },
  { key: 'chuyen-nguon', text: '[Vốn chuyển nguồn đã giải ngân {{funding-carried}}/{{funding-carried.mau}}.]' },
]

const ocop: OutlineSentence[] = [
  {
    key: 'san-pham',
    text: 'Đến hết ngày {{@ngay}}, {{@toan}} có {{ocop-products}} sản phẩm OCOP còn hiệu lực công nhận của {{ocop-producers}} chủ thể[, {{ocop-products.thay-doi}}].',
  },
  { key: 'theo-sao', text: 'Theo hạng:', each: { prefix: 'ocop-stars:', item: '{{*}} sản phẩm {{*.rieng}}' } },
  { key: 'moi', text: 'Trong kỳ công nhận {{ocop-new}} sản phẩm.' },
]

const section = (
  key: string,
  number: string,
  title: string,
  { level = 1, prompt = '', sentences = [] }: Partial<Pick<OutlineSection, 'level' | 'prompt' | 'sentences'>> = {},
): OutlineSection => ({ key, number, title, level, prompt, sentences })

const subject = 'Kết quả thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới {{@ky}}, nhiệm vụ trọng tâm {{@ky-sau}}'

const shared = {
  steering: section('chi-dao', 'I', 'Tình hình chỉ đạo, tuyên truyền', {
    sentences: steering,
    prompt: 'Văn bản đã ban hành, phong trào thi đua, công tác thông tin, tuyên truyền trong kỳ.',
  }),
  results: section('ket-qua', 'II', 'Kết quả thực hiện'),
  money: section('nguon-luc', '2', 'Huy động nguồn lực và giải ngân', {
    level: 2,
    sentences: money,
    prompt: 'Đóng góp bằng hiện vật, ngày công, hiến đất; khó khăn về giải ngân.',
  }),
  ocop: section('ocop', '3', 'Chương trình mỗi xã một sản phẩm (OCOP)', {
    level: 2,
    sentences: ocop,
    prompt: 'Sản phẩm tiêu biểu, xúc tiến thương mại.',
  }),
}

const province: Outline = {
  subject,
  sections: [
    shared.steering,
    shared.results,
    section('tieu-chi', '1', 'Kết quả thực hiện Bộ tiêu chí', {
      level: 2,
      sentences: recognised,
      prompt: 'Cách làm hay, điển hình tiêu biểu.',
    }),
    shared.money,
    shared.ocop,
    section('noi-dung', '4', 'Kết quả theo nội dung', {
      level: 2,
      sentences: [
        {
          key: 'tung-tieu-chi',
          text: 'Theo từng tiêu chí:',
          each: { prefix: 'communes-meeting-criterion:', item: '{{*}}/{{*.mau}} xã đạt {{*.rieng}}' },
        },
      ],
      prompt: 'Quy hoạch, hạ tầng, kinh tế, giáo dục, y tế, văn hóa, môi trường, an ninh.',
    }),
    section('ton-tai', 'III', 'Tồn tại, hạn chế và nguyên nhân', {
      sentences: [
        { key: 'chua-danh-gia', text: '[Còn {{units-without-data.con}} xã chưa có kết quả đánh giá còn hiệu lực.]' },
        { key: 'duoi-10', text: 'Còn {{communes-under-criteria:10}} xã đạt dưới 10 tiêu chí.' },
        { key: 'chua-dat-du', text: '[Có {{recognised-but-not-meeting.con}} xã đã được công nhận nhưng hiện chưa đạt đủ tiêu chí.]' },
        { key: 'cham', text: 'Các xã chậm tiến độ:', list: 'behind' },
        { key: 'qua-han', text: '[Có {{tasks-late.con}} nhiệm vụ quá hạn.]' },
        { key: 'no-dong', text: '[Nợ đọng xây dựng cơ bản đã báo là {{arrears}}.]' },
        { key: 'kien-nghi-ton', text: '[Còn {{difficulties-open.con}} kiến nghị chưa trả lời.]' },
        { key: 'thieu-bao-cao', text: 'Báo cáo này tổng hợp khi có {{reports-came}}/{{reports-came.mau}} đơn vị cấp dưới gửi báo cáo.' },
      ],
      prompt: 'Nguyên nhân khách quan, chủ quan.',
    }),
    section('nhiem-vu', 'IV', 'Nhiệm vụ, giải pháp {{@ky-sau}}', {
      sentences: [
        { key: 'muc-tieu-cong-nhan', text: '[Số xã được công nhận đạt chuẩn nông thôn mới: {{communes-recognised.muc-tieu}}.]' },
        { key: 'muc-tieu-binh-quan', text: '[Số tiêu chí đạt bình quân một xã: {{average-criteria-met.muc-tieu}}.]' },
        { key: 'dang-lam', text: 'Tiếp tục thực hiện các nhiệm vụ đã giao:', list: 'tasks' },
      ],
      prompt: 'Nhiệm vụ trọng tâm, giải pháp, phân công.',
    }),
    section('kien-nghi', 'V', 'Kiến nghị, đề xuất', {
      sentences: [
        {
          key: 'de-xuat',
          text: 'Kiến nghị của cơ sở chưa được giải quyết:',
          list: 'proposals',
          empty: 'Đến hết ngày {{@ngay}} không có kiến nghị nào của cơ sở chờ cấp trên giải quyết được ghi trên hệ thống.',
        },
      ],
      prompt: 'Kiến nghị với cấp trên.',
    }),
  ],
}

const commune: Outline = {
  subject,
  sections: [
    shared.steering,
    shared.results,
    section('tieu-chi', '1', 'Kết quả thực hiện Bộ tiêu chí', {
      level: 2,
      sentences: [
        {
          key: 'dat',
          text: 'Đến hết ngày {{@ngay}}, xã đạt {{criteria-met-of-unit}} tiêu chí theo {{@bo}}[, {{criteria-met-of-unit.thay-doi}}].',
        },
        { key: 'chua-dat', text: 'Các tiêu chí chưa đạt:', list: 'behind' },
      ],
      prompt: 'Kết quả nổi bật từng tiêu chí.',
    }),
    shared.money,
    shared.ocop,
    section('ton-tai', 'III', 'Tồn tại, hạn chế và nguyên nhân', {
      sentences: [
        { key: 'qua-han', text: '[Có {{tasks-late.con}} nhiệm vụ quá hạn.]' },
        { key: 'no-dong', text: '[Nợ đọng xây dựng cơ bản đã báo là {{arrears}}.]' },
      ],
      prompt: 'Tồn tại, nguyên nhân khách quan, chủ quan.',
    }),
    section('nhiem-vu', 'IV', 'Nhiệm vụ, giải pháp {{@ky-sau}}', {
      sentences: [{ key: 'dang-lam', text: 'Tiếp tục thực hiện các nhiệm vụ được giao:', list: 'tasks' }],
      prompt: 'Tiêu chí phấn đấu, giải pháp.',
    }),
    section('kien-nghi', 'V', 'Kiến nghị, đề xuất', {
      sentences: [
        {
          key: 'de-xuat',
          text: 'Kiến nghị đã chuyển cấp trên chưa được trả lời:',
          list: 'proposals',
          empty: 'Đến hết ngày {{@ngay}} không có kiến nghị nào chờ cấp trên giải quyết được ghi trên hệ thống.',
        },
      ],
      prompt: 'Kiến nghị với tỉnh, trung ương.',
    }),
  ],
}

/** The outline of the system for a level; a district had the chapters of a province. */
export const defaultOutlines: Readonly<Record<ReportLevel, Outline>> = { province, district: province, commune }
