import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { allowed } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { wholeSheet } from '../sheet.reads.ts'
import { refusals } from '../sheet.text.ts'
import { sheetWorkbook } from '../workbook.reads.ts'
import type { Route } from './+types/template.page'

/** The sheet as a workbook, with what stands in it now. */
export function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const whole = await wholeSheet(ctx, Number(params.id) || 0)
    if (!whole) throw new Refused(refusals.unknown)
    const may = allowed(actor, 'sheet.read', await placeOf(ctx, whole.sheet.unitId))
    if (!may.ok) throw new Refused(may.refusal)
    const body = await sheetWorkbook(whole)
    return new Response(body as BodyInit, {
      headers: {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'Content-Disposition': `attachment; filename="phieu-${whole.sheet.id}-${whole.unitCode}-${whole.sheet.asOf}.xlsx"`,
      },
    })
  })
}
