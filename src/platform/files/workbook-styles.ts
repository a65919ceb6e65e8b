import type { CellRole, ValueKind } from '../base/workbook.ts'

const kinds: readonly ValueKind[] = ['text', 'integer', 'decimal', 'percent', 'date']
const formats: Record<ValueKind, string> = { text: '@', integer: '#,##0', decimal: '#,##0.##', percent: '0.0"%"', date: 'dd/mm/yyyy' }

type Look = { font: string; fill: string | null; boxed: boolean; middle?: boolean; centred?: boolean; open?: boolean; plain?: boolean }

/** How each role looks; colours stand here only. `open`: may be filled where the sheet is locked; `plain`: words that run on to the right. */
const looks: Record<CellRole, Look> = {
  title: { font: '<b/><sz val="14"/>', fill: null, boxed: false, plain: true },
  line: { font: '<i/><sz val="11"/><color rgb="FF4D5B69"/>', fill: null, boxed: false, plain: true },
  head: { font: '<b/><sz val="11"/>', fill: 'FFF4F6F8', boxed: true, middle: true, centred: true },
  body: { font: '<sz val="11"/>', fill: null, boxed: true },
  fill: { font: '<sz val="11"/>', fill: 'FFFFFBE6', boxed: true, open: true },
  group: { font: '<b/><sz val="11"/>', fill: 'FFFAFBFC', boxed: true },
  total: { font: '<b/><sz val="11"/>', fill: null, boxed: true },
}
const roles = Object.keys(looks) as CellRole[]

/** Where the style of a role and a kind stands in the table of styles; 0 is that of a cell without one. */
export const styleOf = (role: CellRole, kind: ValueKind): number => 1 + roles.indexOf(role) * kinds.length + kinds.indexOf(kind)

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const family = '<name val="Times New Roman"/><family val="1"/>'
const side = (name: string) => `<${name} style="thin"><color rgb="FFB8C0C8"/></${name}>`

function look(role: CellRole, kind: ValueKind): string {
  const { boxed, middle, centred, open, plain } = looks[role]
  const at = roles.indexOf(role)
  const wrap = !plain && (kind === 'text' || role === 'head') ? ' wrapText="1"' : ''
  const across = centred ? ' horizontal="center"' : ''
  const alignment = `<alignment${across} vertical="${middle ? 'center' : 'top'}"${wrap}/>`
  const ids = `numFmtId="${164 + kinds.indexOf(kind)}" fontId="${at + 1}" fillId="${at + 2}" borderId="${boxed ? 1 : 0}" xfId="0"`
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"'
  return `<xf ${ids} ${applied}>${alignment}<protection locked="${open ? 0 : 1}"/></xf>`
}

/** The part `xl/styles.xml`: every role with every kind, in the order that `styleOf` counts. */
export function stylesPart(): string {
  const fills = roles.map((role) => {
    const colour = looks[role].fill
    if (!colour) return '<fill><patternFill patternType="none"/></fill>'
    return `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`
  })
  const xfs = roles.flatMap((role) => kinds.map((kind) => look(role, kind)))
  const none = '<border><left/><right/><top/><bottom/><diagonal/></border>'
  const thin = `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="${kinds.length}">`,
    ...kinds.map((kind, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(formats[kind])}"/>`),
    `</numFmts><fonts count="${roles.length + 1}"><font><sz val="11"/>${family}</font>`,
    ...roles.map((role) => `<font>${looks[role].font}${family}</font>`),
    `</fonts><fills count="${roles.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>`,
    ...fills,
    `</fills><borders count="2">${none}${thin}</borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${xfs.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`,
    ...xfs,
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('')
}
