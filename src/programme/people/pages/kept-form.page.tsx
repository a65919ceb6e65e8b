import { type MetaFunction, redirect } from 'react-router'
import { refusePage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Notes, PageHead } from '../../../platform/ui/page.tsx'
import { dropForm, keptForm } from '../kept-form.actions.ts'
import { visitorOf } from '../visit.reads.ts'
import type { Route } from './+types/kept-form.page'
import styles from './people.module.css'

export const meta: MetaFunction = () => [{ title: 'Số liệu đang nhập vẫn còn – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const kept = await keptForm(visitorOf(context), params.id)
  if (!kept.ok) throw refusePage(context, kept.refusal)
  return kept.value
}

/** Sends the form on to where it was meant for, as it came (307 keeps it); or throws it away. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const kept = await keptForm(visit, params.id)
  if (!kept.ok) throw refusePage(context, kept.refusal)
  await dropForm(visit, params.id)
  const isDropped = new URL(request.url).searchParams.has('bo')
  return isDropped ? redirect('/tai-khoan', 303) : redirect(kept.value.path, 307)
}

export default function KeptFormPage({ loaderData }: Route.ComponentProps) {
  const { fields, files } = loaderData
  const typed = fields.filter(([, value]) => value !== '').map(([name, value], at) => ({ at, name, value }))
  return (
    <>
      <PageHead
        title="Số liệu đang nhập vẫn còn"
        lead="Phiên làm việc trước đã khóa lúc gửi biểu mẫu. Chọn «Gửi tiếp» để gửi lại đúng những gì đã nhập."
      />
      {files.length > 0 ? <Notes kind="warning" notes={[`Tệp phải chọn lại: ${files.join(', ')}.`]} /> : null}
      <div className={styles.pair}>
        <Form>
          {fields.map(([name, value], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a name may come several times, in its order
            <input key={at} type="hidden" name={name} value={value} />
          ))}
          <button type="submit">Gửi tiếp</button>
        </Form>
        <Form action="?bo=1">
          <QuietButton>Bỏ, không gửi nữa</QuietButton>
        </Form>
      </div>
      <div className="section">
        <DataTable
          caption="Những gì đã nhập"
          rows={typed}
          keyOf={(one) => one.at}
          columns={[
            { key: 'name', head: 'Ô', width: 'third', cell: (one) => one.name },
            { key: 'value', head: 'Đã nhập', cell: (one) => one.value },
          ]}
        />
      </div>
    </>
  )
}
