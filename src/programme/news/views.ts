import type { Listing } from '../../platform/base/listing.ts'
import { dayOf } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { momentOf, timeText } from './moment.rules.ts'
import { bodyHtml, figureRows, jpegHref, pictureHtml } from './picture.views.ts'
import { hasBegun } from './procedures.ts'
import { newsPath, newsPathEn } from './slug.rules.ts'
import * as text from './text.ts'
import type {
  Article,
  Comment,
  CommentCount,
  Correction,
  Moment,
  NewsLine,
  OfficeLine,
  Picture,
  PublicComment,
  Published,
  Schedule,
  StatedFigure,
  Step,
  VersionLine,
} from './types.ts'

/** A line of a public list. */
export const newsLineView = (line: NewsLine) => ({
  id: line.id,
  href: newsPath(line),
  title: line.title,
  sapo: line.sapo,
  category: line.categoryName,
  date: formatDate(line.publishOn),
  day: line.publishOn,
  thumb: line.thumb === null ? null : jpegHref(line.thumb),
  alt: line.alt ?? '',
})

/** When something was written or handled: «14/6/2026, 07:30». */
const instantText = (at: Date): string => `${formatDate(dayOf(at))}, ${timeText(momentOf(dayOf(at), at).minute)}`

export const scheduleText = ({ publishOn, publishMinute, expiresOn }: Schedule): string =>
  `${formatDate(publishOn)}, ${timeText(publishMinute)}${expiresOn === null ? '' : `, đến hết ${formatDate(expiresOn)}`}`

type Whole = {
  article: Published
  /** what units are called, by their codes */
  placeNames: Readonly<Record<string, string>>
  pictures: Picture[]
  corrections: Correction[]
  figures: ReadonlyMap<string, StatedFigure>
}

/** An article as everybody reads it; `moved`: those of its figures that the newest release says otherwise. */
export function articleView({ article, placeNames, pictures, corrections, figures }: Whole, moved: ReadonlyMap<string, StatedFigure>) {
  const { text: of } = article
  const lead = pictures.find((one) => one.id === of.pictureId && !of.body.includes(`[[anh ${one.id}]]`))
  return {
    id: article.id,
    ...{ title: of.title, sapo: of.sapo, byline: of.byline, sourceName: of.sourceName, sourceLink: of.sourceLink },
    ...{ category: of.category, categoryName: article.categoryName, tags: of.tags, criteria: of.criteria },
    places: of.places.map((code) => ({ code, name: placeNames[code] ?? `Đơn vị ${code}` })),
    ...{ unitName: article.unitName, date: formatDate(article.publishOn), time: timeText(article.publishMinute), day: article.publishOn },
    lead: lead ? pictureHtml(lead, true) : null,
    html: bodyHtml(of.body, figures, pictures),
    figures: figureRows(figures, moved),
    corrections: corrections.map((one) => ({ text: one.text, date: formatDate(one.on) })),
    english: article.slugEn === null ? null : newsPathEn({ slugEn: article.slugEn, id: article.id }),
  }
}

/** The English version of an article. */
export function englishView({ article, pictures, figures }: Omit<Whole, 'corrections' | 'placeNames'>) {
  const { text: of } = article
  return {
    id: article.id,
    title: of.titleEn ?? '',
    sapo: of.sapoEn ?? '',
    byline: of.byline,
    category: article.categoryNameEn,
    date: article.publishOn,
    html: bodyHtml(of.bodyEn ?? '', figures, pictures),
    vietnamese: newsPath(article),
  }
}

/** Why an article is not read any more. */
export const overView = ({ text: { title }, endedOn, endedBecause, expiresOn }: Published) => ({
  title,
  why:
    endedOn !== null
      ? `Bài đã được gỡ ngày ${formatDate(endedOn)}. Lý do: ${endedBecause}`
      : `Bài hết hạn ngày ${expiresOn === null ? '' : formatDate(expiresOn)}.`,
})

export const commentView = (one: PublicComment) => ({ id: one.id, name: one.name, text: one.text, date: formatDate(one.receivedOn) })

const publicText = (line: Pick<OfficeLine, 'state' | 'publishOn' | 'publishMinute' | 'expiresOn'>, moment: Moment): string => {
  const { state, publishOn, publishMinute, expiresOn } = line
  if (publishOn === null || publishMinute === null) return '–'
  if (state === 'withdrawn') return 'đã gỡ'
  if (expiresOn !== null && expiresOn < moment.today) return `hết hạn ${formatDate(expiresOn)}`
  return `${hasBegun({ publishOn, publishMinute }, moment) ? '' : 'hẹn '}${scheduleText({ publishOn, publishMinute, expiresOn })}`
}

