/** One line of a file, by column. */
export type Row = Record<string, string>

/** The kinds of file that `ntm import` reads, with their columns in order. */
const columns = {
  'ket-qua': ['ma', 'ngay', 'bo', 'cap', 'tieu_chi', 'ket_qua'],
  'so-lieu': ['ma', 'ngay', 'chi_so', 'cap', 'gia_tri'],
  'cong-nhan': ['ma', 'danh_hieu', 'ngay_quyet_dinh', 'loai', 'bo', 'so_quyet_dinh', 'co_quan', 'ngay_thu_hoi', 'so_thu_hoi', 'ghi_chu'],
  'dang-ky': ['ma', 'nam', 'danh_hieu', 'trang_thai', 'so_tieu_chi', 'han', 'van_ban'],
  'muc-tieu': ['ma', 'chi_tieu', 'dieu_kien', 'han', 'ban_do', 'ngay_giao', 'tu', 'mau', 'bo', 'van_ban', 'ghi_chu'],
  'so-cong-bo': ['ma', 'chi_tieu', 'dieu_kien', 'den_ngay', 'tu', 'mau', 'nguyen_van', 'van_ban', 'ngay_dang', 'dia_chi', 'ghi_chu'],
  'ban-duyet': ['ma', 'den_ngay', 'bo', 'cap', 'danh_sach', 'nguoi_duyet', 'ngay_duyet', 'tieu_de'],
} as const
type FileKind = keyof typeof columns

/** A file of a place: `name` without its ending. */
export type DataFile = { name: string; kind: FileKind; rows: Row[] }
/** All files of one province or district: one folder. */
export type Place = { folder: string; files: DataFile[] }

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The text of a file: header, rows as given, LF, NFC. A column that is not of the kind is a mistake of the generator. */
export function csvOf(file: DataFile): string {
  const names: readonly string[] = columns[file.kind]
  for (const row of file.rows) {
    const stranger = Object.keys(row).find((key) => !names.includes(key))
    if (stranger) throw new Error(`${file.name}: no column ${stranger}`)
  }
  const lines = file.rows.map((row) => names.map((name) => quoted(row[name] ?? '')).join(','))
  return `${[names.join(','), ...lines].join('\n')}\n`.normalize('NFC')
}
