import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import type { SetSummary } from '../criteria/types.ts'
import { instant } from '../people/views.ts'
import { kindNamed } from './file.rules.ts'
import type { EvidenceFile } from './file.types.ts'
import { isSuspicious } from './proof.rules.ts'
import { flagNames } from './proof.text.ts'
import type { FlagKind, LiveUse, Proof, ProofRow, Use } from './proof.types.ts'

/** «xa-2026 / 17.1, năm 2026» as people read it. */
export const useText = ({ setId, indicator, year, sheetId }: Use): string =>
  `${indicator} (bộ ${setId}, ${year === null ? `phiếu ${sheetId}` : `năm ${year}`})`

/** «17.1, 17.2 (xa-2026, 2026)»: uses of one set and time together. */
export function usesText(uses: readonly LiveUse[]): string {
  const together = Map.groupBy(uses, ({ setId, year, sheetId }) => `${setId}, ${year ?? `phiếu ${sheetId}`}`)
  return [...together].map(([of, some]) => `${some.map(({ indicator }) => indicator).join(', ')} (${of})`).join('; ')
}

/** `2.4 MB` with a comma, as people write it. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`
  const kilo = bytes / 1024
  return kilo < 1000 ? `${formatNumber(Math.max(1, Math.round(kilo)))} kB` : `${formatNumber(Math.round(kilo / 102.4) / 10)} MB`
}

export type FlagView = { text: string; isLoud: boolean }

/** «Hết hạn», «Tệp này cũng là minh chứng của đơn vị khác: Xã Văn An»; loud is what is over or suspicious, not what is coming. */
export const flagView = (kind: FlagKind, names: readonly string[] = []): FlagView => ({
  text: `${flagNames[kind]}${names.length > 0 ? `: ${names.join(', ')}` : ''}`,
  isLoud: kind === 'expired' || isSuspicious({ kind }),
})

/** A row of the list. */
export const rowView = (row: ProofRow) => ({
  id: row.id,
  title: row.title,
  reference: row.reference,
  unitName: row.unitName,
  effectiveOn: formatDate(row.effectiveOn),
  expiresOn: row.expiresOn === null ? null : formatDate(row.expiresOn),
  uses: usesText(row.uses),
  file: row.fileType === null ? null : `${kindNamed(row.fileType)?.name ?? row.fileType}, ${sizeText(row.fileSize ?? 0)}`,
  personal: row.personal,
  withdrawn: row.withdrawn,
  flags: row.flags.map(({ kind }) => flagView(kind)),
})

const shotView = ({ takenAt, lat, lon, pictureToldBy }: EvidenceFile) => ({
  takenAt:
    takenAt === null
      ? null
      : `${takenAt.slice(11, 16)} ngày ${Number(takenAt.slice(8, 10))}/${Number(takenAt.slice(5, 7))}/${takenAt.slice(0, 4)}`,
  place: lat === null || lon === null ? null : { text: `${formatNumber(lat, 5)}; ${formatNumber(lon, 5)}`, href: `geo:${lat},${lon}` },
  toldBy: pictureToldBy === 'file' ? 'theo thông tin trong tệp ảnh' : pictureToldBy === 'device' ? 'theo điện thoại khi nén ảnh' : null,
})

/** A proof on its page: nothing of keys and accounts. */
export const proofView = ({
  id,
  version,
  title,
  reference,
  effectiveOn,
  expiresOn,
  note,
  personal,
  file,
  addedBy,
  addedAt,
  withdrawn,
  uses,
}: Proof) => ({
  id,
  version,
  title,
  reference,
  effectiveOn,
  effectiveText: formatDate(effectiveOn),
  expiresOn,
  expiresText: expiresOn === null ? null : formatDate(expiresOn),
  note,
  personal,
  added: `${addedBy}, ${instant(addedAt)}`,
  withdrawn: withdrawn && { text: `${withdrawn.by} rút lúc ${instant(withdrawn.at)}`, because: withdrawn.because },
  uses: uses.map((use) => ({ id: use.id, text: useText(use) })),
  file: file && {
    name: file.name,
    kind: kindNamed(file.type)?.name ?? file.type,
    size: sizeText(file.size),
    hash: file.hash,
    picture: kindNamed(file.type)?.picture ?? false,
    inline: kindNamed(file.type)?.inline ?? false,
    ...shotView(file),
  },
})

/** Sets to choose from, each once under its latest name, newest law first. */
export function setChoices(sets: readonly SetSummary[]): { value: string; text: string }[] {
  const latest = new Map(sets.map((set) => [set.id, set]))
  return [...latest.values()]
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : a.id < b.id ? -1 : 1))
    .map(({ id, name }) => ({ value: id, text: `${name} (${id})` }))
}
