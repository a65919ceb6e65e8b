import { data, type MetaFunction, redirect } from 'react-router'
import { readPage, refusePage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { Area, Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { speeches } from '../minutes.reads.ts'
import { mayWork } from '../procedures.ts'
import { seenMeeting } from '../reads.ts'
import { refusals } from '../refusals.text.ts'
import { writeSpeech } from '../speech.actions.ts'
import type { Route } from './+types/speech.page'

export const meta: MetaFunction = () => [{ title: 'Ý kiến tại hội nghị – Nông thôn mới' }]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const seen = await seenMeeting(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const { id, title, state } = seen.meeting
    if (!mayWork(state, 'speeches')) throw refusePage(context, refusals.notNow('speeches', state))
    const speech = (await speeches(ctx, id)).find((one) => one.id === parseId(params.speech)) ?? null
    if (!speech && params.speech !== 'moi') throw refusePage(context, refusals.unknownSpeech)
    return { id, title, holds: seen.holds, speech }
  })
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const id = parseId(params.id)
  const written = await writeSpeech(actingOf(context), id, params.speech === 'moi' ? null : parseId(params.speech), typed)
  if (written.ok) return redirect(`/hoi-nghi/${id}#y-kien`, 303)
  if (written.refusal.status === 404) throw refusePage(context, written.refusal)
  return data({ typed, problem: written.refusal }, { status: written.refusal.status ?? 422 })
}

export default function SpeechPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, speech, holds } = loaderData
  const typed: Record<string, string | undefined> = actionData?.typed ?? {}
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/hoi-nghi', text: 'Hội nghị' },
          { href: `/hoi-nghi/${id}#y-kien`, text: title },
        ]}
        title={speech ? 'Sửa ý kiến' : 'Đăng ký, ghi ý kiến'}
      />
      <Problem problem={actionData?.problem} />
      <Form wide>
        <Field
          name="nguoi-phat-bieu"
          label="Người phát biểu: họ tên, chức vụ"
          required
          maxLength={300}
          defaultValue={typed['nguoi-phat-bieu'] ?? speech?.speaker}
        />
        {holds ? (
          <Field
            name="thu-tu"
            label="Thứ tự phát biểu"
            inputMode="numeric"
            maxLength={3}
            defaultValue={typed['thu-tu'] ?? speech?.position ?? ''}
            hint="Để trống: xếp cuối."
          />
        ) : null}
        <Area name="noi-dung" label="Nội dung" rows={8} maxLength={20_000} defaultValue={typed['noi-dung'] ?? speech?.text} />
        <button type="submit">Ghi ý kiến</button>
      </Form>
    </>
  )
}
