import type { ModelKind } from './model.types.ts'

export const modelKindNames: Record<ModelKind, string> = {
  crops: 'Trồng trọt',
  livestock: 'Chăn nuôi',
  aquaculture: 'Thủy sản',
  forestry: 'Lâm nghiệp',
  craft: 'Ngành nghề, tiểu thủ công nghiệp',
  service: 'Dịch vụ, du lịch',
  other: 'Khác',
}
