import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Area, Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may, notHere } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { unitById } from '../../units/reads.ts'
import { commendationsUnder, roundsNear } from '../reads.ts'
import { propose, settleCommendation } from '../round.actions.ts'
import { commendedKindNames } from '../text.ts'
import { commendedKinds } from '../types.ts'
import { commendationView } from '../views.ts'
import type { Route } from './+types/commendations.page'
import styles from './movement.module.css'

export const meta: MetaFunction = () => [{ title: 'Khen thưởng – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => {
    const here = await unitById(ctx, unitId, ctx.today)
    const keeps = may(actor, 'movement.keep')
    const rounds = await roundsNear(ctx, unitId)
    return {
      ...{ unitName: actor.chosen?.unitName ?? '', unitCode: here?.code ?? '', keeps, decides: keeps && here?.level === 'province' },
      rounds: rounds.map(({ id, name }) => ({ value: id, text: name })),
      rows: (await commendationsUnder(ctx, unitId)).map(commendationView),
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const [acting, form] = [actingOf(context), await request.formData()]
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const given = (name: string) => typed[name] ?? ''
  const id = parseId(given('de-nghi'))
  const deeds: Record<string, () => Promise<{ ok: true } | { ok: false; refusal: Parameters<typeof refusePage>[1] }>> = {
    'de-xuat': () =>
      propose(acting, {
        ...{
          unitCode: given('don-vi'),
          name: given('ten'),
          kind: given('loai'),
          form: given('hinh-thuc'),
          deed: given('thanh-tich'),
          round: given('dot'),
        },
      }),
    'quyet-dinh': () => settleCommendation(acting, id, { number: given('so'), on: given('ngay'), body: given('co-quan') }),
    'khong-khen': () => settleCommendation(acting, id, { reason: given('ly-do') }),
  }
  const deed = Object.hasOwn(deeds, given('viec')) ? deeds[given('viec')] : undefined
  if (!deed) throw refusePage(context, notHere)
  const answer = await deed()
  if (answer.ok) return redirect('/phong-trao/khen-thuong', 303)
  if (answer.refusal.status === 404) throw refusePage(context, answer.refusal)
  return data({ typed, problem: answer.refusal }, { status: answer.refusal.status ?? 422 })
}

export default function CommendationsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { unitName, keeps, decides, rows } = loaderData
  const decided = rows.filter(({ state }) => state === 'decided').length
  return (
    <>
      <PageHead
        crumbs={[{ href: '/phong-trao', text: 'Phong trào thi đua' }]}
        title="Khen thưởng"
        lead={`${unitName}: ${decided} tập thể, cá nhân đã được khen thưởng, ${rows.filter(({ state }) => state === 'proposed').length} đang đề nghị.`}
      />
      <Problem problem={actionData?.problem} />
      <p className={styles.links}>
        <a href="/phong-trao/khen-thuong/tai-ve">Tải Excel</a>
      </p>
      <Section title="Danh sách">
        <DataTable
          caption="Khen thưởng"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          empty="Chưa có đề nghị khen thưởng nào."
          columns={[
            { key: 'name', head: 'Tập thể, cá nhân', cell: ({ name, kind }) => `${name} (${kind.toLowerCase()})` },
            { key: 'unit', head: 'Đơn vị', cell: (row) => row.unitName },
            { key: 'form', head: 'Hình thức', cell: ({ form }) => form },
            {
              key: 'deed',
              head: 'Thành tích',
              width: 'third',
              cell: ({ deed, roundName }) => (roundName ? `${deed} (đợt ${roundName})` : deed),
            },
            {
              key: 'state',
              head: 'Kết quả',
              cell: ({ id, state, stateName, decision, proposed }) =>
                state === 'proposed' ? (
                  <>
                    {`${stateName}: ${proposed}`}
                    {decides ? <Decide id={id} /> : null}
                  </>
                ) : (
                  `${stateName}: ${decision}`
                ),
            },
          ]}
        />
      </Section>
      {keeps ? <Propose loaded={loaderData} typed={actionData?.typed ?? {}} /> : null}
    </>
  )
}

function Decide({ id }: { id: number }) {
  return (
    <>
      <details>
        <summary>Ghi quyết định</summary>
        <Form>
          <input type="hidden" name="de-nghi" value={id} />
          <Field id={`so-${id}`} name="so" label="Số quyết định" required maxLength={60} />
          <Field id={`ngay-${id}`} name="ngay" label="Ngày ban hành" type="date" required />
          <Field id={`co-quan-${id}`} name="co-quan" label="Cơ quan ban hành" required maxLength={200} />
          <QuietButton name="viec" value="quyet-dinh">
            Ghi quyết định
          </QuietButton>
        </Form>
      </details>
      <details>
        <summary>Không khen thưởng</summary>
        <Form>
          <input type="hidden" name="de-nghi" value={id} />
          <Field id={`ly-do-${id}`} name="ly-do" label="Lý do" required maxLength={300} />
          <QuietButton name="viec" value="khong-khen">
            Ghi
          </QuietButton>
        </Form>
      </details>
    </>
  )
}

function Propose({ loaded, typed }: { loaded: Route.ComponentProps['loaderData']; typed: Record<string, string | undefined> }) {
  return (
    <Section title="Đề nghị khen thưởng">
      <Form wide>
        <Fields>
          <Field
            name="don-vi"
            label="Mã đơn vị"
            required
            maxLength={5}
            inputMode="numeric"
            defaultValue={typed['don-vi'] ?? loaded.unitCode}
          />
          <Field name="ten" label="Tập thể, cá nhân" required maxLength={200} defaultValue={typed.ten} />
          <Choice
            name="loai"
            label="Loại"
            defaultValue={typed.loai}
            options={commendedKinds.map((kind) => ({ value: kind, text: commendedKindNames[kind] }))}
          />
        </Fields>
        <Fields>
          <Field
            name="hinh-thuc"
            label="Hình thức"
            required
            maxLength={200}
            defaultValue={typed['hinh-thuc']}
            hint="Ví dụ Bằng khen của Chủ tịch UBND tỉnh."
          />
          <Choice
            name="dot"
            label="Đợt thi đua"
            defaultValue={typed.dot}
            options={[{ value: '', text: 'Không theo đợt' }, ...loaded.rounds]}
          />
        </Fields>
        <Area name="thanh-tich" label="Thành tích" required maxLength={1000} defaultValue={typed['thanh-tich']} />
        <button type="submit" name="viec" value="de-xuat">
          Gửi đề nghị
        </button>
      </Form>
    </Section>
  )
}
