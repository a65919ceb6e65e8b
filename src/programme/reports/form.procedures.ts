import type { FundingSource } from '../funding/types.ts'
import type { PrescribedForm, PrescribedRow } from './form.types.ts'

/**
 * How sure the forms below are: their columns and contents were seen only in an unofficial prototype, which names a circular that nobody could
 * read. They are a lead; whoever has the official ones puts them in their place here.
 */
export const formsBasis = 'Mẫu tham khảo, chưa kiểm chứng với văn bản ban hành; thay khi có mẫu chính thức.'

const figure = (number: string, label: string, key: string, qualifier = {}): PrescribedRow => ({
  number,
  label,
  source: { kind: 'figure', key, qualifier },
})
const unknown = (number: string, label: string, why: string): PrescribedRow => ({ number, label, source: { kind: 'none', why } })

const money = (number: string, label: string, sources: readonly FundingSource[], of?: 'investment' | 'recurrent'): PrescribedRow => ({
  number,
  label,
  source: { kind: 'money', sources, ...(of ? { of: [of] } : {}) },
})

const resources: readonly PrescribedRow[] = [
  money('1', 'Ngân sách trung ương: đầu tư công', ['central'], 'investment'),
  money('2', 'Ngân sách trung ương: thường xuyên', ['central'], 'recurrent'),
  money('3', 'Ngân sách tỉnh', ['province']),
  money('4', 'Ngân sách xã', ['commune']),
  money('5', 'Vốn lồng ghép', ['integrated']),
  money('6', 'Tín dụng chính sách', ['credit']),
  money('7', 'Doanh nghiệp', ['enterprise']),
  money('8', 'Cộng đồng: tiền', ['community']),
]

const noKind = 'Hệ thống ghi dự án theo tiêu chí, chưa theo loại công trình của biểu này.'
const works = [
  'Giao thông',
  'Thủy lợi',
  'Phòng, chống thiên tai',
  'Điện',
  'Hạ tầng thương mại nông thôn',
  'Vùng nguyên liệu',
  'Số và viễn thông',
  'Hệ thống truyền thanh',
  'Công trình nước sạch',
  'Môi trường',
  'Bố trí dân cư',
  'Hệ thống dữ liệu của chương trình',
  'Công trình đặc thù vùng đồng bào dân tộc thiểu số và miền núi',
].map((name, at) => unknown(String(at + 1), name, noKind))

const contents = [unknown('1', 'Hợp phần, nội dung', 'Danh mục hợp phần, nội dung của biểu chưa có nguồn.')]
const noGroup = 'Xã chưa được phân nhóm 1, 2, 3 trên hệ thống.'

/** Forms 04 to 13 of the period 2026–2030, as far as they are known. */
export const prescribedForms: readonly PrescribedForm[] = [
  {
    code: 'Biểu 04',
    level: 'province',
    title: 'Cơ chế, chính sách đã ban hành',
    unit: 'văn bản',
    columns: 'results',
    rows: [unknown('1', 'Văn bản đã ban hành', 'Hệ thống chưa phân loại văn bản nào là cơ chế, chính sách của tỉnh.')],
  },
  { code: 'Biểu 05', level: 'province', title: 'Số xã đạt từng tiêu chí', unit: 'xã', columns: 'results', rows: 'criteria' },
  {
    code: 'Biểu 06',
    level: 'province',
    title: 'Kết quả thực hiện chương trình theo xã',
    unit: 'xã',
    columns: 'results',
    rows: [
      figure('1', 'Số xã thực hiện chương trình', 'communes-in-scope'),
      figure('2', 'Số xã đạt đủ tiêu chí', 'communes-all-criteria-met'),
      figure('2.1', 'Trong đó: đã có quyết định công nhận', 'communes-recognised'),
      unknown('2.2', 'Trong đó: đang hoàn thiện hồ sơ', 'Biểu chưa nói hồ sơ ở bước nào thì tính là đang hoàn thiện.'),
      unknown('2.3', 'Trong đó: đạt chuẩn hiện đại', 'Chưa có số đếm riêng trên hệ thống.'),
      unknown('3', 'Số xã đạt từ 5 đến 9 tiêu chí', 'Bộ tiêu chí không chia nhóm theo các mốc này; xem phụ lục theo nhóm của bộ.'),
      figure('4', 'Số xã đạt dưới 5 tiêu chí', 'communes-under-criteria', { k: 5 }),
      unknown('5', 'Chia theo nhóm xã 1, 2, 3', noGroup),
    ],
  },
  { code: 'Biểu 07', level: 'province', title: 'Huy động nguồn lực', unit: 'triệu đồng', columns: 'money', rows: resources },
  {
    code: 'Biểu 08',
    level: 'province',
    title: 'Vốn đầu tư công trung ương theo loại công trình',
    unit: 'triệu đồng',
    columns: 'money',
    rows: works,
  },
  { code: 'Biểu 09', level: 'province', title: 'Nguồn lực theo hợp phần, nội dung', unit: 'triệu đồng', columns: 'money', rows: contents },
  {
    code: 'Biểu 10',
    level: 'commune',
    title: 'Kết quả từng chỉ tiêu của xã',
    unit: 'theo chỉ tiêu',
    columns: 'results',
    rows: 'indicators',
  },
  { code: 'Biểu 11', level: 'commune', title: 'Huy động nguồn lực', unit: 'triệu đồng', columns: 'money', rows: resources },
  { code: 'Biểu 12', level: 'commune', title: 'Nguồn lực theo hợp phần, nội dung', unit: 'triệu đồng', columns: 'money', rows: contents },
  {
    code: 'Biểu 13',
    level: 'commune',
    title: 'Vốn đầu tư công trung ương theo loại công trình',
    unit: 'triệu đồng',
    columns: 'money',
    rows: works,
  },
]
