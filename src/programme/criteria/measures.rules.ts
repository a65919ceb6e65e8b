import { choiceAt, fieldsOf, itemsAt, Reading, requireKeys, scalarOf, textAt, textsAt } from './node.rules.ts'
import { type Measure, measureKinds, type Problem } from './types.ts'

export type Measures = ReadonlyMap<string, Measure>

const keys = ['name', 'kind', 'unit', 'direction', 'bounds', 'levels', 'note']

/** Reads `measures.yaml`: one mapping, key → measure. Percentages have unit % and lie within 0–100 unless their bounds say otherwise. */
export function readMeasures(file: string, text: string): { measures: Measures; problems: Problem[] } {
  const reading = new Reading(file, text)
  const root = reading.root && fieldsOf(reading, reading.root, 'danh mục số liệu', null)
  const measures = new Map<string, Measure>()
  for (const [key, node] of root?.of ?? []) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key))
      reading.report(node, `số liệu «${key}»: mã phải là chữ thường nối bằng gạch ngang`, 'ví dụ income-per-capita')
    const fields = fieldsOf(reading, node, `số liệu ${key}`, keys)
    if (!fields) continue
    requireKeys(reading, fields, ['name', 'kind', 'direction'])
    const [name, kind] = [textAt(reading, fields, 'name'), choiceAt(reading, fields, 'kind', measureKinds)]
    const direction = choiceAt(reading, fields, 'direction', ['up', 'down'] as const)
    if (!name || !kind || !direction) continue
    const [unit, levels, note] = [textAt(reading, fields, 'unit'), textsAt(reading, fields, 'levels'), textAt(reading, fields, 'note')]
    if ((kind === 'number' || kind === 'score') && !unit)
      reading.report(fields.node, `số liệu ${key}: thiếu đơn vị`, 'thêm unit, ví dụ unit: triệu đồng/người/năm')
    if ((kind === 'yesNo' || kind === 'level') && unit) reading.report(fields.node, `số liệu ${key}: ${kind} không có đơn vị`, 'bỏ unit')
    if (kind === 'percent' && unit) reading.report(fields.node, `số liệu ${key}: percent luôn có đơn vị %`, 'bỏ unit')
    if (levels && kind !== 'level') reading.report(fields.node, `số liệu ${key}: levels chỉ đi với kind: level`, 'bỏ levels')
    const bounds = boundsAt(reading, fields) ?? (kind === 'percent' ? [0, 100] : null)
    measures.set(key, {
      key,
      name,
      kind,
      unit: kind === 'percent' ? '%' : (unit ?? null),
      direction,
      bounds,
      ...(levels && { levels }),
      ...(note && { note }),
    })
  }
  return { measures, problems: reading.problems }
}

function boundsAt(reading: Reading, fields: Parameters<typeof itemsAt>[1]): [number | null, number | null] | null {
  if (!fields.of.has('bounds')) return null
  const ends = itemsAt(reading, fields, 'bounds').map(scalarOf)
  const [from, to] = ends
  const fine = ends.length === 2 && ends.every((end) => end === null || typeof end === 'number')
  if (fine && (from === null || to === null || (from as number) < (to as number))) return [from as number | null, to as number | null]
  reading.report(fields.of.get('bounds') ?? null, `${fields.what}: bounds phải là [nhỏ nhất, lớn nhất]`, 'ví dụ [0, 100]; bỏ ngỏ ghi null')
  return null
}
