import type { Profile } from './profile.types.ts'

/** What stands on the pages of an office before any office wrote its own, in a demonstration: nobody's name, number or address. */
export const illustration: Profile = {
  facts: {
    agency: 'Cơ quan quản lý cổng (minh họa)',
    responsible: 'Họ tên, chức vụ (minh họa)',
    address: 'Số nhà, đường, phường, tỉnh (minh họa)',
    phone: '0000 000 000',
    fax: null,
    email: 'lien-he@minh-hoa.example',
    security: 'bao-mat@minh-hoa.example',
    licence: null,
    reuse: 'Ghi rõ nguồn khi dẫn lại thông tin từ cổng này (minh họa).',
    functions:
      'Đoạn minh họa: cơ quan ghi tại đây chức năng của mình và văn bản quy định.\n\n- Nhiệm vụ thứ nhất (minh họa)\n- Nhiệm vụ thứ hai (minh họa)',
  },
  english: {
    agency: 'Office that runs the portal (illustration)',
    responsible: 'Name, post (illustration)',
    address: 'Number, street, ward, province (illustration)',
    reuse: 'Name the source when you quote this portal (illustration).',
    functions: 'Illustration: the office writes here what it does and by which document.',
  },
  bodies: [
    { name: 'Ban Chỉ đạo (minh họa)', nameEn: 'Steering Committee (illustration)', depth: 0 },
    { name: 'Văn phòng Điều phối (minh họa)', nameEn: 'Coordination Office (illustration)', depth: 1 },
    { name: 'Phòng thứ nhất (minh họa)', nameEn: 'First division (illustration)', depth: 2 },
    { name: 'Phòng thứ hai (minh họa)', nameEn: null, depth: 2 },
  ],
  contacts: [
    {
      ...{ kind: 'leader', name: 'Lãnh đạo (minh họa)', post: 'Chánh Văn phòng', postEn: 'Director' },
      ...{ body: 'Văn phòng Điều phối (minh họa)', phone: '0000 000 001', email: 'lanh-dao@minh-hoa.example' },
    },
    {
      ...{ kind: 'officer', name: 'Chuyên viên (minh họa)', post: 'Đầu mối số liệu, báo cáo', postEn: 'Figures and reports' },
      ...{ body: 'Phòng thứ nhất (minh họa)', phone: '0000 000 002', email: 'so-lieu@minh-hoa.example' },
    },
  ],
  channels: [],
  related: [],
}
