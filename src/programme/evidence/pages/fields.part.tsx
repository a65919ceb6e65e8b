import { Area, Field, Fields } from '../../../platform/ui/form.tsx'
import styles from './proof.module.css'

/** What is said of a proof, when it is added and when it is mended. */
export function ProofInputs({ typed, today, withFile }: { typed: (name: string) => string; today: string; withFile: boolean }) {
  return (
    <>
      <Fields>
        <Field
          name="ten"
          label="Tên minh chứng"
          maxLength={200}
          defaultValue={typed('ten')}
          hint={withFile ? 'Để trống: lấy tên tệp.' : undefined}
        />
        <Field
          name="so-hieu"
          label="Số hiệu, nơi lưu"
          maxLength={300}
          defaultValue={typed('so-hieu')}
          hint="Ví dụ: Quyết định 12/QĐ-UBND ngày 5/3/2026. Bắt buộc khi không có tệp."
        />
        <Field
          name="ngay"
          label="Ngày của minh chứng"
          type="date"
          max={today}
          defaultValue={typed('ngay')}
          hint="Ngày ký hoặc ngày chụp, không phải ngày gửi. Để trống: lấy ngày chụp ghi trong ảnh."
        />
        <Field
          name="het-han"
          label="Hết hạn"
          type="date"
          defaultValue={typed('het-han')}
          hint="Ngày cuối còn giá trị. Để trống nếu không có hạn."
        />
      </Fields>
      <Area name="ghi-chu" label="Ghi chú" rows={2} maxLength={1000} defaultValue={typed('ghi-chu')} />
      <label className={styles.check}>
        <input type="checkbox" name="ca-nhan" value="co" defaultChecked={typed('ca-nhan') !== ''} />
        <span>Có dữ liệu cá nhân (danh sách hộ, giấy tờ của người dân…): mỗi lần mở tệp được ghi nhật ký.</span>
      </label>
    </>
  )
}
