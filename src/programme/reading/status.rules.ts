import type { FigureStatus, FoundFigure } from './types.ts'

const target =
  /phấn đấu|cố gắng|lựa chọn|(?<!vượt |đạt |hoàn thành |so với |thấp hơn |cao hơn |các )mục tiêu(?! quốc gia| (?:\S+ ){0,3}được giao)|đặt ra|chỉ tiêu (?:đề ra|là|có|phấn đấu|được xác định)|(?<!vượt )chỉ tiêu giao|ít nhất|tối thiểu|nhiệm vụ (?:năm|trọng tâm)|kế hoạch (?:đề ra|đến|năm §|§)|đề ra|yêu cầu|quyết tâm|đến (?:hết )?năm § (?:\S+ ){0,3}(?:phải|cần)/u
/** Does a heading announce aims («Mục tiêu:»)? */
export const isAim = (text: string): boolean => target.test(text)

const plan = /phê duyệt danh sách|kế hoạch (?:hỗ trợ|thực hiện)/u
const estimate = /dự kiến|(?<!\p{L})ước(?! tính là)|sẽ (?:có|đạt|nâng)|có thể đạt/u
/** «phấn đấu đến năm 2025 sẽ có»: the aim rules over the future tense that follows it */
const future = /sẽ (?:\S+ )?$/u
const actual =
  /đến nay|đã (?:có|đạt|được|công nhận|hoàn thành|xây dựng)|hiện (?:có|nay|tại|đạt)|kết quả|lũy kế|tính đến|toàn tỉnh (?:đã|hiện) có|tổng hợp|được công nhận trong|năm qua|duy trì \S+ xã đã/u

/**
 * Actual, target, plan or estimate, by the words before the number in its sentence (the nearest cue wins), then by the heading it stands under.
 * A sentence without any cue states a fact; a fragment that begins «có thêm … xã» without «đã» states an aim, as officers write it.
 */
export function statusOf(L: string, heading: FigureStatus | null, fragment = false): { status: FigureStatus; because: string } {
  const last = (pattern: RegExp) => {
    let at = -1
    for (const match of L.matchAll(new RegExp(pattern.source, 'gu'))) at = match.index
    return at
  }
  const cues: [FigureStatus, number][] = [
    ['target', last(target)],
    ['plan', last(plan)],
    ['estimate', last(estimate)],
    ['actual', last(actual)],
  ]
  const aim = cues[0]?.[1] ?? -1
  if (aim >= 0 && future.test(`${L.slice(aim, L.lastIndexOf('sẽ') + 3)}`) && aim < L.lastIndexOf('sẽ') && (cues[3]?.[1] ?? -1) < aim)
    return { status: 'target', because: 'mục tiêu … sẽ' }
  const [status, at] = cues.reduce((best, cue) => (cue[1] > best[1] ? cue : best), ['actual', -1] as [FigureStatus, number])
  if (at >= 0) return { status, because: 'cụm từ trước số' }
  if (heading) return { status: heading, because: 'đoạn văn đang nói về mục tiêu' }
  if (/^(?:đến năm §,? ?)?(?:có thêm|tăng thêm|có đạt)(?: ít nhất)?$/u.test(L.trim()) && fragment)
    return { status: 'target', because: '«có thêm» không có «đã»' }
  return { status: 'actual', because: 'câu khẳng định' }
}

const approximations: [RegExp, NonNullable<FoundFigure['approx']>][] = [
  [/(?:ít nhất|tối thiểu|không dưới|từ)$/u, 'at least'],
  [/(?:tối đa|không quá|nhiều nhất)$/u, 'at most'],
  [/(?:hơn|trên|vượt)$/u, 'over'],
  [/(?:gần|dưới|xấp xỉ dưới)$/u, 'under'],
  [/(?:khoảng|xấp xỉ|(?<!\p{L})ước(?: đạt| khoảng)?)$/u, 'about'],
]

export function approximation(l: string): FoundFigure['approx'] {
  const near = l.trim()
  return approximations.find(([pattern]) => pattern.test(near))?.[1] ?? null
}
