import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { writeProfile } from '../profile.actions.ts'
import { editionsOf } from '../profile.reads.ts'
import { formOf } from '../profile.rules.ts'
import { editionLines } from '../profile.views.ts'
import type { Route } from './+types/profile.page'
import { Editions } from './editions.part.tsx'
import { ProfileFields } from './profile-fields.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Trang giới thiệu của cổng – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const held = allowed(visitorOf(context).actor, 'portal.keep')
  if (!held.ok) throw refusePage(context, held.refusal)
  return readPage(context, async (ctx) => {
    const editions = await editionsOf(ctx, held.value.unitId)
    const last = editions[0]
    return {
      where: held.value.unitName,
      seen: last?.edition ?? 0,
      form: last ? formOf(last.said) : {},
      contacts: last?.said.contacts.length ?? 0,
      lines: editionLines(editions),
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const done = await writeProfile(actingOf(context), parseId(given('ban')), given)
  if (done.ok) return redirect(`/quan-tri/cong/ban/${done.value.id}`, 303)
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  return data({ problem: done.refusal, typed }, { status: done.refusal.status ?? 422 })
}

export default function ProfilePage({ loaderData, actionData }: Route.ComponentProps) {
  const { where, seen, form, contacts, lines } = loaderData
  const typed: Record<string, string> = actionData?.typed ?? form
  const rows = Math.max(
    contacts,
    ...Object.keys(typed).flatMap((name) => (typed[name] && /^ho-ten-\d+$/.test(name) ? [Number(name.slice(7))] : [])),
  )
  return (
    <>
      {actionData ? <title>Lỗi: Trang giới thiệu của cổng – Nông thôn mới</title> : null}
      <PageHead
        title="Trang giới thiệu của cổng"
        lead={`${where}: cơ quan, chức năng, cơ cấu, lãnh đạo, đầu mối liên hệ. Chân mọi trang và trang Giới thiệu, Liên hệ lấy từ đây sau khi một người khác duyệt.`}
      />
      <Problem problem={actionData?.problem} />
      <Editions lines={lines} />
      <Section title={seen === 0 ? 'Soạn bản đầu tiên' : 'Soạn bản mới'} lead="Bản đang công khai giữ nguyên đến khi bản mới được duyệt.">
        <Form wide>
          <input type="hidden" name="ban" value={seen} />
          <ProfileFields typed={typed} contacts={rows} />
          {seen > 0 ? <Field name="ly-do" label="Lý do sửa" required maxLength={500} defaultValue={typed['ly-do']} /> : null}
          <button type="submit">Gửi duyệt</button>
        </Form>
      </Section>
    </>
  )
}
