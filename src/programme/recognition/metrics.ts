import type { FigureDefinition } from '../../platform/base/figure.ts'

const common = { base: 'số xã trong phạm vi tính', unit: 'xã', sums: 'adds', decimals: 0, better: 'up' } as const

/** Figures about acts of recognition. */
export const metrics = {
  communesRecognised: {
    ...common,
    key: 'communes-recognised',
    name: 'Số xã được công nhận đạt chuẩn nông thôn mới',
    definition:
      'Số xã đang giữ quyết định công nhận của danh hiệu đã nêu hoặc danh hiệu cao hơn, chưa bị thu hồi; xã sáp nhập chỉ tính khi có quyết định công nhận lại hoặc văn bản ghi nhận sau ngày sáp nhập.',
  },
  communesNewlyRecognised: {
    ...common,
    key: 'communes-newly-recognised',
    name: 'Số xã được công nhận mới',
    definition:
      'Số xã có quyết định công nhận đạt chuẩn lần đầu trong khoảng thời gian đã nêu và còn hiệu lực; văn bản ghi nhận sau sáp nhập không phải công nhận mới.',
  },
  communesRecognisedChange: {
    ...common,
    key: 'communes-recognised-change',
    name: 'Thay đổi số xã được công nhận',
    definition: 'Số xã được công nhận trừ số của lần duyệt trước, mỗi bên theo các xã của ngày đó.',
  },
  recognisedButNotMeeting: {
    ...common,
    key: 'recognised-but-not-meeting',
    name: 'Số xã đã được công nhận nhưng chưa đạt đủ tiêu chí',
    definition: 'Số xã đang giữ quyết định công nhận mà kết quả hiện có theo bộ tiêu chí của khung số liệu chưa đạt đủ.',
    base: 'số xã được công nhận và có số liệu',
    better: 'down',
  },
} as const satisfies Record<string, FigureDefinition>

/** The tiers that communes are counted by. Each counts the communes that hold it or a higher one. */
export const countedTiers = ['standard', 'advanced', 'model', 'modern'] as const
export type CountedTier = (typeof countedTiers)[number]
