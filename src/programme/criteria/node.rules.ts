import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml'
import { type LocalDate, localDate } from '../../platform/base/local-date.ts'
import type { Problem } from './types.ts'

/** A YAML text being read: gathers problems with their lines and remembers the line of everything that was made of it. */
export class Reading {
  readonly file: string
  readonly problems: Problem[] = []
  readonly root: Node | null
  readonly #counter = new LineCounter()
  readonly #lines = new WeakMap<object, number>()

  constructor(file: string, text: string) {
    this.file = file
    const document = parseDocument(text, { lineCounter: this.#counter, uniqueKeys: true })
    for (const error of document.errors)
      this.problems.push({
        file,
        line: this.#counter.linePos(error.pos[0]).line,
        what: `không đọc được YAML: ${error.message.split('\n')[0]}`,
        mend: 'sửa cú pháp YAML ở dòng này (thụt lề, dấu hai chấm, dấu nháy, khoá trùng)',
      })
    this.root = document.errors.length === 0 ? (document.contents as Node | null) : null
  }

  lineOf(thing: Node | object | null): number {
    if (thing === null) return 1
    const range = (thing as Node).range
    if (Array.isArray(range)) return this.#counter.linePos(range[0]).line
    return this.#lines.get(thing) ?? 1
  }

  report(at: Node | object | null, what: string, mend: string): void {
    this.problems.push({ file: this.file, line: this.lineOf(at), what, mend })
  }

  /** Remembers the line of a thing that was read, for checks that come later. */
  mark<T extends object>(thing: T, at: Node): T {
    this.#lines.set(thing, this.lineOf(at))
    return thing
  }
}

/** A mapping being read: `what` names it in messages. */
export type Fields = { node: YAMLMap; what: string; of: Map<string, Node | null> }

/** The fields of a mapping; keys outside `allowed` are reported with what is allowed. */
export function fieldsOf(reading: Reading, node: Node | null, what: string, allowed: readonly string[] | null): Fields | null {
  if (!isMap(node)) {
    reading.report(node, `${what} phải là một bảng khoá: giá trị`, 'viết mỗi khoá một dòng, thụt lề hai dấu cách')
    return null
  }
  const of = new Map<string, Node | null>()
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    if (allowed && !allowed.includes(key))
      reading.report(pair.key as Node, `${what}: khoá «${key}» không có trong ngữ pháp`, `chỉ dùng: ${allowed.join(', ')}`)
    else of.set(key, pair.value as Node | null)
  }
  return { node, what, of }
}

export function requireKeys(reading: Reading, fields: Fields, keys: readonly string[]): void {
  for (const key of keys) if (!fields.of.has(key)) reading.report(fields.node, `${fields.what}: thiếu «${key}»`, `thêm dòng «${key}: …»`)
}

const scalarOf = (node: Node | null | undefined): unknown => (isScalar(node) ? node.value : node === null ? null : undefined)

/** A text, NFC; undefined when the key is absent. A number where a text is meant (1.10 would lose its zero) is reported. */
export function textAt(reading: Reading, fields: Fields, key: string): string | undefined {
  const node = fields.of.get(key)
  if (node === undefined) return undefined
  const value = scalarOf(node)
  if (typeof value === 'string' && value !== '') {
    if (value !== value.normalize('NFC')) reading.report(node, `${fields.what}: «${key}» không phải Unicode dựng sẵn`, 'lưu tệp ở dạng NFC')
    return value
  }
  reading.report(node ?? fields.node, `${fields.what}: «${key}» phải là chữ`, `đặt trong dấu nháy, ví dụ ${key}: '1.10'`)
  return undefined
}

/** As `textAt`; `null` stays null. */
export function textOrNullAt(reading: Reading, fields: Fields, key: string): string | null | undefined {
  if (fields.of.has(key) && scalarOf(fields.of.get(key)) === null) return null
  return textAt(reading, fields, key)
}

export function wholeAt(reading: Reading, fields: Fields, key: string): number | null | undefined {
  const node = fields.of.get(key)
  if (node === undefined) return undefined
  const value = scalarOf(node)
  if (value === null) return null
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
  reading.report(node, `${fields.what}: «${key}» phải là số nguyên không âm`, 'ghi số, hoặc null khi chưa ai biết')
  return undefined
}

export function dateAt(reading: Reading, fields: Fields, key: string): LocalDate | null | undefined {
  const text = textOrNullAt(reading, fields, key)
  if (text === undefined || text === null) return text
  const date = localDate(text)
  if (date === null)
    reading.report(fields.of.get(key) ?? null, `${fields.what}: «${key}» không phải ngày: ${text}`, 'ghi năm-tháng-ngày, ví dụ 2016-12-01')
  return date ?? undefined
}

export function choiceAt<T extends string>(reading: Reading, fields: Fields, key: string, allowed: readonly T[]): T | undefined {
  const text = textAt(reading, fields, key)
  if (text === undefined || allowed.includes(text as T)) return text as T | undefined
  reading.report(fields.of.get(key) ?? null, `${fields.what}: «${key}: ${text}» không có trong ngữ pháp`, `chỉ dùng: ${allowed.join(', ')}`)
  return undefined
}

/** The items of a sequence; a sequence that is absent is empty. */
export function itemsAt(reading: Reading, fields: Fields, key: string): Node[] {
  const node = fields.of.get(key)
  if (node === undefined || scalarOf(node) === null) return []
  if (isSeq(node)) return node.items as Node[]
  reading.report(node, `${fields.what}: «${key}» phải là một danh sách`, `viết ${key}: [a, b] hoặc mỗi mục một dòng «- …»`)
  return []
}

export function textsAt(reading: Reading, fields: Fields, key: string): string[] | undefined {
  if (!fields.of.has(key)) return undefined
  return itemsAt(reading, fields, key).flatMap((node) => {
    const value = scalarOf(node)
    if (typeof value === 'string') return [value]
    reading.report(node, `${fields.what}: mục của «${key}» phải là chữ`, 'đặt trong dấu nháy')
    return []
  })
}

export { scalarOf }
