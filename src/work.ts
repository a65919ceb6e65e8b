import { reviewsOfPost, sheetsOfPost } from './programme/assessment/work.reads.ts'
import { requestsOfPost } from './programme/calendar/work.reads.ts'
import { difficultiesOfOffice, difficultiesOfPost } from './programme/difficulties/work.reads.ts'
import { tasksOfPost } from './programme/directives/work.reads.ts'
import { documentsOfPost } from './programme/documents/work.reads.ts'
import { moneyOfPost } from './programme/funding/work.reads.ts'
import { inspectionsOfPost } from './programme/inspections/work.reads.ts'
import { libraryOfPost } from './programme/library/work.reads.ts'
import { meetingsOfHolder, meetingsOfPoint } from './programme/meetings/work.reads.ts'
import { movementOfCommune } from './programme/movement/work.reads.ts'
import { commentsOfPost, newsOfPost } from './programme/news/work.reads.ts'
import { ocopOfCommune, ocopOfProvince, sheetsToScore } from './programme/ocop/work.reads.ts'
import type { Gather } from './programme/people/work.reads.ts'
import { profileOfPost } from './programme/portal/work.reads.ts'
import { registrationsOfPost } from './programme/progress/work.reads.ts'
import { questionsOfPost } from './programme/questions/work.reads.ts'
import { dossiersOfPost } from './programme/recognition/work.reads.ts'
import { reportsOfPost } from './programme/reports/work.reads.ts'

/** What each module has waiting for a person, for «Việc của tôi»: a module with work adds its question here. */
export const gathers: readonly Gather[] = [
  sheetsOfPost,
  reviewsOfPost,
  moneyOfPost,
  dossiersOfPost,
  requestsOfPost,
  tasksOfPost,
  meetingsOfPoint,
  meetingsOfHolder,
  inspectionsOfPost,
  documentsOfPost,
  difficultiesOfPost,
  difficultiesOfOffice,
  sheetsToScore,
  ocopOfCommune,
  ocopOfProvince,
  registrationsOfPost,
  movementOfCommune,
  newsOfPost,
  commentsOfPost,
  libraryOfPost,
  reportsOfPost,
  questionsOfPost,
  profileOfPost,
]
