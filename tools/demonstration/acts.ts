import type { Row } from './file.ts'

/** Shown wherever a row was made up so that published sums come out. */
const label = 'dữ liệu minh hoạ dựng lại'

/** The last day of a year; 2016 ends with the set of 2009, which was replaced on 2016-12-01. */
export const dayOfYear = (year: number): string => (year === 2016 ? '2016-11-30' : `${year}-12-31`)

/** The set that a recognition of a year was granted under. */
export const setOfYear = (year: number): string => (year <= 2016 ? 'xa-2009' : 'xa-2016')

/** A recognition whose commune and day are reconstructed: no decision number, since none is known. */
export function recognised(commune: string, on: string, set: string, note = 'xã và ngày là minh hoạ; số quyết định không rõ'): Row {
  return { ma: commune, danh_hieu: 'chuan', ngay_quyet_dinh: on, loai: 'cong-nhan', bo: set, ghi_chu: note }
}

/** A picture shown to the public. */
export function release(unit: string, asOf: string, set: string, on: string, title: string): Row {
  return {
    ma: unit,
    den_ngay: asOf,
    bo: set,
    cap: 'tham-dinh',
    danh_sach: 'xa',
    nguoi_duyet: 'Dữ liệu minh hoạ dựng lại',
    ngay_duyet: on,
    tieu_de: `${title} (${label})`,
  }
}

/** A figure as a published text prints it; `num`/`den` is its exact value. */
export type Printed = { figure: string; given?: Record<string, unknown>; num: number; den?: number; stated: string; note?: string }

export const reportedRows = (unit: string, asOf: string, document: string, publishedOn: string, url: string, printed: Printed[]): Row[] =>
  printed.map((p) => ({
    ma: unit,
    chi_tieu: p.figure,
    dieu_kien: p.given ? JSON.stringify(p.given) : '',
    den_ngay: asOf,
    tu: String(p.num),
    mau: String(p.den ?? 1),
    nguyen_van: p.stated,
    van_ban: document,
    ngay_dang: publishedOn,
    dia_chi: url,
    ghi_chu: p.note ?? '',
  }))

export type Aim = { figure: string; given?: Record<string, unknown>; due: string; num: number; den?: number; note?: string }

/** Targets of one document: `map` is the day whose map the numbers were set on. */
export const targetRows = (unit: string, map: string, setOn: string, set: string, document: string, aims: Aim[]): Row[] =>
  aims.map((a) => ({
    ma: unit,
    chi_tieu: a.figure,
    dieu_kien: a.given ? JSON.stringify(a.given) : '',
    han: a.due,
    ban_do: map,
    ngay_giao: setOn,
    tu: String(a.num),
    mau: String(a.den ?? 1),
    bo: set,
    van_ban: document,
    ghi_chu: a.note ?? '',
  }))
