import { isMap, type Node } from 'yaml'
import type { Level } from '../units/types.ts'
import {
  choiceAt,
  dateAt,
  type Fields,
  fieldsOf,
  itemsAt,
  Reading,
  requireKeys,
  scalarOf,
  textAt,
  textOrNullAt,
  textsAt,
  wholeAt,
} from './node.rules.ts'
import { readTest } from './test.rules.ts'
import { type Band, type Condition, type CriteriaSet, type Criterion, certainties, type Indicator, regions, tiers } from './types.ts'

const levels: readonly Level[] = ['country', 'province', 'district', 'commune', 'village']
const setKeys = [
  'id',
  'version',
  'aliases',
  'name',
  'decision',
  'annex',
  'issued',
  'validFrom',
  'validTo',
  'period',
  'level',
  'tier',
  'provinceCode',
  'counts',
  'unlisted',
  'groups',
  'bands',
  'areaOverride',
  'amendedBy',
  'notes',
  'sources',
  'criteria',
  'conditions',
]
const criterionKeys = ['code', 'name', 'group', 'leadField', 'indicatorCount', 'certainty', 'source', 'note', 'indicators']
const indicatorKeys = ['code', 'name', 'unit', 'measure', 'test', 'appliesIf', 'leadField', 'clause', 'certainty', 'source', 'note']
const conditionKeys = ['code', 'name', 'unit', 'measure', 'test', 'clause', 'certainty', 'source', 'note']

/**
 * Reads the text of a `set.yaml`. `set` is null when something could not be read; the reading then holds every problem with its line.
 * What the parts say together (counts, bands, measures) is judged by `checkSet`.
 */
export function readSet(file: string, text: string): { set: CriteriaSet | null; reading: Reading } {
  const reading = new Reading(file, text)
  const fields = reading.root && fieldsOf(reading, reading.root, 'bộ tiêu chí', setKeys)
  const set = fields && setOf(reading, fields)
  return { set: reading.problems.length === 0 ? set : null, reading }
}

function setOf(reading: Reading, fields: Fields): CriteriaSet | null {
  requireKeys(reading, fields, ['id', 'version', 'name', 'decision', 'issued', 'validFrom', 'validTo', 'period', 'level', 'tier', 'counts'])
  const [id, name, decision] = [textAt(reading, fields, 'id'), textAt(reading, fields, 'name'), textAt(reading, fields, 'decision')]
  const [version, unlisted] = [wholeAt(reading, fields, 'version'), wholeAt(reading, fields, 'unlisted')]
  const [issued, validFrom, validTo] = [
    dateAt(reading, fields, 'issued'),
    dateAt(reading, fields, 'validFrom'),
    dateAt(reading, fields, 'validTo'),
  ]
  const [level, tier] = [choiceAt(reading, fields, 'level', levels), choiceAt(reading, fields, 'tier', tiers)]
  if (validFrom === null)
    reading.report(fields.of.get('validFrom') ?? null, 'bộ tiêu chí: validFrom không được null', 'ghi ngày bắt đầu áp dụng')
  const [annex, provinceCode] = [textAt(reading, fields, 'annex'), textAt(reading, fields, 'provinceCode')]
  const [groups, bands, amendedBy] = [groupsOf(reading, fields), bandsOf(reading, fields), amendmentsOf(reading, fields)]
  const [areaOverride, notes] = [overrideOf(reading, fields), textsAt(reading, fields, 'notes')]
  const criteria = itemsAt(reading, fields, 'criteria').map((node) => criterionOf(reading, node))
  const conditions = itemsAt(reading, fields, 'conditions').map((node) => conditionOf(reading, node))
  if (!id || !name || !decision || !version || issued === undefined || !validFrom || validTo === undefined || !level || !tier) return null
  return reading.mark(
    {
      id,
      version,
      aliases: textsAt(reading, fields, 'aliases') ?? [],
      name,
      decision,
      ...(annex && { annex }),
      issued,
      validFrom,
      validTo,
      period: textOrNullAt(reading, fields, 'period') ?? null,
      level,
      tier,
      ...(provinceCode && { provinceCode }),
      counts: countsOf(reading, fields),
      ...(typeof unlisted === 'number' && { unlisted }),
      ...(groups && { groups }),
      ...(bands && { bands }),
      ...(areaOverride && { areaOverride }),
      ...(amendedBy && { amendedBy }),
      ...(notes && { notes }),
      sources: sourcesOf(reading, fields),
      criteria: criteria.filter((criterion) => criterion !== null),
      conditions: conditions.filter((condition) => condition !== null),
    },
    fields.node,
  )
}

