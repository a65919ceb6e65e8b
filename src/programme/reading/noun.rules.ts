import type { Around, Kind } from './kind.rules.ts'

/** Thôn, xóm, bản, ấp: those that meet the standard; model ones and residential areas are another matter. */
export function readVillages(a: Around): Kind {
  const unit = /^ (\S+)/u.exec(a.r)?.[1] ?? 'thôn'
  const kind = (what: 'villages_recognised' | 'other', because: string): Kind => ({ what, unit, because })
  const own = a.r
  if (/^ khu dân cư|^ tổ dân phố/u.test(own)) return kind('other', 'khu dân cư')
  if (/nông thôn mới (?:và|hoặc) kiểu mẫu/u.test(own)) return kind('villages_recognised', 'thôn nông thôn mới và kiểu mẫu')
  if (/kiểu mẫu|thông minh|nâng cao/u.test(own)) return kind('other', 'thôn kiểu mẫu')
  if (/chưa|đăng ký|văn hóa/u.test(own)) return kind('other', 'thôn')
  if (/đạt|công nhận|nông thôn mới|hoàn thành/u.test(own) || a.token.type === 'fraction' || /công nhận(?: \S+){0,2}$/u.test(a.l))
    return kind('villages_recognised', 'thôn đạt chuẩn')
  return kind('other', 'số thôn')
}

/** Huyện, thị xã, thành phố, đơn vị cấp huyện. */
export function readDistricts(a: Around): Kind {
  const unit = /^ (đơn vị cấp huyện|thị xã|thành phố|\S+)/u.exec(a.r)?.[1] ?? 'huyện'
  if (/chưa|kiểu mẫu|nâng cao|tiêu chí/u.test(a.r)) return { what: 'other', unit, because: 'huyện, nội dung khác' }
  const further = a.R.split(/[#@~;.]/u)[0] ?? ''
  if (
    /đạt|công nhận|hoàn thành|nông thôn mới|về đích/u.test(a.r) ||
    (/(?:thêm|có)$/u.test(a.l) && /đạt chuẩn|hoàn thành nhiệm vụ/u.test(further)) ||
    /^ đơn vị cấp huyện/u.test(a.r) ||
    /công nhận(?: \S+){0,2}$/u.test(a.l)
  )
    return { what: 'districts_recognised', unit, because: 'đơn vị cấp huyện đạt chuẩn' }
  return { what: 'other', unit, because: 'số huyện' }
}

/** OCOP: products, stars, producers. */
export function readProducts(a: Around): Kind {
  const about = /ocop|mỗi xã một sản phẩm|(?:#\d+#|§) sao|sao/u
  const { L, r, R, previous } = a
  const inOcop = about.test(`${L} ${R}`) || previous?.what.startsWith('ocop') === true
  if (/^ sản phẩm/u.test(r)) {
    if (
      /^ sản phẩm (?:\S+ ){0,6}(?:[#~]\d+[#~]|một|hai|ba|bốn|năm) sao trở lên/u.test(R) ||
      /^ sản phẩm (?:\S+ ){0,6}~\d+~ sao/u.test(R) ||
      /^ sản phẩm (?:\S+ ){0,5}từ #\d+# (?:đến|sao)/u.test(R)
    )
      return { what: 'ocop_products', unit: 'sản phẩm', because: 'sản phẩm từ … sao' }
    const stars =
      /^ sản phẩm (?:\S+ ){0,4}?(?:(?:đạt|hạng|xếp hạng|chuẩn|ocop|tiềm năng|được|công nhận|là) ){0,5}(?:#(\d+)#|(một|hai|ba|bốn|năm)) sao/u.exec(
        R,
      )
    if (stars)
      return {
        what: 'ocop_stars',
        unit: 'sản phẩm',
        lo: stars[1] !== undefined ? a.valueAt(Number(stars[1])) : ({ một: 1, hai: 2, ba: 3, bốn: 4, năm: 5 }[stars[2] ?? ''] ?? null),
        because: 'sản phẩm … sao',
      }
    if (inOcop) return { what: 'ocop_products', unit: 'sản phẩm', because: 'sản phẩm OCOP' }
    return { what: /^ sản phẩm ?$/u.test(r) ? 'ocop_products' : 'other', unit: 'sản phẩm', because: 'sản phẩm' }
  }
  const unit = /^ (hợp tác xã|doanh nghiệp|chủ thể|đơn vị|tổ hợp tác|cơ sở|hộ (?:sản xuất|kinh doanh)|htx)/u.exec(r)?.[1] ?? 'chủ thể'
  if (/^ chủ thể/u.test(r) || inOcop || /^ hộ sản xuất/u.test(r)) return { what: 'ocop_producers', unit, because: 'chủ thể OCOP' }
  if (/(?:^|bởi)$/u.test(a.l) && /^ (?:đơn vị|doanh nghiệp|hợp tác xã) ?$/u.test(r))
    return { what: 'ocop_producers', unit, because: 'chủ thể' }
  return { what: 'other', unit, because: 'đơn vị khác' }
}
