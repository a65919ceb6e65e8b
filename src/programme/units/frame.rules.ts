import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import type { Frame, Stage } from './types.ts'

/** What was asked, before it is known which unit and which data answer: nulls are left to the resolver. */
export type FrameRequest = {
  unitCode: string
  /** null = today */
  asOf: LocalDate | null
  /** null = the map of the day of the data; 'today' = the map of today */
  mapOf: LocalDate | 'today' | null
  /** set id or alias; null = the set of the release, else the set in force */
  set: string | null
  stage: Stage | null
  /** null = the list of the release, else the communes of kind xã */
  scope: string | null
}

/** Stages as the addresses of pages write them. */
export const stageSlugs: Record<Stage, string> = { self: 'tu-danh-gia', verified: 'tham-tra', appraised: 'tham-dinh' }

const stageOf = (text: string): Stage | null => {
  const stages = Object.keys(stageSlugs) as Stage[]
  return stages.find((stage) => stage === text || stageSlugs[stage] === text) ?? null
}

/** Names on pages and their counterparts in the API and on the command line. */
const names = { asOf: 'ngay', mapOf: 'ban-do', set: 'bo', stage: 'cap', scope: 'danh-sach' } as const

/** Reads a frame from an address (`ngay, ban-do, bo, cap, danh-sach`) or from the API (`asOf, mapOf, set, stage, scope`). */
export function parseFrame(query: Record<string, string | undefined>, unitCode: string): Result<FrameRequest> {
  const given = (key: keyof typeof names) => (query[names[key]] ?? query[key])?.trim() || null
  const wrong: { where: string; what: string }[] = []
  const dayIn = (key: 'asOf' | 'mapOf') => {
    const text = given(key)
    const date = text === null ? null : parseDate(text)
    if (text !== null && !date) wrong.push({ where: names[key], what: `«${text}» không phải là ngày; viết 2016-12-31 hoặc 31/12/2016` })
    return date
  }
  const map = given('mapOf')
  const mapOf = map === 'hien-nay' || map === 'today' ? 'today' : map === 'luc-chot' ? null : dayIn('mapOf')
  const asOf = dayIn('asOf')
  const stageText = given('stage')
  const stage = stageText === null ? null : stageOf(stageText)
  if (stageText !== null && !stage)
    wrong.push({ where: names.stage, what: `«${stageText}» không phải là cấp; viết tu-danh-gia, tham-tra hoặc tham-dinh` })
  if (wrong.length > 0)
    return refused({
      code: 'frame.invalid',
      status: 400,
      text: `Địa chỉ chưa đúng: ${wrong.map((w) => w.what).join('; ')}.`,
      offenders: wrong,
    })
  return done({ unitCode: unitCode.trim(), asOf, mapOf, set: given('set'), stage, scope: given('scope') })
}

/** The query of the address of a frame; reading it again gives the same frame. A link is a citation. */
export function frameQuery(frame: Pick<Frame, 'asOf' | 'mapOf' | 'set' | 'stage' | 'scope'>): string {
  const query = new URLSearchParams({ ngay: frame.asOf })
  if (frame.mapOf !== frame.asOf) query.set('ban-do', frame.mapOf)
  query.set('bo', frame.set)
  query.set('cap', stageSlugs[frame.stage])
  if (frame.scope !== 'xa') query.set('danh-sach', frame.scope)
  return query.toString()
}
