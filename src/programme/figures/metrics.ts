import type { FigureDefinition } from '../../platform/base/figure.ts'

/** Figures that no list of units stands behind: they are reported, never computed. */
export const metrics = {
  villagesRecognised: {
    key: 'villages-recognised',
    name: 'Số thôn, xóm được công nhận đạt chuẩn',
    definition: 'Số thôn, xóm, bản được công nhận như văn bản của địa phương nêu; không có danh sách từng thôn nên không tính lại được.',
    unit: 'thôn, xóm',
    base: null,
    sums: 'never',
    decimals: 0,
    better: 'up',
  },
  villagesRecognisedShare: {
    key: 'villages-recognised-share',
    name: 'Tỷ lệ thôn, xóm được công nhận đạt chuẩn',
    definition: 'Số thôn, xóm được công nhận chia cho tổng số thôn, xóm.',
    unit: '%',
    base: 'tổng số thôn, xóm',
    sums: 'ratioOfSums',
    decimals: 1,
    better: 'up',
  },
} as const satisfies Record<string, FigureDefinition>
