import type { LocalDate } from '../../platform/base/local-date.ts'
import type { CriteriaSet } from '../criteria/types.ts'
import type { Metadata } from './types.ts'

type Delivered = { key: string; metadata: Metadata; amends: { key: string; code: string }[] }
type Known = CriteriaSet & { provinceName: string | null }

const keyOf = (code: string) => `delivery:${code}`

/** «51/2025/QĐ-TTg»: the number is what stands before the last stroke. */
const cut = (code: string) => ({ number: code.slice(0, code.lastIndexOf('/')), symbol: code.slice(code.lastIndexOf('/') + 1) })

/** Who issues what bears the symbol: it says so itself for the Prime Minister and for a province's committee. */
function issuerOf(symbol: string, provinceName: string | null): string {
  if (symbol === 'QĐ-TTg') return 'Thủ tướng Chính phủ'
  const province = provinceName === null ? '' : ` ${provinceName.charAt(0).toLowerCase()}${provinceName.slice(1)}`
  return symbol === 'QĐ-UBND' ? `Ủy ban nhân dân${province || ' tỉnh'}` : 'chưa rõ'
}

const base = (code: string, provinceName: string | null) => ({
  ...{ type: 'decision' as const, ...cut(code), issuer: issuerOf(cut(code).symbol, provinceName), abstract: null, signer: null },
  ...{ field: 'Bộ tiêu chí', isDraft: false, opinionsFrom: null, opinionsUntil: null, tasks: [] },
})

/** The decisions by which sets were issued, and then those that amended them: only what stands in the sets' files. */
export function fromSets(sets: readonly Known[]): Delivered[] {
  const issued = [...Map.groupBy(sets, ({ decision }) => decision)].flatMap(([code, of]) => {
    const first = of.find(({ issued: on }) => on !== null)
    if (!first) return []
    const ends = of.map(({ validTo }) => validTo)
    const expiresOn = ends.includes(null) ? null : (ends.toSorted().at(-1) as LocalDate)
    const metadata: Metadata = {
      ...base(code, first.provinceName),
      title: [...new Set(of.map(({ name }) => name))].join('; '),
      issuedOn: first.issued,
      inForceOn: of.map(({ validFrom }) => validFrom).toSorted()[0] as LocalDate,
      expiresOn,
      criteria: [...new Set(of.map(({ id }) => id))],
      source: Object.values(first.sources).find((address) => /^https?:/.test(address)) ?? null,
      certainty: 'secondary',
      note: 'Tên ghi theo bộ tiêu chí; trích yếu nguyên văn chưa đối chiếu. Ngày có hiệu lực và hết hiệu lực là thời gian áp dụng của bộ tiêu chí trong hệ thống.',
    }
    return [{ key: keyOf(code), metadata, amends: [] }]
  })
  const amending = Map.groupBy(
    sets.flatMap((set) => (set.amendedBy ?? []).map((one) => ({ ...one, set }))),
    ({ decision }) => decision,
  )
  const amended = [...amending].map(([code, of]) => {
    const [first] = of as [(typeof of)[number], ...typeof of]
    const codes = [...new Set(of.map(({ set }) => set.decision))].toSorted()
    const metadata: Metadata = {
      ...base(code, null),
      title: `Sửa đổi ${codes.join(', ')}`,
      issuedOn: first.date,
      ...{ inForceOn: null, expiresOn: null, source: null, certainty: first.certainty, note: first.note },
      criteria: [...new Set(of.map(({ set }) => set.id))],
    }
    return { key: keyOf(code), metadata, amends: codes.map((other) => ({ key: keyOf(other), code: other })) }
  })
  return [...issued, ...amended.filter(({ key }) => !issued.some((one) => one.key === key))]
}
