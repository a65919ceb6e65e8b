import { paperTypes } from '../../../platform/base/paper.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { Settings } from '../page.types.ts'
import { typeNames } from '../text.ts'
import { seriesText } from '../views.ts'
import styles from './documents.module.css'

type Typed = Readonly<Record<string, string | undefined>>
type Props = { settings: Settings; year: number; opened: Typed; paper: Typed }

/** Runs of numbers, and numbers of documents that were made on paper. */
export function SeriesPart({ settings, year, opened, paper }: Props) {
  const { series, numbers } = settings
  return (
    <Section title="Sổ cấp số" lead="Mỗi sổ chạy số từ 01 ngày 01/01 đến hết 31/12; sang năm mới sổ cũ tự mở lại từ 01.">
      <DataTable
        caption="Sổ cấp số"
        captionHidden
        rows={series}
        keyOf={({ id }) => id}
        empty="Chưa mở sổ nào."
        columns={[
          { key: 'name', head: 'Sổ', cell: ({ name, year: of }) => `${name}, ${of}` },
          { key: 'body', head: 'Cơ quan', cell: ({ bodyName }) => bodyName },
          { key: 'types', head: 'Loại văn bản', width: 'third', cell: seriesText },
          { key: 'began', head: 'Đã cấp trước', numeric: true, cell: ({ began }) => began },
          { key: 'last', head: 'Số cấp gần nhất', numeric: true, cell: ({ last }) => (last === 0 ? 'Chưa cấp' : last) },
        ]}
      />
      {numbers ? <Open settings={settings} year={year} typed={opened} /> : null}
      {numbers && series.length > 0 ? <OnPaper settings={settings} typed={paper} /> : null}
    </Section>
  )
}

function Open({ settings: { bodies }, year, typed }: { settings: Settings; year: number; typed: Typed }) {
  return (
    <details open={Object.keys(typed).length > 0}>
      <summary>Mở sổ</summary>
      <Form wide>
        <Fields>
          <Choice
            id="so-co-quan"
            name="co-quan"
            label="Cơ quan"
            defaultValue={typed['co-quan']}
            options={bodies.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <Field
            id="so-ten"
            name="ten"
            label="Tên sổ"
            required
            maxLength={100}
            defaultValue={typed.ten}
            hint="Ví dụ Công văn; Quyết định"
          />
          <Field name="nam" label="Năm" required maxLength={4} inputMode="numeric" defaultValue={typed.nam ?? year} />
          <Field
            name="da-cap"
            label="Số đã cấp trước khi dùng hệ thống"
            maxLength={5}
            inputMode="numeric"
            defaultValue={typed['da-cap'] ?? '0'}
            hint="Số cuối cùng trên sổ giấy; 0 nếu chưa cấp."
          />
          <Field id="so-ly-do" name="ly-do" label="Ghi chú" maxLength={300} defaultValue={typed['ly-do']} />
        </Fields>
        <fieldset className={styles.types}>
          <legend>Loại văn bản lấy số ở sổ này</legend>
          {paperTypes.map((type) => (
            <label key={type}>
              <input type="checkbox" name="loai" value={type} /> {typeNames[type]}
            </label>
          ))}
        </fieldset>
        <button type="submit" name="viec" value="mo-so">
          Mở sổ
        </button>
      </Form>
    </details>
  )
}

function OnPaper({ settings: { series }, typed }: { settings: Settings; typed: Typed }) {
  const types = paperTypes.filter((type) => series.some((one) => one.types.includes(type)))
  return (
    <details open={Object.keys(typed).length > 0}>
      <summary>Nhập số trên giấy</summary>
      <Form wide>
        <p className="source">Văn bản làm trên giấy lấy số cùng sổ. Chỉ nhập được số kế tiếp, để sổ không trống và không trùng số.</p>
        <Fields>
          <Choice
            name="so-dang-ky"
            label="Sổ"
            defaultValue={typed['so-dang-ky']}
            options={series.map((one) => ({ value: one.id, text: `${one.name} ${one.year}, ${one.bodyName} (kế tiếp: ${one.last + 1})` }))}
          />
          <Field name="so" label="Số trên giấy" required maxLength={5} inputMode="numeric" defaultValue={typed.so} />
          <Choice
            name="loai"
            label="Loại"
            defaultValue={typed.loai}
            options={types.map((type) => ({ value: type, text: typeNames[type] }))}
          />
          <Field name="ky-hieu" label="Ký hiệu (nếu khác mặc định)" maxLength={30} defaultValue={typed['ky-hieu']} />
          <Field name="ngay" label="Ngày văn bản" required maxLength={10} defaultValue={typed.ngay} hint="Ví dụ 05/02/2026" />
          <Field name="trich-yeu" label="Trích yếu" required maxLength={500} defaultValue={typed['trich-yeu']} />
          <Field id="giay-nguoi-ky" name="nguoi-ky" label="Người ký" required maxLength={100} defaultValue={typed['nguoi-ky']} />
          <Field name="noi-nhan" label="Nơi nhận" required maxLength={500} defaultValue={typed['noi-nhan']} />
          <Field name="luu" label="Nơi nhận bản lưu" maxLength={100} defaultValue={typed.luu ?? 'VT'} />
          <Field name="so-ban" label="Số lượng bản" maxLength={7} inputMode="numeric" defaultValue={typed['so-ban']} />
          <Field
            id="giay-ly-do"
            name="ly-do"
            label="Vì sao làm trên giấy"
            required
            maxLength={300}
            defaultValue={typed['ly-do']}
            hint="Ví dụ mất mạng ngày 05/02"
          />
          <Field name="ghi-chu" label="Ghi chú" maxLength={300} defaultValue={typed['ghi-chu']} />
        </Fields>
        <button type="submit" name="viec" value="so-giay">
          Ghi vào sổ
        </button>
      </Form>
    </details>
  )
}
