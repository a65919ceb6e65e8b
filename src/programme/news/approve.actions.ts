import { createRequire } from 'node:module'
import { refuse } from '../../platform/base/refusal.ts'
import { orThrow, type Result } from '../../platform/base/result.ts'
import { canonical, sha256 } from '../../platform/events/canonical.ts'
import { writing } from '../../platform/events/context.ts'
import { makeCard } from '../../platform/files/picture.ts'
import type { Files } from '../../platform/files/store.ts'
import { formatDate } from '../../platform/text/date.ts'
import { fold } from '../../platform/text/fold.ts'
import type { Acting } from '../people/visit.reads.ts'
import { enterStep, heldArticle, tellAuthor } from './acting.actions.ts'
import { articleById, versionOf } from './article.queries.ts'
import { plainText } from './body.rules.ts'
import { frozenRows, statedFigures } from './figure.reads.ts'
import { type Given, readSchedule } from './form.rules.ts'
import { momentOf } from './moment.rules.ts'
import * as pictures from './picture.queries.ts'
import { actsFor, approverFault, scheduleOf } from './procedures.ts'
import * as queries from './published.queries.ts'
import { refusals } from './refusals.text.ts'
import { slugOf } from './slug.rules.ts'
import type { Text } from './types.ts'

/** letters of a text that search looks through */
const searched = 200_000

const foldedText = ({ title, sapo, tags, body, byline }: Text): string =>
  fold([title, sapo, tags.join(' '), byline, plainText(body)].join(' ')).slice(0, searched)

const font = () => createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf')

/**
 * Approves the newest version by name: its figures freeze as they were released on this day, it becomes the public one from its moment on, and
 * the log keeps who approved which text. Neither the author nor whoever wrote the version approves it.
 */
export const approve = (acting: Acting, { store }: Pick<Files, 'store'>, id: number, seen: number, given: Given): Promise<Result<object>> =>
  writing(acting, async (ctx) => {
    const { article, rights } = await heldArticle(ctx, acting.actor, id, seen)
    if (!actsFor(article, rights).includes('approve')) return refuse(refusals.notNow('approve', article.state))
    const version = (await versionOf(ctx.tx, article, article.version)) ?? refuse(refusals.unknownVersion)
    const fault = approverFault({ articleAuthor: article.authorId, versionBy: version.personId, approver: acting.actor.personId })
    if (fault) return refuse(fault)
    const moment = momentOf(ctx.today, ctx.now)
    const before = await queries.publishedById(ctx.tx, id)
    const schedule = orThrow(scheduleOf(orThrow(readSchedule(given, moment)), moment, before?.endedOn === null ? before : null))
    const { figures, wrong } = await statedFigures(ctx, article.unitId, `${version.body}\n${version.bodyEn ?? ''}`)
    if (wrong.length > 0) return refuse(refusals.badFigures(wrong))
    const frozen = frozenRows(figures)
    const own = await pictures.picturesOf(ctx.tx, article)
    const thumb =
      own.find((one) => one.id === version.pictureId)?.renditions.find((one) => one.thumb && one.format === 'jpeg')?.hash ?? null
    const below = `${article.unitName} · ${formatDate(schedule.publishOn)}`
    const { number, restored: _, writtenBy: _by, personId: _person, writtenAt: _at, ...text } = version
    const publication = {
      ...{ version: number, text, thumb, ...schedule, by: ctx.actor, at: ctx.now, folded: foldedText(version) },
      ...{ slug: slugOf(version.title), slugEn: version.titleEn === null ? null : slugOf(version.titleEn) },
      card: await makeCard(store, { title: version.title, below, font: font() }),
      correctedOn: version.correction === null ? null : ctx.today,
    }
    await queries.publishVersion(ctx.tx, article, publication)
    await queries.addFrozen(ctx.tx, article, number, frozen)
    const facts = { ...schedule, hash: sha256(canonical(text)), figures: frozen.map((one) => one.hash), approver: acting.actor.personId }
    await enterStep(ctx, acting.actor, article, { kind: 'approved', state: 'approved', version: number, live: true, facts })
    const after = await articleById(ctx.tx, id, ctx.today)
    await tellAuthor(ctx, after ?? article, `Bài đã được duyệt công khai: ${version.title}`)
    return {}
  })
