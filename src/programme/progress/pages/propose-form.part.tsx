import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import styles from './progress.module.css'

type Props = {
  year: number
  tiers: { value: string; text: string }[]
  criteria: { code: string; name: string; state: string | null }[]
  setName: string | null
  typed: Record<string, string | undefined>
  ticked: string[]
}

const aims = [
  { value: 'tier', text: 'Đạt danh hiệu trong năm' },
  { value: 'criteria', text: 'Hoàn thành các tiêu chí đã đánh dấu' },
]

/** What a commune proposes for a year. Criteria that it meets already can be ticked too: they may be lost. */
export function ProposeForm({ year, tiers, criteria, setName, typed, ticked }: Props) {
  const lacks = criteria.filter(({ state }) => state !== null).length
  return (
    <Form wide>
      <Fields>
        <Field name="nam" label="Năm" required maxLength={4} inputMode="numeric" defaultValue={typed.nam ?? String(year)} />
        <Choice name="danh-hieu" label="Danh hiệu" options={tiers} defaultValue={typed['danh-hieu']} />
        <Choice name="muc" label="Mức đăng ký" options={aims} defaultValue={typed.muc} />
        <Field name="han" label="Thời hạn" type="date" defaultValue={typed.han} hint="Để trống là hết năm." />
      </Fields>
      <fieldset className={styles.choices}>
        <legend>Tiêu chí phấn đấu trong năm</legend>
        {criteria.map(({ code, name, state }) => (
          <label key={code}>
            <input type="checkbox" name="tieu-chi" value={code} defaultChecked={ticked.includes(code)} />
            <span>
              {code}. {name}
              {state ? <span className="source"> {state}</span> : null}
            </span>
          </label>
        ))}
      </fieldset>
      <p className="source">
        {setName === null
          ? 'Hôm nay không có bộ tiêu chí nào có hiệu lực nên chưa đánh dấu được tiêu chí.'
          : `Theo ${setName}; ${lacks > 0 ? `${lacks} tiêu chí ghi kết quả thẩm định gần nhất` : 'chưa có kết quả thẩm định của xã'}.`}
      </p>
      <button type="submit" name="viec" value="dang-ky">
        Gửi đăng ký
      </button>
    </Form>
  )
}
