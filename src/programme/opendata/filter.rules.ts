import { localDate } from '../../platform/base/local-date.ts'
import { type Comparison, type Condition, comparisons, type TextTest, textTests } from './ask.types.ts'
import type { Field, Value } from './types.ts'

/** A question that cannot be answered: what of it, and what to write. `unsupported`: good OData, but not offered here. */
export class WrongAsk extends Error {
  readonly target: string
  readonly unsupported: boolean
  constructor(target: string, text: string, unsupported = false) {
    super(text)
    this.name = 'WrongAsk'
    this.target = target
    this.unsupported = unsupported
  }
}

type Token = { is: 'word' | 'text' | 'number' | 'date' | 'sign'; text: string; at: number }

const pattern =
  /\s*(?:('(?:[^']|'')*')|(-?\d{4,}-\d{2}-\d{2}(?![\w:.-]))|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.-]))|([A-Za-z_][\w/.]*)|([(),]))/y

/** characters and conditions of one filter, and how deep brackets may stand */
const most = { characters: 4_000, conditions: 100, depth: 30 }

const wrong = (text: string, unsupported = false) => new WrongAsk('$filter', `$filter: ${text}`, unsupported)

function tokensOf(filter: string): Token[] {
  if (filter.length > most.characters) throw wrong(`dài hơn ${most.characters} ký tự. Chia thành nhiều câu hỏi.`)
  const tokens: Token[] = []
  let at = 0
  while (filter.slice(at).trim() !== '') {
    pattern.lastIndex = at
    const match = pattern.exec(filter)
    if (!match)
      throw wrong(
        `không đọc được «${filter.slice(at).trim().slice(0, 20)}» ở ký tự ${at + 1}. Chữ đặt trong dấu nháy đơn, ngày viết 2016-12-31.`,
      )
    const [, text, date, number, word, sign] = match
    const found = (['text', 'date', 'number', 'word', 'sign'] as const).find((_, index) => match[index + 1] !== undefined) ?? 'sign'
    tokens.push({ is: found, text: text ?? date ?? number ?? word ?? sign ?? '', at: at + 1 })
    at = pattern.lastIndex
  }
  return tokens
}

const inverse: Record<Comparison, Comparison> = { eq: 'ne', ne: 'eq', gt: 'le', ge: 'lt', lt: 'ge', le: 'gt' }
const mirrored: Record<Comparison, Comparison> = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' }

type Literal = { value: Value; kind: 'text' | 'number' | 'date' | 'boolean' | 'null' }
type Side = { field: Field } | { literal: Literal }

const kindNames = { text: 'chữ trong dấu nháy đơn', number: 'số', date: 'ngày như 2016-12-31', boolean: 'true hoặc false' }
const literalKind = ({ kind }: Field): keyof typeof kindNames => (kind === 'integer' || kind === 'decimal' ? 'number' : kind)

/** Reads one filter from its tokens; a field is looked up among those of the data set. */
class Reader {
  readonly #tokens: readonly Token[]
  readonly #fields: readonly Field[]
  #next = 0
  #conditions = 0
  #depth = 0
  constructor(tokens: readonly Token[], fields: readonly Field[]) {
    this.#tokens = tokens
    this.#fields = fields
  }

  whole(): Condition {
    const condition = this.#either(false)
    const rest = this.#tokens[this.#next]
    if (rest) throw wrong(`thừa «${rest.text}» ở ký tự ${rest.at}. Nối các điều kiện bằng and hoặc or.`)
    return condition
  }

