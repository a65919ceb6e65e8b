import { redirect } from 'react-router'
import { localDate } from '../../../platform/base/local-date.ts'
import { readPage } from '../../../platform/http/context.ts'
import { caseFile, correctionsOf, reportedFile } from '../correction.rules.ts'
import { codesOf } from '../reads.ts'
import type { Route } from './+types/download.page'

/** A file is only made from what a person handed in. */
export const loader = () => redirect('/kiem-tra-bao-cao')

/** Gives the corrected readings back as a file: reported figures for `ntm import`, or cases for the tests. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const fields = new Map([...form.entries()].map(([name, value]) => [name, String(value)]))
  const corrections = correctionsOf(fields)
  if (fields.get('dang') === 'ca-kiem-thu') return file(caseFile(corrections), 'ca-kiem-thu.jsonl', 'application/x-ndjson')
  const dated = corrections.flatMap(({ place, asOf }) => {
    const day = localDate(asOf)
    return day ? [{ place, asOf: day }] : []
  })
  const codes = await readPage(context, (ctx) => codesOf(ctx, dated))
  const title = fields.get('ten-van-ban') || 'Văn bản chưa đặt tên'
  return file(
    reportedFile(corrections, { title, day: fields.get('ngay-dang') ?? '' }, (place, asOf) => codes.get(`${place} ${asOf}`) ?? null),
    'so-cong-bo.csv',
    'text/csv',
  )
}

const file = (body: string, name: string, type: string) =>
  new Response(`\ufeff${body}`, {
    headers: { 'Content-Type': `${type}; charset=utf-8`, 'Content-Disposition': `attachment; filename="${name}"` },
  })
