import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Choice, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { plainText } from '../body.rules.ts'
import { compareWords } from '../diff.rules.ts'
import { seenArticle, versionOf, versionsOf } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import type { Text } from '../types.ts'
import { versionLineView } from '../views.ts'
import type { Route } from './+types/version.page'
import styles from './news.module.css'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData ? `Bản ${loaderData.number}: ${loaderData.title}` : 'Bản'} – Nông thôn mới` },
]

/** A text as it is compared: what is read, in its order. */
const readOf = ({ title, sapo, body, byline, titleEn, bodyEn }: Text): string =>
  [title, sapo, plainText(body), byline, titleEn ?? '', plainText(bodyEn ?? '')].filter((one) => one !== '').join('\n')

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const asked = parseId(new URL(request.url).searchParams.get('so-voi') ?? '')
  return readPage(context, async (ctx) => {
    const seen = await seenArticle(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const { article, writes } = seen
    const version = await versionOf(ctx, article, parseId(params.number))
    if (!version) throw refusePage(context, refusals.unknownVersion)
    const other = (await versionOf(ctx, article, asked)) ?? (await versionOf(ctx, article, version.number - 1))
    return {
      ...{ id: article.id, steps: article.steps, number: version.number, title: version.title },
      isNewest: version.number === article.version,
      writes,
      against: other?.number ?? null,
      changes: compareWords(other ? readOf(other) : '', readOf(version)),
      versions: (await versionsOf(ctx, article)).map(versionLineView),
    }
  })
}

export default function VersionPage({ loaderData }: Route.ComponentProps) {
  const { id, steps, number, title, isNewest, writes, against, changes, versions } = loaderData
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/bien-tap', text: 'Biên tập' },
          { href: `/bien-tap/${id}`, text: title },
        ]}
        title={`Bản ${number}`}
        lead={
          against === null ? 'Bản đầu tiên.' : `So với bản ${against}: chữ thêm có nền xanh và gạch chân, chữ bỏ có nền đỏ và gạch ngang.`
        }
      />
      {versions.length > 1 ? (
        <Form method="get">
          <Choice
            name="so-voi"
            label="So với"
            defaultValue={against ?? undefined}
            options={versions
              .filter((one) => one.number !== number)
              .map((one) => ({ value: one.number, text: `Bản ${one.number}, ${one.who}` }))}
          />
          <button type="submit">So sánh</button>
        </Form>
      ) : null}
      <Section title="Nội dung">
        <p className={styles.compared}>
          {changes.map(({ kind, text }, at) => {
            const key = `${at} ${kind}`
            if (kind === 'same') return <span key={key}>{text}</span>
            return kind === 'new' ? (
              <ins key={key} className={styles.new}>
                {text}
              </ins>
            ) : (
              <del key={key} className={styles.gone}>
                {text}
              </del>
            )
          })}
        </p>
      </Section>
      {writes && !isNewest ? (
        <Form action={`/bien-tap/${id}`}>
          <input type="hidden" name="ban" value={steps} />
          <input type="hidden" name="so-ban" value={number} />
          <QuietButton name="viec" value="khoi-phuc">
            Khôi phục bản {number} thành bản mới
          </QuietButton>
        </Form>
      ) : null}
    </>
  )
}
