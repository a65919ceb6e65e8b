import { canonical, sha256 } from '../../platform/events/canonical.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import { earlier } from '../calendar/round.rules.ts'
import { readText } from '../reading/reads.ts'
import { unitById } from '../units/reads.ts'
import { inSentence } from '../units/text.ts'
import { figuresOf } from './compose.rules.ts'
import { printed } from './template.rules.ts'
import type { Checked, ComposedSection, Ledger, Report, Sentence } from './types.ts'

/** A sentence with its lines as one text. */
export const wholeText = ({ text, lines }: Pick<Sentence, 'text' | 'lines'>): string => [text, ...lines].join('\n')

type Span = { from: number; to: number; section: string; own: boolean }

/** The report as one text, and where each sentence stands in it, in code points. */
export function textOf(sections: readonly ComposedSection[], ledger: Ledger): { text: string; spans: Span[] } {
  const figures = figuresOf(ledger)
  const spans: Span[] = []
  let [text, length] = ['', 0]
  const add = (more: string) => {
    text += `${more}\n`
    length += [...more].length + 1
  }
  for (const { key, title, sentences } of sections) {
    add(title)
    for (const one of sentences.filter(({ dropped }) => dropped === null)) {
      const from = length
      add(printed(wholeText(one), figures))
      spans.push({ from, to: length, section: key, own: one.kind === 'own' || one.reworded })
    }
  }
  return { text: text.normalize('NFC'), spans }
}

/** The name by which the checker knows the place: «xã Nậm Chảy, huyện Mường Khương, tỉnh Lào Cai». */
async function labelOf(ctx: ReadCtx, { unitId, closesOn, provinceName, unitLevel }: Report): Promise<string | null> {
  const on = earlier(closesOn, ctx.today)
  const unit = await unitById(ctx, unitId, on)
  if (!unit) return null
  const parent = unit.parentId === null ? null : await unitById(ctx, unit.parentId, on)
  const above = unitLevel === 'province' ? [] : [parent?.level === 'district' ? parent.name : null, provinceName]
  return [unit.name, ...above].flatMap((name) => (name ? [inSentence(name)] : [])).join(', ')
}

/** What the checker says of a report as it stands; empty where all is well. Notes are left out: they say how a number was rounded. */
export async function checkReport(
  ctx: ReadCtx,
  report: Report,
  { ledger, sections }: { ledger: Ledger; sections: readonly ComposedSection[] },
  acknowledged: ReadonlyMap<string, string>,
): Promise<Checked[]> {
  const { text, spans } = textOf(sections, ledger)
  const { findings } = await readText(ctx, text, { documentDay: ledger.frame.asOf, place: await labelOf(ctx, report) })
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map((finding) => {
      const span = spans.find(({ from, to }) => finding.start >= from && finding.start < to)
      const key = sha256(canonical([finding.kind, finding.sentence.trim(), finding.stated]))
      return { key, section: span?.section ?? '', own: span?.own ?? false, finding, reason: acknowledged.get(key) ?? null }
    })
}

/** Findings that keep a report from being frozen: in words that people wrote, without a reason why they stay. */
export const standing = (checked: readonly Checked[]): Checked[] => checked.filter(({ own, reason }) => own && reason === null)
