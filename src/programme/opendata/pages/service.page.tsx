import { odata } from '../../../platform/http/programs.ts'
import { rootOf, serviceDocument } from '../odata.rules.ts'
import type { Route } from './+types/service.page'

/** The root of the OData service: which sets there are. */
export const loader = ({ request }: Route.LoaderArgs) => odata(serviceDocument(rootOf(request)))
