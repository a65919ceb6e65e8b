import type { LocalDate } from '../../platform/base/local-date.ts'
import { formatDate } from '../../platform/text/date.ts'
import { forwardsFrom, law, levelFor, usualWarningMonths, warningMonthsOn } from './procedures.ts'
import { decisionText, levelNames, regulationNames } from './text.ts'
import type { Regulation } from './types.ts'

const sureness = {
  official: 'đã có văn bản',
  secondary: 'nguồn thứ cấp',
  inferred: 'suy ra',
  recalled: 'theo trí nhớ, chưa đối chiếu',
  missing: 'chưa tìm thấy',
}

/** What the law and the province say on a day, with how sure each is. */
export function lawView(on: LocalDate, own: readonly Regulation[]) {
  const months = warningMonthsOn(own, on)
  const usual = months === usualWarningMonths
  return {
    bands: law.bands.map(({ stars, from }, at) => {
      const above = law.bands[at - 1]
      const said = levelFor(stars, on, own)
      return {
        stars,
        points: above ? `từ ${from} đến dưới ${above.from}` : `từ ${from} đến 100`,
        level: said.value ? levelNames[said.value] : (said.because ?? '–'),
        basis: `${sureness[said.certainty]}${said.source === '' ? '' : ` (${said.source})`}`,
      }
    }),
    parts: `Ba phần: ${law.parts.map(({ code, name, most }) => `${code}. ${name} (${most} điểm)`).join('; ')}.`,
    validity: `Giấy chứng nhận từ ${law.certifiedFrom} sao, hiệu lực ${law.validityMonths} tháng, ${law.validitySource}.`,
    forwards: `Từ ${forwardsFrom.value} điểm: tỉnh công nhận 4 sao và đề nghị Trung ương đánh giá (${sureness[forwardsFrom.certainty]}).`,
    warnings: `Nhắc hết hạn trước ${months.join(', ')} tháng${usual ? ' (mặc định của hệ thống)' : ''}.`,
  }
}

export const regulationView = (regulation: Regulation) => {
  const { id, kind, value, from } = regulation
  const said = kind === 'threeStarLevel' ? levelNames[value === 'commune' ? 'commune' : 'province'] : value.replaceAll(',', ', ')
  return { id, name: regulationNames[kind], value: said, decision: decisionText(regulation), from: formatDate(from) }
}
