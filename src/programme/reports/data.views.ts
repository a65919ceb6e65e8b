import { csvLine } from '../../platform/text/csv.ts'
import { titleOf } from './title.rules.ts'
import type { Ledger, Quoted, Report, Version } from './types.ts'

type Of = { report: Report; ledger: Ledger; version: Version | null }

/** Spreadsheets know by it that a CSV is UTF-8. */
const mark = '\ufeff'

const status = ({ version }: Of): string => (version === null ? 'đang soạn, chưa chốt' : `bản chốt số ${version.version}`)

/** A decimal with a full stop, as data carry it; empty where nothing is known. */
const plain = (value: number | null): string => (value === null ? '' : String(value))

const columns: readonly { head: string; of: (figure: Quoted, of: Of) => string }[] = [
  { head: 'ma_don_vi', of: ({ frame }) => frame.unitCode },
  { head: 'ten_don_vi', of: ({ frame }) => frame.unitName },
  { head: 'ky_bao_cao', of: (_, { report }) => titleOf(report) },
  { head: 'ma_chi_tieu', of: ({ slot }) => slot },
  { head: 'ten_chi_tieu', of: ({ name }) => name },
  { head: 'don_vi_tinh', of: ({ unit }) => unit },
  { head: 'gia_tri', of: ({ value }) => plain(value) },
  { head: 'tu_so', of: ({ exact }) => plain(exact?.num ?? null) },
  { head: 'mau_so', of: ({ exact, of }) => plain(of ?? exact?.den ?? null) },
  { head: 'ngay_chot', of: (_, { report }) => report.closesOn },
  { head: 'so_lieu_den_ngay', of: ({ frame }) => frame.asOf },
  { head: 'bo_tieu_chi', of: ({ frame }) => frame.set },
  { head: 'cap', of: ({ frame }) => frame.stage },
  { head: 'ly_do_chua_co', of: ({ missing }) => missing ?? '' },
  { head: 'nguon', of: ({ origin }, of) => `${origin.text}; ${status(of)}` },
]

/** The figures of a report, a line each: codes, unit, closing day, source. */
export const dataCsv = (of: Of): string =>
  mark +
  [columns.map(({ head }) => head), ...of.ledger.figures.map((figure) => columns.map((column) => column.of(figure, of)))]
    .map(csvLine)
    .join('')

/** The same with everything that was frozen. */
export const dataJson = (of: Of): string => {
  const { report, ledger, version } = of
  return JSON.stringify(
    {
      report: { unit: report.unitCode, unitName: report.unitName, regime: report.regime, title: titleOf(report), state: report.state },
      closedOn: report.closesOn,
      status: status(of),
      version: version && {
        number: version.version,
        hash: version.hash,
        partial: version.partial,
        because: version.because,
        at: version.frozenAt,
      },
      frame: ledger.frame,
      below: ledger.below,
      figures: ledger.figures.map(({ frame: _frame, origin, ...figure }) => ({ ...figure, source: origin.text })),
      appendices: version?.appendices ?? [],
    },
    null,
    1,
  )
}
