import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { formatDate, parseDate } from '../../platform/text/date.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { sameResponsible } from '../directives/task.rules.ts'
import type { Responsible } from '../directives/types.ts'
import { readDirectives } from '../reading/directive.rules.ts'
import type { Typed } from './meeting.rules.ts'
import { refusals } from './refusals.text.ts'
import type { Conclusion, ConclusionDraft, Meeting, NoticeContent, Reachable } from './types.ts'

/** items of one notice */
export const mostItems = 40

/** Words for everybody of a kind, as a chair says them; folded, so without commas. */
const groupWords: readonly (readonly [Reachable['group'], RegExp])[] = [
  ['communes', /^(?:tat ca |toan bo )?(?:cac )?xa$/],
  ['wards', /^(?:tat ca |toan bo )?(?:cac )?(?:phuong|thi tran|dac khu)(?: (?:phuong|thi tran|dac khu))*$/],
  ['districts', /^(?:tat ca |toan bo )?(?:cac )?huyen(?: thi xa)?(?: thanh pho)?$/],
  ['provinces', /^(?:tat ca |toan bo )?(?:cac )?tinh(?: thanh pho)?$/],
  ['bodies', /^(?:tat ca |toan bo )?(?:cac )?(?:so ban nganh|so nganh|co quan)$/],
]
const everybody = /^(?:tat ca|tat ca (?:cac )?don vi(?: duoc moi)?|cac don vi(?: duoc moi)?)$/

/** Whom words name: bodies and units by name or code, groups by their words, parted by semicolons. What names nobody, or several, is told. */
export function responsibleOf(text: string, reachable: readonly Reachable[]): { to: Responsible[]; unknown: string[] } {
  const to: Responsible[] = []
  const unknown: string[] = []
  for (const part of text.split(';').map(tidy)) {
    if (part === '') continue
    const words = fold(part)
    const group = groupWords.find(([, pattern]) => pattern.test(words))?.[0]
    const named = reachable.filter(({ name, code }) => fold(name) === words || code === part)
    const found = everybody.test(words)
      ? reachable
      : group
        ? reachable.filter((one) => one.group === group)
        : named.length === 1
          ? named
          : []
    if (found.length === 0)
      unknown.push(named.length > 1 ? `«${part}» trùng tên ${named.length} nơi, ghi mã đơn vị` : `«${part}» không có trong danh sách mời`)
    for (const one of found) if (!to.some((other) => sameResponsible(other, one.to))) to.push(one.to)
  }
  return { to, unknown }
}

/** How the fields of an item are called in the form. */
export const fieldOf = (item: number, field: 'viec' | 'giao' | 'san-pham' | 'han' | 'ngay') => `muc-${item}-${field}`

/** Reads the items of a form, empty ones left out. A day is taken only as it is typed; without one there is no deadline. */
export function readConclusions(form: Typed, reachable: readonly Reachable[]): Result<Conclusion[]> {
  const wrong: { where: string; what: string }[] = []
  const items: Conclusion[] = []
  for (let at = 1; at <= mostItems; at++) {
    const given = (field: Parameters<typeof fieldOf>[1]) => tidy(form[fieldOf(at, field)] ?? '')
    const [text, to, product, due, dayText] = [given('viec'), given('giao'), given('san-pham'), given('han'), given('ngay')]
    const where = `Mục ${at}`
    if (text === '' && to === '' && product === '' && due === '' && dayText === '') continue
    if (text === '') wrong.push({ where, what: 'chưa ghi nội dung' })
    const dueOn = dayText === '' ? null : parseDate(dayText)
    if (dayText !== '' && dueOn === null) wrong.push({ where, what: `«${dayText}» không phải là ngày; viết 30/6/2020 hoặc để trống` })
    for (const what of responsibleOf(to, reachable).unknown) wrong.push({ where, what })
    items.push({ text, to, product, dueText: due === '' && dueOn !== null ? formatDate(dueOn) : due, dueOn })
  }
  return wrong.length > 0 ? refused(refusals.badConclusions(wrong)) : done(items)
}

/** The day that words state whole, «trước ngày 30/6/2020»; null for everything else: a deadline is never worked out. */
export function statedDay(words: string): LocalDate | null {
  const match = /ngày (\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/u.exec(words)
  return match?.[1] ? parseDate(match[1]) : null
}

/** The items that a spoken conclusion gives out, for a person to accept, change or drop each. */
export const proposedItems = (speech: string): Conclusion[] =>
  readDirectives(speech)
    .slice(0, mostItems)
    .map(({ assignee, action, deadline }) => ({
      text: action,
      to: assignee,
      product: '',
      dueText: deadline ?? '',
      dueOn: deadline === null ? null : statedDay(deadline),
    }))

/** What an item lacks before somebody can be held to it. */
export function lacksOf(items: readonly Conclusion[]): string[] {
  const count = (fits: (item: Conclusion) => boolean) => items.filter(fits).length
  const lacks: [number, string][] = [
    [count(({ to }) => to === ''), 'chưa giao cho ai, sẽ không thành nhiệm vụ'],
    [count(({ to, dueText }) => to !== '' && dueText === ''), 'không nêu hạn'],
    [count(({ to, product }) => to !== '' && product === ''), 'không nêu kết quả cần đạt'],
  ]
  return lacks.filter(([many]) => many > 0).map(([many, what]) => `${many} mục ${what}`)
}

/** What the notice prints. */
export const noticeOf = (meeting: Meeting, { opening, items }: Pick<ConclusionDraft, 'opening' | 'items'>): NoticeContent => ({
  title: meeting.title,
  bodyName: meeting.bodyName,
  unitName: meeting.unitName,
  heldOn: meeting.heldOn,
  chair: meeting.chair,
  chairPost: meeting.chairPost,
  opening,
  items,
})
