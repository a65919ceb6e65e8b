import { tidy } from '../../platform/text/fold.ts'
import type { FoundDirective } from './types.ts'

/** Bodies and units that work is given to, as a text names them at the head of a clause. */
const body = String.raw`(?:thủ trưởng )?(?:(?:các )?(?:sở|ban|ngành|phòng|cơ quan|đơn vị|doanh nghiệp|địa phương|cấp ủy|cấp uỷ|huyện|thành phố|thị xã|xã|thành viên|tổ chức|hội(?! nghị)|đoàn thể)(?![\p{L}])|ubnd|ủy ban nhân dân|uỷ ban nhân dân|ban chỉ đạo|bcđ|văn phòng điều phối|vpđp|chi cục|mặt trận|mttq|kho bạc|liên đoàn|hội đồng)`
const verbs = `(?<!Ban )(?<!Chương )(?:cần|phải|phấn đấu|tiếp tục|tập trung|chủ động|bám sát|phối hợp|khẩn trương|rà soát|hoàn thành|xây dựng(?! (?:nông thôn mới|NTM|ntm))|triển khai|tham mưu|báo cáo|kiểm tra|hướng dẫn|thường xuyên|tăng cường|đẩy mạnh|đẩy nhanh|nâng cao|phát huy|tổ chức|thực hiện|quan tâm|chỉ đạo|đôn đốc|tổng hợp|cung cấp|vận động|huy động|duy trì|xác định|lựa chọn|nghiêm túc|quyết liệt|kịp thời|định kỳ|lập|ban hành|trình)`
const orders = `(?:yêu cầu|chỉ đạo|giao|đề nghị|phân công|nhấn mạnh|chỉ rõ)`

const forWhom = new RegExp(
  String.raw`^[-+•*\s]*đối với ([^:]{3,220}?)(?::|, (?=(?:đồng chí )?(?:${orders} )?(?:${verbs})(?!\p{L})|đồng chí ${orders}))\s*(.+)$`,
  'isu',
)
const ordered = new RegExp(
  String.raw`(?:^|[\s,])${orders}[, ]+(?:đồng chí )?(${body}[^:;]{0,240}?)(?: |: ?|, )(?=(?:${verbs})(?!\p{L}))(.+)$`,
  'isu',
)
const subject = new RegExp(String.raw`^[-+•*\s]*(${body}[^:;]{0,200}?)(?:: ?| (?=(?:${verbs})(?!\p{L})))(.+)$`, 'isu')

const order = /(?<!\p{L})(?:yêu cầu|chỉ đạo đã|chỉ rõ|kết luận|phân công|nội dung (?:chính )?như sau)(?!\p{L})/iu

/** Words that say that a sentence tells what was done, and gives no work. */
const told =
  /(?<!\p{L})(?:đã|đang|có văn bản|tham dự|tham gia hội nghị|phát biểu|chủ trì|dự hội nghị|có các đồng chí|đại diện|thảo luận|chia sẻ)(?!\p{L})/iu

/** Deliberation and praise use the same verbs. */
const passive = /đã được .{0,80}(?:quan tâm|chỉ đạo)|kinh nghiệm|chia sẻ|tham góp|địa chỉ/iu

/** Sentences at full stops and line ends; semicolons stay inside, they list the actions of one assignee. */
function statements(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\n+|(?<=[\p{L}\d”")\]…])\.(?:\/\.)?(?=\s|$)|…(?=\p{Lu})/u)
    .map(tidy)
    .filter((one) => one.length > 20)
}

const recurring = /(?:(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)|theo từng (?:tháng|quý)|định kỳ(?: (?:hằng|hàng) \S+)?)/iu
const dated = [
  /(?:trước|chậm nhất|đến)(?: là)? ngày \d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?)?(?: (?:hằng|hàng) tháng)?/iu,
  /(?:trước|trong|đến hết|đến|hết) (?:tháng|quý) ?(?:[IVX]+|\d{1,2})(?:[/.]\d{4}| năm \d{4})?/iu,
  /(?:trong|đến|hết|đến hết|trước) năm \d{4}/iu,
]

/** The deadline as the words state it; null when none is stated: never invented. */
export function deadlineOf(action: string): string | null {
  for (const pattern of dated) {
    const match = pattern.exec(action)
    if (match) return match[0]
  }
  return recurring.exec(action)?.[0] ?? null
}

/** «hoàn thành 1-2 tiêu chí trong quý II và đến tháng 12 hoàn thành 5» is two pieces of work with two deadlines. */
function actionsOf(text: string): string[] {
  return text
    .split(/;|(?:,)? và (?=(?:đến|trước|trong) (?:tháng|quý|ngày|năm))/u)
    .map((one) => tidy(one).replace(/[.,:/]+$/u, ''))
    .filter((one) => one.length > 8 && !/^đối với (?:hướng dẫn|nội dung|nhiệm vụ)/iu.test(one))
}

const clean = (assignee: string) =>
  tidy(assignee)
    .replace(/^(?:đồng chí )/iu, '')
    .replace(/[,:]$/u, '')

/** Assignees that a statement names before its verbs, or null when it gives no work. */
function split(statement: string, isOrdering: boolean): { assignee: string; work: string } | null {
  for (const [pattern, mayTell] of [
    [forWhom, true],
    [ordered, true],
    [subject, false],
  ] as const) {
    const match = pattern.exec(statement)
    if (!match?.[1] || !match[2]) continue
    if (passive.test(statement)) return null
    if (!mayTell && (!isOrdering || told.test(statement))) return null
    const work = match[2].replace(new RegExp(`^đồng chí ${orders} (?:phải )?`, 'iu'), '')
    return { assignee: clean(match[1]), work }
  }
  return null
}

/**
 * The work that a text gives out: who, what, by when, and the statement it stands in.
 * Only statements behind an order or in the form «body — verb» are read; a person accepts, changes or drops each.
 */
export function readDirectives(text: string): FoundDirective[] {
  const found: FoundDirective[] = []
  // «Văn phòng điều phối tổ chức tập huấn» tells what was done before an order is spoken, and gives work after it
  let isOrdering = false
  for (const statement of statements(text)) {
    const given = split(statement, isOrdering)
    if (order.test(statement)) isOrdering = true
    if (!given) continue
    for (const action of actionsOf(given.work)) {
      // a further body may take over inside the list: «…; Ban Chỉ đạo các huyện chủ động rà soát …»
      const other = subject.exec(action)
      const own =
        other?.[1] && other[2] && /^\p{Lu}|^các |^đối với /u.test(action)
          ? { assignee: clean(other[1]), action: tidy(other[2]) }
          : { assignee: given.assignee, action }
      const toWhom = /^đối với ([^,:]{3,120}?)(?:,|:)? (?=cần|phải|tiếp tục|tập trung|tổ chức)(.+)$/iu.exec(action)
      const last = toWhom?.[1] && toWhom[2] ? { assignee: clean(toWhom[1]), action: tidy(toWhom[2]) } : own
      found.push({ ...last, deadline: deadlineOf(last.action) ?? deadlineOf(last.assignee), sentence: statement })
    }
  }
  return found
}
