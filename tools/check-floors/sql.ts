import ts from 'typescript'
import { lineOf, nodesOf, type Source } from './source.ts'

/** A text that is SQL, where it stands, with its `${…}` as `$1`. */
export type SqlText = { text: string; line: number; tagged: boolean; built: boolean }

const opens = new RegExp(
  [
    String.raw`select\b[\s\S]*\b(from|as)\b`,
    String.raw`select\s+[\w.]+\s*\(`,
    String.raw`with\s+(recursive\s+)?\w+(\s*\([^)]*\))?\s+as\s+(not\s+)?(materialized\s*)?\(`,
    String.raw`insert\s+into\b`,
    String.raw`update\s+(only\s+)?[\w."$]+(\s+(as\s+)?\w+)?\s+set\b`,
    String.raw`delete\s+from\b`,
    String.raw`merge\s+into\b`,
    String.raw`copy\s+[\w."(]+[\s\S]*\b(from|to)\b`,
    String.raw`truncate\s+(table\s+)?[\w."]+\s*(,|$|cascade|restart)`,
    String.raw`(create|alter|drop)\s+(or\s+replace\s+)?(temp\w*\s+|unlogged\s+|unique\s+|materialized\s+)?(table|index|schema|view|function|trigger|database|extension|role|type|sequence)\b`,
    String.raw`(set\s+(local|session)\s+\w|begin|commit|rollback)\b\s*[\w\s='";]*$`,
    String.raw`(notify|listen|lock\s+table|refresh\s+materialized|analyze|vacuum)\s+[\w."]+`,
  ]
    .map((one) => `^${one}`)
    .join('|'),
  'i',
)

const withoutRemarks = (text: string): string => text.replace(/--[^\n]*/g, '').replace(/\/\*[\s\S]*?\*\//g, '')

/** Whether a text starts as an SQL sentence. */
const looksLikeSql = (text: string): boolean => opens.test(withoutRemarks(text).trim())

const templateText = (node: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(node)
    ? node.text
    : [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' $1 ')

const isSqlTag = (tag: ts.Expression): boolean => ts.isIdentifier(tag) && tag.text === 'sql'

/** Every SQL text of a file: templates tagged `sql`, and any other string or template that starts as an SQL sentence. */
export function sqlTextsOf(source: Source): SqlText[] {
  const found: SqlText[] = []
  for (const node of nodesOf(source)) {
    if (ts.isTaggedTemplateExpression(node) && isSqlTag(node.tag)) {
      found.push({ text: templateText(node.template), line: lineOf(source, node.template), tagged: true, built: false })
    } else if (ts.isStringLiteral(node) || ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (ts.isTaggedTemplateExpression(node.parent)) continue
      const text = ts.isStringLiteral(node) ? node.text : templateText(node)
      if (!looksLikeSql(text)) continue
      const isSummed = ts.isBinaryExpression(node.parent) && node.parent.operatorToken.kind === ts.SyntaxKind.PlusToken
      found.push({ text, line: lineOf(source, node), tagged: false, built: ts.isTemplateExpression(node) || isSummed })
    }
  }
  return found
}

/** Calls that put text into SQL unread: `sql.raw(x)`, `sql.table(x)`, `sql.id(x)`, `sql.ref(x)`. */
export function rawPieces(source: Source): { line: number; call: string }[] {
  return [...nodesOf(source)].flatMap((node) =>
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    isSqlTag(node.expression.expression) &&
    ['raw', 'table', 'id', 'ref'].includes(node.expression.name.text)
      ? [{ line: lineOf(source, node), call: `sql.${node.expression.name.text}` }]
      : [],
  )
}

/** What an SQL text touches: tables written (and sequences moved), tables and functions read; schema null when the text names none. */
export type Touch = { verb: string; schema: string | null; name: string; writes: boolean; offset: number }

const name = String.raw`("?[\w$]+"?)(?:\s*\.\s*("?[\w$]+"?))?`
const patterns: { verb: string; writes: boolean; pattern: RegExp }[] = [
  { verb: 'insert into', writes: true, pattern: new RegExp(String.raw`\binsert\s+into\s+${name}`, 'gi') },
  {
    verb: 'update',
    writes: true,
    pattern: new RegExp(String.raw`(?<!\b(?:for|key|do|on|or|then|before|after)\s+)\bupdate\s+(?:only\s+)?${name}`, 'gi'),
  },
  { verb: 'delete from', writes: true, pattern: new RegExp(String.raw`\bdelete\s+from\s+(?:only\s+)?${name}`, 'gi') },
  { verb: 'merge into', writes: true, pattern: new RegExp(String.raw`\bmerge\s+into\s+(?:only\s+)?${name}`, 'gi') },
  { verb: 'copy', writes: true, pattern: new RegExp(String.raw`\bcopy\s+${name}\s*(?:\([^)]*\)\s*)?from\b`, 'gi') },
  { verb: 'truncate', writes: true, pattern: new RegExp(String.raw`(?<!\bor\s+)\btruncate\s+(?:table\s+)?(?:only\s+)?${name}`, 'gi') },
  {
    verb: 'change of the schema',
    writes: true,
    pattern: new RegExp(
      String.raw`\b(?:alter|drop|create(?:\s+unlogged)?)\s+(?:table|view|materialized\s+view|sequence|type)\s+(?:if\s+(?:not\s+)?exists\s+)?${name}`,
      'gi',
    ),
  },
  {
    verb: 'change of the schema',
    writes: true,
    pattern: new RegExp(String.raw`\bcreate\s+(?:unique\s+)?index\s+(?:\w+\s+)?on\s+${name}`, 'gi'),
  },
  { verb: 'refresh', writes: true, pattern: new RegExp(String.raw`\brefresh\s+materialized\s+view\s+${name}`, 'gi') },
  { verb: 'read', writes: false, pattern: new RegExp(String.raw`\b(?:from|join|using)\s+(?:lateral\s+|only\s+)?${name}`, 'gi') },
]

/** Other names after a comma: `truncate a.b, c.d`. */
const listed = /\btruncate\s+(?:table\s+)?(?:only\s+)?[\w."]+((?:\s*,\s*[\w."]+)+)/gi

