import type { Column, ColumnType, Dataset } from './types.ts'

const column = (name: string, head: string, type: ColumnType = 'String', width = 16): Column => ({ name, head, type, width })

const ofRelease: Column[] = [
  column('BanDuyet', 'Bản duyệt', 'Int32', 10),
  column('NgayChot', 'Ngày chốt số liệu', 'Date', 14),
  column('BoTieuChi', 'Bộ tiêu chí'),
  column('CapDanhGia', 'Cấp đánh giá', 'String', 14),
]
const closing = [column('MinhHoa', 'Dữ liệu minh hoạ', 'Boolean', 12), column('Nguon', 'Nguồn', 'String', 50)]
const released = 'Bản duyệt công khai của từng đơn vị'
const onRelease = 'Khi một đơn vị duyệt công khai số liệu; bản đã duyệt không đổi'
const days = 'Từ bản duyệt đầu tiên đến nay, mỗi dòng nêu ngày chốt số liệu'

/** What may be taken away; names and heads of columns stay as they are, others rest on them. */
export const datasets: readonly Dataset[] = [
  {
    code: 'don-vi',
    entity: 'DonVi',
    name: 'Đơn vị hành chính',
    description: 'Tỉnh, huyện, xã đang hiệu lực với mã, tên, loại, đơn vị cấp trên. Ranh giới có ở dạng GeoJSON.',
    row: 'một đơn vị',
    period: 'Đang hiệu lực trong ngày lấy số liệu',
    cycle: 'Khi đơn vị hành chính thay đổi',
    source: 'Danh mục đơn vị hành chính',
    columns: [
      column('Ma', 'Mã'),
      column('Ten', 'Tên', 'String', 32),
      column('Cap', 'Cấp', 'String', 10),
      column('Loai', 'Loại'),
      column('MaCapTren', 'Mã cấp trên'),
      column('MaTinh', 'Mã tỉnh'),
      column('HieuLucTu', 'Hiệu lực từ ngày', 'Date', 14),
    ],
    byRelease: false,
  },
  {
    code: 'ban-duyet',
    entity: 'BanDuyet',
    name: 'Bản duyệt công khai',
    description: 'Các lần duyệt công khai: đơn vị, ngày chốt, bộ tiêu chí, cấp đánh giá, ai duyệt và ngày duyệt.',
    row: 'một bản duyệt',
    period: days,
    cycle: onRelease,
    source: released,
    columns: [
      column('BanDuyet', 'Bản duyệt', 'Int32', 10),
      column('MaDonVi', 'Mã đơn vị'),
      column('TenDonVi', 'Tên đơn vị', 'String', 32),
      column('NgayChot', 'Ngày chốt số liệu', 'Date', 14),
      column('BoTieuChi', 'Bộ tiêu chí'),
      column('CapDanhGia', 'Cấp đánh giá', 'String', 14),
      column('NguoiDuyet', 'Người duyệt', 'String', 32),
      column('NgayDuyet', 'Ngày duyệt', 'Date', 14),
      ...closing,
    ],
    byRelease: false,
  },
  {
    code: 'chi-tieu',
    entity: 'ChiTieu',
    name: 'Chỉ tiêu tổng hợp theo kỳ',
    description: 'Mọi chỉ tiêu tính được của mỗi bản duyệt: số xã đạt chuẩn, bình quân tiêu chí, nhóm xã theo số tiêu chí, từng tiêu chí.',
    row: 'một chỉ tiêu của một đơn vị tại một ngày chốt',
    period: days,
    cycle: onRelease,
    source: released,
    columns: [
      column('Khoa', 'Khóa', 'String', 30),
      ...ofRelease,
      column('MaDonVi', 'Mã đơn vị'),
      column('TenDonVi', 'Tên đơn vị', 'String', 32),
      column('ChiTieu', 'Mã chỉ tiêu', 'String', 26),
      column('ChiTiet', 'Chi tiết', 'String', 20),
      column('TenChiTieu', 'Tên chỉ tiêu', 'String', 44),
      column('GiaTri', 'Giá trị', 'Decimal', 12),
      column('TuSo', 'Tử số', 'Decimal', 12),
      column('MauSo', 'Mẫu số', 'Decimal', 12),
      column('DonViTinh', 'Đơn vị tính'),
      column('LyDoThieu', 'Lý do không có giá trị', 'String', 40),
      ...closing,
    ],
    byRelease: true,
  },
  {
    code: 'ket-qua-xa',
    entity: 'KetQuaXa',
    name: 'Kết quả của từng xã',
    description: 'Số tiêu chí đạt, số tiêu chí chưa đủ căn cứ, được công nhận hay chưa của từng xã tại mỗi bản duyệt.',
    row: 'một xã tại một ngày chốt',
    period: days,
    cycle: onRelease,
    source: released,
    columns: [
      column('Khoa', 'Khóa', 'String', 14),
      ...ofRelease,
      column('MaXa', 'Mã xã'),
      column('TenXa', 'Tên xã', 'String', 28),
      column('Huyen', 'Huyện', 'String', 24),
      column('MaDonVi', 'Mã đơn vị duyệt'),
      column('SoTieuChiDat', 'Số tiêu chí đạt', 'Int32', 12),
      column('SoChuaDuCanCu', 'Số tiêu chí chưa đủ căn cứ', 'Int32', 14),
      column('DuocCongNhan', 'Được công nhận đạt chuẩn', 'Boolean', 14),
      column('LyDoThieu', 'Lý do không có kết quả', 'String', 40),
      ...closing,
    ],
    byRelease: true,
  },
  {
    code: 'ket-qua-tieu-chi',
    entity: 'KetQuaTieuChi',
    name: 'Kết quả từng tiêu chí của từng xã',
    description: 'Đạt, chưa đạt, không áp dụng hay chưa đủ căn cứ, theo từng tiêu chí của từng xã tại mỗi bản duyệt.',
    row: 'một tiêu chí của một xã tại một ngày chốt',
    period: days,
    cycle: onRelease,
    source: released,
    columns: [
      column('Khoa', 'Khóa', 'String', 18),
      ...ofRelease,
      column('MaXa', 'Mã xã'),
      column('TenXa', 'Tên xã', 'String', 28),
      column('MaDonVi', 'Mã đơn vị duyệt'),
      column('TieuChi', 'Tiêu chí', 'String', 10),
      column('TenTieuChi', 'Tên tiêu chí', 'String', 30),
      column('KetQua', 'Kết quả'),
      ...closing,
    ],
    byRelease: true,
  },
]

export const datasetOf = (code: string): Dataset | undefined => datasets.find((one) => one.code === code)

/** The licence is the owner's to choose; Decree 47/2020/NĐ-CP gives no text of one. */
export const licence = {
  name: null as string | null,
  missing: 'Cơ quan chủ quản chưa công bố giấy phép; Nghị định 47/2020/NĐ-CP không quy định câu chữ của giấy phép.',
}

export const verdictNames = { met: 'Đạt', notMet: 'Chưa đạt', notApplicable: 'Không áp dụng', unjudgeable: 'Chưa đủ căn cứ' } as const
export const noResult = 'Xã chưa có kết quả tại ngày chốt này.'
export const unitLevels: Record<string, string> = { country: 'Cả nước', province: 'Tỉnh', district: 'Huyện', commune: 'Xã' }
export const fileNames = { csv: 'CSV', xlsx: 'Excel', json: 'JSON' } as const
