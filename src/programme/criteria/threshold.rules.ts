import type { Node } from 'yaml'
import { choiceAt, type Fields, fieldsOf, type Reading, scalarOf, textAt, textsAt, wholeAt } from './node.rules.ts'
import { type Certainty, certainties, type Region, regions, type SetBy, type Threshold, type Value } from './types.ts'

const shapes = ['same', 'byRegion', 'byGroup', 'byAreaClass', 'byYear', 'byEndOf', 'setBy'] as const
type Shape = (typeof shapes)[number]

const allowed: Record<Shape, readonly string[]> = {
  same: ['same', 'certainty', 'source'],
  byRegion: ['byRegion', 'national', 'certainty', 'source'],
  byGroup: ['byGroup', 'certainty', 'source'],
  byAreaClass: ['byAreaClass', 'otherwise', 'certainty', 'source'],
  byYear: ['byYear'],
  byEndOf: ['byEndOf', 'threshold', 'interim'],
  setBy: ['setBy', 'body', 'note', 'certainty'],
}

/** A threshold from its mapping; null when it cannot be read (the reading holds why). */
export function readThreshold(reading: Reading, node: Node | null, what: string): Threshold | null {
  const loose = fieldsOf(reading, node, what, null)
  if (!loose || !node) return null
  const found = shapes.filter((shape) => loose.of.has(shape))
  const shape = found[0]
  if (!shape || found.length > 1) {
    reading.report(node, `${what}: phải có đúng một trong ${shapes.join(', ')}`, 'ví dụ {same: 80, certainty: secondary}')
    return null
  }
  const fields = fieldsOf(reading, node, what, allowed[shape])
  if (!fields) return null
  const threshold = readers[shape](reading, fields)
  return threshold && reading.mark(threshold, node)
}

const readers: Record<Shape, (reading: Reading, fields: Fields) => Threshold | null> = {
  same: (reading, fields) => {
    const of = certaintiesOf(reading, fields, 'same', [])
    return { same: readValue(reading, fields.of.get('same') ?? null, of('same'), `${fields.what}: same`), ...sourceOf(reading, fields) }
  },
  byRegion: (reading, fields) => {
    const of = certaintiesOf(reading, fields, 'byRegion', ['national', ...regions])
    const table = tableOf(reading, fields, 'byRegion', of)
    const absent = regions.filter((region) => !(region in table))
    if (absent.length > 0)
      reading.report(
        fields.of.get('byRegion') ?? fields.node,
        `${fields.what}: thiếu cột ${absent.join(', ')}`,
        'ghi đủ bảy vùng; vùng chưa biết ghi null',
      )
    const unknown = Object.keys(table).filter((key) => !regions.includes(key as Region))
    if (unknown.length > 0)
      reading.report(
        fields.of.get('byRegion') ?? null,
        `${fields.what}: không có vùng ${unknown.join(', ')}`,
        `các vùng: ${regions.join(', ')}`,
      )
    const national = fields.of.has('national')
      ? { national: readValue(reading, fields.of.get('national') ?? null, of('national'), `${fields.what}: national`) }
      : {}
    return { byRegion: table as Record<Region, Value>, ...national, ...sourceOf(reading, fields) }
  },
  byGroup: (reading, fields) => ({
    byGroup: tableOf(reading, fields, 'byGroup', certaintiesOf(reading, fields, 'byGroup', null)),
    ...sourceOf(reading, fields),
  }),
  byAreaClass: (reading, fields) => {
    const otherwise = readThreshold(reading, fields.of.get('otherwise') ?? fields.node, `${fields.what}: otherwise`)
    const table = tableOf(reading, fields, 'byAreaClass', certaintiesOf(reading, fields, 'byAreaClass', null))
    return otherwise && { byAreaClass: table, otherwise, ...sourceOf(reading, fields) }
  },
  byYear: (reading, fields) => {
    const years = fieldsOf(reading, fields.of.get('byYear') ?? null, `${fields.what}: byYear`, null)
    const byYear: Record<string, Threshold> = {}
    for (const [year, node] of years?.of ?? []) {
      if (!/^(19|20)\d\d$/.test(year)) reading.report(node, `${fields.what}: «${year}» không phải năm`, 'ghi bốn chữ số, ví dụ 2020')
      const threshold = readThreshold(reading, node, `${fields.what}, năm ${year}`)
      if (threshold) byYear[year] = threshold
    }
    return { byYear }
  },
  byEndOf: (reading, fields) => {
    const threshold = readThreshold(reading, fields.of.get('threshold') ?? fields.node, `${fields.what}: threshold`)
    const interim = readThreshold(reading, fields.of.get('interim') ?? fields.node, `${fields.what}: interim`)
    const byEndOf = wholeAt(reading, fields, 'byEndOf')
    if (!interim || !('setBy' in interim)) {
      reading.report(
        fields.node,
        `${fields.what}: interim phải nói ai đặt mức trung gian`,
        'ví dụ interim: {setBy: province, certainty: recalled}',
      )
      return null
    }
    return threshold && typeof byEndOf === 'number' ? { byEndOf, threshold, interim } : null
  },
  setBy: (reading, fields) => {
    const setBy = choiceAt(reading, fields, 'setBy', ['province', 'ministry'] as const)
    const certainty = choiceAt(reading, fields, 'certainty', certainties)
    if (!certainty && !fields.of.has('certainty'))
      reading.report(
        fields.node,
        `${fields.what}: ô để ${setBy ?? '…'} quy định mà thiếu certainty`,
        'thêm certainty: official | secondary | recalled | inferred',
      )
    const [body, note] = [textAt(reading, fields, 'body'), textAt(reading, fields, 'note')]
    if (!setBy || !certainty) return null
    return { setBy, ...(body && { body }), ...(note && { note }), certainty } satisfies SetBy
  },
}

