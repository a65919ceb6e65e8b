import type { Listing } from '../../platform/base/listing.ts'
import { numberText } from '../../platform/text/paper.ts'
import { typeNames } from './text.ts'
import type { RegisterEntry } from './types.ts'
import { noteOf } from './views.ts'

/** The register as a workbook, in the ten columns of the decree (30/2020, appendix IV); «Ký nhận» is signed on paper. */
export const registerListing = (rows: readonly RegisterEntry[], lines: readonly string[]): Listing<RegisterEntry> => ({
  sheet: 'Sổ đăng ký văn bản đi',
  title: 'Sổ đăng ký văn bản đi',
  lines,
  rows,
  columns: [
    { head: 'Số, ký hiệu văn bản', width: 16, value: (row) => numberText(row) },
    { head: 'Ngày tháng văn bản', width: 12, kind: 'date', value: ({ on }) => on },
    { head: 'Tên loại và trích yếu nội dung văn bản', width: 50, value: ({ type, subject }) => `${typeNames[type]}: ${subject}` },
    { head: 'Người ký', width: 20, value: ({ signer }) => signer },
    { head: 'Nơi nhận văn bản', width: 36, value: ({ recipients }) => recipients },
    { head: 'Đơn vị, người nhận bản lưu', width: 16, value: ({ keeper }) => keeper },
    { head: 'Số lượng bản', width: 10, kind: 'integer', value: ({ copies }) => copies },
    { head: 'Ngày chuyển', width: 12, kind: 'date', value: ({ issuedOn }) => issuedOn },
    { head: 'Ký nhận', width: 12, value: () => null },
    { head: 'Ghi chú', width: 30, value: noteOf },
  ],
})
