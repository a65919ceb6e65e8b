import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate, parseDate } from '../../../platform/text/date.ts'
import { parseId } from '../../../platform/text/number.ts'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { tierText } from '../../criteria/text.ts'
import { type Tier, tiers } from '../../criteria/types.ts'
import { may } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { registrationsUnder, yearsRegistered } from '../../plan/reads.ts'
import { approveList, propose, strike } from '../../plan/register.actions.ts'
import { registrationLead, registrationView } from '../registration.views.ts'
import { lackingIn } from '../slow.reads.ts'
import { askedOf } from '../visitor.reads.ts'
import type { Route } from './+types/registrations.page'
import styles from './progress.module.css'
import { ProposeForm } from './propose-form.part.tsx'
import { RegistrationList } from './registration-list.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Đăng ký phấn đấu – Nông thôn mới' }]

const yearIn = (text: string | null, today: string) => (/^20\d\d$/.test(text ?? '') ? Number(text) : Number(today.slice(0, 4)))

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  const { placeId, place } = askedOf(context, request)
  const year = yearIn(new URL(request.url).searchParams.get('nam'), today)
  return readPage(context, async (ctx) => {
    const { rows } = await registrationsUnder(ctx, placeId, year)
    const registers = may(actor, 'plan.register')
    const { set, lacking } = registers ? await lackingIn(ctx, placeId) : { set: undefined, lacking: [] }
    const missing = new Map(lacking.map((one) => [one.criterion, one]))
    const now = Number(today.slice(0, 4))
    return {
      ...{ place, year, registers, approves: may(actor, 'plan.set') },
      lead: registrationLead(rows, year),
      rows: rows.map(registrationView),
      years: [...new Set([now, now + 1, ...(await yearsRegistered(ctx))])].sort((a, b) => b - a),
      tiers: tiers.filter((tier) => tier !== 'completion').map((tier) => ({ value: tier, text: `Xã ${tierText[tier]}` })),
      setName: set?.name ?? null,
      criteria: (set?.criteria ?? []).map(({ code, name }) => {
        const lack = missing.get(code)
        const state = lack && `${lack.verdict === 'notMet' ? 'chưa đạt' : 'chưa đủ căn cứ'} từ ${formatDate(lack.since)}`
        return { code, name, state: state ?? null }
      }),
    }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const { today } = visitorOf(context)
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const acting = actingOf(context)
  const year = yearIn(given('nam'), today)
  const done = await deedOf(given('viec'))
  async function deedOf(deed: string) {
    if (deed === 'duyet') {
      const named = form.getAll('chon').map(String)
      const chosen = named.filter((one) => one !== '').map(keyOf)
      return approveList(acting, { year, chosen, number: given('so-quyet-dinh'), decidedOn: parseDate(given('ngay-quyet-dinh')) })
    }
    if (deed === 'loai') return strike(acting, { ...keyOf(given('dang-ky')), year }, given('ly-do'))
    const { criteria } = (await readPage(context, (ctx) => lackingIn(ctx, acting.actor.chosen?.unitId ?? 0))).set ?? { criteria: [] }
    const ticked = form.getAll('tieu-chi').map(String)
    const typed = { year: given('nam'), tier: given('danh-hieu'), aim: given('muc'), ticked, due: parseDate(given('han')) }
    return propose(
      acting,
      typed,
      criteria.map(({ code }) => code),
    )
  }
  if (done.ok) return redirect(`/dang-ky?nam=${year}`, 303)
  if (done.refusal.status === 404) throw refusePage(context, done.refusal)
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const kept = { typed, ticked: form.getAll('tieu-chi').map(String), chosen: form.getAll('chon').map(String) }
  return data({ problem: done.refusal, ...kept }, { status: done.refusal.status ?? 422 })
}

/** «123/standard» as a form sends it; a unit that there is not where it is anything else. */
function keyOf(text: string): { unitId: number; tier: Tier } {
  const [unit = '', tier = ''] = text.split('/')
  return { unitId: parseId(unit), tier: tiers.find((one) => one === tier) ?? 'standard' }
}

export default function RegistrationsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, year, years, lead, rows, registers, approves, tiers: options, criteria, setName } = loaderData
  return (
    <>
      <PageHead crumbs={[{ href: '/muc-tieu', text: 'Mục tiêu' }]} title={`Đăng ký phấn đấu năm ${year}`} lead={`${place}. ${lead}`} />
      <Problem problem={actionData?.problem} />
      <nav className={styles.links} aria-label="Năm">
        {years.map((one) =>
          one === year ? (
            <strong key={one}>{one}</strong>
          ) : (
            <a key={one} href={`/dang-ky?nam=${one}`}>
              {one}
            </a>
          ),
        )}
        <a href={`/dang-ky/tai-ve?nam=${year}`}>Tải Excel</a>
      </nav>
      <Section title="Danh sách">
        <RegistrationList rows={rows} year={year} approves={approves} typed={actionData?.typed ?? {}} chosen={actionData?.chosen ?? null} />
      </Section>
      {registers ? (
        <Section title="Đăng ký của xã" lead="Gửi lại khi cần, đến khi danh sách được duyệt.">
          <ProposeForm {...{ year, criteria, setName }} tiers={options} typed={actionData?.typed ?? {}} ticked={actionData?.ticked ?? []} />
        </Section>
      ) : null}
    </>
  )
}
