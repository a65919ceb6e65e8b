import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'

/** A figure as a picture of its own says it: with its place, its day and where it comes from. */
export type Pictured = {
  name: string
  place: string
  value: number | null
  unit: string
  missing: string | null
  asOf: LocalDate
  source: string
  demonstration: boolean
}
export type Point = { asOf: LocalDate; value: number | null; breaks: boolean }

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const fonts = "font-family=\"'Segoe UI','Noto Sans',Arial,sans-serif\""

/** Words broken into lines of so many letters; what does not fit into the lines ends in «…». */
function lines(text: string, letters: number, most: number): string[] {
  const all: string[] = ['']
  for (const word of text.split(/\s+/)) {
    const last = all.at(-1) as string
    if (last !== '' && last.length + word.length + 1 > letters) all.push(word)
    else all[all.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return all.length <= most ? all : [...all.slice(0, most - 1), `${(all[most - 1] as string).slice(0, letters - 1)}…`]
}

const text = (x: number, y: number, size: number, words: string, more = ''): string =>
  `<text x="${x}" y="${y}" font-size="${size}" ${more}>${escaped(words)}</text>`

function frame(width: number, height: number, label: string, inside: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ${fonts}>`,
    `<title>${escaped(label)}</title><rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="6" fill="#fff" stroke="#b8c0c8"/>`,
    `<g fill="#1b2733">${inside}</g></svg>`,
  ].join('')
}

const valueText = ({ value, unit }: Pictured): string => (value === null ? '–' : `${formatNumber(value)}${unit === '%' ? '%' : ` ${unit}`}`)
const asOfText = ({ asOf, demonstration }: Pictured): string =>
  `Số liệu đến ${formatDate(asOf)}${demonstration ? ' · dữ liệu minh hoạ' : ''}`
const footer = (figure: Pictured, y: number, letters: number): string => {
  const source = lines(`Nguồn: ${figure.source}`, letters, 2)
  const all = [asOfText(figure), ...source]
  return all.map((line, at) => text(16, y + at * 16, 11.5, line, 'fill="#4d5b69"')).join('')
}

/** One figure as a card. */
export function figureSvg(figure: Pictured): string {
  const heads = lines(figure.name, 36, 3)
  const below = 58 + heads.length * 18
  const why = figure.value === null && figure.missing ? lines(figure.missing, 50, 2) : []
  const inside = [
    text(16, 26, 13, figure.place, 'fill="#4d5b69"'),
    ...heads.map((line, at) => text(16, 46 + at * 18, 14.5, line, 'font-weight="600"')),
    text(16, below + 14, 32, valueText(figure), 'font-weight="700" fill="#0b6b3a"'),
    ...why.map((line, at) => text(16, below + 34 + at * 16, 12, line)),
    footer(figure, below + 40 + why.length * 16, 56),
  ]
  return frame(360, below + 84 + why.length * 16, `${figure.name}, ${figure.place}: ${valueText(figure)}`, inside.join(''))
}

/** The figure over its releases: a line that breaks where the set changes, each end with its number. */
export function seriesSvg(figure: Pictured, points: readonly Point[]): string {
  const [left, right, top, bottom] = [52, 544, 62, 206]
  const known = points.filter((point): point is Point & { value: number } => point.value !== null)
  const most = Math.max(1, ...known.map(({ value }) => value))
  const [from, to] = [Date.parse(points[0]?.asOf ?? figure.asOf), Date.parse(points.at(-1)?.asOf ?? figure.asOf)]
  const x = (on: LocalDate) => (to === from ? (left + right) / 2 : left + ((Date.parse(on) - from) / (to - from)) * (right - left))
  const y = (value: number) => bottom - (value / most) * (bottom - top)
  const path = points
    .map(({ asOf, value, breaks }, at) => {
      if (value === null) return ''
      const before = points[at - 1]
      return `${at === 0 || breaks || before?.value === null ? 'M' : 'L'}${x(asOf).toFixed(1)} ${y(value).toFixed(1)}`
    })
    .join('')
  const dots = known.map(({ asOf, value }) => `<circle cx="${x(asOf).toFixed(1)}" cy="${y(value).toFixed(1)}" r="3.5" fill="#0b6b3a"/>`)
  const ends = [...new Set([known[0], known.at(-1)])].flatMap((point) =>
    point
      ? [
          text(
            Math.round(x(point.asOf)),
            Math.round(y(point.value)) - 9,
            12,
            formatNumber(point.value),
            'text-anchor="middle" font-weight="600"',
          ),
        ]
      : [],
  )
  const dates = [...new Set([points[0]?.asOf, points.at(-1)?.asOf])].flatMap((on) =>
    on ? [text(Math.round(x(on)), bottom + 18, 11.5, formatDate(on), 'text-anchor="middle" fill="#4d5b69"')] : [],
  )
  const inside = [
    text(16, 24, 14.5, `${lines(figure.name, 66, 1)[0]}`, 'font-weight="600"'),
    text(16, 43, 13, `${figure.place} · ${figure.unit}`, 'fill="#4d5b69"'),
    `<path d="M${left} ${bottom}H${right}" stroke="#b8c0c8" fill="none"/>`,
    text(left - 8, bottom + 4, 11.5, '0', 'text-anchor="end" fill="#4d5b69"'),
    text(left - 8, top + 4, 11.5, formatNumber(most), 'text-anchor="end" fill="#4d5b69"'),
    `<path d="${path}" stroke="#0b6b3a" stroke-width="2" fill="none"/>`,
    ...dots,
    ...ends,
    ...dates,
    known.length === 0 ? text(left, 140, 13, figure.missing ?? 'Chưa có số liệu được duyệt công khai.') : '',
    footer(figure, bottom + 42, 92),
  ]
  return frame(600, bottom + 86, `${figure.name}, ${figure.place}, theo các ngày chốt`, inside.join(''))
}

/** The one line of HTML that shows a picture on another site. */
export const embedLine = (address: string, label: string): string =>
  `<img src="${escaped(address)}" alt="${escaped(label)}" loading="lazy">`
