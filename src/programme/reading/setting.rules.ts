import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Sentence } from './sentence.rules.ts'
import type { FigureStatus, Token } from './types.ts'

/** Places that a text may name; `name` in lower case NFC («nậm chảy»), `label` as it is called in full. */
export type Place = { name: string; label: string; level: 'province' | 'district' | 'commune'; within: string | null }

/** What is known while reading: the document's day, the place spoken of, the heading. */
export type Setting = {
  documentDay: LocalDate | null
  place: string | null
  gazetteer: ReadonlyMap<string, Place[]>
  /** called with each sentence; gives the status that its paragraph implies */
  enter: (sentence: Sentence) => FigureStatus | null
  sentence: Sentence | null
  /** the latest period spoken of, for sentences that name none */
  period: { day: LocalDate; precision: Token['precision'] } | null
}

const levels = /(tỉnh|huyện|thị xã|thành phố|tp|xã) (\p{L}+(?: \p{L}+){0,3})/gu

export function startSetting(outside: Partial<Setting>): Setting {
  const setting: Setting = {
    documentDay: outside.documentDay ?? null,
    place: outside.place ?? null,
    gazetteer: outside.gazetteer ?? new Map(),
    sentence: null,
    period: null,
    enter: () => null,
  }
  setting.enter = (sentence) => enter(setting, sentence)
  return setting
}

function enter(setting: Setting, sentence: Sentence): FigureStatus | null {
  setting.sentence = sentence
  const day = sentence.tokens.find((token) => token.type === 'date' && token.precision === 'day')
  if (!setting.documentDay && day?.day && /ngày/u.test(sentence.canonical)) setting.documentDay = day.day
  return null
}

/** The place named nearest before a number, when the gazetteer knows it; else the document's. */
function placeBefore(setting: Setting, L: string): string | null {
  let found: string | null = null
  for (const match of L.matchAll(levels)) {
    const words = (match[2] ?? '').split(' ')
    for (let n = words.length; n > 0; n--) {
      const known = setting.gazetteer.get(words.slice(0, n).join(' '))?.[0]
      if (known) {
        found = known.label
        break
      }
    }
  }
  return found ?? setting.place
}

/** The day that a figure speaks of, and its place. */
export function step(setting: Setting, L: string, status: FigureStatus): { asOf: LocalDate | null; place: string | null } {
  const sentence = setting.sentence
  const before = sentence
    ? sentence.tokens.filter((token, i) => (token.type === 'date' || token.type === 'year') && (sentence.at[i] as number) < L.length + 1)
    : []
  const named = before.at(-1)?.day ?? null
  void status
  return { asOf: named ?? setting.documentDay, place: placeBefore(setting, L) }
}
