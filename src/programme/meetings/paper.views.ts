import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Block, Paper, PaperType, Signature } from '../../platform/base/paper.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { placeName, symbolOf } from '../../platform/text/paper.ts'
import type { minutesView, noticeView } from './official.views.ts'
import type { Invitation, Meeting, MinutesContent, NoticeContent } from './types.ts'
import type { agendaView, meetingView, paperView } from './views.ts'

/** Whose post signs is the clerk's and the signer's to write. */
const head: Signature = { lines: ['Thủ trưởng cơ quan'], name: null, note: '(Ký, ghi rõ họ tên)' }

/** A draft: number and day are the clerk's; the code of the body too, which no register tells. */
const draft = (type: PaperType, { bodyName, unitName }: Pick<Meeting, 'bodyName' | 'unitName'>, today: LocalDate) => ({
  type,
  issuer: { above: null, body: bodyName },
  number: { ordinal: null, symbol: symbolOf(type, '…') },
  place: placeName(unitName),
  on: null,
  year: Number(today.slice(0, 4)),
  addressees: [],
  appendices: [],
})

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })

/** The minutes as a paper; who was there stands in a table. */
export function minutesPaper(content: MinutesContent, view: ReturnType<typeof minutesView>, today: LocalDate): Paper {
  const body: Block[] = [
    ...[view.begins, view.place, view.chaired, view.attended, view.away, view.papers].flatMap((line) => (line ? [paragraph(line)] : [])),
    ...(view.present.length === 0 ? [] : [presentTable(view.present)]),
    paragraph('Nội dung hội nghị:'),
    ...view.agenda.map((item, at) => paragraph(`${at + 1}. ${item}.`)),
    ...view.lines.map(paragraph),
    ...(view.speeches.length === 0 ? [] : [paragraph('Ý kiến tại hội nghị:')]),
    ...view.speeches.map(({ who, lines }) => paragraph(`- ${who}${lines.length > 0 ? `: ${lines.join(' ')}` : '.'}`)),
    paragraph(view.ends),
  ]
  return {
    ...draft('minutes', content, today),
    subject: view.subject,
    body,
    recipients: [],
    signatures: [
      { lines: ['Thư ký'], name: content.secretary || null },
      { lines: ['Chủ trì'], name: content.chair },
    ],
  }
}

const presentTable = (present: ReturnType<typeof minutesView>['present']): Block => ({
  kind: 'table',
  caption: 'Đại biểu dự hội nghị',
  unit: null,
  widths: [1, 5, 2, 6],
  head: [[{ text: 'TT' }, { text: 'Đơn vị' }, { text: 'Số người' }, { text: 'Đại biểu' }]],
  rows: present.map(({ name, people, who }, at) => ({
    cells: [{ text: formatNumber(at + 1) }, { text: name }, { text: people, align: 'centre' }, { text: who }],
  })),
  source: null,
})

/** The notice of conclusions as a paper. */
export const noticePaper = (content: NoticeContent, view: ReturnType<typeof noticeView>, today: LocalDate): Paper => ({
  ...draft('notice', content, today),
  subject: view.subject,
  body: [
    ...view.opening.map(paragraph),
    ...view.items.map(({ key, text, to, product, due }) =>
      paragraph(
        [`${key}. ${text}.`, to && `Thực hiện: ${to}.`, product && `Kết quả: ${product}.`, due && `Thời hạn: ${due}.`]
          .filter(Boolean)
          .join(' '),
      ),
    ),
    paragraph(view.closing),
  ],
  recipients: ['Các cơ quan, đơn vị dự họp', 'Lưu: VT'],
  signatures: [head],
})

/** The invitation as a paper; those of one place read their own name in it, the holder leaves room for a name. */
export function letterPaper(
  meeting: Meeting,
  view: ReturnType<typeof meetingView>,
  agenda: ReturnType<typeof agendaView>,
  own: readonly Invitation[],
  today: LocalDate,
): Paper {
  const invited = own.filter(({ sent }) => sent).map(({ name }) => name)
  return {
    ...draft('invitation', meeting, today),
    subject: meeting.title,
    body: [
      paragraph(`${meeting.bodyName} trân trọng kính mời: ${invited.length > 0 ? invited.join('; ') : '…'}`),
      paragraph(`Tới dự ${meeting.title}.`),
      paragraph(`Chủ trì: đồng chí ${view.chair}.`),
      paragraph(`Thời gian: ${view.when}. Hình thức: ${view.kind.toLocaleLowerCase('vi')}.`),
      paragraph(`Địa điểm: ${view.place}.`),
      ...(agenda.length > 0 ? [paragraph('Chương trình:')] : []),
      ...agenda.map(({ key, title, presenter, at }) =>
        paragraph(`${at ? `${at}: ` : `${key}. `}${title}${presenter ? ` (${presenter})` : ''}.`),
      ),
    ],
    recipients: ['Như trên', 'Lưu: VT'],
    signatures: [head],
  }
}

/** A paper of the conference as a report; each figure in it has the place of its piece as its key, «2.1». */
export const reportPaper = (meeting: Meeting, { title, paragraphs }: ReturnType<typeof paperView>, today: LocalDate): Paper => ({
  ...draft('report', meeting, today),
  subject: title,
  body: paragraphs.map(({ key, pieces }) => ({
    kind: 'paragraph',
    runs: pieces.map((piece) => ({ text: piece.text, ...(piece.figure ? { figure: `${key}.${piece.key}` } : {}) })),
  })),
  recipients: ['Các cơ quan, đơn vị dự họp', 'Lưu: VT'],
  signatures: [head],
})
