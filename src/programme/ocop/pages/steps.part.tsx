import { Choice, Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { DossierView } from '../dossier.views.ts'

type Props = {
  view: DossierView
  can: { keep: boolean; run: boolean }
  councils: { value: number; text: string }[]
}

/** What can be done with the dossier where it stands. */
export function Steps({ view, can, councils }: Props) {
  const drafting = can.keep && view.state === 'drafting'
  const submitted = can.run && view.state === 'submitted'
  const withdrawable = can.keep && (view.state === 'drafting' || view.state === 'submitted')
  const scoring = can.run && view.state === 'scoring'
  if (!drafting && !submitted && !withdrawable && !scoring) return null
  return (
    <Section title="Bước tiếp theo">
      {drafting ? (
        <Form>
          <p>Gửi rồi thì tài liệu không đổi được nữa, trừ khi được trả lại.</p>
          <button type="submit" name="viec" value="gui">
            Gửi hồ sơ lên tỉnh
          </button>
        </Form>
      ) : null}
      {submitted ? <Take councils={councils} /> : null}
      {scoring ? <Conclude view={view} /> : null}
      {withdrawable ? <Reasoned id="rut-vi" deed="rut" summary="Rút hồ sơ" /> : null}
    </Section>
  )
}

function Take({ councils }: { councils: Props['councils'] }) {
  return (
    <>
      {councils.length === 0 ? (
        <p>
          Tỉnh chưa có hội đồng nào. Lập hội đồng tại trang <a href="/ocop/quy-dinh">Quy định, hội đồng</a>.
        </p>
      ) : (
        <Form>
          <Choice name="hoi-dong" label="Hội đồng" options={councils} />
          <button type="submit" name="viec" value="dua-ra">
            Đưa ra hội đồng chấm
          </button>
        </Form>
      )}
      <Reasoned id="tra-vi" deed="tra-lai" summary="Trả lại xã" />
    </>
  )
}

function Conclude({ view }: { view: DossierView }) {
  const { scored, of } = view.progress
  if (scored === 0) return <p>Tổng hợp được khi có phiếu chấm.</p>
  return (
    <Form>
      {scored < of ? (
        <Field id="vang-vi" name="ly-do" label={`Lý do tổng hợp khi ${of - scored} thành viên chưa chấm`} required maxLength={300} />
      ) : null}
      <p>Điểm bình quân và hạng sao được chốt, phiếu chấm không sửa được nữa.</p>
      <button type="submit" name="viec" value="tong-hop">
        Tổng hợp phiếu chấm
      </button>
    </Form>
  )
}

function Reasoned({ id, deed, summary }: { id: string; deed: string; summary: string }) {
  return (
    <details>
      <summary>{summary}</summary>
      <Form>
        <Field id={id} name="ly-do" label="Lý do" required maxLength={300} />
        <QuietButton name="viec" value={deed}>
          {summary}
        </QuietButton>
      </Form>
    </details>
  )
}
