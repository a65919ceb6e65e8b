import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form, QuietButton, Wrong } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { allowed, may } from '../access.ts'
import { assignPost, disable, endPost, reopen } from '../manage.actions.ts'
import { noteRead } from '../read-log.actions.ts'
import { lastReadsOf, personOf } from '../reads.ts'
import { bodyKindNames, refusals, roleNames } from '../text.ts'
import { bodyKinds, roleIds } from '../types.ts'
import { managedView, readText } from '../views.ts'
import { edgeOf, visitorOf } from '../visit.reads.ts'
import type { Route } from './+types/person.page'
import styles from './people.module.css'
import { Reads } from './reads.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Người dùng – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitorOf(context)
  const { actor, today } = visit
  const held = allowed(actor, 'people.manage')
  const found = held.ok
    ? await readPage(context, async (ctx) => {
        const person = await personOf(ctx, held.value.unitId, parseId(params.id))
        return person && { person, reads: await lastReadsOf(ctx, person.id) }
      })
    : undefined
  if (!found) throw refusePage(context, refusals.noPerson)
  await noteRead({ ...visit, edge: edgeOf(visit) }, found.person.id)
  return {
    person: managedView(found.person),
    reads: found.reads.map(readText),
    givesTokens: may(actor, 'tokens.manage'),
    today,
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const managing = { ...visit, edge: edgeOf(visit) }
  const personId = parseId(params.id)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '').trim()
  const back = () => redirect(`/quan-tri/nguoi-dung/${personId}`, 303)
  if (given('viec') === 'mo-lai') {
    const opened = await reopen(managing, personId)
    if (opened.ok) return { problem: null, password: opened.value.password }
    return refuse(opened.refusal)
  }
  const [from, until] = [parseDate(given('tu')), parseDate(given('den'))]
  const done =
    given('viec') === 'ngung'
      ? await disable(managing, personId, given('ly-do'))
      : given('viec') === 'thoi'
        ? await endPost(managing, personId, parseId(given('phan-cong')))
        : await assignPost(managing, personId, {
            postName: given('chuc-vu'),
            bodyName: given('co-quan'),
            bodyKind: given('loai-co-quan'),
            role: given('vai-tro'),
            unitCode: given('don-vi'),
            criteria: given('tieu-chi'),
            from,
            until,
            badDate: given('den') !== '' && until === null,
          })
  return done.ok ? back() : refuse(done.refusal)
}

const refuse = (refusal: { text: string; status?: number }) =>
  data({ problem: refusal.text, password: null }, { status: refusal.status ?? 422 })

export default function PersonPage({ loaderData, actionData }: Route.ComponentProps) {
  const { person, today } = loaderData
  return (
    <>
      <PageHead crumbs={[{ href: '/quan-tri/nguoi-dung', text: 'Người dùng' }]} title={person.name} />
      <Wrong text={actionData?.problem} />
      {actionData?.password ? (
        <Strip kind="note">
          <p>Tài khoản đã mở với mật khẩu tạm, chỉ hiện một lần:</p>
          <p className={styles.secret}>{actionData.password}</p>
        </Strip>
      ) : null}
      <Facts
        facts={[
          { name: 'Tên đăng nhập', value: person.login ?? '–' },
          { name: 'Đơn vị quản lý', value: person.unitName },
          { name: 'Xác thực hai lớp', value: person.secondFactor ? 'đã bật' : 'chưa bật' },
          { name: 'Hoạt động gần nhất', value: person.usedAt ?? 'chưa đăng nhập lần nào' },
          ...(loaderData.givesTokens && person.login
            ? [
                {
                  name: 'Mã truy cập',
                  value: <a href={`/quan-tri/ma-truy-cap?ten=${encodeURIComponent(person.login)}`}>Cấp mã cho phần mềm</a>,
                },
              ]
            : []),
          { name: 'Tình trạng', value: person.disabledBecause ? `Đã ngừng: ${person.disabledBecause}` : 'Đang hoạt động' },
        ]}
      />
      <Section title="Chức vụ">
        <DataTable
          caption="Các phân công"
          captionHidden
          rows={person.assignments}
          keyOf={(one) => one.id}
          empty="Chưa phân công chức vụ nào."
          columns={[
            { key: 'text', head: 'Chức vụ, vai trò, nơi làm việc', cell: (one) => one.text },
            { key: 'criteria', head: 'Tiêu chí', cell: (one) => one.criteria?.join(', ') ?? 'tất cả' },
            { key: 'days', head: 'Thời gian', cell: (one) => `${one.days} (${one.state})` },
            { key: 'end', head: 'Kết thúc', cell: (one) => (one.over ? '–' : <EndPost id={one.id} text={one.text} />) },
          ]}
        />
      </Section>
      <Reads reads={loaderData.reads} lead="Mỗi lần quản trị mở trang này đều được ghi lại." />
      <p className="section">
        <a href={`/quan-tri/ban-giao?tu=${person.id}`}>Bàn giao mọi việc của người này</a>
      </p>
      <Assign today={today} />
      <Section title={person.disabledBecause ? 'Mở lại tài khoản' : 'Ngừng tài khoản'}>
        {person.disabledBecause ? null : (
          <Form>
            <input type="hidden" name="viec" value="ngung" />
            <Field
              name="ly-do"
              label="Lý do"
              required
              maxLength={300}
              hint="Ví dụ: chuyển công tác. Mọi phiên của người này kết thúc ngay."
            />
            <button type="submit">Ngừng tài khoản</button>
          </Form>
        )}
        <div className={styles.apart}>
          <Form>
            <QuietButton name="viec" value="mo-lai">
              {person.disabledBecause ? 'Mở lại với mật khẩu tạm' : 'Cấp mật khẩu tạm mới'}
            </QuietButton>
          </Form>
        </div>
      </Section>
    </>
  )
}

function EndPost({ id, text }: { id: number; text: string }) {
  return (
    <form method="post">
      <input type="hidden" name="viec" value="thoi" />
      <QuietButton name="phan-cong" value={id} aria-label={`Thôi từ hôm nay: ${text}`}>
        Thôi từ hôm nay
      </QuietButton>
    </form>
  )
}

function Assign({ today }: { today: string }) {
  return (
    <Section title="Phân công">
      <Form wide>
        <input type="hidden" name="viec" value="phan-cong" />
        <Fields>
          <Field name="chuc-vu" label="Chức vụ" required maxLength={120} />
          <Field name="co-quan" label="Cơ quan" required maxLength={160} />
          <Choice
            name="loai-co-quan"
            label="Loại cơ quan"
            options={bodyKinds.map((kind) => ({ value: kind, text: bodyKindNames[kind] }))}
          />
          <Choice name="vai-tro" label="Vai trò" options={roleIds.map((role) => ({ value: role, text: roleNames[role] }))} />
          <Field name="don-vi" label="Mã đơn vị nơi làm việc" required maxLength={5} hint="Gồm mọi đơn vị bên dưới. VN: cả nước." />
          <Field name="tieu-chi" label="Tiêu chí" maxLength={400} hint="Để trống: tất cả. Ví dụ: xa-2026/17, xa-2026/18" />
          <Field name="tu" label="Từ ngày" type="date" required defaultValue={today} />
          <Field name="den" label="Đến hết ngày" type="date" hint="Để trống: đến khi có quyết định khác." />
        </Fields>
        <button type="submit">Phân công</button>
      </Form>
    </Section>
  )
}
