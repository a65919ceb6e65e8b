import type { Abbreviation } from './search.types.ts'

const read = (short: string, long: string): Abbreviation => ({ short, long, isRead: true })
/** in tables only: as a word of its own it may be something else */
const shown = (short: string, long: string): Abbreviation => ({ short, long, isRead: false })

/** Short forms of the programme's papers and tables, in the order of the alphabet. */
export const abbreviations: readonly Abbreviation[] = [
  read('ATTP', 'an toàn thực phẩm'),
  read('BCĐ', 'ban chỉ đạo'),
  read('BHYT', 'bảo hiểm y tế'),
  read('DTTS', 'dân tộc thiểu số'),
  read('ĐBDTTS&MN', 'đồng bào dân tộc thiểu số và miền núi'),
  read('ĐTXD', 'đầu tư xây dựng'),
  shown('ĐVT', 'đơn vị tính'),
  read('HĐND', 'Hội đồng nhân dân'),
  read('HTX', 'hợp tác xã'),
  shown('KH', 'kế hoạch'),
  read('KT-XH', 'kinh tế - xã hội'),
  read('MTQG', 'mục tiêu quốc gia'),
  read('NSĐP', 'ngân sách địa phương'),
  read('NSTW', 'ngân sách trung ương'),
  read('NTM', 'nông thôn mới'),
  read('OCOP', 'mỗi xã một sản phẩm'),
  shown('TH', 'thực hiện'),
  shown('TT, STT', 'số thứ tự'),
  read('TP', 'thành phố'),
  read('TX', 'thị xã'),
  read('UBMTTQ', 'Ủy ban Mặt trận Tổ quốc'),
  read('UBND', 'Ủy ban nhân dân'),
  read('VPĐP', 'văn phòng điều phối'),
]
