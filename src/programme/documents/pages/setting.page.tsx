import { data, type MetaFunction, redirect } from 'react-router'
import type { Result } from '../../../platform/base/result.ts'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { notHere } from '../../people/access.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { enterPaperNumber, startSeries } from '../number.actions.ts'
import { settingsOf } from '../reads.ts'
import { addAuthority, endAuthority, joinSteps, partSteps, setIssuer } from '../setting.actions.ts'
import type { Route } from './+types/setting.page'
import { Authorities } from './authorities.part.tsx'
import { Issuers } from './issuers.part.tsx'
import { Joinings } from './joinings.part.tsx'
import { SeriesPart } from './series.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Người ký, sổ và quy trình – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => ({
    settings: await settingsOf(ctx, actor),
    unitName: actor.chosen?.unitName ?? '',
    year: Number(ctx.today.slice(0, 4)),
    today: ctx.today,
  }))
}

export async function action({ request, context }: Route.ActionArgs) {
  const acting = actingOf(context)
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const deeds: Record<string, () => Promise<Result<object>>> = {
    'co-quan': () => setIssuer(acting, typed),
    'nguoi-ky': () => addAuthority(acting, typed),
    'thoi-ky': () => endAuthority(acting, parseId(typed.id ?? ''), typed['ly-do'] ?? ''),
    gop: () => joinSteps(acting, typed),
    tach: () => partSteps(acting, parseId(typed.id ?? '')),
    'mo-so': () => startSeries(acting, typed, form.getAll('loai').map(String)),
    'so-giay': () => enterPaperNumber(acting, typed),
  }
  const viec = typed.viec ?? ''
  const deed = Object.hasOwn(deeds, viec) ? deeds[viec] : undefined
  if (!deed) throw refusePage(context, notHere)
  const answer = await deed()
  if (answer.ok) return redirect('/van-ban-di/quy-trinh', 303)
  return data({ typed, problem: answer.refusal }, { status: answer.refusal.status ?? 422 })
}

export default function SettingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { settings, unitName, year, today } = loaderData
  const typed = actionData?.typed ?? {}
  const of = (viec: string): Readonly<Record<string, string | undefined>> => (typed.viec === viec ? typed : {})
  return (
    <>
      <PageHead
        crumbs={[{ href: '/van-ban-di', text: 'Văn bản đi' }]}
        title="Người ký, sổ và quy trình"
        lead={`${unitName}: cơ quan ban hành văn bản thế nào, ai ký theo quyền hạn nào, số lấy ở sổ nào, bước nào một người được làm gộp.`}
      />
      <Problem problem={actionData?.problem} />
      <Issuers settings={settings} typed={of('co-quan')} />
      <Authorities settings={settings} typed={of('nguoi-ky')} today={today} />
      <SeriesPart settings={settings} year={year} opened={of('mo-so')} paper={of('so-giay')} />
      <Joinings settings={settings} typed={of('gop')} />
    </>
  )
}
