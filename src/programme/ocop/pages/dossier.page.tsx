import { data, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Facts, PageHead, Strip } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { allowed, may, notHere } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { decideDossier } from '../certificate.actions.ts'
import { concludeDossier, returnDossier, scoreDossier, takeToCouncil } from '../council.actions.ts'
import { councilsOf, regulationsOf } from '../council.reads.ts'
import { addPaper, strikePaper, submitDossier, withdrawDossier } from '../dossier.actions.ts'
import { dossierView } from '../dossier.views.ts'
import { dossierById, wholeDossier } from '../reads.ts'
import type { Route } from './+types/dossier.page'
import { Decide } from './decide.part.tsx'
import { Papers } from './papers.part.tsx'
import { Own, Result, Sheets } from './sheets.part.tsx'
import { Steps } from './steps.part.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData ? loaderData.view.title : 'Hồ sơ OCOP'} – Nông thôn mới` }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const dossier = await dossierById(ctx, parseId(params.id))
    if (!dossier) throw refusePage(context, notHere)
    const place = await placeOf(ctx, dossier.unitId)
    const held = allowed(actor, 'ocop.read', place)
    if (!held.ok) throw refusePage(context, held.refusal)
    const province = await placeOf(ctx, dossier.provinceId)
    const keepsHere = may(actor, 'ocop.keep', place)
    const keepsProvince = may(actor, 'ocop.keep', province)
    return {
      view: dossierView(dossier, await wholeDossier(ctx, dossier), {
        personId: actor.personId,
        today: ctx.today,
        seesNames: may(actor, 'ocop.read', province),
        own: await regulationsOf(ctx, dossier.provinceId),
      }),
      councils: keepsProvince
        ? (await councilsOf(ctx, dossier.provinceId)).map(({ id, name, year }) => ({ value: id, text: `${name} (${year})` }))
        : [],
      can: { keep: keepsHere, run: keepsProvince, score: may(actor, 'ocop.score', place), decide: may(actor, 'ocop.decide', province) },
    }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const [acting, id, form] = [actingOf(context), parseId(params.id), await request.formData()]
  const given = (name: string) => String(form.get(name) ?? '')
  const deeds: Record<string, () => Promise<{ ok: true } | { ok: false; refusal: Parameters<typeof refusePage>[1] }>> = {
    'them-tai-lieu': () => addPaper(acting, id, { name: given('ten'), place: given('noi'), proof: given('minh-chung') }),
    'bo-tai-lieu': () => strikePaper(acting, id, parseId(given('tai-lieu')), given('ly-do')),
    gui: () => submitDossier(acting, id),
    rut: () => withdrawDossier(acting, id, given('ly-do')),
    'tra-lai': () => returnDossier(acting, id, given('ly-do')),
    'dua-ra': () => takeToCouncil(acting, id, parseId(given('hoi-dong'))),
    cham: () => scoreDossier(acting, id, { points: { A: given('a'), B: given('b'), C: given('c') }, note: given('nhan-xet') }),
    'tong-hop': () => concludeDossier(acting, id, given('ly-do')),
    'quyet-dinh': () =>
      decideDossier(acting, id, {
        ...{ number: given('so'), on: given('ngay'), body: given('co-quan'), level: given('cap'), stars: given('sao') },
      }),
  }
  const deed = Object.hasOwn(deeds, given('viec')) ? deeds[given('viec')] : undefined
  if (!deed) throw refusePage(context, notHere)
  const answer = await deed()
  if (answer.ok) return redirect(`/ocop/ho-so/${id}`, 303)
  if (answer.refusal.status === 404) throw refusePage(context, answer.refusal)
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  return data({ typed, problem: answer.refusal }, { status: answer.refusal.status ?? 422 })
}

export default function DossierPage({ loaderData, actionData }: Route.ComponentProps) {
  const { view, can, councils } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      <PageHead
        crumbs={[{ href: '/ocop/ho-so', text: 'Hồ sơ OCOP' }]}
        kicker={view.unitName}
        title={view.title}
        lead={`${view.stateName}.`}
      />
      <Problem problem={actionData?.problem} />
      {view.notice ? (
        <Strip kind="warning">
          <p>{view.notice}</p>
        </Strip>
      ) : null}
      <Facts
        facts={[
          { name: 'Sản phẩm', value: <a href={`/ocop/san-pham/${view.productId}`}>{view.productName}</a> },
          { name: 'Chủ thể', value: `${view.producerName} (${view.kind})` },
          { name: 'Nhóm', value: view.group },
          { name: 'Người lập', value: view.keptName },
          { name: 'Gửi', value: view.submittedOn ?? 'chưa gửi' },
          { name: 'Hội đồng', value: view.councilName ?? 'chưa đưa ra hội đồng' },
        ]}
      />
      {view.result ? <Result view={view} /> : null}
      {can.decide ? <Decide view={view} typed={typed} /> : null}
      {can.score ? <Own view={view} typed={typed} /> : null}
      <Sheets view={view} />
      <Papers view={view} keeps={can.keep} typed={typed} />
      <Steps view={view} can={can} councils={councils} />
    </>
  )
}
