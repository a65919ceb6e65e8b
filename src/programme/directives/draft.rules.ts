import type { LocalDate } from '../../platform/base/local-date.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import { parseDate } from '../../platform/text/date.ts'
import { tidy } from '../../platform/text/fold.ts'
import { parseNumber } from '../../platform/text/number.ts'
import type { Stage } from '../units/types.ts'
import { type Directory, proposeFor, readResponsible } from './assignee.rules.ts'
import { readDeadline } from './deadline.rules.ts'
import { refusals } from './refusals.text.ts'
import { type Binding, comparisons, type NewTask, type Recurrence, spans } from './types.ts'

/** One piece of work as the form shows it, for a person to accept, change or drop: everything as text. */
export type Draft = {
  keep: boolean
  what: string
  sentence: string
  /** as the conclusion names them */
  assignee: string
  responsible: string
  /** what must be settled about whom; '' where nothing */
  open: string
  cooperating: string
  dueOn: string
  dueWords: string
  every: string
  dueDay: string
  until: string
  expected: string
  binding: string
  criterion: string
  stage: string
  figure: string
  comparison: string
  value: string
}

export const emptyDraft: Draft = {
  ...{ keep: true, what: '', sentence: '', assignee: '', responsible: '', open: '', cooperating: '', dueOn: '', dueWords: '', every: '' },
  ...{ dueDay: '', until: '', expected: '', binding: '', criterion: '', stage: 'appraised', figure: '', comparison: 'atLeast', value: '' },
}

type Read = { assignee: string; action: string; deadline: string | null; sentence: string }

/** What the reader found, as drafts: bodies, units and days only where the words give them. */
export const draftsOf = (found: readonly Read[], directory: Directory, documentDay: LocalDate | null): Draft[] =>
  found.map(({ assignee, action, deadline, sentence }) => {
    const { names, open } = proposeFor(assignee, directory)
    const { dueOn, every, dueDay } = readDeadline(deadline, documentDay)
    return {
      ...emptyDraft,
      ...{ what: capital(action), sentence, assignee, responsible: names.join('; '), open: open ?? '' },
      ...{ dueOn: dueOn ?? '', dueWords: deadline ?? '', every: every ?? '', dueDay: dueDay === null ? '' : String(dueDay) },
    }
  })

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

/** What a form may be bound to: criteria as `set/number`, figures by key with their decimals. */
export type Bindable = { criteria: ReadonlySet<string>; figures: ReadonlyMap<string, { decimals: number }> }

/** Reads the drafts that were kept; a refusal names each fault by the number of its draft. One without any words is passed over. */
export function readDrafts(drafts: readonly Draft[], directory: Directory, bindable: Bindable): Result<NewTask[]> {
  const wrong: { where: string; what: string }[] = []
  const tasks: NewTask[] = []
  for (const [at, draft] of drafts.entries()) {
    if (!draft.keep || (tidy(draft.what) === '' && tidy(draft.responsible) === '')) continue
    const faults: string[] = []
    const to = readResponsible(draft.responsible, directory)
    const helpers = readResponsible(draft.cooperating, { ...directory, units: [] })
    if (tidy(draft.what) === '') faults.push('chưa ghi nội dung việc')
    for (const name of [...to.unknown, ...helpers.unknown])
      faults.push(`không tìm thấy «${name}» trong phạm vi phụ trách, hoặc có nhiều đơn vị cùng tên`)
    if (to.to.length === 0 && to.unknown.length === 0) faults.push('chưa ghi cơ quan, đơn vị thực hiện')
    const dueOn = dayIn(draft.dueOn, 'hạn', faults)
    const recurrence = recurrenceOf(draft, faults)
    const binding = bindingOf(draft, bindable, faults)
    wrong.push(...faults.map((what) => ({ where: `Việc ${at + 1}`, what })))
    tasks.push({
      ...{ what: draft.what, sentence: draft.sentence, to: to.to, cooperating: helpers.to.flatMap(({ bodyId }) => bodyId ?? []) },
      ...{ expected: draft.expected, binding, dueOn, dueWords: draft.dueWords, recurrence },
    })
  }
  if (wrong.length > 0) return refused(refusals.bad(wrong))
  return tasks.length === 0 ? refused(refusals.noTasks) : done(tasks)
}

function dayIn(typed: string, name: string, faults: string[]): LocalDate | null {
  if (tidy(typed) === '') return null
  const day = parseDate(typed)
  if (day === null) faults.push(`${name} «${tidy(typed)}» không phải là ngày; viết 15/10/2026 hoặc để trống`)
  return day
}

function recurrenceOf({ every, dueDay, until }: Draft, faults: string[]): Recurrence | null {
  const span = spans.find((one) => one === every)
  const last = dayIn(until, 'lặp đến ngày', faults)
  if (!span) return null
  const day = tidy(dueDay) === '' ? null : /^\d{1,2}$/.test(tidy(dueDay)) ? Number(tidy(dueDay)) : 0
  if (day !== null && (day < 1 || day > 31)) faults.push(`ngày phải nộp «${tidy(dueDay)}» chưa đúng: ghi từ 1 đến 31, hoặc để trống`)
  return { every: span, dueDay: day, until: last }
}

function bindingOf(draft: Draft, { criteria, figures }: Bindable, faults: string[]): Binding | null {
  if (draft.binding === 'criterion') {
    const [setId = '', criterion = ''] = draft.criterion.split('/')
    const stage = (['self', 'verified', 'appraised'] as const).find((one): one is Stage => one === draft.stage)
    if (!criteria.has(draft.criterion) || !stage) faults.push('chưa chọn tiêu chí và cấp đánh giá của kết quả')
    return stage ? { kind: 'criterion', setId, criterion, stage } : null
  }
  if (draft.binding !== 'figure') return null
  const definition = figures.get(draft.figure)
  const comparison = comparisons.find((one) => one === draft.comparison)
  const read = parseNumber(draft.value, definition?.decimals === 0 ? 'integer' : 'decimal')
  const isWhole = read.ok && (definition?.decimals !== 0 || Number.isInteger(read.value))
  if (!definition || !comparison) faults.push('chưa chọn chỉ tiêu thống kê của kết quả')
  if (!read.ok || !isWhole || read.value < 0)
    faults.push(
      `giá trị «${tidy(draft.value)}» chưa đúng: ${definition?.decimals === 0 ? 'ghi số nguyên' : 'ghi số như 16,5; nếu là một nghìn rưỡi, viết 1500'}`,
    )
  return definition && comparison && read.ok
    ? { kind: 'figure', key: draft.figure, qualifier: {}, stage: null, comparison, value: read.value }
    : null
}
