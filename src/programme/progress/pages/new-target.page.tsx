import { data, type MetaFunction, redirect } from 'react-router'
import { refusePage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { Form } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { tierText } from '../../criteria/text.ts'
import { tiers } from '../../criteria/types.ts'
import { actingOf } from '../../people/visit.reads.ts'
import { setTarget } from '../../plan/target.actions.ts'
import { figures } from '../target.reads.ts'
import type { Route } from './+types/new-target.page'
import { DocumentFields, NarrowFields, WhatFields } from './target-fields.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Giao mục tiêu – Nông thôn mới' }]

export function loader(_: Route.LoaderArgs) {
  return {
    figures: [...figures.values()].map(({ key, name, unit }) => ({ value: key, text: `${name} (${unit})` })),
    tiers: tiers.filter((tier) => tier !== 'completion').map((tier) => ({ value: tier, text: `Xã ${tierText[tier]}` })),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const figure = given('chi-tieu')
  const set = await setTarget(actingOf(context), figures, {
    ...{ unitCode: given('don-vi'), figure, value: given('so-giao'), due: parseDate(given('han')) },
    ...{ setOn: parseDate(given('ngay-van-ban')), mapOf: parseDate(given('ban-do')), document: given('van-ban'), note: given('ghi-chu') },
    qualifier: {
      // the choice always has a value; it says something of recognised communes alone
      tier: figure === 'communes-recognised' ? given('danh-hieu') : '',
      ...{ k: given('k'), criterion: given('tieu-chi'), from: parseDate(given('tu')), to: parseDate(given('den')) },
      ...{ lo: given('nhom-tu'), hi: given('nhom-den') },
    },
  })
  if (set.ok) return redirect(`/muc-tieu/${set.value.id}`, 303)
  if (set.refusal.status === 404) throw refusePage(context, set.refusal)
  return data({ typed, problem: set.refusal }, { status: set.refusal.status ?? 422 })
}

export default function NewTargetPage({ loaderData, actionData }: Route.ComponentProps) {
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      <PageHead
        crumbs={[{ href: '/muc-tieu', text: 'Mục tiêu' }]}
        title="Giao mục tiêu"
        lead="Mục tiêu đặt trên một chỉ tiêu mà hệ thống tính được, cho một đơn vị, đến một ngày, theo một văn bản."
      />
      <Problem problem={actionData?.problem} />
      <Form wide>
        <WhatFields typed={typed} figures={loaderData.figures} />
        <NarrowFields typed={typed} tiers={loaderData.tiers} />
        <DocumentFields typed={typed} />
        <button type="submit">Giao mục tiêu</button>
      </Form>
    </>
  )
}
