import { type Draft, emptyDraft } from './draft.rules.ts'

/** The name of each field in the form, before the number of its draft. */
export const fieldNames: Record<Exclude<keyof Draft, 'keep'>, string> = {
  what: 'viec',
  sentence: 'cau',
  assignee: 'ai',
  responsible: 'thuc-hien',
  open: 'chua-ro',
  cooperating: 'phoi-hop',
  dueOn: 'han',
  dueWords: 'han-chu',
  every: 'lap',
  dueDay: 'ngay-lap',
  until: 'lap-den',
  expected: 'ket-qua',
  binding: 'kieu',
  criterion: 'tieu-chi',
  stage: 'cap',
  figure: 'chi-tieu',
  comparison: 'so-sanh',
  value: 'gia-tri',
}

/** more than any conclusion gives */
const mostDrafts = 200

/** The drafts that a form carries; `chon-N` says which are kept. */
export function draftsIn(given: (name: string) => string): Draft[] {
  const count = Math.min(mostDrafts, Number.parseInt(given('so-viec'), 10) || 0)
  const keys = Object.keys(fieldNames) as (keyof typeof fieldNames)[]
  return Array.from({ length: count }, (_, at) => ({
    ...emptyDraft,
    ...Object.fromEntries(keys.map((key) => [key, given(`${fieldNames[key]}-${at + 1}`)])),
    keep: given(`chon-${at + 1}`) !== 'bo',
  }))
}
