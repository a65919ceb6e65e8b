import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Refusal } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { formatDate, parseDate } from '../../platform/text/date.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import type { MapChange } from './change.types.ts'
import { inSentence, villageWords } from './text.ts'
import type { Village, VillageFates, VillageRow } from './village.types.ts'

const longest = 120
/** as many as one paste may bring; the largest commune has fewer */
const most = 300

const word = new RegExp(`^(${[...villageWords].sort((a, b) => b.length - a.length).join('|')}) `, 'iu')

/** A name as it is kept, «thôn  Nà Lầm» → «Thôn Nà Lầm»; or why it is none. */
export function villageName(text: string): { name: string } | { problem: string } {
  const name = tidy(text)
  if (name === '') return { problem: 'thiếu tên' }
  if (name.length > longest) return { problem: `tên dài quá ${longest} ký tự` }
  if (!word.test(name)) return { problem: `«${name}» chưa ghi loại; viết cả từ thôn, xóm, bản, ấp, buôn, làng, tổ dân phố… ở đầu tên` }
  return { name: `${name.charAt(0).toUpperCase()}${name.slice(1)}` }
}

/** «Thôn Nà Lầm» without its word. */
export const villageShortName = (name: string): string => name.replace(word, '')

const columns: Record<'name' | 'from' | 'document', string[]> = {
  name: ['ten', 'ten thon', 'ten thon ban', 'thon', 'thon ban', 'thon xom ban ap', 'xom', 'ban', 'ap'],
  from: ['tu ngay', 'ngay', 'ngay lap', 'co tu ngay'],
  document: ['van ban', 'can cu', 'quyet dinh', 'nghi quyet'],
}

const cellsOf = (line: string): string[] =>
  line.split(line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',').map((cell) => cell.replace(/^\s*"|"\s*$/g, '').trim())

type Read = { rows: VillageRow[]; offenders: { where: string; what: string }[] }

/**
 * Villages of a pasted list: one a line, by name alone or in columns (name, from day, document; a heading is understood, numbers in front are
 * left out). Refused with every wrong line.
 */
export function readVillages(text: string): Result<VillageRow[]> {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: index + 1, cells: cellsOf(line) }))
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [first] = filled
  if (!first)
    return refused({ code: 'villages.none', text: 'Chưa có thôn nào. Ghi mỗi dòng một thôn, hoặc dán từ bảng tính.', status: 422 })
  const places = headingOf(first.cells)
  const body = places ? filled.slice(1) : filled
  if (body.length > most)
    return refused({
      code: 'villages.many',
      text: `Danh sách có ${body.length} dòng, nhiều hơn ${most}. Chia thành nhiều lần.`,
      status: 422,
    })
  const { rows, offenders } = body.reduce<Read>(
    (read, { line, cells }) => {
      const row = rowOf(line, places ? places.map((at) => (at < 0 ? '' : (cells[at] ?? ''))) : plainCells(cells))
      if ('problem' in row) read.offenders.push({ where: `dòng ${line}`, what: row.problem })
      else read.rows.push(row)
      return read
    },
    { rows: [], offenders: [] },
  )
  if (offenders.length === 0) return done(rows)
  return refused({
    code: 'villages.unreadable',
    text: `Có ${offenders.length} dòng chưa đúng. Sửa từng dòng rồi gửi lại.`,
    offenders,
    status: 422,
  })
}

/** At which places name, day and document stand; null where the line is no heading. */
function headingOf(cells: string[]): [number, number, number] | null {
  const folded = cells.map(fold)
  const at = (key: keyof typeof columns) => folded.findIndex((cell) => columns[key].includes(cell))
  return at('name') < 0 ? null : [at('name'), at('from'), at('document')]
}

/** Without a heading: a number in front is no name, the next cell is a day where it can be read as one. */
function plainCells(cells: string[]): string[] {
  const [name = '', ...rest] = /^\d+\.?$/.test(cells[0] ?? '') ? cells.slice(1) : cells
  const from = rest.find((cell) => parseDate(cell) !== null) ?? ''
  return [name.replace(/^\d+[.)]\s+/, ''), from, rest.filter((cell) => cell !== '' && cell !== from).join(', ')]
}

function rowOf(line: number, [name = '', from = '', document = '']: string[]): VillageRow | { problem: string } {
  const read = villageName(name)
  if ('problem' in read) return read
  const day = from === '' ? null : parseDate(from)
  if (from !== '' && day === null) return { problem: `«${from}» không phải là ngày; viết 01/7/2025` }
  return { line, name: read.name, from: day, document: tidy(document) }
}

/** Names that would stand twice: among the new ones, or beside those that stand. Told without regard to diacritics and letter size. */
export function duplicatesIn(
  fresh: readonly { line?: number; name: string }[],
  standing: readonly Pick<Village, 'name'>[],
): Refusal | null {
  const known = new Map(standing.map(({ name }) => [fold(name), name]))
  const offenders: { where: string; what: string }[] = []
  for (const { line, name } of fresh) {
    const twin = known.get(fold(name))
    if (twin !== undefined)
      offenders.push({ where: line === undefined ? name : `dòng ${line}`, what: `«${name}» trùng với ${inSentence(twin)} đã có` })
    known.set(fold(name), name)
  }
  if (offenders.length === 0) return null
  return { code: 'villages.twice', text: 'Tên thôn bị trùng. Bỏ dòng trùng, hoặc ghi tên phân biệt được.', offenders, status: 409 }
}

/** Names that several villages of a commune bear, as mergers leave them: they are to be renamed. */
export function namesakes(villages: readonly Pick<Village, 'name'>[]): string[] {
  const groups = Map.groupBy(villages, ({ name }) => fold(name))
  return [...groups.values()].filter((group) => group.length > 1).map((group) => group[0]?.name ?? '')
}

type Standing = { communeId: number; name: string; validFrom: LocalDate }

/** What a change of communes does to their villages; refused where a village begins only after its commune has ended. */
export function villagesOf({ endings }: MapChange, villages: readonly Standing[]): Result<VillageFates> {
  const byCommune = Map.groupBy(villages, ({ communeId }) => communeId)
  const offenders = endings.flatMap(({ unitId, name, on }) =>
    (byCommune.get(unitId) ?? [])
      .filter(({ validFrom }) => validFrom >= on)
      .map((village) => ({
        where: `${village.name} (${inSentence(name)})`,
        what: `ghi từ ${formatDate(village.validFrom)}, không trước ngày ${formatDate(on)} là ngày ${inSentence(name)} thôi tồn tại`,
      })),
  )
  if (offenders.length > 0) {
    const text = 'Có thôn được ghi từ ngày mà xã đã thôi tồn tại theo kế hoạch. Đề nghị xã sửa ngày của thôn, rồi chạy lại.'
    return refused({ code: 'units.planVillages', text, offenders, status: 409 })
  }
  const counts = endings.map(({ unitId, name, successors }) => {
    const [only, ...others] = successors
    return { commune: name, count: byCommune.get(unitId)?.length ?? 0, follow: only?.whole === true && others.length === 0 }
  })
  return done({
    follow: counts.filter(({ follow }) => follow).reduce((sum, { count }) => sum + count, 0),
    unclear: counts.filter(({ follow, count }) => !follow && count > 0).map(({ commune, count }) => ({ commune, count })),
  })
}
