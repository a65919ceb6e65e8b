import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Block, Paper } from '../../platform/base/paper.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { parsePaperNumber, placeName } from '../../platform/text/paper.ts'
import { tierText } from '../criteria/text.ts'
import { kindNames } from './dossier.text.ts'
import type { Content, Dossier } from './dossier.types.ts'
import type { PrintedAct, PrintedMinutes } from './printed.views.ts'

/** «công nhận đạt chuẩn đối với Xã Bính Xá, Tỉnh Lạng Sơn, năm 2025» */
export function subjectOf(
  { kind, tier, bookedYear }: Pick<Dossier, 'kind' | 'tier' | 'bookedYear'>,
  { unit }: Pick<Content, 'unit'>,
): string {
  const place = unit.province ? `${unit.name}, ${unit.province}` : unit.name
  return `${kindNames[kind].toLowerCase()} ${tierText[tier]} nông thôn mới đối với ${place}, năm ${bookedYear}`
}

const paragraph = (text: string, bold = false): Block => ({ kind: 'paragraph', runs: [bold ? { text, bold } : { text }] })

/** The minutes of a meeting of the council as a paper; the number is the clerk's. */
export function minutesPaper(view: PrintedMinutes & { decider: string; heldOn: LocalDate; frozenOn: string }): Paper {
  const { counts, away, barred, remarks, passed } = view
  return {
    type: 'minutes',
    issuer: { above: null, body: view.body },
    number: { ordinal: null, symbol: 'BB-HĐTĐ' },
    place: placeName(view.decider),
    on: view.heldOn,
    subject: view.subject,
    addressees: [],
    body: [
      paragraph(`Thời gian: ngày ${view.on}. Địa điểm: ${view.place}.`),
      paragraph(`Chủ trì: ${view.chair}. Thư ký: ${view.secretary}.`),
      paragraph(`Thành phần: ${view.attendance}.${away.length > 0 ? ` Vắng mặt: ${away.join('; ')}.` : ''}`),
      ...(barred.length > 0 ? [paragraph(`Không tham gia bỏ phiếu: ${barred.join('; ')}.`)] : []),
      paragraph(`Hội đồng xem bản chốt ${view.snapshot} của hồ sơ lúc ${view.frozenOn}.`),
      paragraph(`Cách bỏ phiếu: ${view.rule}`),
      paragraph(
        `Kết quả: ${counts.agree} đồng ý, ${counts.disagree} không đồng ý, ${counts.blank} không có ý kiến hoặc phiếu không hợp lệ, ${view.silent} người có mặt không bỏ phiếu.`,
      ),
      ...(remarks.length > 0 ? [paragraph('Ý kiến khác:'), { kind: 'list', items: remarks.map((text) => [{ text }]) } as const] : []),
      seatTable(view.seats),
      paragraph(`${view.result} ${passed ? 'Hội đồng nhất trí đề nghị.' : 'Đề nghị không được thông qua.'}`, true),
    ],
    recipients: [],
    signatures: [
      { lines: ['Thư ký'], name: view.secretary || null },
      { lines: ['Chủ trì'], name: view.chair || null },
    ],
    appendices: [],
  }
}

const seatTable = (seats: PrintedMinutes['seats']): Block => ({
  kind: 'table',
  caption: 'Thành viên hội đồng',
  unit: null,
  widths: [1, 4, 6, 3],
  head: [[{ text: 'TT' }, { text: 'Họ và tên' }, { text: 'Chức vụ' }, { text: 'Bỏ phiếu' }]],
  rows: seats.map(({ name, post, vote }, at) => ({
    cells: [{ text: formatNumber(at + 1) }, { text: name }, { text: post }, { text: vote }],
  })),
  source: null,
})

/** The decision as a paper; number and day stay free until the clerk gives them. */
export function actPaper(view: PrintedAct & { decider: string; numbered: string | null; decidedOn: LocalDate | null }): Paper {
  const what = view.ending ? `, đã công nhận ngày ${view.ending}` : ` theo ${view.set}, ghi nhận cho năm ${view.bookedYear}`
  const { line, post, signer } = view.signature
  return {
    type: 'decision',
    issuer: { above: null, body: view.body },
    number: view.numbered === null ? { ordinal: null, symbol: 'QĐ-UBND' } : parsePaperNumber(view.numbered),
    place: placeName(view.decider),
    on: view.decidedOn,
    subject: `Về việc ${view.subject}`,
    addressees: [],
    body: [
      {
        kind: 'bases',
        lines: [
          ...[...new Set(view.conditions)].map((source) => `Căn cứ ${source}`),
          `Theo kết quả bỏ phiếu của Hội đồng thẩm định ngày ${view.heldOn} trên bản chốt ${view.snapshot} của hồ sơ số ${view.id}`,
        ],
      },
      { kind: 'centred', text: 'QUYẾT ĐỊNH:' },
      {
        kind: 'article',
        number: '1',
        title: null,
        runs: [{ text: `${view.kindName} ${view.tier} nông thôn mới đối với ${view.unit}${what}.` }],
      },
      { kind: 'article', number: '2', title: null, runs: [{ text: 'Quyết định này có hiệu lực kể từ ngày ký.' }] },
    ],
    recipients: [view.unit, 'Lưu: VT'],
    signatures: [{ lines: [line, ...(post ? [post] : [])], name: signer }],
    appendices: [],
  }
}
