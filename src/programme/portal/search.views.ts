import type { Found, FoundPart, Sought } from '../../platform/base/found.ts'
import { formatDate } from '../../platform/text/date.ts'
import { excerpt, marked } from '../../platform/text/marked.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { kindNames } from './search.text.ts'
import type { FoundKind } from './search.types.ts'

/** «12», «hơn 400». */
export const countText = ({ total, isMore }: Pick<FoundPart, 'total' | 'isMore'>): string => `${isMore ? 'hơn ' : ''}${formatNumber(total)}`

const foundView = ({ href, title, text, date, where }: Found, { readings }: Sought) => ({
  href,
  title: marked(title, readings),
  text: text === '' ? [] : marked(excerpt(text, readings), readings),
  where: [where, date === null ? '' : formatDate(date)].filter((one) => one !== '').join(' · '),
})

/** What was found of a kind, with what is sought marked. */
export const foundKindView = ({ kind, rows, total, isMore }: FoundKind, sought: Sought) => ({
  kind,
  name: kindNames[kind],
  count: countText({ total, isMore }),
  isAll: rows.length >= total,
  rows: rows.map((row) => foundView(row, sought)),
})
