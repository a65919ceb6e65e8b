import { Area, Choice, Field, Fields } from '../../../platform/ui/form.tsx'
import { relationRows } from '../entry.rules.ts'
import { doesNames, typeNames } from '../text.ts'
import { documentTypes, relationKinds } from '../types.ts'
import styles from './library.module.css'

type Props = { typed: Record<string, string>; issuers: string[]; fields: string[] }

/** Everything that is entered of a document, as it was typed or as it stands. */
export function DocumentFields({ typed, issuers, fields }: Props) {
  return (
    <>
      <Fields>
        <Choice
          name="loai"
          label="Loại văn bản"
          defaultValue={typed.loai ?? 'decision'}
          options={documentTypes.map((value) => ({ value, text: typeNames[value] }))}
        />
        <Field name="so" label="Số" maxLength={20} defaultValue={typed.so} hint="Chỉ phần số, ví dụ 318 hoặc 51/2025." />
        <Field name="ky-hieu" label="Ký hiệu" maxLength={40} defaultValue={typed['ky-hieu']} hint="Ví dụ QĐ-TTg." />
        <Field name="ban-hanh" label="Ngày ban hành" type="date" defaultValue={typed['ban-hanh']} />
      </Fields>
      <Field name="trich-yeu" label="Trích yếu" required maxLength={500} defaultValue={typed['trich-yeu']} />
      <Fields>
        <Field name="co-quan" label="Cơ quan ban hành" required maxLength={200} list="cac-co-quan" defaultValue={typed['co-quan']} />
        <Field name="nguoi-ky" label="Người ký" maxLength={100} defaultValue={typed['nguoi-ky']} />
        <Field name="linh-vuc" label="Lĩnh vực" maxLength={100} list="cac-linh-vuc" defaultValue={typed['linh-vuc']} />
      </Fields>
      <Suggested id="cac-co-quan" values={issuers} />
      <Suggested id="cac-linh-vuc" values={fields} />
      <Fields>
        <Field name="hieu-luc" label="Có hiệu lực từ ngày" type="date" defaultValue={typed['hieu-luc']} hint="Để trống khi chưa rõ." />
        <Field
          name="het-hieu-luc"
          label="Hết hiệu lực từ ngày"
          type="date"
          defaultValue={typed['het-hieu-luc']}
          hint="Ngày đầu tiên không còn hiệu lực, khi văn bản tự ghi."
        />
      </Fields>
      <Area name="tom-tat" label="Tóm tắt nội dung" rows={4} maxLength={4000} defaultValue={typed['tom-tat']} />
      <Others typed={typed} />
      <Fields>
        <Field
          name="tieu-chi"
          label="Bộ tiêu chí, tiêu chí"
          maxLength={300}
          defaultValue={typed['tieu-chi']}
          hint="Ví dụ xa-2021 hoặc xa-2021/17; cách nhau dấu phẩy."
        />
        <Field name="nhiem-vu" label="Số nhiệm vụ liên quan" maxLength={200} defaultValue={typed['nhiem-vu']} hint="Chỉ cán bộ xem được." />
      </Fields>
      <fieldset>
        <legend>Lấy ý kiến dự thảo</legend>
        <Fields>
          <Choice
            name="du-thao"
            label="Văn bản này"
            defaultValue={typed['du-thao'] ?? ''}
            options={[
              { value: '', text: 'Đã ban hành' },
              { value: 'co', text: 'Là dự thảo lấy ý kiến (chưa có số, ngày)' },
            ]}
          />
          <Field name="y-kien-tu" label="Từ ngày" type="date" defaultValue={typed['y-kien-tu']} />
          <Field name="y-kien-den" label="Đến hết ngày" type="date" defaultValue={typed['y-kien-den']} />
        </Fields>
      </fieldset>
      <Field name="nguon" label="Nguồn" maxLength={500} defaultValue={typed.nguon} hint="Địa chỉ trang, hoặc nơi giữ bản gốc." />
      <Area name="ghi-chu" label="Ghi chú công khai" rows={2} maxLength={2000} defaultValue={typed['ghi-chu']} />
    </>
  )
}

const Suggested = ({ id, values }: { id: string; values: string[] }) => (
  <datalist id={id}>
    {values.map((value) => (
      <option key={value} value={value} />
    ))}
  </datalist>
)

const Others = ({ typed }: Pick<Props, 'typed'>) => (
  <fieldset className={styles.lines}>
    <legend>Văn bản mà văn bản này thay thế, bãi bỏ, sửa đổi, hướng dẫn</legend>
    {Array.from({ length: relationRows }, (_, at) => at + 1).map((row) => (
      <Fields key={row}>
        <Choice
          name={`quan-he-${row}`}
          label={`Quan hệ ${row}`}
          defaultValue={typed[`quan-he-${row}`] ?? ''}
          options={[{ value: '', text: 'Không' }, ...relationKinds.map((value) => ({ value, text: doesNames[value] }))]}
        />
        <Field name={`vb-${row}`} label={`Số, ký hiệu văn bản ${row}`} maxLength={200} defaultValue={typed[`vb-${row}`]} />
        <Field name={`tu-ngay-${row}`} label={`Từ ngày (văn bản ${row})`} type="date" defaultValue={typed[`tu-ngay-${row}`]} />
      </Fields>
    ))}
    <p className="source">Không ghi ngày: tính từ ngày văn bản này có hiệu lực. Trùng số của nhiều cơ quan: ghi thêm tên cơ quan.</p>
  </fieldset>
)
