import type { FigureDefinition } from '../../platform/base/figure.ts'

/** Figures about what was registered. Targets are set on other figures and stand beside them. */
export const metrics = {
  communesRegistered: {
    key: 'communes-registered',
    name: 'Số xã đăng ký đạt chuẩn trong năm',
    definition:
      'Số xã có tên trong danh sách đăng ký đạt chuẩn của năm đã được phê duyệt; xã chỉ đăng ký đạt thêm một số tiêu chí không tính.',
    unit: 'xã',
    base: 'số xã trong phạm vi tính',
    sums: 'adds',
    decimals: 0,
    better: null,
  },
} as const satisfies Record<string, FigureDefinition>