  #take(): Token {
    const token = this.#tokens[this.#next]
    if (!token) throw wrong("điều kiện còn dang dở. Viết tiếp, ví dụ: unitCode eq '20'.")
    this.#next++
    return token
  }

  #isNext(text: string): boolean {
    const token = this.#tokens[this.#next]
    return token !== undefined && token.is !== 'text' && token.text === text
  }

  #skip(text: string): void {
    if (!this.#isNext(text)) {
      const token = this.#tokens[this.#next]
      throw wrong(token ? `ở ký tự ${token.at} cần «${text}», đang là «${token.text}».` : `thiếu «${text}» ở cuối.`)
    }
    this.#next++
  }

  #either(negated: boolean): Condition {
    let left = this.#both(negated)
    while (this.#isNext('or')) {
      this.#next++
      left = { is: negated ? 'both' : 'either', left, right: this.#both(negated) }
    }
    return left
  }

  #both(negated: boolean): Condition {
    let left = this.#one(negated)
    while (this.#isNext('and')) {
      this.#next++
      left = { is: negated ? 'either' : 'both', left, right: this.#one(negated) }
    }
    return left
  }

  #one(negated: boolean): Condition {
    if (this.#isNext('not')) {
      this.#next++
      return this.#deeper(() => this.#one(!negated))
    }
    if (this.#isNext('(')) {
      this.#next++
      const inner = this.#deeper(() => this.#either(negated))
      this.#skip(')')
      return inner
    }
    this.#conditions++
    if (this.#conditions > most.conditions) throw wrong(`có hơn ${most.conditions} điều kiện. Chia thành nhiều câu hỏi.`)
    const token = this.#tokens[this.#next]
    const after = this.#tokens[this.#next + 1]
    if (token?.is === 'word' && after?.is === 'sign' && after.text === '(') return this.#tested(negated)
    return this.#compared(negated)
  }

  #deeper(read: () => Condition): Condition {
    this.#depth++
    if (this.#depth > most.depth) throw wrong(`ngoặc và not lồng quá ${most.depth} lần.`)
    const inner = read()
    this.#depth--
    return inner
  }

  #tested(negated: boolean): Condition {
    const { text: name } = this.#take()
    const by = textTests.find((one) => one === name)
    if (!by) throw wrong(`không có hàm «${name}». Dùng được: ${textTests.join(', ')}.`, true)
    this.#skip('(')
    const field = this.#fieldOf(this.#take())
    this.#skip(',')
    const given = this.#literalOf(this.#take())
    this.#skip(')')
    if (field.kind !== 'text') throw wrong(`${by} chỉ dùng với trường chữ; «${field.name}» là ${kindNames[literalKind(field)]}.`)
    if (given.kind !== 'text') throw wrong(`${by} cần ${kindNames.text} ở vế sau.`)
    // contains(…) eq true is how some clients write it
    const said = this.#isNext('eq') ? this.#truth() : true
    return { is: 'tested', field, by: by satisfies TextTest, text: String(given.value), negated: negated === said }
  }

  #truth(): boolean {
    this.#next++
    const { value, kind } = this.#literalOf(this.#take())
    if (kind !== 'boolean') throw wrong(`sau hàm chỉ so được với ${kindNames.boolean}.`)
    return value === true
  }

  #compared(negated: boolean): Condition {
    const left = this.#side()
    const { text, at } = this.#take()
    if (text === 'in') return this.#among(left, negated)
    const by = comparisons.find((one) => one === text)
    if (!by) throw wrong(`không có phép so sánh «${text}» ở ký tự ${at}. Dùng được: ${comparisons.join(', ')}, in.`)
    const right = this.#side()
    if ('field' in left && 'literal' in right) return compared(left.field, negated ? inverse[by] : by, right.literal, negated)
    if ('literal' in left && 'field' in right)
      return compared(right.field, negated ? inverse[mirrored[by]] : mirrored[by], left.literal, negated)
    throw wrong(`ở ký tự ${at}, mỗi phép so sánh cần một trường và một giá trị.`, 'field' in left)
  }

  #among(side: Side, negated: boolean): Condition {
    if (!('field' in side)) throw wrong('trước in phải là tên một trường.')
    const values: Condition[] = []
    this.#skip('(')
    do {
      if (values.length > 0) this.#next++
      values.push(compared(side.field, negated ? 'ne' : 'eq', this.#literalOf(this.#take()), negated))
      this.#conditions++
    } while (this.#isNext(','))
    this.#skip(')')
    if (this.#conditions > most.conditions) throw wrong(`có hơn ${most.conditions} điều kiện. Chia thành nhiều câu hỏi.`)
    return values.reduce((left, right) => ({ is: negated ? 'both' : 'either', left, right }))
  }

  #side(): Side {
    const token = this.#take()
    const isField = token.is === 'word' && !['true', 'false', 'null'].includes(token.text)
    return isField ? { field: this.#fieldOf(token) } : { literal: this.#literalOf(token) }
  }

  #fieldOf({ is, text, at }: Token): Field {
    const field = is === 'word' ? this.#fields.find(({ name }) => name === text) : undefined
    if (!field) throw wrong(`không có trường «${text}» ở ký tự ${at}. Các trường: ${this.#fields.map(({ name }) => name).join(', ')}.`)
    return field
  }

  #literalOf({ is, text, at }: Token): Literal {
    if (is === 'text') return { kind: 'text', value: text.slice(1, -1).replaceAll("''", "'").normalize('NFC') }
    if (is === 'number') return { kind: 'number', value: Number(text) }
    if (is === 'word' && text === 'null') return { kind: 'null', value: null }
    if (is === 'word' && (text === 'true' || text === 'false')) return { kind: 'boolean', value: text === 'true' }
    if (is !== 'date') throw wrong(`ở ký tự ${at} cần một giá trị, đang là «${text}». Chữ đặt trong dấu nháy đơn.`)
    if (localDate(text) === null) throw wrong(`«${text}» không phải là ngày có thật.`)
    return { kind: 'date', value: text }
  }
}

function compared(field: Field, by: Comparison, { kind, value }: Literal, negated: boolean): Condition {
  if (kind !== 'null' && kind !== literalKind(field))
    throw wrong(`trường «${field.name}» so với ${kindNames[literalKind(field)]}, không so với ${kindNames[kind]}.`)
  if (typeof value === 'number' && !Number.isFinite(value)) throw wrong(`số so với trường «${field.name}» quá lớn.`)
  if (kind === 'null' && by !== 'eq' && by !== 'ne') throw wrong('null chỉ dùng với eq và ne.')
  const test: Condition = { is: 'compared', field, by, value }
  // what is unknown is neither more nor less, so «not more» holds for it
  const isOrder = by !== 'eq' && by !== 'ne'
  return negated && isOrder ? { is: 'either', left: test, right: { is: 'compared', field, by: 'eq', value: null } } : test
}

/** Reads `$filter` of the OData protocol; throws `WrongAsk` with a sentence where it cannot be answered. */
export const filterOf = (text: string, fields: readonly Field[]): Condition => new Reader(tokensOf(text), fields).whole()
