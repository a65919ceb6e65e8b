import { type RawBuilder, sql } from 'kysely'
import type { Sought } from '../base/found.ts'

/** A folded text as the words that `platform.words_of` makes: those that stand together, by their pairs, or all of them anywhere. */
const asked = (reading: string, together: boolean): string => {
  const words = reading.split(' ').map((word) => word.slice(0, 60))
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`)
  return `(${(together && pairs.length > 0 ? pairs : words).map((one) => `'${one}'`).join(' & ')})`
}

/**
 * What a column of `platform.words_of` is asked for: any reading of what is sought; that words stand one after the other the index tells by
 * their pairs. Folded words have letters and digits only, so nothing has to be escaped.
 */
export const wordsAsked = ({ readings, together }: Pick<Sought, 'readings' | 'together'>): RawBuilder<unknown> =>
  sql`${readings.map((reading) => asked(reading, together)).join(' | ')}::tsquery`

/** How well a title fits (`Fit`), as SQL: `title` as it is, `folded` without marks. */
export const fitAsked = (
  { letters, readings }: Sought,
  title: RawBuilder<unknown>,
  folded: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  case when lower(${title}) = any(${letters}::text[]) then 0
       when ${folded} = any(${readings}::text[]) then 1
       when exists (select from unnest(${letters}::text[]) l (letters) where position(l.letters in lower(${title})) > 0) then 2
       when exists (select from unnest(${readings}::text[]) r (reading) where position(' ' || r.reading || ' ' in ' ' || ${folded} || ' ') > 0) then 3
       else 4 end`
