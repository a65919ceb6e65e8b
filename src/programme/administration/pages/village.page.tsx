import { data, redirect } from 'react-router'
import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { parseDate } from '../../../platform/text/date.ts'
import { Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { endVillage, renameVillage } from '../../units/village.actions.ts'
import { villagesOfCommune } from '../../units/village.reads.ts'
import { acting } from '../acting.actions.ts'
import { mayAt } from '../place.reads.ts'
import { refusals } from '../text.ts'
import { seenOf, villageView } from '../village.views.ts'
import type { Route } from './+types/village.page'

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: `${loaderData?.village.name ?? 'Thôn'} – Nông thôn mới` }]

const idOf = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0)

export function loader({ context, params }: Route.LoaderArgs) {
  const { actor, today } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const held = await mayAt(ctx, actor, 'villages.enter', actor.chosen?.unitId ?? 0)
    const village = villageView(await villagesOfCommune(ctx, held.unitId, today), idOf(params.id))
    if (!village) throw new Refused(refusals.noVillage)
    return { unit: held.unitName, village, today }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const communeId = visit.actor.chosen?.unitId ?? 0
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const asked = { work: given('viec'), name: given('ten'), on: given('tu-ngay'), document: given('van-ban') }
  const answer = await acting(visit, 'villages.enter', communeId, async (ctx) => {
    const [seen, on] = [seenOf(given('thon')), parseDate(asked.on)]
    if (!seen || seen.id !== idOf(params.id)) throw new Refused(refusals.noVillage)
    if (!on) throw new Refused(refusals.noDay)
    const change = { on, document: asked.document }
    return asked.work === 'thoi' ? endVillage(ctx, communeId, seen, change) : renameVillage(ctx, communeId, seen, asked.name, change)
  })
  if (!answer.ok) return data({ asked, refusal: answer.refusal }, { status: answer.refusal.status ?? 422 })
  throw redirect('/thon', 303)
}

export default function VillagePage({ loaderData, actionData }: Route.ComponentProps) {
  const { unit, village, today } = loaderData
  const [renaming, ending] = ['doi-ten', 'thoi'].map((work) => (actionData?.asked.work === work ? actionData.asked : undefined))
  return (
    <>
      <PageHead
        crumbs={[{ href: '/thon', text: `Thôn của ${unit}` }]}
        title={village.name}
        lead={`Từ ${village.from}${village.goesTo ? `, ${village.goesTo}` : village.until ? ` đến trước ${village.until}` : ''}, theo ${village.document}.`}
      />
      <Problem problem={actionData?.refusal} />
      <Section title="Tên qua các thời kỳ">
        <ul>
          {village.versions.map((version) => (
            <li key={version.seen}>
              <strong>{version.name}</strong>
              {`, từ ${version.from}${version.until ? ` đến trước ${version.until}` : ''}: ${version.document}`}
            </li>
          ))}
        </ul>
      </Section>
      {!village.mayChange ? null : (
        <>
          <Section title="Đổi tên" lead={`Ghi đúng ngày ${village.from} thì tên được sửa từ đầu, như ghi nhầm.`}>
            <Form wide>
              <input type="hidden" name="thon" value={village.seen} />
              <Fields>
                <Field name="ten" label="Tên mới" required maxLength={120} defaultValue={renaming?.name ?? village.name} />
                <Field id="doi-ngay" name="tu-ngay" label="Từ ngày" type="date" required defaultValue={renaming?.on ?? today} />
                <Field id="doi-van-ban" name="van-ban" label="Văn bản" required maxLength={300} defaultValue={renaming?.document ?? ''} />
              </Fields>
              <button type="submit" name="viec" value="doi-ten">
                Đổi tên
              </button>
            </Form>
          </Section>
          <Section title="Thôi tồn tại" lead={`Ghi đúng ngày ${village.from} thì thôn được bỏ khỏi danh sách, như ghi nhầm.`}>
            <Form wide>
              <input type="hidden" name="thon" value={village.seen} />
              <Fields>
                <Field id="thoi-ngay" name="tu-ngay" label="Từ ngày" type="date" required defaultValue={ending?.on ?? today} />
                <Field id="thoi-van-ban" name="van-ban" label="Văn bản" required maxLength={300} defaultValue={ending?.document ?? ''} />
              </Fields>
              <QuietButton name="viec" value="thoi">
                Thôi tồn tại
              </QuietButton>
            </Form>
          </Section>
        </>
      )}
    </>
  )
}
