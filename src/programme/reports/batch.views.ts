import { formatNumber } from '../../platform/text/number.ts'
import type { Batch } from './batch.types.ts'
import { titleOf } from './title.rules.ts'
import { timeText } from './views.ts'

/** A batch as its place sees it. */
export function batchView({ id, kind, year, number, askedBy, askedAt, parts, made, failed, endedAt }: Batch) {
  const done = made + failed
  const but = failed > 0 ? `, ${formatNumber(failed)} xã không lập được` : ''
  return {
    id,
    title: `${titleOf({ kind, year, number })} của các xã`,
    asked: `${askedBy}, ${timeText(askedAt)}`,
    state: `${endedAt ? 'Đã xong' : 'Đang lập'}: ${formatNumber(made)}/${formatNumber(parts)} báo cáo${but}.`,
    over: endedAt !== null,
    parts,
    done,
  }
}
