import { formatDate } from '../../platform/text/date.ts'
import { sentenceCase } from './edit.rules.ts'
import { nextPeriod, periodName } from './period.rules.ts'
import { fill, silentIn, type Words } from './template.rules.ts'
import type {
  ComposedSection,
  EditItem,
  Ledger,
  Lists,
  Outline,
  OutlineSection,
  OutlineSentence,
  Quoted,
  ReportLevel,
  Sentence,
} from './types.ts'

export const figuresOf = ({ figures }: Pick<Ledger, 'figures'>): ReadonlyMap<string, Quoted> =>
  new Map(figures.map((one) => [one.slot, one]))

const levelWords: Record<ReportLevel, string> = { commune: 'toàn xã', district: 'toàn huyện', province: 'toàn tỉnh' }

/** The words of a report that its sentences may ask for. */
export const wordNames = ['ky', 'ky-sau', 'ngay', 'tu-ngay', 'don-vi', 'toan', 'nam', 'bo'] as const

export const wordsOf = ({ period, closesOn, opensOn, frame, level }: Ledger, firstYear?: number): Words => ({
  ky: periodName(period, firstYear),
  'ky-sau': periodName(nextPeriod(period)),
  ngay: formatDate(closesOn),
  'tu-ngay': formatDate(opensOn),
  'don-vi': frame.unitName,
  toan: levelWords[level],
  nam: String(period.year),
  bo: frame.setLabel,
})

/** What one line of an outline gives: a sentence, figures that lack, both (parts of an enumeration), or nothing. */
type Made = { sentence: Sentence | null; lacks: readonly string[] }
type Source = { figures: ReadonlyMap<string, Quoted>; words: Words; lists: Lists }

const generated = (key: string, text: string, lines: string[] = []): Sentence => ({
  ...{ key, kind: 'generated', text: sentenceCase(text), lines, honest: false, dropped: null, reworded: false },
})

const nothing: Made = { sentence: null, lacks: [] }

function plainOf({ key, text }: OutlineSentence, { figures, words }: Source): Made {
  const filled = fill(text, figures, words)
  if ('lacks' in filled) return { sentence: null, lacks: filled.lacks }
  return filled.text.trim() === '' ? nothing : { sentence: generated(key, filled.text), lacks: [] }
}

function eachOf({ key, text }: OutlineSentence, each: NonNullable<OutlineSentence['each']>, { figures, words }: Source): Made {
  const slots = [...figures.keys()].filter((slot) => slot.startsWith(each.prefix))
  const filled = slots.map((slot) => ({ slot, part: fill(each.item.replaceAll('*', slot), figures, words) }))
  const parts = filled.flatMap(({ part }) => ('text' in part ? [part.text] : []))
  const lacks = filled.flatMap(({ slot, part }) => ('text' in part ? [] : [slot]))
  const lead = fill(text, figures, words)
  return { sentence: parts.length > 0 && 'text' in lead ? generated(key, `${lead.text} ${parts.join('; ')}.`) : null, lacks }
}

function listOf({ key, text, empty }: OutlineSentence, list: Lists[keyof Lists], source: Source): Made {
  const { figures, words } = source
  if (list.missing !== null) return { sentence: { ...generated(key, list.missing), honest: true }, lacks: [] }
  if (list.lines.length === 0) return empty === undefined ? nothing : plainOf({ key, text: empty }, source)
  const lead = fill(text, figures, words)
  const more = list.more > 0 ? [`Và ${list.more} mục nữa.`] : []
  return 'text' in lead
    ? { sentence: generated(key, lead.text, [...list.lines, ...more]), lacks: [] }
    : { sentence: null, lacks: lead.lacks }
}

const madeOf = (one: OutlineSentence, source: Source): Made =>
  one.each ? eachOf(one, one.each, source) : one.list ? listOf(one, source.lists[one.list], source) : plainOf(one, source)

/** «Chưa có số liệu: số xã …; số tiêu chí … (lý do).»: figures that lack for one reason are named together. */
function honestSentences(section: string, lacks: ReadonlySet<string>, figures: ReadonlyMap<string, Quoted>): Sentence[] {
  const reasons = Map.groupBy(
    [...lacks].map((slot) => {
      const figure = figures.get(slot)
      return { name: lowered(figure?.name ?? slot), why: figure?.missing ?? 'đề cương nêu một số mà hệ thống không có' }
    }),
    ({ why }) => why,
  )
  return [...reasons].map(([why, of], at) => ({
    ...generated(
      `${section}.chua-co.${at + 1}`,
      `Chưa có số liệu: ${of.map(({ name }) => name).join('; ')} (${lowered(why).replace(/[.\s]+$/u, '')}).`,
    ),
    honest: true,
  }))
}