function countsOf(reading: Reading, fields: Fields): CriteriaSet['counts'] {
  const counts = fieldsOf(
    reading,
    fields.of.get('counts') ?? fields.node,
    'counts',
    fields.of.has('counts') ? ['criteria', 'indicators'] : null,
  )
  if (!counts || !fields.of.has('counts')) return { criteria: null, indicators: null }
  requireKeys(reading, counts, ['criteria', 'indicators'])
  return reading.mark(
    { criteria: wholeAt(reading, counts, 'criteria') ?? null, indicators: wholeAt(reading, counts, 'indicators') ?? null },
    counts.node,
  )
}

function sourcesOf(reading: Reading, fields: Fields): Record<string, string> {
  if (!fields.of.has('sources')) return {}
  const table = fieldsOf(reading, fields.of.get('sources') ?? null, 'sources', null)
  const sources: Record<string, string> = {}
  for (const key of table?.of.keys() ?? []) {
    const address = table && textAt(reading, table, key)
    if (address) sources[key] = address
  }
  return sources
}

function groupsOf(reading: Reading, fields: Fields): CriteriaSet['groups'] {
  if (!fields.of.has('groups')) return undefined
  return itemsAt(reading, fields, 'groups').flatMap((node) => {
    const group = fieldsOf(reading, node, 'nhóm', ['code', 'name', 'certainty', 'source'])
    if (!group) return []
    requireKeys(reading, group, ['code', 'name', 'certainty'])
    const [code, name, certainty] = [
      textAt(reading, group, 'code'),
      textAt(reading, group, 'name'),
      choiceAt(reading, group, 'certainty', certainties),
    ]
    return code && name && certainty ? [{ code, name, certainty, source: textsAt(reading, group, 'source') ?? [] }] : []
  })
}

function bandsOf(reading: Reading, fields: Fields): Band[] | undefined {
  if (!fields.of.has('bands')) return undefined
  const bands = itemsAt(reading, fields, 'bands').flatMap((node) => {
    const match = /^(\d+)(?:(-)(\d+)?)?$/.exec(String(scalarOf(node)))
    if (!match) {
      reading.report(node, `bands: «${scalarOf(node)}» không phải một nhóm`, 'ghi 19, 15-18 hoặc 20- (từ 20 trở lên)')
      return []
    }
    const lo = Number(match[1])
    return [{ lo, hi: match[3] ? Number(match[3]) : match[2] ? null : lo }]
  })
  return reading.mark(bands, fields.of.get('bands') ?? fields.node)
}

function amendmentsOf(reading: Reading, fields: Fields): CriteriaSet['amendedBy'] {
  if (!fields.of.has('amendedBy')) return undefined
  return itemsAt(reading, fields, 'amendedBy').flatMap((node) => {
    const entry = fieldsOf(reading, node, 'amendedBy', ['decision', 'date', 'note', 'certainty'])
    if (!entry) return []
    requireKeys(reading, entry, ['decision', 'date', 'note', 'certainty'])
    const [decision, note, date] = [textAt(reading, entry, 'decision'), textAt(reading, entry, 'note'), dateAt(reading, entry, 'date')]
    const certainty = choiceAt(reading, entry, 'certainty', certainties)
    return decision && note && date && certainty ? [{ decision, date, note, certainty }] : []
  })
}