/** How sure each value of a table is: one word for all, or `{byRegion: …, national: …, DBSH: …}`. `keys` null = any. */
function certaintiesOf(reading: Reading, fields: Fields, all: string, keys: readonly string[] | null) {
  const node = fields.of.get('certainty')
  if (node === undefined) return () => undefined
  const word = scalarOf(node)
  if (typeof word === 'string') {
    const one = choiceAt(reading, fields, 'certainty', certainties)
    return () => one
  }
  const table = fieldsOf(reading, node, `${fields.what}: certainty`, keys && [all, ...keys])
  const read = new Map<string, Certainty | undefined>()
  for (const key of table?.of.keys() ?? []) if (table) read.set(key, choiceAt(reading, table, key, certainties))
  return (key: string) => (read.has(key) ? read.get(key) : key === 'national' ? undefined : read.get(all))
}

function tableOf(
  reading: Reading,
  fields: Fields,
  key: string,
  certaintyOf: (key: string) => Certainty | undefined,
): Record<string, Value> {
  const table = fieldsOf(reading, fields.of.get(key) ?? null, `${fields.what}: ${key}`, null)
  const values: Record<string, Value> = {}
  for (const [column, node] of table?.of ?? []) values[column] = readValue(reading, node, certaintyOf(column), `${fields.what}, ${column}`)
  return values
}

/** A value with its certainty; a null is `missing` whatever is written beside it, a value never is. */
export function readValue(reading: Reading, node: Node | null, certainty: Certainty | undefined, what: string): Value {
  const value = scalarOf(node)
  if (value === null) return { value: null, certainty: 'missing' }
  if (typeof value !== 'number' && typeof value !== 'string' && typeof value !== 'boolean') {
    reading.report(node, `${what}: giá trị phải là số, chữ hoặc true/false`, 'ghi null khi chưa ai biết giá trị')
    return { value: null, certainty: 'missing' }
  }
  if (certainty === undefined || certainty === 'missing')
    reading.report(
      node,
      `${what}: có giá trị ${value} mà ${certainty ? 'certainty là missing' : 'thiếu certainty'}`,
      'ghi mức tin cậy: official, secondary, recalled hoặc inferred',
    )
  return { value, certainty: certainty ?? 'missing' }
}

export function sourceOf(reading: Reading, fields: Fields): { source?: string[] } {
  const source = textsAt(reading, fields, 'source')
  return source ? { source } : {}
}
