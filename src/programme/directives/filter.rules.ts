import { tidy } from '../../platform/text/fold.ts'
import { idOf } from '../consultation/survey.rules.ts'
import { type StateFilter, stateFilters, type TaskFilter, type TaskView } from './types.ts'

/** Names in addresses. */
const stateSlugs: Record<StateFilter, string> = {
  open: 'dang-mo',
  overdue: 'qua-han',
  undated: 'khong-neu-han',
  reported: 'cho-ket-luan',
  ended: 'da-ket-thuc',
  any: 'tat-ca',
}
const viewSlugs: Record<TaskView, string> = { roots: 'chung', mine: 'cua-toi', all: 'tung-don-vi' }

const find = <Key extends string>(slugs: Record<Key, string>, slug: string | null, usual: Key): Key =>
  (Object.keys(slugs) as Key[]).find((key) => slugs[key] === slug) ?? usual

/** What an address asks a list for; what it does not understand is as usual. */
export const filterIn = (query: URLSearchParams): TaskFilter => ({
  view: find(viewSlugs, query.get('xem'), 'roots'),
  state: find(stateSlugs, query.get('tinh-trang'), 'open'),
  bodyId: idOf(query.get('co-quan') ?? '') || null,
  unitId: idOf(query.get('don-vi') ?? '') || null,
  text: tidy(query.get('tim') ?? '').slice(0, 100),
})

/** The query of an address that asks for it. */
export function queryOf(filter: TaskFilter, page?: number): string {
  const query = new URLSearchParams({ xem: viewSlugs[filter.view], 'tinh-trang': stateSlugs[filter.state] })
  if (filter.bodyId !== null) query.set('co-quan', String(filter.bodyId))
  if (filter.unitId !== null) query.set('don-vi', String(filter.unitId))
  if (filter.text !== '') query.set('tim', filter.text)
  if (page !== undefined && page > 1) query.set('trang', String(page))
  return query.toString()
}

/** For the choices of a form. */
export const stateOptions = (names: Record<StateFilter, string>) =>
  stateFilters.map((key) => ({ value: stateSlugs[key], text: names[key] }))
export const viewOptions = [
  { value: viewSlugs.roots, text: 'Việc chung, kèm tổng hợp' },
  { value: viewSlugs.mine, text: 'Việc của cơ quan tôi' },
  { value: viewSlugs.all, text: 'Từng đơn vị, cơ quan' },
]
export const slugOf = (filter: TaskFilter) => ({ view: viewSlugs[filter.view], state: stateSlugs[filter.state] })
