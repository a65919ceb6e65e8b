import { data, type MetaFunction, redirect } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { Area, Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { proposeSet } from '../../criteria/proposal.actions.ts'
import { proposals } from '../../criteria/proposal.reads.ts'
import { refusals, wrongFiles } from '../../criteria/proposal.text.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { acting } from '../acting.actions.ts'
import { mayAt } from '../place.reads.ts'
import { trySet } from '../set-proposal.reads.ts'
import { proposalRow } from '../set-proposal.views.ts'
import type { Route } from './+types/set-proposals.page'
import { KeepProposal, ProposalList } from './proposal.part.tsx'
import { TrialView } from './trial.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Ban hành bộ tiêu chí – Nông thôn mới' }]

export function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    await mayAt(ctx, actor, 'sets.publish', null)
    return { proposals: (await proposals(ctx)).map(proposalRow) }
  })
}

/** An uploaded file, else what stands in its field. */
async function sentText(form: FormData, upload: string, field: string): Promise<string> {
  const file = form.get(upload)
  const text = file instanceof File && file.size > 0 ? await file.text() : String(form.get(field) ?? '')
  return text.replaceAll('\r\n', '\n').normalize('NFC')
}

export async function action({ request, context }: Route.ActionArgs) {
  const visit = visitorOf(context)
  const form = await request.formData()
  const files = { file: await sentText(form, 'tep', 'noi-dung'), measures: await sentText(form, 'tep-so-lieu', 'so-lieu') }
  const asked = { ...files, note: String(form.get('ghi-chu') ?? '') }
  const refuse = (refusal: ReturnType<typeof wrongFiles>) => data({ asked, refusal, trial: null }, { status: refusal.status ?? 422 })
  if (files.file.trim() === '') return refuse(refusals.noFile)
  if (form.get('viec') === 'luu') {
    const saved = await acting(visit, 'sets.publish', null, (ctx) => proposeSet(ctx, { ...asked, by: visit.actor.personId }))
    if (!saved.ok) return refuse(saved.refusal)
    throw redirect(`/quan-tri/bo-tieu-chi/${saved.value}`, 303)
  }
  const trial = await readPage(context, async (ctx) => {
    await mayAt(ctx, visit.actor, 'sets.publish', null)
    return trySet(ctx, files)
  })
  return trial.checked.set ? { asked, refusal: null, trial } : refuse(wrongFiles(trial.checked.problems))
}

export default function SetProposalsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { proposals: rows } = loaderData
  const waiting = rows.filter(({ stateId }) => stateId === 'proposed').length
  const asked = actionData?.asked
  return (
    <>
      <PageHead
        title="Ban hành bộ tiêu chí"
        lead={
          waiting > 0
            ? `${waiting} đề xuất chờ công bố. Người đề xuất và người công bố phải là hai người.`
            : 'Không có đề xuất nào chờ công bố. Phiên bản đã công bố không sửa được; sửa là phiên bản tiếp theo.'
        }
      />
      <Problem problem={actionData?.refusal} />
      {actionData?.trial ? (
        <Section title="Kiểm tra: chưa ghi gì">
          <TrialView trial={actionData.trial} />
          <KeepProposal fields={{ 'noi-dung': asked?.file, 'so-lieu': asked?.measures, 'ghi-chu': asked?.note }} />
        </Section>
      ) : null}
      {asked ? <Upload asked={asked} /> : null}
      <ProposalList
        rows={rows}
        columns={[
          { key: 'name', head: 'Bộ, phiên bản', cell: (row) => <a href={`/quan-tri/bo-tieu-chi/${row.id}`}>{row.name}</a> },
          { key: 'note', head: 'Ghi chú', cell: (row) => row.note || '–' },
          { key: 'hash', head: 'Mã băm', cell: (row) => row.hash },
        ]}
      />
      {asked ? null : <Upload />}
    </>
  )
}

type Asked = NonNullable<Route.ComponentProps['actionData']>['asked']

function Upload({ asked }: { asked?: Asked }) {
  return (
    <Section
      title="Tải bộ tiêu chí"
      lead="Tệp set.yaml theo ngữ pháp trong criteria-sets/README.md; số liệu chưa có thì kèm measures.yaml."
    >
      <Form wide encType="multipart/form-data">
        <Field name="ghi-chu" label="Ghi chú" maxLength={300} defaultValue={asked?.note ?? ''} hint="Vì sao có bộ hoặc phiên bản này." />
        <Field name="tep" label="Tệp set.yaml" type="file" accept=".yaml,.yml" hint="Chọn tệp, hoặc dán nội dung vào ô dưới." />
        <Area name="noi-dung" label="Nội dung set.yaml" rows={10} spellCheck={false} defaultValue={asked?.file ?? ''} />
        <Field name="tep-so-lieu" label="Tệp measures.yaml (nếu có số liệu mới)" type="file" accept=".yaml,.yml" />
        <Area name="so-lieu" label="Nội dung measures.yaml" rows={3} spellCheck={false} defaultValue={asked?.measures ?? ''} />
        <QuietButton name="viec" value="thu">
          Kiểm tra và so sánh
        </QuietButton>
      </Form>
    </Section>
  )
}
