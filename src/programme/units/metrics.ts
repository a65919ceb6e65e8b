import type { FigureDefinition } from '../../platform/base/figure.ts'

/** Figures about the units themselves. */
export const metrics = {
  communesInScope: {
    key: 'communes-in-scope',
    name: 'Số xã trong phạm vi tính',
    definition: 'Số đơn vị cấp xã có trong danh sách xã được tính (mặc định: các đơn vị loại xã) vào ngày của số liệu.',
    unit: 'xã',
    base: null,
    sums: 'adds',
    decimals: 0,
    better: null,
  },
} as const satisfies Record<string, FigureDefinition>
