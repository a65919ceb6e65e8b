import { day } from '../../src/platform/base/local-date.ts'
import type { Quoted, QuotedFrame } from '../../src/programme/reports/types.ts'

export const quotedFrame: QuotedFrame = {
  ...{ unitId: 1, unitCode: '19', unitName: 'Tỉnh Thái Nguyên', asOf: day('2019-06-30'), mapOf: day('2019-06-30') },
  ...{ set: 'xa-2016', setLabel: 'Bộ tiêu chí 2016–2020', stage: 'appraised', scope: 'xa' },
}

/** A figure of a report, 88 communes of 139 unless said otherwise. */
export const quoted = (one: Partial<Quoted> = {}): Quoted => ({
  ...{ slot: 'communes-recognised', key: 'communes-recognised', name: 'Số xã được công nhận đạt chuẩn', definition: 'x', unit: 'xã' },
  ...{ style: 'count', decimals: 0, value: 88, exact: { num: 88, den: 1 }, of: 139, missing: null, asOf: day('2019-06-30') },
  ...{ frame: quotedFrame, previous: null, change: null, noChange: null, target: null, origin: { text: 'Hồ sơ', href: '/ho-so' } },
  ...one,
})