const lowered = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) || /^\p{Lu}\s/u.test(text) ? text.charAt(0).toLocaleLowerCase('vi') + text.slice(1) : text

/** Why figures of a section are not compared with the period before, each reason once. */
function uncompared(section: OutlineSection, sentences: readonly Sentence[], figures: ReadonlyMap<string, Quoted>): Sentence[] {
  const asked = section.sentences.flatMap(({ text, each }) => [...`${text} ${each?.item ?? ''}`.matchAll(/\{\{([^{}]+)\.thay-doi\}\}/gu)])
  const said = new Set(
    sentences.flatMap(({ text }) => [...text.matchAll(/\{\{([^{}.]+)(?:\.[a-z-]+)?\}\}/gu)].map((match) => match[1] ?? '')),
  )
  const why = asked.flatMap(([, slot = '']) => {
    const figure = figures.get(slot)
    return figure?.noChange && figure.change === null && said.has(slot) ? [figure.noChange] : []
  })
  return [...new Set(why)].map((reason, at) => ({
    ...generated(`${section.key}.khong-so-sanh.${at + 1}`, `Chưa so sánh với kỳ trước: ${lowered(reason).replace(/[.\s]+$/u, '')}.`),
    honest: true,
  }))
}

function sectionOf(section: OutlineSection, source: Source): Sentence[] {
  const made = section.sentences.map((one) => madeOf(one, source))
  const sentences = made.flatMap(({ sentence }) => (sentence ? [sentence] : []))
  const lacks = new Set(made.flatMap((one) => one.lacks))
  const { figures } = source
  return [...sentences, ...uncompared(section, sentences, figures), ...honestSentences(section.key, lacks, figures)]
}

/**
 * The sections of a report: sentences made from the ledger, in the order and words that people left them. What was generated since stands at the
 * end of its section; what is no longer generated falls away.
 */
export function compose(
  outline: Outline,
  ledger: Ledger,
  edits: ReadonlyMap<string, readonly EditItem[]>,
  firstYear?: number,
): ComposedSection[] {
  const source = { figures: figuresOf(ledger), words: wordsOf(ledger, firstYear), lists: ledger.lists }
  return outline.sections.map((section) => ({
    ...{ key: section.key, number: section.number, level: section.level, prompt: section.prompt },
    title: worded(section.title, source.words),
    sentences: arranged(sectionOf(section, source), edits.get(section.key) ?? []),
  }))
}

/** Words put into a title, where no figures stand. */
export function worded(title: string, words: Words): string {
  const filled = fill(title, new Map(), words)
  return 'text' in filled ? filled.text : title
}

/** Generated sentences in the order and words of the edit, own ones among them. */
export function arranged(made: readonly Sentence[], edit: readonly EditItem[]): Sentence[] {
  const byKey = new Map(made.map((one) => [one.key, one]))
  const kept = edit.flatMap(({ key, kind, text, dropped }): Sentence[] => {
    if (kind === 'own') return text === null ? [] : [{ key, kind, text, lines: [], honest: false, dropped: null, reworded: false }]
    const found = byKey.get(key)
    return found ? [{ ...found, text: text ?? found.text, dropped, reworded: text !== null }] : []
  })
  const listed = new Set(edit.map(({ key }) => key))
  return [...kept, ...made.filter(({ key }) => !listed.has(key))]
}

/** Sentences in people's words that name a figure which says nothing any more. */
export function silentTokens(sections: readonly ComposedSection[], ledger: Ledger): { where: string; what: string }[] {
  const figures = figuresOf(ledger)
  return sections.flatMap(({ title, sentences }) =>
    sentences
      .filter(({ dropped, kind, reworded }) => dropped === null && (kind === 'own' || reworded))
      .flatMap(({ text }) =>
        silentIn(text, figures).map((slot) => ({ where: title, what: `không có số của «${figures.get(slot)?.name ?? slot}»` })),
      ),
  )
}
