/** Papers of a dossier as pages of their own, for a package: they print from any browser and need nothing beside them. */

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const safe = (text: string | number): string => String(text).replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
const line = (text: string) => (text === '' ? '' : `<p>${safe(text)}</p>`)

const style = `body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.5 "Times New Roman",Tinos,serif;color:#000;background:#fff}
h1,h2{text-align:center;font-size:1.1875rem}.dau{display:grid;grid-template-columns:2fr 3fr;gap:.5rem 1rem;text-align:center}.dau p{margin:0}
.ky{display:grid;grid-template-columns:1fr 1fr;gap:2rem;margin-top:2rem;text-align:center}.ky p:last-child{margin-top:4rem}
table{width:100%;border-collapse:collapse}th,td{border:1px solid #000;padding:.25rem .5rem;text-align:left}.ma{font:.75rem monospace;overflow-wrap:anywhere}`

const page = (title: string, body: string) =>
  `<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(title)}</title><style>${style}</style></head><body><main>\n${body}\n</main></body></html>\n`

const head = (body: string, number: string, place: string) =>
  `<div class="dau"><p><strong>${safe(body.toUpperCase())}</strong></p><p><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</strong></p><p>Số: ${safe(number)}</p><p><em>${safe(place)}</em></p></div>`

const digest = (snapshot: number, hash: string) => `<p class="ma">Bản chốt ${snapshot}: SHA-256 ${safe(hash)}</p>`

export type PrintedMinutes = {
  body: string
  placeLine: string
  subject: string
  on: string
  place: string
  chair: string
  secretary: string
  attendance: string
  away: string[]
  barred: string[]
  snapshot: number
  hash: string
  rule: string
  counts: { agree: number; disagree: number; blank: number }
  silent: number
  result: string
  passed: boolean
  remarks: string[]
  seats: { name: string; post: string; vote: string }[]
}

/** The minutes of a meeting. */
export function minutesPage(view: PrintedMinutes): string {
  const rows = view.seats.map(
    ({ name, post, vote }, at) => `<tr><td>${at + 1}</td><td>${safe(name)}</td><td>${safe(post)}</td><td>${safe(vote)}</td></tr>`,
  )
  const body = [
    head(view.body, '…/BB-HĐTĐ', view.placeLine),
    `<h1>BIÊN BẢN<br>${safe(view.subject)}</h1>`,
    line(`Thời gian: ngày ${view.on}. Địa điểm: ${view.place}.`),
    line(`Chủ trì: ${view.chair}. Thư ký: ${view.secretary}.`),
    line(`Thành phần: ${view.attendance}.${view.away.length > 0 ? ` Vắng mặt: ${view.away.join('; ')}.` : ''}`),
    line(view.barred.length > 0 ? `Không tham gia bỏ phiếu: ${view.barred.join('; ')}.` : ''),
    line(`Cách bỏ phiếu: ${view.rule}`),
    line(
      `Kết quả: ${view.counts.agree} đồng ý, ${view.counts.disagree} không đồng ý, ${view.counts.blank} không có ý kiến hoặc phiếu không hợp lệ, ${view.silent} người có mặt không bỏ phiếu.`,
    ),
    line(`${view.result} ${view.passed ? 'Hội đồng nhất trí đề nghị.' : 'Đề nghị không được thông qua.'}`),
    ...view.remarks.map((remark) => line(`– ${remark}`)),
    `<table><thead><tr><th>TT</th><th>Họ và tên</th><th>Chức vụ</th><th>Bỏ phiếu</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
    `<div class="ky"><div><p><strong>THƯ KÝ</strong></p><p>${safe(view.secretary)}</p></div><div><p><strong>CHỦ TRÌ</strong></p><p>${safe(view.chair)}</p></div></div>`,
    digest(view.snapshot, view.hash),
  ]
  return page(`Biên bản: ${view.subject}`, body.join('\n'))
}

export type PrintedAct = {
  id: number
  body: string
  number: string
  placeLine: string
  kind: string
  kindName: string
  subject: string
  unit: string
  tier: string
  bookedYear: number
  set: string
  heldOn: string
  conditions: string[]
  ending: string | null
  signature: { line: string; post: string; signer: string }
  day: string | null
  hash: string
  snapshot: number
}

const signature = ({ signature: { line: capacity, post, signer } }: PrintedAct) =>
  `<div class="ky"><div></div><div><p><strong>${safe(capacity)}${post ? `<br>${safe(post)}` : ''}</strong></p><p>${safe(signer)}</p></div></div>`

/** The decision. */
export function decisionPage(view: PrintedAct): string {
  const what = view.ending ? `, đã công nhận ngày ${view.ending}` : ` theo ${view.set}, ghi nhận cho năm ${view.bookedYear}`
  const body = [
    head(view.body, view.number, view.placeLine),
    `<h1>QUYẾT ĐỊNH<br>Về việc ${safe(view.subject)}</h1>`,
    ...[...new Set(view.conditions)].map((source) => line(`Căn cứ ${source};`)),
    line(`Theo kết quả bỏ phiếu của Hội đồng thẩm định ngày ${view.heldOn} trên bản chốt ${view.snapshot} của hồ sơ số ${view.id}.`),
    line(`Điều 1. ${view.kindName} ${view.tier} nông thôn mới đối với ${view.unit}${what}.`),
    line('Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.'),
    signature(view),
    digest(view.snapshot, view.hash),
  ]
  return page(`Quyết định ${view.number}`, body.join('\n'))
}

/** The certificate that goes with a recognition or an acknowledgement. */
export function certificatePage(view: PrintedAct): string {
  const body = [
    '<h2>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</h2>',
    `<h1>${safe(view.body.toUpperCase())}<br>${view.kind === 'acknowledgement' ? 'GHI NHẬN' : 'CÔNG NHẬN'}</h1>`,
    `<h2>${safe(view.unit)}<br>${safe(view.tier)} nông thôn mới năm ${view.bookedYear}</h2>`,
    line(`Quyết định số ${view.number}${view.day ? `, ${view.day}` : ''}`),
    signature(view),
  ]
  return page(`Bằng công nhận: ${view.unit}`, body.join('\n'))
}
