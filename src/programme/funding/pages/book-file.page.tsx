import { refusePage } from '../../../platform/http/context.ts'
import { notHere } from '../../people/access.ts'
import { bookTemplate } from '../book.reads.ts'
import { bookKinds } from '../book.rules.ts'
import type { Route } from './+types/book-file.page'

/** An empty workbook of a list. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const kind = bookKinds.find((one) => one === params.kind)
  if (!kind) throw refusePage(context, notHere)
  return new Response((await bookTemplate(kind)) as BodyInit, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="mau-${kind}.xlsx"`,
    },
  })
}
