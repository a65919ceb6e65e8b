import { type Column, DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import styles from './administration.module.css'

/** What one person proposes and another one decides is kept and shown the same way, whether it changes the map or the law. */
type Row = { id: number; state: string; proposed: string; decided: string }

/** All proposals, each with what its page says of it and who did what. */
export function ProposalList<Own extends Row>({ rows, columns }: { rows: readonly Own[]; columns: Column<Own>[] }) {
  return (
    <Section title="Các đề xuất">
      <DataTable
        caption="Các đề xuất"
        captionHidden
        rows={rows}
        keyOf={(row) => row.id}
        empty="Chưa có đề xuất nào."
        columns={[
          ...columns,
          { key: 'state', head: 'Tình trạng', cell: (row) => row.state },
          { key: 'by', head: 'Người đề xuất', cell: (row) => row.proposed },
          { key: 'decided', head: 'Người quyết định', cell: (row) => row.decided },
        ]}
      />
    </Section>
  )
}

/** What was tried comes to be a proposal: sent again as it was read, under the names of its fields. */
export function KeepProposal({ fields }: { fields: Record<string, string | undefined> }) {
  return (
    <div className={styles.apart}>
      <Form>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" name="viec" value="luu">
          Lưu thành đề xuất
        </button>
      </Form>
    </div>
  )
}

type DecisionWords = {
  lead?: string
  approve: { verb: string; text: string }
  decline: { verb: string; text: string; reason: string }
  withdraw: { verb: string }
}

/** Whoever proposed may only withdraw; everybody else approves what was seen (`digest`, null where it cannot be done any more) or declines. */
export function Decision({
  isOwn,
  digest,
  reason,
  words,
}: {
  isOwn: boolean
  digest: string | null
  reason?: string
  words: DecisionWords
}) {
  const no = isOwn ? { ...words.withdraw, text: 'Rút đề xuất', reason: 'Lý do rút' } : words.decline
  return (
    <Section title={isOwn ? 'Rút đề xuất' : 'Quyết định'} lead={words.lead}>
      {isOwn || digest === null ? null : (
        <Form>
          <input type="hidden" name="da-xem" value={digest} />
          <button type="submit" name="viec" value={words.approve.verb}>
            {words.approve.text}
          </button>
        </Form>
      )}
      <div className={isOwn ? undefined : styles.apart}>
        <Form>
          <Field name="ly-do" label={no.reason} required maxLength={500} defaultValue={reason ?? ''} />
          <QuietButton name="viec" value={no.verb}>
            {no.text}
          </QuietButton>
        </Form>
      </div>
    </Section>
  )
}
