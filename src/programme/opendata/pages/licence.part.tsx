import type { Licence } from '../types.ts'

/** Under which licence the data may be used; said where nobody chose. */
export function LicenceLine({ licence }: { licence: Licence | null }) {
  if (!licence) return <p className="source">Giấy phép: cơ quan chủ quản chưa chọn giấy phép sử dụng lại.</p>
  return <p className="source">Giấy phép: {licence.url ? <a href={licence.url}>{licence.name}</a> : licence.name}.</p>
}
