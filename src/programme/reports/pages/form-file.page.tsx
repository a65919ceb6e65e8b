import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { fold } from '../../../platform/text/fold.ts'
import { formsOf } from '../form.reads.ts'
import { formCsv } from '../form.views.ts'
import { askedIn } from '../form-asked.reads.ts'
import type { Route } from './+types/form-file.page'

const nameOf = (code: string): string => fold(code).replaceAll(' ', '-')

/** One appendix as CSV (`bieu-07.csv`), or all of them as JSON (`phu-luc.json`). */
export const loader = ({ context, request, params: { tep } }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const tables = await formsOf(ctx, askedIn(context, request, ctx))
    const headers = (type: string) => ({
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${tep}"`,
      'Cache-Control': 'private, no-store',
    })
    if (tep === 'phu-luc.json') return new Response(JSON.stringify(tables), { headers: headers('application/json') })
    const table = tables.find(({ code }) => `${nameOf(code)}.csv` === tep)
    const text = `Không có phụ lục «${tep}»; xem các phụ lục tại /bao-cao/phu-luc.`
    if (!table) throw new Refused({ code: 'reports.noForm', status: 404, text })
    return new Response(formCsv(table), { headers: headers('text/csv') })
  })
