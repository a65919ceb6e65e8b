import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatNumber, parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed, may, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { unitById } from '../../units/reads.ts'
import { rankingOf } from '../ranking.rules.ts'
import { competitorsOf, countsOf, roundById, roundsNear } from '../reads.ts'
import { cancelRound, closeRound, enterCounts } from '../round.actions.ts'
import { rankingView, roundView } from '../views.ts'
import type { Route } from './+types/round.page'
import styles from './movement.module.css'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.round.name ?? 'Đợt thi đua'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => {
    const held = allowed(actor, 'movement.read')
    if (!held.ok) throw refusePage(context, held.refusal)
    const round = await roundById(ctx, parseId(params.id))
    if (!round || !(await roundsNear(ctx, unitId)).some(({ id }) => id === round.id)) throw refusePage(context, notHere)
    const runs = may(actor, 'movement.keep', await placeOf(ctx, round.unitId))
    const here = await unitById(ctx, unitId, ctx.today)
    const mine = await countsOf(ctx, round.id, unitId)
    // before it is frozen the province alone sees how it would stand; communes see nobody's numbers but their own
    const ranking = round.result ?? (runs && round.state === 'open' ? rankingOf(await competitorsOf(ctx, round), round.criteria) : null)
    const counted = round.criteria.filter(({ source }) => source === 'count')
    return {
      ...{ round: roundView(round), runs: runs && round.state === 'open', isFrozen: round.result !== null },
      ...{ isOver: ctx.today > round.closesOn, heads: round.criteria.map(({ name, unit }) => `${name} (${unit})`) },
      ranking: ranking && rankingView(ranking, round.criteria),
      enters: may(actor, 'movement.keep') && round.state === 'open' && counted.length > 0,
      unitCode: here?.level === 'commune' ? here.code : '',
      fields: counted.map(({ key, name, unit }) => {
        const known = mine.find(({ criterion }) => criterion === key)
        return {
          key,
          label: `${name} (${unit})`,
          value: known ? formatNumber(known.value) : '',
          by: known ? `Lần ${known.version}, ${known.enteredBy}.` : 'Chưa nhập.',
        }
      }),
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const [acting, id, form] = [actingOf(context), parseId(params.id), await request.formData()]
  const given = (name: string) => String(form.get(name) ?? '')
  const values = new Map([...form].filter(([name]) => name.startsWith('tieu-chi-')).map(([name, value]) => [name, String(value)]))
  const deeds: Record<string, () => Promise<{ ok: true } | { ok: false; refusal: Parameters<typeof refusePage>[1] }>> = {
    'so-lieu': () => enterCounts(acting, id, { unitCode: given('xa'), values }),
    'xep-hang': () => closeRound(acting, id),
    huy: () => cancelRound(acting, id, given('ly-do')),
  }
  const deed = Object.hasOwn(deeds, given('viec')) ? deeds[given('viec')] : undefined
  if (!deed) throw refusePage(context, notHere)
  const answer = await deed()
  if (answer.ok) return redirect(`/phong-trao/${id}`, 303)
  if (answer.refusal.status === 404) throw refusePage(context, answer.refusal)
  const typed: Record<string, string> = { ...Object.fromEntries(values), xa: given('xa') }
  return data({ typed, problem: answer.refusal }, { status: answer.refusal.status ?? 422 })
}

type Loaded = Route.ComponentProps['loaderData']

export default function RoundPage({ loaderData, actionData }: Route.ComponentProps) {
  const { round } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/phong-trao', text: 'Phong trào thi đua' }]}
        kicker={round.unitName}
        title={round.name}
        lead={`${round.stateName}. ${round.span}.`}
      />
      <Problem problem={actionData?.problem} />
      {round.cancelledBecause ? (
        <Strip kind="warning">
          <p>Đã hủy: {round.cancelledBecause}</p>
        </Strip>
      ) : null}
      <Facts
        facts={[
          { name: 'Cơ quan phát động', value: round.issuer },
          { name: 'Văn bản', value: round.decisionNumber },
          { name: 'Đơn vị thi đua', value: 'các xã của tỉnh' },
        ]}
      />
      <Ranked {...loaderData} />
      <Section title="Tiêu chí">
        <DataTable
          caption="Tiêu chí của đợt thi đua"
          captionHidden
          rows={round.criteria}
          keyOf={({ key }) => key}
          columns={[
            { key: 'name', head: 'Tiêu chí', cell: ({ name, unit }) => `${name} (${unit})` },
            { key: 'source', head: 'Nguồn số liệu', cell: ({ source }) => source },
            { key: 'formula', head: 'Cách tính điểm', cell: ({ formula }) => formula },
          ]}
        />
      </Section>
      <Counts loaded={loaderData} typed={actionData?.typed ?? {}} />
      <End {...loaderData} />
    </>
  )
}

