import type { LocalDate } from '../../src/platform/base/local-date.ts'
import type { Block, Paper, PaperTable } from '../../src/platform/base/paper.ts'

const sentence =
  'Đến ngày 14/6/2026, toàn tỉnh có 92 xã, bình quân đạt 16,1 tiêu chí/xã; còn 05 xã dưới 10 tiêu chí, các xã đã rà soát từng tiêu chí và đăng ký mốc hoàn thành. '

export const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })

const funding: PaperTable = {
  kind: 'table',
  caption: 'Bảng 1. Vốn theo nguồn',
  unit: 'ĐVT: triệu đồng',
  widths: [1, 4, 2, 2],
  head: [
    [
      { text: 'TT', rows: 2 },
      { text: 'Nguồn vốn', rows: 2 },
      { text: 'Năm 2026', columns: 2 },
    ],
    [{ text: 'Kế hoạch' }, { text: 'Giải ngân' }],
  ],
  rows: [
    { cells: [{ text: '1' }, { text: 'Ngân sách Trung ương' }, { text: '1.057.010' }, { text: '16,1 %' }] },
    { cells: [{ text: '2' }, { text: 'Ngân sách địa phương' }, { text: '57.010' }, { text: '43,2 %' }] },
    { bold: true, cells: [{ text: 'Cộng', columns: 2, align: 'centre' }, { text: '1.114.020' }, { text: '17,5 %' }] },
  ],
  source: 'Nguồn: Văn phòng Điều phối, số liệu đến ngày 14/6/2026.',
}

/** A table of many rows: what an appendix holds. */
export const wideTable = (rows: number, columns: number): PaperTable => ({
  kind: 'table',
  caption: null,
  unit: null,
  widths: Array.from({ length: columns }, (_, at) => (at === 0 ? 1 : at === 1 ? 4 : 2)),
  head: [Array.from({ length: columns }, (_, at) => ({ text: at === 0 ? 'TT' : at === 1 ? 'Xã' : `Tiêu chí ${at - 1}` }))],
  rows: Array.from({ length: rows }, (_, row) => ({
    cells: Array.from({ length: columns }, (_, at) => ({
      text: at === 0 ? String(row + 1) : at === 1 ? 'Xã Điềm Mặc' : at % 3 === 0 ? 'Đạt' : '1.057.010',
    })),
  })),
  source: null,
})

const base = {
  issuer: { above: 'Ủy ban nhân dân tỉnh Thái Nguyên', body: 'Văn phòng Điều phối nông thôn mới' },
  place: 'Thái Nguyên',
  on: '2026-02-05' as LocalDate,
  addressees: [],
  recipients: ['Ban Chỉ đạo tỉnh', 'Các sở, ban, ngành', 'Lưu: VT, NV'],
  signatures: [{ lines: ['KT. Chánh Văn phòng', 'Phó Chánh Văn phòng'], name: 'Nguyễn Thị Hồng Ngọc' }],
  appendices: [],
} satisfies Partial<Paper>

const closing = paragraph('Trên đây là kết quả thực hiện, kính đề nghị xem xét, chỉ đạo.')

