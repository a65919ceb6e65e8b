import type { RouteConfig } from '@react-router/dev/routes'
import { routes as administration } from './programme/administration/routes.ts'
import { routes as assessment } from './programme/assessment/routes.ts'
import { routes as calendar } from './programme/calendar/routes.ts'
import { routes as consultation } from './programme/consultation/routes.ts'
import { routes as criteria } from './programme/criteria/routes.ts'
import { routes as desk } from './programme/desk/routes.ts'
import { routes as difficulties } from './programme/difficulties/routes.ts'
import { routes as directives } from './programme/directives/routes.ts'
import { routes as documents } from './programme/documents/routes.ts'
import { routes as evidence } from './programme/evidence/routes.ts'
import { routes as figures } from './programme/figures/routes.ts'
import { routes as funding } from './programme/funding/routes.ts'
import { routes as inspections } from './programme/inspections/routes.ts'
import { routes as library } from './programme/library/routes.ts'
import { routes as meetings } from './programme/meetings/routes.ts'
import { routes as movement } from './programme/movement/routes.ts'
import { routes as news } from './programme/news/routes.ts'
import { routes as ocop } from './programme/ocop/routes.ts'
import { routes as opendata } from './programme/opendata/routes.ts'
import { routes as people } from './programme/people/routes.ts'
import { routes as portal } from './programme/portal/routes.ts'
import { routes as progress } from './programme/progress/routes.ts'
import { routes as questions } from './programme/questions/routes.ts'
import { routes as reading } from './programme/reading/routes.ts'
import { routes as recognition } from './programme/recognition/routes.ts'
import { routes as reports } from './programme/reports/routes.ts'
import { routes as units } from './programme/units/routes.ts'

export default [
  ...figures,
  ...criteria,
  ...units,
  ...portal,
  ...reading,
  ...people,
  ...calendar,
  ...evidence,
  ...assessment,
  ...desk,
  ...consultation,
  ...funding,
  ...administration,
  ...recognition,
  ...directives,
  ...documents,
  ...inspections,
  ...difficulties,
  ...ocop,
  ...movement,
  ...meetings,
  ...progress,
  ...library,
  ...news,
  ...questions,
  ...opendata,
  ...reports,
] satisfies RouteConfig
