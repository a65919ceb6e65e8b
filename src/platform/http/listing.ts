import type { Listing } from '../base/listing.ts'
import { writeListing } from '../files/listing.ts'

/** The answer that hands a list over as an XLSX; `name` in Latin letters, without ending, e.g. `von-2019`. */
export const listingAnswer = <Row>(name: string, listing: Listing<Row>): Response =>
  new Response(writeListing(listing), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${name}.xlsx"`,
      'Cache-Control': 'private, no-store',
    },
  })
