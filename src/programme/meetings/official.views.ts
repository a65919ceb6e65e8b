import { decreeDay, formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { kindNames } from './text.ts'
import type { Conclusion, Issue, MinutesContent, NoticeContent } from './types.ts'
import { countsText } from './views.ts'

const clockText = (clock: string): string => clock.replace(/^(\d\d):(\d\d)$/, '$1 giờ $2 phút')

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const issueView = (issue: Issue<unknown> | null) =>
  issue && { version: issue.version, hash: issue.hash, because: issue.because, issuedBy: issue.issuedBy }

const within = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** Minutes as they print: begin, place, people, what went on, end (form 1.9 of Decree 30/2020). */
export function minutesView(content: MinutesContent, issue: Issue<MinutesContent> | null) {
  const { counts, present, away } = content
  return {
    issue: issueView(issue),
    subject: within(content.title),
    bodyName: content.bodyName,
    secretary: content.secretary,
    chair: content.chair,
    begins: `Hội nghị bắt đầu vào hồi ${clockText(content.opened)}, ${decreeDay(content.heldOn)}.`,
    place: `Địa điểm: ${content.place}. Hình thức: ${kindNames[content.kind].toLowerCase()}.`,
    chaired: `Chủ trì: đồng chí ${content.chair}, ${content.chairPost}. Thư ký: đồng chí ${content.secretary}.`,
    attended: `Thành phần: ${countsText(counts)}${content.guests ? ` Khách mời: ${content.guests}.` : ''}`,
    present: present.map(({ name, present: people, who }) => ({ name, people: formatNumber(people), who })),
    away: away.length === 0 ? null : `Vắng mặt: ${away.map(({ name, reason }) => `${name} (${reason})`).join('; ')}.`,
    agenda: content.agenda.map(({ title, presenter }) => (presenter ? `${title} (${presenter})` : title)),
    papers: content.papers.length === 0 ? null : `Tài liệu: ${content.papers.join('; ')}.`,
    speeches: content.speeches.map(({ speaker, unitName, text }) => ({ who: `${speaker} (${unitName})`, lines: lines(text) })),
    lines: lines(content.text),
    ends: content.closed ? `Hội nghị kết thúc vào ${clockText(content.closed)}, ${decreeDay(content.heldOn)}./.` : 'Hội nghị chưa bế mạc.',
  }
}

/** «trước ngày 30/6/2020», or that no deadline was stated. */
export const dueText = ({ dueText: words, dueOn }: Pick<Conclusion, 'dueText' | 'dueOn'>): string => {
  if (words === '') return 'không nêu hạn'
  return dueOn === null || words.includes(formatDate(dueOn)) ? words : `${words} (${formatDate(dueOn)})`
}

/** The notice of conclusions as it prints. */
export const noticeView = (content: NoticeContent, issue: Issue<NoticeContent> | null) => ({
  issue: issueView(issue),
  bodyName: content.bodyName,
  subject: `Kết luận của đồng chí ${content.chair}, ${content.chairPost}, tại ${within(content.title)}`,
  opening: lines(content.opening),
  closing: `${content.bodyName} thông báo để các cơ quan, đơn vị biết, thực hiện./.`,
  items: content.items.map((item, at) => ({
    key: at + 1,
    text: item.text.replace(/[.;]$/u, ''),
    to: item.to,
    product: item.product,
    due: item.to === '' && item.dueText === '' ? '' : dueText(item),
  })),
})
