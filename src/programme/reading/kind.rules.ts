import type { FigureKind, FigureStatus, FoundFigure, Token } from './types.ts'

/** What stands around a number: on its left and right within the sentence, and within its own clause. */
export type Around = {
  /** all before, in canonical form */
  L: string
  /** the clause before */
  l: string
  /** after, up to the next number or the end of the clause */
  r: string
  /** all after */
  R: string
  token: Token
  previous: FoundFigure | null
  status: FigureStatus
  /** the last number of communes in the same sentence, for parts that are listed without their words */
  chain: FoundFigure | null
  /** value of the token behind a placeholder */
  valueAt: (index: number) => number
}

export type Kind = {
  what: FigureKind
  unit: string
  value?: number
  lo?: number | null
  hi?: number | null
  criterion?: string | null
  because: string
} | null

const reached = /(?:đạt|hoàn thành|về đích|cán đích|được (?:\S+ ){0,4}công nhận|công nhận|đủ điều kiện|nông thôn mới)/u

/** A number of communes. Order matters: the more special reading stands first. */
export function readCommunes(a: Around): Kind {
  const kind = (what: FigureKind, because: string, more: Partial<NonNullable<Kind>> = {}): Kind => ({ what, unit: 'xã', because, ...more })
  const { l, L, r } = a
  if (
    /^(?:\s*(?:xã|phường|thị trấn|\/|,))*\s*(?:được |đã |có |thực hiện |xây dựng |tiếp tục )*(?:đạt |hoàn thành |công nhận |chuẩn |xã |nông thôn mới |giữ |duy trì )*(?:kiểu mẫu)/u.test(
      r,
    ) ||
    /nông thôn mới kiểu mẫu|chuẩn kiểu mẫu|xã kiểu mẫu/u.test(r)
  )
    return kind('model', 'kiểu mẫu')
  if (/(?:nông thôn mới|chuẩn|xã|đạt|mức)(?: \S+){0,2} nâng cao(?! (?:chất lượng|đời sống|hiệu quả|thu nhập|nhận thức|năng lực))/u.test(r))
    return kind('advanced', 'nâng cao')
  if (/kiểu mẫu/u.test(r)) return kind('model', 'kiểu mẫu')
  if (/đạt (?:chuẩn )?(?:và|hoặc) cơ bản/u.test(r)) return kind('other', 'đạt chuẩn và cơ bản đạt chuẩn')
  if (/cơ bản/u.test(r))
    return a.status === 'target' || a.status === 'plan' ? kind('other', 'mục tiêu cơ bản đạt') : kind('basic_met', 'cơ bản đạt')
  const criterion = /(?:đạt|hoàn thành) (?:chuẩn )?tiêu chí (?:số )?(?:#\d+# )?(?:về )?(\S+(?: \S+)?)/u.exec(r)
  if (criterion && !/tiêu chí (?:nông thôn mới|quốc gia|xã|theo|trở|năm|giai|do|và|ngay|trong)/u.test(r))
    return kind('communes_meeting_criterion', 'đạt tiêu chí', { criterion: criterion[1] ?? null })
  if (/chưa đạt|không đạt|chưa hoàn thành|dưới chuẩn|không (?:còn )?giữ|bị thu hồi|rớt/u.test(r)) return kind('other', 'chưa đạt')
  if (/bình quân|trung bình/u.test(l) && a.token.value === 1) return null
  if (/vượt(?: \S+){0,4}$/u.test(l) && !(/chỉ tiêu có$|mục tiêu có$/u.test(l) && reached.test(r))) return kind('other', 'vượt kế hoạch')
  if (/tiêu chí \/$/u.test(L) && (a.token.value ?? 0) > 1) return kind('communes_total', 'tổng số tiêu chí trên số xã')
  if (/tiêu chí của$/u.test(L)) return kind('other', 'các xã được cộng tiêu chí')
  if (/^ ?xã (?:điểm |\S+ ){0,2}(?:đặc biệt khó khăn|biên giới|khu vực|miền núi|bãi ngang|an toàn khu|khó khăn|điểm)/u.test(r))
    return kind('other', 'loại xã')
  const change = /(tăng|giảm|thêm|nhiều hơn|hơn|ít hơn|bớt)(?: thêm| lên| được| đi)?$/u.exec(l)
  if (change && /so (?:với|cùng)|cùng kỳ/u.test(r)) {
    if (
      a.previous &&
      ['advanced', 'model', 'basic_met', 'band'].includes(a.previous.what) &&
      a.previous.sentence.length > 0 &&
      !/đạt chuẩn/u.test(l)
    )
      return kind('other', 'mức tăng của số vừa nêu')
    const sign = /giảm|ít hơn|bớt/u.test(change[1] ?? '') ? -1 : 1
    return kind('communes_change', `${change[1]} so với`, { value: sign * (a.token.value ?? 0) })
  }
  if (/giảm(?: \S+){0,2}$/u.test(l)) return kind('other', 'giảm số xã')
  if (/^ ?xã (?:nằm trong|thuộc (?:lộ trình|danh sách|diện|kế hoạch))/u.test(r)) return kind('other', 'xã trong lộ trình')
  if (/(?:số|tỷ lệ(?: số)?) xã (?:\S+ )*?(?:đạt chuẩn|được công nhận|hoàn thành)(?: [^,;#@]*)?(?:là|đạt|:|gồm)$/u.test(L))
    return kind(
      /nâng cao[^,;]*$/u.test(L) ? 'advanced' : /kiểu mẫu[^,;]*$/u.test(L) ? 'model' : 'communes_recognised',
      'số xã đạt chuẩn là',
    )
  if (a.previous?.what === 'pct_communes' && /(?:^\(|tương đương|tức)(?: với| là| khoảng| trên| hơn| gần)*$/u.test(l.trim()))
    return kind(
      /nâng cao[^;]{0,20}$/u.test(L) ? 'advanced' : /kiểu mẫu[^;]{0,20}$/u.test(L) ? 'model' : 'communes_recognised',
      'tương đương tỷ lệ vừa nêu',
    )
  if (/(?:^| )(?:ở|tại)$/u.test(l) && /hoàn thành (?:việc )?xây dựng nông thôn mới/u.test(L))
    return kind('communes_recognised', 'hoàn thành ở')
  if (/(?:^| )(?:ở|tại)$/u.test(l) && /^ ?xã (?:trong|của|trên) (?:toàn|địa bàn)/u.test(r))
    return kind('communes_total', 'ở … xã toàn tỉnh')
  if (
    /^ ?xã (?:\S+ ){0,6}(?:triển khai|tham gia|thực hiện) (?:thực hiện )?(?:chương trình|xây dựng|bộ tiêu chí)/u.test(r) &&
    a.token.type === 'number'
  )
    return kind('communes_total', 'xã thực hiện Chương trình')
  if (/^ ?xã đăng ký/u.test(r) || /đăng ký(?: \S+){0,3}$/u.test(l)) return kind('other', 'đăng ký')
  if (/^ ?xã (?:\S+ ){0,2}báo cáo/u.test(r)) return kind('other', 'báo cáo')
  const totalLeft =
    /(?:tổng số|trong tổng số|trên tổng số|tổng cộng|trong tổng|của toàn (?:tỉnh|huyện) \(|\(|^trong|^hiện|^toàn (?:tỉnh|huyện) hiện có)$/u.test(
      l.trim(),
    ) || /(?:^| )(?:của|trên)$/u.test(l.trim())
  if (/trong số$/u.test(l) && /^ ?xã (?:\S+ ){0,2}(?:nông thôn mới|đạt chuẩn|đã)/u.test(r))
    return kind('communes_recognised', 'trong số … xã nông thôn mới')
  if ((totalLeft || /trong số$/u.test(l)) && !/đạt chuẩn|được công nhận|về đích/u.test(r) && a.token.type === 'number')
    return kind('communes_total', 'tổng số xã')
  if (
    /^ ?xã (?:tham gia|thực hiện|xây dựng|triển khai)(?: \S+){0,3}/u.test(r) &&
    a.token.type === 'number' &&
    !/phấn đấu|lựa chọn|chọn|hỗ trợ/u.test(l)
  )
    return kind('communes_total', 'xã tham gia xây dựng')
  if (/hỗ trợ|lựa chọn|chọn|ưu tiên|kiểm tra|khảo sát|thẩm định|thẩm tra|hồ sơ/u.test(l) && !reached.test(r))
    return kind('other', 'xã được chọn')
  if (/19\/19|#?(?:đủ|tất cả|cả) 19|giữ vững/u.test(r)) return kind('communes_meeting_19', 'đủ 19 tiêu chí')
  const raised = /(?:nâng|đưa|lũy kế|tổng số|tổng cộng)[^,;]{0,90}$/u.test(l) || /(?:^| )lên(?: thành| đến)?$/u.test(l)
  const fresh =
    /(?:thêm|công nhận(?: mới| thêm)?|mới|xây dựng|công bố|ra quyết định công nhận|xét công nhận)(?: được| mới| cho| có| ít nhất| khoảng| tối thiểu| trên| hơn| gần)*$/u.test(
      l,
    ) ||
    /^ ?xã (?:mới |vừa )/u.test(r) ||
    /đợt/u.test(r) ||
    (/(?:với)$/u.test(l.trim()) && /được công nhận/u.test(r))
  if (fresh && !raised && /xây dựng$/u.test(l) && /(?:đến|hết|cuối)(?: hết| cuối)? năm §/u.test(L))
    return kind('communes_recognised', 'đến năm … xây dựng')
  if (fresh && !raised) return kind('communes_new', 'công nhận thêm trong kỳ')
  if (raised) return kind('communes_recognised', 'nâng tổng số')
  if (
    a.status === 'target' &&
    /(?:^|, |trong )năm §(?: [^§^]*)? (?:là )?có(?: ít nhất| khoảng| tối thiểu| thêm)?$/u.test(L) &&
    !/(?:đến|hết|cuối)(?: hết| cuối)? năm §[^§]*$/u.test(L) &&
    !/trong năm §/u.test(r) &&
    a.token.type === 'number'
  )
    return kind('communes_new', 'mục tiêu của một năm')
  if (/(?:đối với|riêng|tại|các)$/u.test(l) && /^ ?xã (?:đã|được)/u.test(r)) return kind('communes_recognised', 'các xã đã đạt chuẩn')
  if (/(?:gồm|là)(?: các xã)?$/u.test(r.trim()) && reached.test(r) && a.token.type === 'number')
    return kind('communes_new', 'kể tên các xã')
  const inYear =
    /(?:^|, |trong |riêng |^- )(?:trong )?năm § (?:\S+ ){0,6}có(?: được)?$/u.test(L.trim()) &&
    !/đã có$/u.test(L) &&
    !/(?:đến|hết|cuối|tính đến)(?: hết| cuối)? năm § (?:\S+ ){0,6}(?:có|đã có)$/u.test(L.trim())
  if (inYear && reached.test(r) && a.token.type === 'number') return kind('communes_new', 'trong năm có … được công nhận')
  if (
    /(?:đạt chuẩn|công nhận|hoàn thành|về đích)(?: \S+){0,4}?(?: trong)? năm §/u.test(r) &&
    !/(?:từ|trước|sau|đến|hết|cuối|bộ tiêu chí) năm §|giai đoạn/u.test(r) &&
    a.token.type === 'number' &&
    !/duy trì|lũy kế|đến (?:nay|hết)/u.test(L)
  )
    return kind('communes_new', 'đạt chuẩn trong năm')
  if (/xây dựng nông thôn mới là$/u.test(L)) return kind('communes_meeting_19', 'hoàn thành xây dựng nông thôn mới là … xã')
  if (
    reached.test(r) ||
    /(?:lên|duy trì|đạt|công nhận là)$/u.test(l) ||
    (/là$/u.test(l) && /(?:đến|hết|cuối)/u.test(L)) ||
    (/^ ?xã ?$/u.test(a.R) && L.split(' ').length < 2) ||
    /^ xã \( trong tổng số/u.test(a.R) ||
    a.token.type === 'fraction'
  )
    return kind('communes_recognised', 'xã đạt chuẩn')
  if (/công nhận(?: \S+){0,3}$/u.test(l)) return kind('communes_recognised', 'công nhận')
  // «84 xã đạt chuẩn, trong đó tỉnh A 32 xã, tỉnh B 20 xã»
  if (a.chain && /^ ?xã ?$/u.test(r) && /(?:trong đó|gồm|bao gồm|cụ thể)[^;]*$/u.test(L)) return kind(a.chain.what, 'phần của số vừa nêu')
  return kind('other', 'số xã')
}

/** A number of criteria. */
export function readCriteria(a: Around): Kind {
  const kind = (what: FigureKind, unit: string, because: string, more: Partial<NonNullable<Kind>> = {}): Kind => ({
    what,
    unit,
    because,
    ...more,
  })
  const { l, L, r, R } = a
  if (/chuẩn \($/u.test(L)) return kind('other', 'tiêu chí', 'giải thích trong ngoặc')
  if (/mỗi xã tăng/u.test(l)) return kind('avg_criteria_change', 'tiêu chí/xã', 'mỗi xã tăng')
  const perCommune = /^ ?(?:% )?(?:lượt )?tiêu chí (?:\/|trên|mỗi|một) ?(?:#\d+# )?(?:xã|đơn vị)/u.test(R)
  const decimals = (a.token.decimals ?? 0) > 0
  const average = /bình quân|trung bình/u.test(L)
  const change = /(tăng|giảm|cao hơn|thấp hơn|hơn|thêm)(?: thêm| được| bình quân| tối thiểu| ít nhất| từ| gần| khoảng| trên| \S+)*?$/u.exec(
    l.split(' ').slice(-5).join(' '),
  )
  const direct = /(?:^|[ (])(?:tăng|giảm)(?: thêm| được| bình quân| tối thiểu| ít nhất| từ| gần| khoảng| trên)*$/u.test(l)
  if (change && !/(?:lên|còn|xuống)$/u.test(l) && (direct || /so (?:với|cùng)|cùng kỳ|bình quân/u.test(R))) {
    const value = (/giảm|thấp hơn/u.test(change[1] ?? '') ? -1 : 1) * (a.token.value ?? 0)
    return decimals || average || perCommune
      ? kind('avg_criteria_change', 'tiêu chí/xã', `${change[1]} so với`, { value })
      : kind('criteria_change', 'tiêu chí', `${change[1]} so với`, { value })
  }
  if (/^ ?(?:lượt )?tiêu chí \/ ?#\d+# xã/u.test(R) && (a.token.value ?? 0) > 25)
    return kind('criteria_met_total', 'tiêu chí', 'tổng số tiêu chí trên số xã')
  if (perCommune) return kind('avg_criteria', 'tiêu chí/xã', 'tiêu chí/xã')
  if (/duy trì|đăng ký|còn thiếu|chưa đạt|tối thiểu|ít nhất|lựa chọn/u.test(l) || /^ ?tiêu chí (?:chưa|còn|đăng ký|trở lên|thiếu)/u.test(r))
    return kind('other', 'tiêu chí', 'không phải kết quả của một đơn vị')
  if (average && !/xã #\d+# |tổng số tiêu chí/u.test(l) && (a.token.value ?? 0) <= 19.5)
    return kind('avg_criteria', 'tiêu chí/xã', 'bình quân')
  if (decimals) return kind('avg_criteria', 'tiêu chí/xã', 'số thập phân của tiêu chí')
  if (/^ ?lượt/u.test(r) || /(?:tổng số|tổng) (?:\S+ )*tiêu chí/u.test(l) || (a.token.value ?? 0) > 57)
    return kind('criteria_met_total', /^ ?lượt/u.test(r) ? 'lượt tiêu chí' : 'tiêu chí', 'tổng số lượt tiêu chí')
  if (/huyện nông thôn mới|tiêu chí huyện/u.test(R)) return kind('other', 'tiêu chí', 'tiêu chí huyện')
  if (/bộ tiêu chí|gồm|bao gồm|với$|trong số/u.test(l)) return kind('other', 'tiêu chí', 'bộ tiêu chí')
  if (/đạt|hoàn thành|được|có|\($/u.test(l) || a.token.type === 'fraction') return kind('criteria_met', 'tiêu chí', 'một đơn vị đạt')
  return kind('other', 'tiêu chí', 'số tiêu chí')
}

/** A percentage. What it is of is told by its own words, else by the figure that it follows. */
export function readPercent(a: Around): Kind {
  const kind = (what: FigureKind, because: string): Kind => ({ what, unit: '%', because })
  const { l, L, r } = a
  const before = `${l} `
  if (/^ ?% ?(?:lượt )?tiêu chí ?\//u.test(a.R)) return { what: 'avg_criteria', unit: 'tiêu chí/xã', because: 'bình quân, in nhầm dấu %' }
  if (/^giảm (?:xuống )?còn(?: dưới| khoảng)? $/u.test(before) && !a.previous) return kind('poverty_rate', 'giảm còn')
  if (/(?:xuống còn|giảm còn|còn)(?: dưới| khoảng)? $/u.test(before) && /hộ nghèo|nghèo đa chiều|tỷ lệ nghèo/u.test(L.slice(-90)))
    return kind('poverty_rate', 'hộ nghèo giảm còn')
  if (/hộ nghèo|nghèo đa chiều|tỷ lệ nghèo/u.test(before))
    return /giảm (?:bình quân )?(?:\S+ ){0,3}$/u.test(before) && !/còn|xuống|giảm từ/u.test(before)
      ? kind('other', 'mức giảm nghèo')
      : kind('poverty_rate', 'hộ nghèo')
  if (/giải ngân/u.test(before) || (/giải ngân/u.test(L) && !/xã/u.test(before)) || /^ ?% (?:kế hoạch vốn|tổng vốn|vốn)/u.test(r))
    return kind('disbursement_pct', 'giải ngân')
  if (
    /vượt|so (?:với )?(?:kế hoạch|mục tiêu)/u.test(before) ||
    /^ ?% (?:so (?:với )?(?:\S+ ){0,3})?(?:kế hoạch|mục tiêu|chỉ tiêu|nghị quyết|kh)/u.test(r)
  )
    return kind('other', 'so với kế hoạch')
  if (/(?:tăng|giảm|cao hơn|thấp hơn)(?: thêm| bình quân| khoảng| trên)? $/u.test(before) && /so (?:với|cùng|kế)|\/ ?năm/u.test(a.R))
    return kind('other', 'mức tăng giảm')
  if (/(?:số|tỷ lệ(?: số)?) xã (?:được công nhận )?đạt (?:tiêu )?chuẩn[^,;]*$/u.test(before))
    return kind('pct_communes', 'tỷ lệ xã đạt chuẩn')
  const communes = /^ ?% (?:tổng )?(?:số )?xã/u.test(r)
  if (communes && /[#@]\d+[#@] (?:tỉnh|huyện|thành phố|địa phương|đơn vị)(?: , thành phố)?(?: \S+){0,4} có$/u.test(L.trim()))
    return kind('other', 'đơn vị có đủ số xã')
  if (communes) {
    if (/tiêu chí (?:số|về)|chưa đạt|chưa|đăng ký|có đường|có điện|có trạm|có nhà|có chợ/u.test(r))
      return kind('other', 'tỷ lệ xã, nội dung khác')
    return /nâng cao|kiểu mẫu/u.test(r) ? kind('pct_communes', 'tỷ lệ xã') : kind('pct_communes', 'tỷ lệ xã')
  }
  if (
    /^ ?% (?:tổng )?số (?:thôn|xóm|bản|ấp|hộ|người|huyện|đơn vị|sản phẩm)/u.test(r) ||
    /^ ?% (?:hộ|người|dân|thôn|xóm|huyện|đường|diện tích|cán bộ|lao động)/u.test(r)
  )
    return kind('other', 'tỷ lệ khác')
  if (
    /(?:bảo hiểm|nước|lao động|trường|đường|điện|y tế|học sinh|rác|chất thải|che phủ|diện tích|hợp vệ sinh|thôn|xóm|bản|khu dân cư|văn hóa|hài lòng|tăng trưởng|thu nhập)(?: \S+){0,8} ?$/u.test(
      before,
    ) &&
    !/xã (?:\S+ ){0,3}$/u.test(before)
  )
    return kind('other', 'chỉ tiêu khác')
  const previous = a.previous
  if (previous) {
    if (previous.what === 'band' || previous.what === 'pct_band') return kind('pct_band', 'tỷ lệ của nhóm vừa nêu')
    if (
      ['communes_recognised', 'communes_meeting_19', 'communes_new', 'communes_total', 'advanced', 'model', 'pct_communes'].includes(
        previous.what,
      )
    )
      return kind('pct_communes', 'tỷ lệ của số xã vừa nêu')
    if (previous.what.startsWith('capital') || previous.what === 'disbursement_pct')
      return kind('disbursement_pct', 'tỷ lệ của số vốn vừa nêu')
    if (['villages_recognised', 'villages_total', 'districts_recognised', 'ocop_products', 'income'].includes(previous.what))
      return kind('other', 'tỷ lệ của số vừa nêu')
  }
  if (/\( $/u.test(before) && /(?:hộ nghèo|nghèo đa chiều)[^,;]*\($/u.test(L)) return kind('poverty_rate', 'hộ nghèo')
  if (/\( ?chiếm|tương ứng|bằng/u.test(before)) return kind('pct_communes', 'chiếm')
  if (/chiếm/u.test(before)) return kind(/^ ?% (?:tổng )?số xã/u.test(r) ? 'pct_communes' : 'pct_band', 'chiếm')
  if (/chỉ đạt $/u.test(before) || /đạt tỷ lệ|tỷ lệ đạt|^\s*\(\s*$/u.test(before) || /cuối năm (?:\S+ )*đạt/u.test(before))
    return kind('disbursement_pct', 'đạt tỷ lệ')
  if (/đạt/u.test(before)) return kind('pct_communes', 'đạt')
  return kind('other', 'tỷ lệ')
}

/** Money, in tỷ đồng. `scale` turns the written unit into tỷ. */
export function readMoney(a: Around, scale: number): Kind {
  const kind = (what: FigureKind, because: string): Kind => ({
    what,
    unit: 'tỷ đồng',
    because,
    value: Math.round((a.token.value ?? 0) * scale * 1e6) / 1e6,
  })
  const { l, L, r } = a
  if (/nợ(?: đọng| xây dựng| nọng)?/u.test(l) || (/nợ (?:đọng|nọng|xây dựng)/u.test(L) && !/giải ngân|phân bổ|bố trí/u.test(L)))
    return kind('arrears', 'nợ đọng')
  if (/còn(?: lại)?(?: phải giải ngân)?(?: là| hơn| gần| trên| khoảng)*$/u.test(l) || /chưa giải ngân|chưa phân bổ/u.test(l))
    return kind('capital_remaining', 'còn lại')
  if (a.token.type === 'fraction') return kind('capital_disbursed', 'giải ngân trên kế hoạch')
  if (/giải ngân(?: \S+){0,8}$/u.test(l) && !/kế hoạch|tổng số|phân bổ|giao/u.test(l.slice(l.lastIndexOf('giải ngân'))))
    return kind('capital_disbursed', 'giải ngân')
  if (/(?:nhân dân|người dân|cộng đồng|dân góp|đóng góp|doanh nghiệp|tín dụng|xã hội hóa|hiến)(?: \S+){0,6}$/u.test(l))
    return kind('other', 'nguồn huy động khác')
  if (
    /(?:phân bổ|bố trí|giao|kế hoạch vốn|tổng số|cấp|hỗ trợ|vốn đầu tư|vốn sự nghiệp|sự nghiệp|đầu tư phát triển|trung ương|ngân sách|vốn)(?: \S+){0,8}$/u.test(
      l,
    ) &&
    (/bố trí|phân bổ|giao/u.test(l) || !/huy động|tổng (?:vốn|nguồn|kinh phí)/u.test(l))
  )
    return kind('capital_allocated', 'phân bổ')
  if (/huy động|tổng (?:nguồn )?(?:vốn|lực|kinh phí)|nguồn lực|đầu tư/u.test(L)) return kind('capital_total', 'tổng vốn')
  if (/(?:giá trị|doanh thu|xuất khẩu|dư nợ|thiệt hại)/u.test(l)) return kind('other', 'tiền khác')
  if (a.previous?.what === 'capital_allocated') return kind('capital_allocated', 'kể tiếp nguồn vốn')
  if ((a.token.value ?? 0) * scale >= 1000) return kind('capital_total', 'tổng vốn')
  if (/^gần/u.test(l.trim())) return kind('capital_disbursed', 'số tiền')
  return kind(/^ ?hơn$/u.test(l) || r.trim() === '' ? 'capital_allocated' : 'other', 'số tiền')
}

/** Million đồng of a person and a year is income; otherwise money. */
export function readMillions(a: Around): Kind {
  const { l, L, r, R } = a
  const value = a.token.value ?? 0
  const perPerson = /^ ?triệu (?:đồng )?\/ ?(?:người|năm|đầu người|khẩu)|^ ?triệu (?:đồng )?(?:một |mỗi )?người/u.test(R)
  if (/(?:tăng|giảm|hơn)(?: thêm| được)?$/u.test(l) && /so (?:với|cùng)/u.test(R))
    return { what: 'other', unit: 'triệu đồng', because: 'mức tăng' }
  if (perPerson || /thu nhập/u.test(L)) return { what: 'income', unit: 'triệu đồng/người/năm', because: 'thu nhập' }
  if (/vốn|giải ngân|phân bổ|kinh phí|ngân sách|huy động|nợ|đóng góp|hỗ trợ/u.test(L)) return readMoney(a, 0.001)
  if (/đạt/u.test(l) && value < 200 && /^ ?triệu đồng ?$/u.test(r))
    return { what: 'income', unit: 'triệu đồng/người/năm', because: 'đạt … triệu đồng' }
  return { what: 'other', unit: 'triệu đồng', because: 'số tiền' }
}
