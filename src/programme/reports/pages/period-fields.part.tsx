import { Choice, Field, Fields } from '../../../platform/ui/form.tsx'

/** The fields that the pages of reports read as a regime and a period. */
export const readPeriod = (form: FormData) => ({
  'che-do': String(form.get('che-do') ?? ''),
  nam: String(form.get('nam') ?? ''),
  so: String(form.get('so') ?? ''),
})

type Asked = { label: string; regimes: { value: string; text: string }[]; typed: Partial<ReturnType<typeof readPeriod>> | undefined }

/** Which report, of which period: a regime, a year and the number of the period in it. */
export function PeriodFields({ label, regimes, typed }: Asked) {
  return (
    <Fields>
      <Choice name="che-do" label={label} defaultValue={typed?.['che-do']} options={regimes} />
      <Field name="nam" label="Năm" hint="Giai đoạn: năm cuối" inputMode="numeric" required defaultValue={typed?.nam} />
      <Field
        name="so"
        label="Số thứ tự kỳ trong năm"
        hint="Tháng 1–12, quý 1–4, 6 tháng 1–2, còn lại là 1"
        inputMode="numeric"
        required
        defaultValue={typed?.so}
      />
    </Fields>
  )
}
