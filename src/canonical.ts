const frame = ['ngay', 'ban-do', 'bo', 'cap', 'danh-sach', 'chi-tieu', 'so-voi']

/**
 * Which names in the query of a public page mean another content, in the order in which its canonical address has them. What somebody adds to
 * a link (where it was found, how it was sorted) names no other page. A page that stands not here has one content, or numbered pages of it.
 */
const meaningful: Readonly<Record<string, readonly string[]>> = {
  '/ket-qua': [...frame, 'chi-tieu', 'so-voi'],
  '/ket-qua/so-sanh': ['don-vi', 'chi-tieu', 'ban-do', 've'],
  '/ke-hoach': ['don-vi', 'nam', 'trang'],
  '/ket-qua/ma-tran': ['tinh', ...frame],
  '/ket-qua/danh-sach': ['don-vi', 'so', 'tu', 'den', 'duoi', 'tieu-chi', 'danh-hieu', 'tu-ngay', 'den-ngay', 'nam', ...frame],
  '/tinh/:code': [...frame, 'chi-tieu', 'so-voi'],
  '/huyen/:code': frame,
  '/xa/:code': frame,
  '/don-vi': ['ngay'],
  '/don-vi/:code': ['ngay'],
  '/don-vi/khoang-trong': ['loai', 'trang'],
  '/bo-tieu-chi/:id': ['ban', 'vung'],
  '/bo-tieu-chi/so-sanh': ['a', 'b'],
  '/nhat-ky/goc-bam': ['nam'],
  '/hoi-dap': ['chu-de', 'trang'],
  '/ocop': ['tinh', 'sao', 'nhom', 'trang'],
  '/tin-tuc': ['chuyen-muc', 'nhan', 'don-vi', 'trang'],
  '/en/news': ['page'],
  '/van-ban': ['loai', 'co-quan', 'linh-vuc', 'trang'],
  '/van-ban/:id': ['ngay'],
  '/gop-y/tra-loi': ['tinh', 'trang'],
}

/** The one address that means what a page shows: without what is empty, the first page, and what it does not ask for. */
export function canonicalPath(pattern: string, { pathname, searchParams }: URL): string {
  const query = new URLSearchParams()
  for (const name of meaningful[pattern] ?? ['trang']) {
    // units that are compared are named one by one
    const values = name === 'don-vi' ? searchParams.getAll(name) : [searchParams.get(name) ?? '']
    for (const value of values.map((one) => one.trim())) {
      const isFirst = value === '1' && (name === 'trang' || name === 'page')
      if (value !== '' && !isFirst) query.append(name, value)
    }
  }
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname
  return query.size > 0 ? `${path}?${query}` : path
}

/** Answers to somebody's search are read by robots for their links, and found themselves by nobody. */
export const isSearch = ({ searchParams }: URL): boolean => (searchParams.get('tim') ?? '') !== ''