function Ranked({ ranking, heads, isFrozen, round }: Loaded) {
  if (!ranking) return null
  return (
    <Section
      title={isFrozen ? 'Xếp hạng' : 'Tạm tính'}
      lead={`${ranking.ranked.length} xã được xếp hạng; ${ranking.unranked.length} xã chưa đủ căn cứ.`}
    >
      {isFrozen ? (
        <p className={styles.links}>
          <a href={`/phong-trao/${round.id}/tai-ve`}>Tải Excel</a>
        </p>
      ) : null}
      <DataTable
        caption="Xếp hạng"
        captionHidden
        narrow="scroll"
        rows={ranking.ranked}
        keyOf={({ unitId }) => unitId}
        empty="Chưa xã nào có đủ số liệu của mọi tiêu chí."
        columns={[
          { key: 'name', head: 'Xã', cell: ({ name }) => name },
          { key: 'rank', head: 'Hạng', cell: ({ rank }) => rank },
          { key: 'total', head: 'Tổng điểm', numeric: true, cell: ({ total }) => total },
          ...heads.map((head, at) => ({ key: head, head, cell: ({ cells }: (typeof ranking.ranked)[number]) => cells[at] })),
        ]}
      />
      {ranking.unranked.length > 0 ? (
        <>
          <h3>Chưa đủ căn cứ</h3>
          <ul>
            {ranking.unranked.map(({ unitId, name, missing }) => (
              <li key={unitId}>
                {name}: chưa có {missing}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {isFrozen ? (
        <p className="source">
          Chốt ngày {round.closedOn} bởi {round.closedBy}. Mã băm: <span className={styles.hash}>{round.hash}</span>
        </p>
      ) : null}
    </Section>
  )
}

function Counts({ loaded, typed }: { loaded: Loaded; typed: Record<string, string | undefined> }) {
  const { enters, fields, unitCode } = loaded
  if (!enters) return null
  return (
    <Section title="Nhập số liệu" lead="Ô để trống giữ nguyên; số mới là lần nhập sau, số cũ được giữ.">
      <Form>
        <Field name="xa" label="Mã xã" required maxLength={5} inputMode="numeric" defaultValue={typed.xa ?? unitCode} />
        {fields.map(({ key, label, value, by }) => (
          <Field
            key={key}
            name={key}
            label={label}
            maxLength={20}
            inputMode="decimal"
            defaultValue={typed[key] ?? value}
            hint={unitCode ? by : undefined}
          />
        ))}
        <button type="submit" name="viec" value="so-lieu">
          Ghi số liệu
        </button>
      </Form>
    </Section>
  )
}

function End({ runs, isOver }: Loaded) {
  if (!runs) return null
  return (
    <Section title="Kết thúc đợt">
      {isOver ? (
        <Form>
          <p>Xếp hạng được chốt theo số liệu lúc này, không tính lại được nữa.</p>
          <button type="submit" name="viec" value="xep-hang">
            Chốt xếp hạng
          </button>
        </Form>
      ) : (
        <p>Chốt xếp hạng được sau ngày cuối của đợt.</p>
      )}
      <details>
        <summary>Hủy đợt thi đua</summary>
        <Form>
          <Field id="huy-vi" name="ly-do" label="Lý do" required maxLength={300} />
          <QuietButton name="viec" value="huy">
            Hủy đợt
          </QuietButton>
        </Form>
      </details>
    </Section>
  )
}
