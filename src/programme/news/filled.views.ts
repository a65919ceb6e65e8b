import { tokenText } from '../meetings/token.rules.ts'
import type { Category, Text } from './types.ts'

/** Categories to choose from: those that take articles, and the one that the article has. */
export const categoryChoices = (all: readonly Category[], chosen: string | null) =>
  all.filter(({ closed, slug }) => !closed || slug === chosen).map(({ slug, name }) => ({ value: slug, text: name }))

/** A text as the fields of its form hold it. */
export const filledOf = (text: Text): Record<string, string | undefined> => ({
  'tieu-de': text.title,
  sapo: text.sapo,
  'noi-dung': text.body,
  'tac-gia': text.byline,
  nguon: text.sourceName ?? '',
  'duong-dan-nguon': text.sourceLink ?? '',
  'chuyen-muc': text.category,
  nhan: text.tags.join(', '),
  'don-vi': text.places.join(', '),
  'tieu-chi': text.criteria.join(','),
  'anh-dai-dien': text.pictureId === null ? '' : String(text.pictureId),
  'tieu-de-en': text.titleEn ?? '',
  'sapo-en': text.sapoEn ?? '',
  'noi-dung-en': text.bodyEn ?? '',
})

/** What was typed, as one text a field: of several chosen, with commas. */
export const typedOf = (form: FormData): Record<string, string | undefined> =>
  Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String).join(',')]))

/** What was typed with the words that ask for a figure at the end of the text. */
export function withFigure(typed: Record<string, string | undefined>): Record<string, string | undefined> {
  const token = tokenText({ key: typed['so-chi-tieu'] ?? '', unitCode: typed['so-don-vi'] ?? '', asOf: typed['so-ngay'] ?? '' })
  const text = (typed['noi-dung'] ?? '').trimEnd()
  const ended = text.endsWith('</p>') ? `${text.slice(0, -4)} ${token}</p>` : text === '' ? token : `${text} ${token}`
  return { ...typed, 'noi-dung': ended }
}
