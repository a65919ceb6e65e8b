import type { Listing } from '../base/listing.ts'
import type { Workbook } from '../base/workbook.ts'
import { writeListing } from '../files/listing.ts'
import { workbookStream } from '../files/workbook-write.ts'

/** The answer that hands a list over as an XLSX; `name` in Latin letters, without ending, e.g. `von-2019`. */
export const listingAnswer = <Row>(name: string, listing: Listing<Row>): Response => workbook(name, writeListing(listing))

/** The answer that hands a workbook of several sheets over as it is written. */
export const workbookAnswer = (name: string, book: Workbook): Response => workbook(name, workbookStream(book))

const workbook = (name: string, body: ReadableStream): Response =>
  new Response(body, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${name}.xlsx"`,
      'Cache-Control': 'private, no-store',
    },
  })