/** A finished paper of every type that the programme writes, with all that the type has. */
export const samplePapers: Record<string, Paper> = {
  'bao-cao': {
    ...base,
    type: 'report',
    number: { ordinal: 5, symbol: 'BC-VPĐP' },
    subject:
      'kết quả thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2026',
    addressees: ['Ủy ban nhân dân tỉnh', 'Văn phòng Điều phối nông thôn mới Trung ương'],
    body: [
      { kind: 'part', number: 'Phần I', title: 'Đánh giá kết quả' },
      { kind: 'heading', level: 1, number: 'I', title: 'Kết quả thực hiện' },
      { kind: 'heading', level: 2, number: '1', title: 'Thực hiện tiêu chí' },
      paragraph(sentence.repeat(4)),
      { kind: 'heading', level: 3, number: 'a', title: 'Về thủy lợi' },
      { kind: 'list', items: [[{ text: 'Kiên cố 12,5 km kênh mương;' }], [{ text: 'Sửa 03 hồ chứa.' }]] },
      funding,
      {
        kind: 'paragraph',
        runs: [{ text: 'Trong đó ' }, { text: 'xã Điềm Mặc', bold: true }, { text: ' về đích sớm', italic: true }, { text: '.' }],
      },
      ...Array.from({ length: 5 }, () => paragraph(sentence.repeat(5))),
      closing,
    ],
    appendices: [
      {
        number: 'I',
        title: 'Kết quả tiêu chí theo xã',
        attachedTo: null,
        orientation: 'landscape',
        body: [wideTable(60, 12)],
      },
      {
        number: 'II',
        title: 'Danh sách xã',
        attachedTo: '(Kèm theo Báo cáo số 05/BC-VPĐP ngày 05 tháng 02 năm 2026 của Văn phòng Điều phối nông thôn mới)',
        orientation: 'portrait',
        body: [paragraph(sentence.repeat(30)), wideTable(12, 4)],
      },
    ],
    drafter: { code: 'PL', copies: 300 },
  },
  'to-trinh': {
    ...base,
    type: 'submission',
    number: { ordinal: 12, symbol: 'TTr-VPĐP' },
    subject: 'về việc phê duyệt kế hoạch năm 2026',
    addressees: ['Ủy ban nhân dân tỉnh'],
    body: [
      {
        kind: 'bases',
        lines: [
          'Căn cứ Luật Tổ chức chính quyền địa phương',
          'Căn cứ Quyết định số 51/2025/QĐ-TTg ngày 29 tháng 12 năm 2025 của Thủ tướng Chính phủ',
        ],
      },
      paragraph(sentence.repeat(2)),
      closing,
    ],
  },
  'quyet-dinh': {
    ...base,
    type: 'decision',
    issuer: { above: null, body: 'Ủy ban nhân dân xã Điềm Mặc' },
    place: 'Điềm Mặc',
    number: { ordinal: 104, symbol: 'QĐ-UBND' },
    subject: 'Về việc công nhận thôn nông thôn mới kiểu mẫu năm 2026',
    body: [
      { kind: 'centred', text: 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐIỀM MẶC' },
      { kind: 'bases', lines: ['Căn cứ Luật Tổ chức chính quyền địa phương;', 'Theo đề nghị của Trưởng phòng Kinh tế.'] },
      { kind: 'centred', text: 'QUYẾT ĐỊNH:' },
      {
        kind: 'article',
        number: '1',
        title: null,
        runs: [{ text: 'Công nhận thôn Bản Bắc đạt chuẩn thôn nông thôn mới kiểu mẫu năm 2026.' }],
      },
      { kind: 'article', number: '2', title: 'Điều khoản thi hành', runs: [{ text: 'Quyết định này có hiệu lực kể từ ngày ký.' }] },
    ],
    signatures: [{ lines: ['TM. Ủy ban nhân dân', 'Chủ tịch'], name: 'Dương Văn Lượng' }],
  },
  'ke-hoach': {
    ...base,
    type: 'plan',
    number: { ordinal: 31, symbol: 'KH-VPĐP' },
    subject: 'Tổ chức kiểm tra, thẩm định các xã đăng ký năm 2026',
    body: [
      { kind: 'heading', level: 1, number: 'I', title: 'Mục đích, yêu cầu' },
      paragraph(sentence),
      { kind: 'heading', level: 1, number: 'II', title: 'Tổ chức thực hiện' },
      paragraph(sentence),
    ],
  },
  'thong-bao': {
    ...base,
    type: 'notice',
    issuer: { above: null, body: 'Ủy ban nhân dân tỉnh Thái Nguyên' },
    number: { ordinal: 7, symbol: 'TB-UBND' },
    subject: 'Kết luận của đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh tại Hội nghị trực tuyến sơ kết 6 tháng đầu năm 2026',
    body: [paragraph(sentence), paragraph('1. Sở Tài chính: bố trí vốn đối ứng trước ngày 30/6/2026.'), closing],
    signatures: [{ lines: ['TL. Chủ tịch', 'Chánh Văn phòng'], name: 'Nguyễn Văn A' }],
  },
  'bien-ban': {
    ...base,
    type: 'minutes',
    number: { ordinal: 3, symbol: 'BB-VPĐP' },
    subject: 'Hội nghị triển khai nhiệm vụ quý I',
    body: [
      paragraph('Hội nghị bắt đầu vào hồi 08 giờ 00 phút, ngày 05 tháng 02 năm 2026.'),
      funding,
      paragraph('Hội nghị kết thúc vào 11 giờ 30 phút.'),
    ],
    recipients: ['Thành phần dự họp', 'Lưu: VT'],
    signatures: [
      { lines: ['Thư ký'], name: 'Lý Văn Bình' },
      { lines: ['Chủ trì'], name: 'Phạm Ngọc Thưởng', note: '(Ký, ghi rõ họ tên)' },
    ],
  },
  'cong-van': {
    ...base,
    type: 'letter',
    number: { ordinal: 12, symbol: 'VPĐP-NV' },
    subject: 'đôn đốc thực hiện nhiệm vụ quá hạn theo kết luận hội nghị',
    addressees: ['Ủy ban nhân dân xã Điềm Mặc'],
    body: [paragraph(sentence.repeat(2)), closing],
    urgency: 'veryUrgent',
    address: 'Số 17, đường Đội Cấn, phường Phan Đình Phùng, tỉnh Thái Nguyên',
  },
  'giay-moi': {
    ...base,
    type: 'invitation',
    number: { ordinal: 9, symbol: 'GM-VPĐP' },
    subject: 'Dự Hội nghị trực tuyến sơ kết 6 tháng đầu năm 2026',
    body: [paragraph('Văn phòng Điều phối trân trọng kính mời: Ủy ban nhân dân xã Điềm Mặc'), paragraph('Địa điểm: phòng họp số 1.')],
  },
  'du-thao': {
    ...base,
    type: 'guidance',
    number: { ordinal: null, symbol: 'HD-VPĐP' },
    on: null,
    year: 2026,
    subject: 'Rà soát tiêu chí',
    body: [paragraph(sentence)],
    signatures: [{ lines: ['Chánh Văn phòng'], name: null }],
  },
}
