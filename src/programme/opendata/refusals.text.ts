import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { formatDate } from '../../platform/text/date.ts'
import { datasets } from './dataset.text.ts'
import type { Dataset } from './types.ts'

export const tooOld = {
  code: 'version',
  message: 'Nguồn dữ liệu này nói OData 4.0; OData-MaxVersion phải từ 4.0.',
  target: 'OData-MaxVersion',
}
export const noJson = { code: 'format', message: 'Chỉ có JSON. Bỏ $format, hoặc ghi Accept: application/json.', target: '$format' }

const sets = datasets.map(({ set }) => set).join(', ')

export const noSet = (name: string) => ({
  code: 'unknownSet',
  message: `Không có tập «${name}». Các tập: ${sets}.`,
  target: name.slice(0, 100),
})
export const noRow = (name: string) => ({
  code: 'unknownRow',
  message: `Không có dòng ${name}. Khoá nêu trong $metadata.`,
  target: name.slice(0, 100),
})

export const unknownDataset = (code: string): Refusal => ({
  code: 'opendata.unknown',
  status: 404,
  text: `Không có tập dữ liệu «${code}». Xem danh sách tại trang Dữ liệu mở.`,
})

export const unknownFile = ({ code, name, formats }: Dataset, file: string): Refusal => ({
  code: 'opendata.unknownFile',
  status: 404,
  text: `Tập «${name}» không có tệp «${file}». Có: ${formats.map((format) => `${code}.${format}`).join(', ')}.`,
})

export const unknownPicture = (name: string): Refusal => ({
  code: 'opendata.noPicture',
  status: 404,
  text: `Không có hình «${name}». Chọn đơn vị và chỉ tiêu tại trang «Đặt số liệu lên trang khác».`,
})

export const noBoundary = (name: string, day: LocalDate): Refusal => ({
  code: 'opendata.noBoundary',
  status: 404,
  text: `Không có tệp địa giới «${name}» của ngày ${formatDate(day)}. Có tinh.geojson cho mọi ngày; từ 1/7/2025 có xa-[mã tỉnh].geojson; trước ngày ấy có huyen-[mã tỉnh].geojson.`,
})

export const wrongDay = (text: string): Refusal => ({
  code: 'opendata.wrongDay',
  status: 400,
  text: `«${text}» không phải là ngày; viết ngay=2025-07-01.`,
})
