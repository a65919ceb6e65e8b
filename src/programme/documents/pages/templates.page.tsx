import { data, type MetaFunction, redirect } from 'react-router'
import { paperTypes } from '../../../platform/base/paper.ts'
import { isRefused, type Refusal } from '../../../platform/base/refusal.ts'
import { contexts, readPage, refusePage } from '../../../platform/http/context.ts'
import { readFileForm } from '../../../platform/http/form.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed, may } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { refusals } from '../refusals.text.ts'
import { addTemplate } from '../template.actions.ts'
import { templatesFor } from '../template.reads.ts'
import { templateFields } from '../template.rules.ts'
import { outlines } from '../template.text.ts'
import { typeNames } from '../text.ts'
import { whenText } from '../views.ts'
import type { Route } from './+types/templates.page'
import styles from './documents.module.css'

export const meta: MetaFunction = () => [{ title: 'Mẫu văn bản – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const { files } = context.get(contexts.app)
  return readPage(context, async (ctx) => ({
    keeps: may(actor, 'documents.template'),
    drafts: may(actor, 'documents.draft'),
    megabytes: Math.floor(files.largest / 1024 / 1024),
    templates: (await templatesFor(ctx, actor)).map(({ id, type, name, version, because, addedBy, addedAt }) => ({
      ...{ id, name, version, because },
      type: typeNames[type],
      by: `${addedBy}, ${whenText(addedAt)}`,
    })),
  }))
}

const remembered = ['loai', 'ten', 'ly-do'] as const
const answer = (refusal: Refusal, typed: Record<string, string>) => data({ problem: refusal, typed }, { status: refusal.status ?? 422 })

export async function action({ request, context }: Route.ActionArgs) {
  const acting = actingOf(context)
  const held = allowed(acting.actor, 'documents.template')
  if (!held.ok) throw refusePage(context, held.refusal)
  const { files } = context.get(contexts.app)
  const form = await readFileForm(request, { folder: files.uploads, largest: files.largest }).catch((error: unknown) => {
    if (isRefused(error)) return error.refusal
    throw error
  })
  if ('code' in form) return answer(form, {})
  try {
    const { given, file, tooLarge } = form
    const typed = Object.fromEntries(remembered.map((name) => [name, given(name)]))
    if (tooLarge !== null) return answer(refusals.largeFile(Math.floor(files.largest / 1024 / 1024)), typed)
    if (!file || file.size === 0) return answer(refusals.noFile, typed)
    const added = await addTemplate(acting, typed, file.path, files)
    return added.ok ? redirect('/van-ban-di/mau', 303) : answer(added.refusal, typed)
  } finally {
    await form.forget()
  }
}

export default function TemplatesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { keeps, drafts, megabytes, templates } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      <PageHead
        crumbs={[{ href: '/van-ban-di', text: 'Văn bản đi' }]}
        title="Mẫu văn bản"
        lead="Mẫu Word của cơ quan có các trường trong ngoặc nhọn, ví dụ {trich_yeu}; trang của văn bản tải được bản điền vào mẫu."
      />
      <Problem problem={actionData?.problem} />
      <Section title="Mẫu Word">
        <DataTable
          caption="Mẫu Word"
          captionHidden
          rows={templates}
          keyOf={({ id }) => id}
          empty="Chưa có mẫu nào; văn bản in theo thể thức Nghị định 30/2020/NĐ-CP."
          columns={[
            { key: 'name', head: 'Mẫu', cell: ({ id, name }) => <a href={`/van-ban-di/mau/${id}`}>{name}</a> },
            { key: 'type', head: 'Loại', cell: ({ type }) => type },
            { key: 'version', head: 'Bản', numeric: true, cell: ({ version }) => version },
            { key: 'because', head: 'Căn cứ, lý do', cell: ({ because }) => because },
            { key: 'by', head: 'Người gửi', cell: ({ by }) => by },
          ]}
        />
        {keeps ? (
          <Form wide encType="multipart/form-data">
            <Fields>
              <Choice
                name="loai"
                label="Loại văn bản"
                defaultValue={typed.loai}
                options={paperTypes.map((type) => ({ value: type, text: typeNames[type] }))}
              />
              <Field
                name="ten"
                label="Tên mẫu"
                required
                maxLength={100}
                defaultValue={typed.ten}
                hint="Trùng tên thì thành bản mới của mẫu đó."
              />
              <Field name="ly-do" label="Căn cứ, lý do" required maxLength={300} defaultValue={typed['ly-do']} />
              <Field name="tep" label="Tệp .docx" type="file" required accept=".docx" hint={`Không có macro, đến ${megabytes} MB.`} />
            </Fields>
            <button type="submit">Kiểm và nhận mẫu</button>
          </Form>
        ) : null}
      </Section>
      <Section title="Các trường" lead="Trường bắt buộc phải có trong mọi mẫu; trường khác danh sách này bị từ chối.">
        <DataTable
          caption="Các trường của mẫu"
          captionHidden
          rows={Object.entries(templateFields)}
          keyOf={([name]) => name}
          columns={[
            { key: 'name', head: 'Trường', cell: ([name]) => <code>{`{${name}}`}</code> },
            { key: 'says', head: 'Điền bằng', cell: ([, { says }]) => says },
            { key: 'needed', head: 'Bắt buộc', cell: ([, { needed }]) => (needed ? 'Có' : 'Không') },
          ]}
        />
      </Section>
      {drafts ? (
        <Section title="Đề cương" lead="Khung nội dung thường gặp để bắt đầu soạn; sửa tùy ý.">
          <p className={styles.links}>
            {paperTypes
              .filter((type) => outlines[type])
              .map((type) => (
                <a key={type} href={`/van-ban-di/moi?de-cuong=${type}`}>
                  Soạn {typeNames[type].toLocaleLowerCase('vi')}
                </a>
              ))}
          </p>
        </Section>
      ) : null}
    </>
  )
}
