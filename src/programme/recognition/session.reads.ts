import type { ReadCtx } from '../../platform/events/context.ts'
import { formatDate } from '../../platform/text/date.ts'
import { certaintyText } from '../criteria/text.ts'
import { allRules, rulesOf } from './dossier.procedures.ts'
import { ballotNames, barredNames, baseNames } from './dossier.text.ts'
import { type Legal, type OwnVoteRule, rulesKeys } from './dossier.types.ts'
import { voteRulesOf } from './session.queries.ts'
import { shareText } from './vote.rules.ts'

const legalText = <T extends object | string>(legal: Legal<T>, show: (value: T) => string): string =>
  'because' in legal ? 'chưa rõ' : `${show(legal.value)} (${legal.source}; ${certaintyText[legal.certainty]})`

const ownText = ({ share, base, quorum, ballot, barred }: OwnVoteRule): string =>
  [
    ballotNames[ballot],
    `${share === null ? 'tỷ lệ theo văn bản trung ương' : `đồng ý ≥ ${shareText(share)}`} tính trên ${baseNames[base]}`,
    `có mặt ít nhất ${quorum.num}/${quorum.den}`,
    `không bỏ phiếu: ${['người nộp phiếu', ...barred.map((part) => barredNames[part])].join(', ')}`,
  ].join('; ')

/** How does the council of a unit vote: by its own regulation, and by the law? */
export async function voteRulesAt(ctx: ReadCtx, unitId: number) {
  const own: { key: string; period: string; from: string; text: string; document: string }[] = []
  for (const key of rulesKeys)
    for (const rule of await voteRulesOf(ctx.tx, unitId, key)) {
      const { validFrom, document } = rule
      own.push({ key: `${key} ${validFrom}`, period: rulesOf(key).name, from: formatDate(validFrom), text: ownText(rule), document })
    }
  const law = allRules.map(({ name, vote }) => ({
    period: name,
    share: legalText(vote.share, (share) => `≥ ${shareText(share)}`),
    base: legalText(vote.base, (base) => baseNames[base]),
    quorum: legalText(vote.quorum, shareText),
    ballot: legalText(vote.ballot, (ballot) => ballotNames[ballot]),
  }))
  return { own, law }
}