function overrideOf(reading: Reading, fields: Fields): CriteriaSet['areaOverride'] {
  if (!fields.of.has('areaOverride')) return undefined
  const entry = fieldsOf(reading, fields.of.get('areaOverride') ?? null, 'areaOverride', ['classes', 'takes', 'certainty', 'source'])
  if (!entry) return undefined
  requireKeys(reading, entry, ['classes', 'takes', 'certainty'])
  const [takes, certainty] = [choiceAt(reading, entry, 'takes', regions), choiceAt(reading, entry, 'certainty', certainties)]
  return takes && certainty
    ? { classes: textsAt(reading, entry, 'classes') ?? [], takes, certainty, source: textsAt(reading, entry, 'source') ?? [] }
    : undefined
}

/** The code that a row is called by in messages, before it is read. */
const codeIn = (node: Node, otherwise = 'chưa có mã'): string => {
  const code = isMap(node) ? node.get('code') : null
  return code === null || code === undefined ? otherwise : String(code)
}

function criterionOf(reading: Reading, node: Node): Criterion | null {
  const fields = fieldsOf(reading, node, `tiêu chí ${codeIn(node)}`, criterionKeys)
  if (!fields) return null
  const code = textAt(reading, fields, 'code')
  requireKeys(reading, fields, ['code', 'name', 'certainty'])
  const [name, certainty] = [textAt(reading, fields, 'name'), choiceAt(reading, fields, 'certainty', certainties)]
  const [group, leadField, note] = [textAt(reading, fields, 'group'), textAt(reading, fields, 'leadField'), textAt(reading, fields, 'note')]
  const indicatorCount = wholeAt(reading, fields, 'indicatorCount')
  const indicators = itemsAt(reading, fields, 'indicators').map((item) => indicatorOf(reading, item, code ?? '?'))
  if (!code || !name || !certainty) return null
  return reading.mark(
    {
      code,
      name,
      ...(group && { group }),
      ...(leadField && { leadField }),
      ...(typeof indicatorCount === 'number' && { indicatorCount }),
      certainty,
      source: textsAt(reading, fields, 'source') ?? [],
      ...(note && { note }),
      indicators: indicators.filter((indicator) => indicator !== null),
    },
    node,
  )
}

function indicatorOf(reading: Reading, node: Node, criterion: string): Indicator | null {
  const fields = fieldsOf(reading, node, `chỉ tiêu ${codeIn(node, `của tiêu chí ${criterion}`)}`, indicatorKeys)
  if (!fields) return null
  requireKeys(reading, fields, ['code', 'name', 'certainty', 'test'])
  const code = textOrNullAt(reading, fields, 'code')
  const common = commonOf(reading, fields)
  const [appliesIf, leadField] = [textAt(reading, fields, 'appliesIf'), textAt(reading, fields, 'leadField')]
  if (code === undefined || !common) return null
  return reading.mark({ code, ...common, ...(appliesIf && { appliesIf }), ...(leadField && { leadField }) }, node)
}

function conditionOf(reading: Reading, node: Node): Condition | null {
  const fields = fieldsOf(reading, node, `điều kiện ${codeIn(node)}`, conditionKeys)
  if (!fields) return null
  requireKeys(reading, fields, ['code', 'name', 'certainty', 'test'])
  const code = textAt(reading, fields, 'code')
  const common = commonOf(reading, fields)
  return code && common ? reading.mark({ code, ...common }, node) : null
}

function commonOf(reading: Reading, fields: Fields): Omit<Indicator, 'code' | 'appliesIf' | 'leadField'> | null {
  const [name, certainty] = [textAt(reading, fields, 'name'), choiceAt(reading, fields, 'certainty', certainties)]
  const [clause, note] = [textAt(reading, fields, 'clause'), textAt(reading, fields, 'note')]
  const testNode = fields.of.get('test')
  const test = testNode === undefined || scalarOf(testNode) === null ? null : readTest(reading, testNode, fields.what)
  if (!name || !certainty) return null
  return {
    name,
    unit: textOrNullAt(reading, fields, 'unit') ?? null,
    measure: textOrNullAt(reading, fields, 'measure') ?? null,
    test,
    ...(clause && { clause }),
    certainty,
    source: textsAt(reading, fields, 'source') ?? [],
    ...(note && { note }),
  }
}
