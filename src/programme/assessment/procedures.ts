import { day, type LocalDate } from '../../platform/base/local-date.ts'
import { threeLevelActs, twoTierActs } from './acts.procedures.ts'
import type { Basis, Procedure, ProcedureKey, SheetState, Step, StepVerb } from './procedure.types.ts'
import { stepsOf } from './steps.procedures.ts'

const papersOf2014 = [
  'Tờ trình của Ủy ban nhân dân xã (mẫu 2.1)',
  'Báo cáo kết quả thực hiện các tiêu chí và biểu chi tiết (mẫu 3.1)',
  'Báo cáo tổng hợp ý kiến của các tổ chức, đoàn thể và nhân dân (mẫu 4.1)',
  'Biên bản cuộc họp Ban chỉ đạo xã, Ban quản lý xã, các ban phát triển thôn (mẫu 5.1)',
]
const papers = ['Tờ trình', 'Báo cáo kết quả và biểu chi tiết', 'Báo cáo tổng hợp ý kiến', 'Biên bản cuộc họp', 'Hồ sơ minh chứng']

const q372: Basis = {
  text: 'Quyết định 372/QĐ-TTg ngày 14/3/2014; Thông tư 40/2014/TT-BNNPTNT',
  certainty: 'secondary',
  url: 'http://thuvienphapluat.vn/chinh-sach-phap-luat-moi/vn/thong-bao-van-ban-moi/email/8624/thu-tuc-cong-nhan-xa-dat-chuan-nong-thon-moi',
  note: 'Thành phần hồ sơ đọc ở nguồn thứ cấp; thời hạn, tỷ lệ phiếu không rõ.',
}
const q2540: Basis = {
  text: 'Quyết định 2540/QĐ-TTg ngày 30/12/2016',
  certainty: 'secondary',
  url: 'http://soxaydung.haugiang.gov.vn/shop/tintuc/index/373/display/list/order/id/dir/DESC/limit/15/page/4',
  note: 'Trình tự xã, huyện, tỉnh đọc ở hướng dẫn của một tỉnh; áp dụng đến khi có Quyết định 18/2022/QĐ-TTg là suy ra.',
}
const q18: Basis = {
  text: 'Quyết định 18/2022/QĐ-TTg ngày 02/8/2022',
  certainty: 'recalled',
  note: 'Văn bản và điều kiện công nhận có nguồn; các bước, thời hạn và tỷ lệ phiếu theo trí nhớ.',
}
const twoTier: Basis = {
  text: 'Quyết định 18/2022/QĐ-TTg, sau khi kết thúc cấp huyện ngày 01/7/2025',
  certainty: 'inferred',
  note: 'Không tìm thấy văn bản nói việc của huyện chuyển cho cấp nào, cũng như văn bản thay Quyết định 18/2022/QĐ-TTg cho 2026–2030.',
}

const wordsOf2014 = { basis: q372, file: papersOf2014, posting: null, share: null, text: 'Thông tư 40/2014/TT-BNNPTNT' }
const wordsOf2540 = { basis: q2540, file: papers, posting: 20, share: 90, text: 'Quyết định 2540/QĐ-TTg' }
const wordsOf18 = { basis: q18, file: papers, posting: 10, share: 90, text: 'Quyết định 18/2022/QĐ-TTg' }

const byDistrict = {
  verifiedAt: 'district',
  verifiedBy: 'Tổ thẩm tra của huyện thẩm tra từng tiêu chí',
  verifyPapers: ['Báo cáo thẩm tra của huyện'],
  appraisedBy: 'Các sở, ngành và cơ quan thẩm định tỉnh thẩm định từng tiêu chí',
} as const
const byDepartments = {
  verifiedAt: 'province',
  verifiedBy: 'Sở, ngành tỉnh thẩm tra tiêu chí được giao phụ trách',
  verifyPapers: ['Văn bản xác nhận của sở, ngành'],
  appraisedBy: 'Cơ quan thẩm định tỉnh thẩm định từng tiêu chí',
} as const

/**
 * How a commune's sheet goes, by period: from the commune over the district to the province, and since 2025-07-01 straight to the
 * province. No number stands here without its source; what nobody could read is null with its reason.
 */
export const procedures: readonly Procedure[] = [
  {
    key: '2010-2015',
    name: 'Xét công nhận giai đoạn 2010–2015',
    from: day('2014-03-14'),
    to: day('2016-12-30'),
    basis: q372,
    steps: stepsOf({ decision: 'Thông tư 40/2014/TT-BNNPTNT', basis: q372, file: papersOf2014, ...byDistrict }),
    acts: threeLevelActs(wordsOf2014, false),
  },
  {
    key: '2016-2020',
    name: 'Xét công nhận giai đoạn 2016–2020',
    from: day('2016-12-30'),
    to: day('2022-08-02'),
    basis: q2540,
    steps: stepsOf({ decision: 'Quyết định 2540/QĐ-TTg', basis: q2540, file: papers, ...byDistrict }),
    acts: threeLevelActs(wordsOf2540, true),
  },
  {
    key: '2021-2025',
    name: 'Xét công nhận giai đoạn 2021–2025, ba cấp',
    from: day('2022-08-02'),
    to: day('2025-07-01'),
    basis: q18,
    steps: stepsOf({ decision: 'Quyết định 18/2022/QĐ-TTg', basis: q18, file: papers, ...byDistrict }),
    acts: threeLevelActs(wordsOf18, false),
  },
  {
    key: 'two-tier',
    name: 'Xét công nhận theo chính quyền hai cấp',
    from: day('2025-07-01'),
    to: null,
    basis: twoTier,
    steps: stepsOf({ decision: 'Quyết định 18/2022/QĐ-TTg', basis: twoTier, file: papers, ...byDepartments }),
    // nobody could say how long it hangs since there are no districts
    acts: twoTierActs({ ...wordsOf18, posting: null }),
  },
]

/** The procedure of a day; null before the first that could be sourced (2014-03-14). */
export const procedureOn = (date: LocalDate): Procedure | null =>
  procedures.find(({ from, to }) => from <= date && (to === null || date < to)) ?? null

/** The procedure that a sheet was opened under. A key that none has is a fault of the data and throws. */
export function procedureByKey(key: string): Procedure {
  const found = procedures.find((one) => one.key === (key as ProcedureKey))
  if (!found) throw new Error(`no such procedure: ${key}`)
  return found
}

/** The step that a verb takes from a state; null where the procedure has none. */
export const stepFor = (procedure: Procedure, state: SheetState, verb: StepVerb): Step | null =>
  procedure.steps.find((step) => step.verb === verb && step.from.includes(state)) ?? null

/** What can be done with a sheet in this state, in the order of the procedure. */
export const nextSteps = (procedure: Procedure, state: SheetState): Step[] => procedure.steps.filter(({ from }) => from.includes(state))