/** A line of the office's list. */
export const officeLineView = (line: OfficeLine, moment: Moment) => ({
  id: line.id,
  title: line.title,
  unitName: line.unitName,
  author: line.author,
  category: line.categoryName,
  state: text.stateNames[line.state],
  public: publicText(line, moment),
  changed: instantText(line.changedAt),
})

/** The list as it leaves for a spreadsheet: what stands on the screen. */
export const officeListing = (rows: readonly OfficeLine[], moment: Moment, about: string[]): Listing<OfficeLine> => ({
  sheet: 'Biên tập',
  title: 'Tin, bài của cổng',
  lines: about,
  rows,
  columns: [
    { head: 'Số', width: 8, kind: 'integer', value: ({ id }) => id },
    { head: 'Tiêu đề', width: 60, value: ({ title }) => title },
    { head: 'Đơn vị', width: 24, value: ({ unitName }) => unitName },
    { head: 'Chuyên mục', width: 22, value: ({ categoryName }) => categoryName },
    { head: 'Người viết', width: 24, value: ({ author }) => author },
    { head: 'Tình trạng', width: 18, value: ({ state }) => text.stateNames[state] },
    { head: 'Công khai', width: 30, value: (line) => publicText(line, moment) },
    { head: 'Sửa lần cuối', width: 18, value: ({ changedAt }) => instantText(changedAt) },
  ],
})

export const articleFacts = (article: Article, published: Published | null, moment: Moment) => ({
  id: article.id,
  unitName: article.unitName,
  author: article.author,
  state: text.stateNames[article.state],
  steps: article.steps,
  version: article.version,
  isLive: article.liveVersion !== null,
  liveVersion: article.liveVersion,
  public:
    published === null
      ? 'Chưa công khai'
      : publicText({ state: published.endedOn === null ? 'approved' : 'withdrawn', ...published }, moment),
  href: published === null || published.endedOn !== null || !hasBegun(published, moment) ? null : newsPath(published),
})

export const stepView = (step: Step) => ({
  number: step.number,
  name: `${text.stepNames[step.kind]} (bản ${step.version})`,
  who: `${formatDate(step.on)}, ${step.by}`,
  reason: step.reason,
})

export const versionLineView = (line: VersionLine) => ({
  number: line.number,
  title: line.title,
  who: `${instantText(line.writtenAt)}, ${line.writtenBy}`,
  note: line.restored === null ? (line.correction === null ? '' : `Đính chính: ${line.correction}`) : `Khôi phục bản ${line.restored}`,
})

export const pictureChoice = (picture: Picture) => ({
  id: picture.id,
  alt: picture.alt,
  caption: picture.caption,
  credit: picture.credit,
  token: `[[anh ${picture.id}]]`,
  src: picture.renditions.filter((one) => one.format === 'jpeg' && !one.thumb).map((one) => jpegHref(one.hash))[0] ?? '',
})

/** A comment as moderators see it. */
export const moderationView = (one: Comment) => ({
  id: one.id,
  articleId: one.articleId,
  title: one.title,
  name: one.name ?? 'đã xóa theo thời hạn lưu',
  text: one.text ?? 'Nội dung đã xóa theo thời hạn lưu.',
  hasContact: one.hasContact,
  state: one.state,
  received: formatDate(one.receivedOn),
  handled:
    one.handledOn === null
      ? null
      : `${text.commentStateNames[one.state]} ngày ${formatDate(one.handledOn)}, ${one.handledBy}${one.reason === null ? '' : `. Lý do: ${one.reason}`}`,
  threadId: one.threadId,
})

export const commentListing = (rows: readonly Comment[], about: string[]): Listing<Comment> => ({
  sheet: 'Bình luận',
  title: 'Bình luận của người đọc',
  lines: about,
  rows,
  columns: [
    { head: 'Số', width: 8, kind: 'integer', value: ({ id }) => id },
    { head: 'Ngày nhận', width: 14, kind: 'date', value: ({ receivedOn }) => receivedOn },
    { head: 'Bài', width: 50, value: ({ title }) => title },
    { head: 'Người gửi', width: 24, value: ({ name }) => name },
    { head: 'Nội dung', width: 70, value: ({ text: words }) => words },
    { head: 'Tình trạng', width: 22, value: ({ state }) => text.commentStateNames[state] },
    { head: 'Lý do', width: 30, value: ({ reason }) => reason },
    { head: 'Người xử lý', width: 24, value: ({ handledBy }) => handledBy },
    { head: 'Ngày xử lý', width: 14, kind: 'date', value: ({ handledOn }) => handledOn },
  ],
})

export const countView = (one: CommentCount) => ({
  month: `Tháng ${Number(one.month.slice(5))}/${one.month.slice(0, 4)}`,
  received: formatNumber(one.received),
  approved: formatNumber(one.approved),
  refused: formatNumber(one.refused),
  forwarded: formatNumber(one.forwarded),
  waiting: formatNumber(one.waiting),
})