const bare = (text: string | undefined): string => (text ?? '').replaceAll('"', '').toLowerCase()

/** Reads what an SQL text touches. Remarks and string values are left out, except the names of sequences. */
export function touchesOf(sql: string): Touch[] {
  const blank = (match: string) => match.replace(/[^\n]/g, ' ')
  const remarksOut = sql.replace(/--[^\n]*/g, blank).replace(/\/\*[\s\S]*?\*\//g, blank)
  const sequences = [...remarksOut.matchAll(/\b(?:nextval|setval)\s*\(\s*'([\w$]+)\.([\w$]+)/gi)].map((match) =>
    touch('move of a sequence', true, match[1], match[2], match.index),
  )
  const text = remarksOut.replace(/'(?:[^']|'')*'/g, blank)
  const found = patterns.flatMap(({ verb, writes, pattern }) =>
    [...text.matchAll(pattern)].map((match) =>
      touch(verb, writes, match[2] === undefined ? undefined : match[1], match[2] ?? match[1], match.index),
    ),
  )
  const more = [...text.matchAll(listed)].flatMap((match) =>
    (match[1] ?? '')
      .split(',')
      .slice(1)
      .map((one) => {
        const [schema, table] = one.trim().split('.')
        return touch('truncate', true, table === undefined ? undefined : schema, table ?? schema, match.index)
      }),
  )
  return [...found, ...more, ...sequences]
}

const touch = (
  verb: string,
  writes: boolean,
  schema: string | undefined,
  table: string | undefined,
  offset: number | undefined,
): Touch => ({
  verb,
  writes,
  schema: schema === undefined ? null : bare(schema),
  name: bare(table),
  offset: offset ?? 0,
})

/** Temporary tables that a text makes: writing to them touches nobody's schema. */
export const temporaryTables = (sql: string): string[] =>
  [...sql.matchAll(/\bcreate\s+temp(?:orary)?\s+(?:table|view)\s+(?:if\s+not\s+exists\s+)?(?:pg_temp\.)?"?(\w+)/gi)].map((match) =>
    bare(match[1]),
  )
