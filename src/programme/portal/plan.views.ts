import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { unitPath } from '../figures/address.rules.ts'
import { targetNumber } from '../progress/measure.rules.ts'
import type { PublicMeasured, PublicTargetPage } from '../progress/types.ts'
import { targetView } from '../progress/views.ts'
import { codesIn } from './plan.rules.ts'

type Documents = ReadonlyMap<string, number>

/** Where a document stands in the library; null where it does not. */
const libraryPath = (text: string, documents: Documents): string | null => {
  const id = codesIn(text)
    .map((code) => documents.get(code))
    .find((one) => one !== undefined)
  return id === undefined ? null : `/van-ban/${id}`
}

/** A public target as a line of the list. */
export const planLine = (target: PublicMeasured, documents: Documents) => ({
  ...targetView(target),
  unitHref: `${unitPath(target)}?ngay=${target.mapOf}`,
  documentHref: libraryPath(target.document, documents),
  demonstration: target.publishedOn === null,
  published: target.publishedOn ? `${target.publishedBy} công bố ngày ${formatDate(target.publishedOn)}` : 'Dữ liệu minh hoạ dựng lại',
})
export type PlanLine = ReturnType<typeof planLine>

/** A document of before on a target: struck through, with what it said and why it holds no more. */
export const beforeLine = (one: PublicTargetPage['before'][number], unit: string, documents: Documents) => ({
  id: one.id,
  value: `${formatNumber(targetNumber(one, unit))} ${unit}`,
  document: `${one.document}, ${formatDate(one.setOn)}`,
  documentHref: libraryPath(one.document, documents),
  reason: one.endedBecause ?? 'có văn bản sau',
})

/** The course of the figure over the releases, as the table beside its chart. */
export const courseRows = (series: PublicTargetPage['series'], unit: string) =>
  series.map((point) => ({
    key: point.asOf,
    on: formatDate(point.asOf),
    value: point.value === null ? '–' : `${formatNumber(point.value)} ${unit}`,
    of: `${formatNumber(point.of)} xã`,
    note: point.missing?.text ?? (point.breaks ? 'đổi bộ tiêu chí' : ''),
  }))
