import type { FigureValue, Qualifier } from '../../platform/base/figure.ts'
import { stageName } from '../figures/page.views.ts'
import type { MatrixRow, Picture, Release } from '../figures/types.ts'
import { kindWords } from '../units/text.ts'
import type { Unit } from '../units/types.ts'
import { noResult, unitLevels, verdictNames } from './text.ts'
import type { Row } from './types.ts'

/** Units with the codes of what stands above them. */
export function unitRows(units: readonly Unit[]): Row[] {
  const codes = new Map(units.map(({ id, code }) => [id, code]))
  return units.map(({ code, name, level, kind, parentId, provinceId, validFrom }) => ({
    Ma: code,
    Ten: name,
    Cap: unitLevels[level] ?? level,
    Loai: kindWords[kind],
    MaCapTren: parentId === null ? null : (codes.get(parentId) ?? null),
    MaTinh: provinceId === null ? null : (codes.get(provinceId) ?? null),
    HieuLucTu: validFrom,
  }))
}

const closing = ({ demonstration, title }: Release): Row => ({ MinhHoa: demonstration, Nguon: title })

/** What every row of a release says of it; conditions on these columns are tested before its rows are read. */
export const releaseRow = ({ id, asOf, set, stage, unitCode }: Release): Row => ({
  BanDuyet: id,
  NgayChot: asOf,
  BoTieuChi: set,
  CapDanhGia: stageName(stage),
  MaDonVi: unitCode,
})

/** A release as a row of its own. */
export const releaseListed = (release: Release): Row => ({
  ...releaseRow(release),
  TenDonVi: release.unitName,
  NguoiDuyet: release.approvedBy,
  NgayDuyet: release.approvedOn,
  ...closing(release),
})

/** «lo=15;hi=18»: what narrows a figure, the same wherever it is written. */
export const detailOf = (qualifier: Qualifier | null): string =>
  Object.entries(qualifier ?? {})
    .map(([name, value]) => `${name}=${value ?? ''}`)
    .join(';')

function figureRow(release: Release, figure: FigureValue): Row {
  const detail = detailOf(figure.qualifier)
  return {
    Khoa: `${release.id}:${figure.key}${detail === '' ? '' : `:${detail}`}`,
    ...releaseRow(release),
    TenDonVi: release.unitName,
    ChiTieu: figure.key,
    ChiTiet: detail === '' ? null : detail,
    TenChiTieu: figure.name,
    GiaTri: figure.value,
    TuSo: figure.exact?.num ?? null,
    MauSo: figure.exact?.den ?? null,
    DonViTinh: figure.unit,
    LyDoThieu: figure.value === null ? (figure.missing?.text ?? null) : null,
    ...closing(release),
  }
}

export const figureRows = (release: Release, { figures }: Picture): Row[] => figures.map((figure) => figureRow(release, figure))

/** Communes of a release in the order of their codes. */
export const communeRows = (release: Release, rows: readonly MatrixRow[]): Row[] =>
  byCode(rows).map(({ unit, district, met, verdicts, recognised }) => ({
    Khoa: `${release.id}:${unit.code}`,
    ...releaseRow(release),
    MaXa: unit.code,
    TenXa: unit.name,
    Huyen: district,
    SoTieuChiDat: met,
    SoChuaDuCanCu: met === null ? null : Object.values(verdicts).filter((verdict) => verdict === 'unjudgeable').length,
    DuocCongNhan: recognised,
    LyDoThieu: met === null ? noResult : null,
    ...closing(release),
  }))

/** The verdicts of a release, commune by commune, in the order of the set. */
export const verdictRows = (release: Release, criteria: readonly { code: string; name: string }[], rows: readonly MatrixRow[]): Row[] =>
  byCode(rows).flatMap(({ unit, verdicts }) =>
    criteria.flatMap(({ code, name }): Row[] => {
      const verdict = verdicts[code]
      if (verdict === undefined) return []
      const key = { Khoa: `${release.id}:${unit.code}:${code}`, ...releaseRow(release), MaXa: unit.code, TenXa: unit.name }
      return [{ ...key, TieuChi: code, TenTieuChi: name, KetQua: verdictNames[verdict], ...closing(release) }]
    }),
  )

const byCode = (rows: readonly MatrixRow[]): MatrixRow[] => rows.toSorted((a, b) => (a.unit.code < b.unit.code ? -1 : 1))
