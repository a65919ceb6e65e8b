import { data, redirect } from 'react-router'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { readFileForm } from '../../../platform/http/form.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { addPicture } from '../picture.actions.ts'
import { seenArticle } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { pictureChoice } from '../views.ts'
import type { Route } from './+types/pictures.page'
import styles from './news.module.css'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Ảnh: ${loaderData?.title ?? 'bài'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const { files } = context.get(contexts.app)
  return readPage(context, async (ctx) => {
    const seen = await seenArticle(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const { article, version, writes, pictures } = seen
    const megabytes = Math.floor(files.largest / 1024 / 1024)
    return { id: article.id, title: version.title, steps: article.steps, writes, pictures: pictures.map(pictureChoice), megabytes }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { files } = context.get(contexts.app)
  const id = parseId(params.id)
  const form = await readFileForm(request, { folder: files.uploads, largest: files.largest })
  try {
    const { given, file, tooLarge } = form
    const typed = Object.fromEntries(['mo-ta', 'chu-thich', 'tac-gia-anh'].map((name) => [name, given(name)]))
    if (tooLarge !== null)
      return data(
        { typed, problem: refusals.largePicture(tooLarge.normalize('NFC'), Math.floor(files.largest / 1024 / 1024)) },
        { status: 413 },
      )
    const added = await addPicture(actingOf(context), files, file, { id, seen: parseId(given('ban')), given })
    if (added.ok) return redirect(`/bien-tap/${id}/anh`, 303)
    if (added.refusal.status === 404) throw refusePage(context, added.refusal)
    return data({ typed, problem: added.refusal }, { status: added.refusal.status ?? 422 })
  } finally {
    await form.forget()
  }
}

export default function PicturesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, steps, writes, pictures, megabytes } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      {actionData?.problem ? <title>{`Lỗi: Ảnh: ${title} – Nông thôn mới`}</title> : null}
      <PageHead
        crumbs={[
          { href: '/bien-tap', text: 'Biên tập' },
          { href: `/bien-tap/${id}`, text: title },
        ]}
        title="Ảnh của bài"
        lead="Mỗi ảnh phải có mô tả và tác giả hoặc nguồn. Hệ thống thu nhỏ ảnh, bỏ nơi chụp, ngày giờ và mọi ghi chú của máy ảnh."
      />
      <Problem problem={actionData?.problem} />
      <Section title={pictures.length === 0 ? 'Chưa có ảnh' : `${pictures.length} ảnh`}>
        <ul className={styles.pictures}>
          {pictures.map((one) => (
            <li key={one.id}>
              <img src={one.src} alt={one.alt} loading="lazy" />
              <p>
                <code>{one.token}</code> {one.caption || one.alt}
              </p>
              <p className="source">Ảnh: {one.credit}</p>
            </li>
          ))}
        </ul>
      </Section>
      {writes ? (
        <Section title="Thêm ảnh">
          <Form encType="multipart/form-data">
            <input type="hidden" name="ban" value={steps} />
            <Field
              name="mo-ta"
              label="Mô tả ảnh cho người không nhìn thấy ảnh"
              required
              maxLength={300}
              defaultValue={typed['mo-ta']}
              hint="Điều thấy trong ảnh, ví dụ: Người dân thôn đổ bê tông đường liên thôn."
            />
            <Field name="chu-thich" label="Chú thích dưới ảnh" maxLength={300} defaultValue={typed['chu-thich']} />
            <Field name="tac-gia-anh" label="Tác giả hoặc nguồn ảnh" required maxLength={300} defaultValue={typed['tac-gia-anh']} />
            <Field
              name="anh"
              label="Tệp ảnh"
              type="file"
              required
              accept="image/jpeg,image/png,image/webp"
              hint={`JPEG, PNG hoặc WebP, đến ${megabytes} MB.`}
            />
            <button type="submit">Thêm ảnh</button>
          </Form>
        </Section>
      ) : null}
      <p>
        <a href={`/bien-tap/${id}/soan`}>Về trang soạn bài</a>
      </p>
    </>
  )
}
