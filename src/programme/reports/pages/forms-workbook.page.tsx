import { readPage } from '../../../platform/http/context.ts'
import { workbookAnswer } from '../../../platform/http/listing.ts'
import { formsOf } from '../form.reads.ts'
import { formsWorkbook } from '../form.views.ts'
import { askedIn } from '../form-asked.reads.ts'
import type { Route } from './+types/forms-workbook.page'

/** All appendices of the place as one workbook, a sheet each. */
export const loader = ({ context, request }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const asked = askedIn(context, request, ctx)
    return workbookAnswer(`phu-luc-${asked.year}`, formsWorkbook(await formsOf(ctx, asked)))
  })
