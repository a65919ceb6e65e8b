import { wordNames } from './compose.rules.ts'
import { faultsOfTemplate } from './template.rules.ts'
import { listKeys, type Outline, type OutlineSection, type OutlineSentence } from './types.ts'

/**
 * An outline as text, a line each: `# Chủ đề` is the subject, `I. …` and `1. …` are sections of the two levels, `> …` says what people add,
 * anything else is a sentence; `danh-sach=behind` or `tung=communes-in-band: …` after a bar makes it a list or an enumeration.
 */
export function outlineText({ subject, sections }: Outline): string {
  const lines = sections.flatMap((section) => [
    '',
    `${section.number}. ${section.title} {${section.key}}`,
    ...section.sentences.map(sentenceText),
    ...(section.prompt === '' ? [] : [`> ${section.prompt}`]),
  ])
  return [`# ${subject}`, ...lines].join('\n')
}

const sentenceText = ({ text, each, list, empty }: OutlineSentence): string =>
  each ? `${text} | tung=${each.prefix} ${each.item}` : list ? `${text} | danh-sach=${list}${empty ? ` ${empty}` : ''}` : text

type Fault = { where: string; what: string }

function readSentence(line: string, key: string): OutlineSentence | null {
  const [text = '', ...rest] = line.split(' | ')
  const more = rest.join(' | ').trim()
  if (more === '') return { key, text: text.trim() }
  const each = /^tung=(\S+) (.+)$/u.exec(more)
  if (each) return { key, text: text.trim(), each: { prefix: each[1] ?? '', item: each[2] ?? '' } }
  const listed = /^danh-sach=(\S+)(?: (.+))?$/u.exec(more)
  const list = listKeys.find((one) => one === listed?.[1])
  return list ? { key, text: text.trim(), list, ...(listed?.[2] ? { empty: listed[2] } : {}) } : null
}

/** Reads an outline; every line that cannot be read by its number. */
export function readOutline(text: string): { outline: Outline; faults: Fault[] } {
  const sections: OutlineSection[] = []
  const faults: Fault[] = []
  let subject = ''
  for (const [at, raw] of text.normalize('NFC').split(/\r?\n/u).entries()) {
    const line = raw.trim()
    const where = `Dòng ${at + 1}`
    if (line === '') continue
    if (line.startsWith('# ')) {
      subject = line.slice(2).trim()
      continue
    }
    const heading = /^([IVX]+|\d{1,2})\. (.+?)(?: \{([a-z0-9-]+)\})?$/u.exec(line)
    const section = sections.at(-1)
    if (heading) sections.push(sectionOf(heading, sections.length + 1))
    else if (!section) faults.push({ where, what: 'đứng trước phần đầu tiên; ghi tên phần như «I. Tình hình chỉ đạo»' })
    else if (line.startsWith('> ')) section.prompt = line.slice(2).trim()
    else {
      const sentence = readSentence(line, `${section.key}-${section.sentences.length + 1}`)
      if (sentence) section.sentences.push(sentence)
      else faults.push({ where, what: 'sau dấu | ghi tung=… hoặc danh-sach=…' })
    }
  }
  if (subject === '') faults.push({ where: 'Trích yếu', what: 'chưa có dòng bắt đầu bằng #' })
  return { outline: { subject, sections }, faults }
}

const sectionOf = ([, number = '', title = '', key]: RegExpExecArray, at: number): OutlineSection => ({
  ...{ number, title: title.trim(), key: key ?? `phan-${at}`, sentences: [], prompt: '' },
  level: /^\d/u.test(number) ? 2 : 1,
})

/** What keeps an outline from being used. */
export function outlineFaults({ subject, sections }: Outline): Fault[] {
  const faults: Fault[] = sections.length === 0 ? [{ where: 'Đề cương', what: 'chưa có phần nào' }] : []
  const keys = sections.map(({ key }) => key)
  for (const key of new Set(keys.filter((one, at) => keys.indexOf(one) !== at)))
    faults.push({ where: `{${key}}`, what: 'hai phần cùng mã' })
  const texts = [
    { where: 'Trích yếu', text: subject },
    ...sections.flatMap(({ title, sentences }) => [
      { where: title, text: title },
      ...sentences.flatMap(({ text, each }) => [text, each?.item.replaceAll('*', 'x') ?? ''].map((one) => ({ where: title, text: one }))),
    ]),
  ]
  return [...faults, ...texts.flatMap(({ where, text }) => faultsOfTemplate(text, wordNames).map((what) => ({ where, what })))]
}
