import type { Form, Layout, Ready } from '../evidence/import.rules.ts'
import { readPrinted } from './published.rules.ts'
import type { PublishedKind, PublishedSource } from './types.ts'

/** A published table of money: one line of it a row, totals among them. */
export const publishedLayout = {
  key: 'von-cong-bo',
  name: 'bảng vốn đã công bố',
  required: ['ma', 'bang', 'nguon', 'loai', 'den_ngay', 'nam', 'don_vi_tien', 'van_ban'],
  optional: ['ke_hoach', 'giai_ngan', 'con_lai', 'ty_le', 'dia_chi'],
} as const satisfies Layout

export const sourceChoices: ReadonlyMap<string, PublishedSource> = new Map<string, PublishedSource>([
  ['trung-uong', 'central'],
  ['nstw', 'central'],
  ['tinh', 'province'],
  ['ns-tinh', 'province'],
  ['huyen', 'district'],
  ['xa', 'commune'],
  ['long-ghep', 'integrated'],
  ['tin-dung', 'credit'],
  ['doanh-nghiep', 'enterprise'],
  ['cong-dong', 'community'],
  ['tat-ca', 'all'],
])

export const kindChoices: ReadonlyMap<string, PublishedKind> = new Map<string, PublishedKind>([
  ['dau-tu', 'investment'],
  ['dau-tu-phat-trien', 'investment'],
  ['su-nghiep', 'recurrent'],
  ['khong-phan-loai', 'unsorted'],
  ['cong', 'total'],
])

const unitChoices: ReadonlyMap<string, number> = new Map([
  ['ty-dong', 1_000_000_000],
  ['trieu-dong', 1_000_000],
  ['nghin-dong', 1_000],
  ['dong', 1],
])

/** A number as it was printed; refused where it is none. */
function printed(form: Form, column: string): string | null {
  const text = form.text(column)
  if (text === null || readPrinted(text) !== null) return text
  return form.refuse(column, 'không phải số theo cách in của Việt Nam; ghi như 1.001,6')
}

/** A row → key: table, source, kind; then day, year, unit of money, the four numbers as printed, document, address. The unit is read on the day. */
export function readPublished(form: Form): Ready | null {
  const code = form.code()
  const title = form.required('bang', form.words)
  const source = form.required('nguon', (column) => form.choice(column, sourceChoices))
  const kind = form.required('loai', (column) => form.choice(column, kindChoices))
  const [asOf, year] = [form.required('den_ngay', form.day), form.required('nam', form.count)]
  const unit = form.required('don_vi_tien', (column) => form.choice(column, unitChoices))
  const numbers = ['ke_hoach', 'giai_ngan', 'con_lai', 'ty_le'].map((column) => printed(form, column))
  const [document, url] = [form.required('van_ban', form.words), form.text('dia_chi')]
  if (source === 'all' && kind !== null && kind !== 'total') form.refuse('loai', 'dòng của tất cả các nguồn phải là dòng cộng')
  if (!code || !title || !source || !kind || !asOf || year === null || !unit || !document) return null
  return { code, on: asOf, fields: [title, source, kind, asOf, String(year), String(unit), ...numbers, document, url] }
}
