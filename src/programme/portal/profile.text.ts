import type { ContactKind, EnglishName, FactName } from './profile.types.ts'

type FieldText = { label: string; hint?: string; most: number; area?: true }

/** What each fact is called on the form and on public pages. */
export const factFields: Record<FactName, FieldText> = {
  agency: { label: 'Tên cơ quan', most: 200 },
  responsible: { label: 'Người chịu trách nhiệm', hint: 'Họ tên, chức vụ.', most: 200 },
  address: { label: 'Địa chỉ', most: 300 },
  phone: { label: 'Điện thoại', hint: 'Nhiều số thì cách nhau bằng dấu phẩy.', most: 100 },
  fax: { label: 'Fax', most: 100 },
  email: { label: 'Thư điện tử', hint: 'Thư công vụ (.gov.vn).', most: 100 },
  security: { label: 'Nơi nhận báo lỗi bảo mật', hint: 'Thư điện tử hoặc địa chỉ trang (https://…).', most: 200 },
  licence: { label: 'Giấy phép của cổng', hint: 'Số, ngày, cơ quan cấp; để trống nếu không thuộc diện cấp phép.', most: 300 },
  reuse: { label: 'Điều kiện dùng lại thông tin', hint: 'Ví dụ cách ghi nguồn khi dẫn lại.', most: 500 },
  functions: {
    label: 'Chức năng, nhiệm vụ',
    hint: 'Các đoạn cách nhau một dòng trống; dòng bắt đầu bằng «- » thành một mục.',
    most: 20_000,
    area: true,
  },
}

export const englishFields: Record<EnglishName, string> = {
  agency: 'Name of the office',
  responsible: 'Person responsible',
  address: 'Address',
  reuse: 'Terms of reuse',
  functions: 'Functions and powers',
}

/** The names of fields in a form. */
export const formNames: Record<FactName, string> = {
  agency: 'co-quan',
  responsible: 'chiu-trach-nhiem',
  address: 'dia-chi',
  phone: 'dien-thoai',
  fax: 'fax',
  email: 'thu',
  security: 'bao-mat',
  licence: 'giay-phep',
  reuse: 'dung-lai',
  functions: 'chuc-nang',
}

export const contactKindNames: Record<ContactKind, string> = { leader: 'Lãnh đạo', officer: 'Đầu mối liên hệ' }

export const chartLabel = 'Cơ cấu tổ chức'
export const channelsLabel = 'Kênh chính thức khác'
export const relatedLabel = 'Cơ quan liên quan'

export const states = { waiting: 'chờ duyệt', approved: 'đã duyệt', returned: 'trả lại', replaced: 'đã thay' } as const
