import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields } from '../../../platform/ui/form.tsx'
import { VerdictChip } from '../../../platform/ui/verdict.tsx'
import type { ConditionView } from '../dossier.views.ts'
import styles from './dossier.module.css'
import { Law, lawOfAll } from './law.part.tsx'
import { type Asked, Panel, Press, typed } from './press.part.tsx'

export function Conditions({ conditions }: { conditions: ConditionView[] }) {
  const oneLaw = lawOfAll(conditions)
  return (
    <>
      <Law text={oneLaw} />
      <DataTable
        caption="Điều kiện"
        captionHidden
        rows={conditions}
        keyOf={(one) => one.key}
        empty="Không có điều kiện nào."
        columns={[
          { key: 'name', head: 'Điều kiện', width: 'third', cell: (one) => one.name },
          {
            key: 'outcome',
            head: 'Kết quả',
            cell: (one) => (
              <span className={styles.chip}>
                <VerdictChip verdict={one.verdict} />
              </span>
            ),
          },
          {
            key: 'found',
            head: 'Tìm thấy gì',
            cell: (one) => (
              <>
                {one.text}
                {one.offenders.length > 0 ? (
                  <ul className={styles.plain}>
                    {one.offenders.map((offender) => (
                      <li key={offender}>{offender}</li>
                    ))}
                  </ul>
                ) : null}
              </>
            ),
          },
          {
            key: 'evidence',
            head: 'Minh chứng, căn cứ',
            cell: (one) => (
              <>
                {one.evidence}
                {one.asserted ? ' (theo văn bản của cơ quan, hệ thống không tự tính)' : ''}
                {oneLaw ? null : (
                  <>
                    <br />
                    <span className="source">{one.law}</span>
                  </>
                )}
              </>
            ),
          },
        ]}
      />
    </>
  )
}

type ConfirmProps = { version: number; options: { value: string; text: string }[]; body: string | null; today: string; asked: Asked }

/** What a body wrote of a condition; a department speaks for itself, the office names the body. */
export function Confirm({ version, options, body, today, asked }: ConfirmProps) {
  const was = (name: string, otherwise = '') => typed(asked, 'xac-nhan', name, otherwise)
  return (
    <Panel title="Nhập văn bản xác nhận điều kiện">
      <Press verb="xac-nhan" version={version} wide>
        <Fields>
          <Choice id="xn-dieu-kien" name="dieu-kien" label="Điều kiện" options={options} defaultValue={was('dieu-kien')} />
          <Choice
            id="xn-dap-ung"
            name="dap-ung"
            label="Cơ quan xác nhận"
            options={[
              { value: 'co', text: 'Đáp ứng' },
              { value: 'khong', text: 'Chưa đáp ứng' },
            ]}
            defaultValue={was('dap-ung', 'co')}
          />
          {body === null ? (
            <Field id="xn-co-quan" name="co-quan" label="Cơ quan xác nhận (tên)" required maxLength={160} defaultValue={was('co-quan')} />
          ) : (
            <p>Cơ quan xác nhận: {body}</p>
          )}
          <Field id="xn-van-ban" name="van-ban" label="Số, ký hiệu văn bản" required maxLength={80} defaultValue={was('van-ban')} />
          <Field id="xn-ngay" name="ngay" label="Ngày văn bản" type="date" max={today} required defaultValue={was('ngay')} />
          <Field id="xn-ghi-chu" name="ghi-chu" label="Ghi chú" maxLength={300} defaultValue={was('ghi-chu')} />
        </Fields>
        <button type="submit">Lưu văn bản xác nhận</button>
      </Press>
    </Panel>
  )
}
