import { type Form, jsonText, type Layout, type Ready, stageChoices } from '../evidence/import.rules.ts'
import * as text from './import.text.ts'

export const reportedLayout = {
  key: 'so-cong-bo',
  name: 'số đã công bố trong văn bản',
  required: ['ma', 'chi_tieu', 'den_ngay', 'tu', 'nguyen_van', 'van_ban'],
  optional: ['dieu_kien', 'mau', 'ngay_dang', 'dia_chi', 'ghi_chu'],
} as const satisfies Layout

export const releaseLayout = {
  key: 'ban-duyet',
  name: 'bản số liệu được duyệt công bố',
  required: ['ma', 'den_ngay', 'bo', 'cap', 'nguoi_duyet', 'ngay_duyet', 'tieu_de'],
  optional: ['danh_sach'],
} as const satisfies Layout

/** A row → key: figure, qualifier, day, document; then numerator, denominator, as printed, day and address of publication, note. */
export const readReported =
  (isFigure: (key: string) => boolean) =>
  (form: Form): Ready | null => {
    const code = form.code()
    const figure = form.required('chi_tieu', form.text)
    if (figure !== null && !isFigure(figure)) form.refuse('chi_tieu', text.figureUnknown(figure))
    const qualifier = form.object('dieu_kien')
    const asOf = form.required('den_ngay', form.day)
    const [num, den] = [form.required('tu', form.number), form.number('mau') ?? 1]
    if (den <= 0) form.refuse('mau', text.noDenominator)
    const [stated, document] = [form.required('nguyen_van', form.words), form.required('van_ban', form.words)]
    const [publishedOn, url, note] = [form.day('ngay_dang'), form.text('dia_chi'), form.words('ghi_chu')]
    if (url !== null && !/^https?:\/\/\S+$/.test(url)) form.refuse('dia_chi', text.noAddress)
    if (!code || !figure || !asOf || num === null || !stated || !document) return null
    return {
      code,
      on: asOf,
      fields: [figure, jsonText(qualifier ?? {}), asOf, document, String(num), String(den), stated, publishedOn, url, note],
    }
  }

/** A row → key: day, set, stage; then scope, who approved, when, title. */
export const readRelease =
  (setNamed: (name: string) => string | undefined, scopes: ReadonlySet<string>) =>
  (form: Form): Ready | null => {
    const [code, asOf] = [form.code(), form.required('den_ngay', form.day)]
    const named = form.required('bo', form.text)
    const set = named === null ? undefined : setNamed(named)
    if (named !== null && set === undefined) form.refuse('bo', text.setUnknown(named))
    const stage = form.required('cap', (column) => form.choice(column, stageChoices))
    const scope = form.text('danh_sach') ?? 'xa'
    if (!scopes.has(scope)) form.refuse('danh_sach', text.scopeUnknown(scopes))
    const [approvedBy, approvedOn] = [form.required('nguoi_duyet', form.words), form.required('ngay_duyet', form.day)]
    const title = form.required('tieu_de', form.words)
    if (!code || !asOf || !set || !stage || !approvedBy || !approvedOn || !title) return null
    return { code, on: asOf, fields: [asOf, set, stage, scope, approvedBy, approvedOn, title] }
  }
