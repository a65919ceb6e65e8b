import { type FoundPart, fitOf, type Sought } from '../../platform/base/found.ts'
import type { Span } from '../../platform/base/page.ts'
import { fold } from '../../platform/text/fold.ts'
import { datasets } from './dataset.text.ts'

/** Which data sets are meant: by their name, what they hold, their code, or the names of their fields? */
export function findDatasets(sought: Sought, { limit, offset }: Span): FoundPart {
  const rows = datasets
    .filter(({ code, name, description, fields }) => {
      const text = ` ${fold([code, name, description, ...fields.map(({ label }) => label)].join(' '))} `
      return sought.readings.some((reading) => text.includes(` ${reading} `))
    })
    .map(({ code, name, description, source }) => ({
      ...{ href: `/du-lieu/${code}`, title: name, text: description, date: null, where: source },
      fit: code === sought.text.toLowerCase() ? (0 as const) : fitOf(name, fold(name), sought),
    }))
    .toSorted((a, b) => a.fit - b.fit)
  return { rows: rows.slice(offset, offset + limit), total: rows.length, isMore: false }
}
