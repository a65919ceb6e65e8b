import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Area, Field, Form } from '../../../platform/ui/form.tsx'
import { Section, Strip } from '../../../platform/ui/page.tsx'
import type { DossierView } from '../dossier.views.ts'
import { law } from '../procedures.ts'
import styles from './ocop.module.css'

/** «Phiếu tổng hợp»: averages, total, stars, and what was decided on it. */
export function Result({ view }: { view: DossierView }) {
  const { result, certificates } = view
  if (!result) return null
  return (
    <Section title="Phiếu tổng hợp" lead={`${result.total} điểm trên 100, hạng ${result.stars}${result.outcome}.`}>
      <DataTable
        caption="Điểm bình quân theo phần"
        captionHidden
        foot
        rows={result.parts}
        keyOf={({ code }) => code}
        columns={[
          { key: 'name', head: 'Phần', cell: ({ name }) => name, foot: 'Tổng' },
          { key: 'most', head: 'Tối đa', numeric: true, cell: ({ most }) => most, foot: 100 },
          { key: 'average', head: `Bình quân ${result.sheets} phiếu`, numeric: true, cell: ({ average }) => average, foot: result.total },
        ]}
      />
      {result.absent.length > 0 ? (
        <p>
          Vắng: {result.absent.join(', ')}. Lý do: {result.absentBecause}
        </p>
      ) : null}
      {certificates.map((one) => (
        <p key={one.id} className={styles.after}>
          {`Quyết định ${one.decision} của ${one.body} (${one.level}): ${one.stars}, hiệu lực đến hết ngày ${one.expiresOn}. ${one.stateName}.`}
        </p>
      ))}
      <p className={`source ${styles.after}`}>
        Tổng hợp ngày {result.on} bởi {result.concludedBy}. Tổng cộng từ số chưa làm tròn. {law.decimals} Mã băm:{' '}
        <span className={styles.hash}>{result.hash}</span>
      </p>
    </Section>
  )
}

const fieldOf = { A: 'a', B: 'b', C: 'c' } as const

/** The sheet of the member who looks. */
export function Own({ view, typed }: { view: DossierView; typed: Record<string, string | undefined> }) {
  if (view.state !== 'scoring') return null
  if (view.hadHand)
    return (
      <Strip kind="note">
        <p>Người lập, bổ sung hoặc gửi hồ sơ không chấm hồ sơ ấy.</p>
      </Strip>
    )
  const { mine } = view
  if (!mine) return null
  return (
    <Section
      title="Phiếu chấm của tôi"
      lead={
        mine.version
          ? `Đã ghi lần ${mine.version}; sửa được đến khi tổng hợp, các lần trước được giữ.`
          : 'Chấm ba phần, điểm lẻ một chữ số, ví dụ 32,5.'
      }
    >
      <Form wide>
        <div className={styles.points}>
          {law.parts.map(({ code, name, most }) => (
            <Field
              key={code}
              name={fieldOf[code]}
              label={`${code}. ${name}`}
              hint={`Từ 0 đến ${most} điểm.`}
              required
              inputMode="decimal"
              maxLength={6}
              defaultValue={typed[fieldOf[code]] ?? mine.points?.[fieldOf[code]]}
            />
          ))}
        </div>
        <Area name="nhan-xet" label="Nhận xét" maxLength={1000} defaultValue={typed['nhan-xet'] ?? mine.note} />
        <button type="submit" name="viec" value="cham">
          Ghi phiếu chấm
        </button>
      </Form>
      <p className={`source ${styles.after}`}>
        {law.subScores} {law.decimals}
      </p>
    </Section>
  )
}

/** Who has scored; after the conclusion also how. */
export function Sheets({ view }: { view: DossierView }) {
  const { members, progress } = view
  if (progress.of === 0) return null
  const said = `${progress.scored}/${progress.of} thành viên đã chấm`
  if (members.length === 0) return <p>{said}.</p>
  const column = (code: string, at: number) => ({
    ...{ key: code, head: code, numeric: true },
    cell: ({ parts }: (typeof members)[number]) => parts?.[at] ?? '–',
  })
  return (
    <Section title="Phiếu của các thành viên" lead={progress.isConcluded ? `${said}.` : `${said}. Điểm hiện sau khi tổng hợp.`}>
      <DataTable
        caption="Phiếu của các thành viên"
        captionHidden
        rows={members}
        keyOf={({ personId }) => personId}
        columns={[
          { key: 'name', head: 'Thành viên', cell: ({ name }) => name },
          ...(progress.isConcluded ? law.parts.map(({ code }, at) => column(code, at)) : []),
          { key: 'total', head: progress.isConcluded ? 'Tổng' : 'Tình trạng', numeric: true, cell: ({ total }) => total ?? 'chưa chấm' },
          ...(progress.isConcluded ? [{ key: 'note', head: 'Nhận xét', cell: ({ note }: (typeof members)[number]) => note || '–' }] : []),
        ]}
      />
    </Section>
  )
}
