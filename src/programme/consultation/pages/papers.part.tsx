import { Fragment } from 'react'
import { Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Facts, Section } from '../../../platform/ui/page.tsx'
import type { PaperView, surveyView } from '../views.ts'
import styles from './consultation.module.css'
import { Counts } from './counts.part.tsx'

type Props = { survey: ReturnType<typeof surveyView>; enters: boolean }

/** Papers that were typed in: each batch with its counts, and what the second person says of it. */
export function Papers({ survey, enters }: Props) {
  return (
    <Section title="Phiếu giấy" lead="Một người nhập, người khác đối chiếu với bản quét. Chỉ lô đã kiểm tra được tính.">
      {enters ? (
        <p>
          <a href={`/lay-y-kien/dot/${survey.id}/phieu-giay`}>Nhập lô phiếu giấy</a>
        </p>
      ) : null}
      {survey.papers.length === 0 ? <p className="muted">Chưa nhập lô phiếu giấy nào.</p> : null}
      {survey.papers.map((batch) => (
        <Fragment key={batch.id}>
          <Batch batch={batch} enters={enters} />
        </Fragment>
      ))}
    </Section>
  )
}

function Batch({ batch, enters }: { batch: PaperView; enters: boolean }) {
  return (
    <div className={styles.opinion}>
      <h3>
        {batch.label} (lô {batch.id})
      </h3>
      <Facts
        facts={[
          { name: 'Số phiếu', value: batch.papers },
          { name: 'Tình trạng', value: batch.reason ? `${batch.state}: ${batch.reason}` : batch.state },
          { name: 'Người làm', value: batch.who },
          { name: 'Bản quét', value: batch.scan },
        ]}
      />
      <Counts
        caption={`Số phiếu của lô ${batch.id}`}
        rows={batch.counts.map(({ key, content, cells }) => ({ key, text: content, cells }))}
      />
      {batch.waits && enters && !batch.own ? <Settle id={batch.id} /> : null}
      {batch.waits && batch.own ? <p className="muted">Chờ người khác kiểm tra.</p> : null}
    </div>
  )
}

function Settle({ id }: { id: number }) {
  return (
    <>
      <Form>
        <input type="hidden" name="lo" value={id} />
        <button type="submit" name="viec" value="phieu-dung">
          Đã đối chiếu với bản quét: đúng
        </button>
      </Form>
      <details>
        <summary>Trả lại lô</summary>
        <Form>
          <input type="hidden" name="lo" value={id} />
          <Field id={`tra-${id}`} name="ly-do" label="Chỗ không khớp" required maxLength={300} />
          <QuietButton name="viec" value="tra-phieu">
            Trả lại để nhập lô khác
          </QuietButton>
        </Form>
      </details>
    </>
  )
}
