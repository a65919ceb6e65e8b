import { formatDate } from '../../../platform/text/date.ts'
import { Choice, Fields, Form } from '../../../platform/ui/form.tsx'
import { unitPath } from '../address.rules.ts'
import { measureSlug } from '../measure.rules.ts'
import type { Measure } from '../measure.types.ts'
import { measureChoices } from '../measure.views.ts'
import type { PlacePage } from '../place.types.ts'

type Props = {
  place: PlacePage
  measure: Measure
  criteria: { code: string; name: string }[]
  /** each area of the map is one commune */
  one: boolean
  /** published days that the shown one can be set against */
  others: { asOf: string }[]
  /** the day that it is set against */
  second: string | null
}

/** «Chỉ tiêu» and «So sánh với» as one plain form; its address keeps both choices and the day. */
export function MeasureForm({ place, measure, criteria, one, others, second }: Props) {
  const { frame, carried } = place.resolved
  return (
    <Form method="get" action={unitPath(frame.unit)} wide>
      <input type="hidden" name="ngay" value={frame.asOf} />
      {carried ? <input type="hidden" name="ban-do" value="hien-nay" /> : null}
      <Fields>
        <Choice name="chi-tieu" label="Chỉ tiêu" options={measureChoices(criteria, one)} defaultValue={measureSlug(measure)} />
        {others.length > 0 ? (
          <Choice
            name="so-voi"
            label="So sánh với"
            options={[
              { value: '', text: 'không so sánh' },
              ...others.toReversed().map(({ asOf }) => ({ value: asOf, text: formatDate(asOf as typeof frame.asOf) })),
            ]}
            defaultValue={second ?? ''}
          />
        ) : null}
      </Fields>
      <button type="submit">Xem</button>
    </Form>
  )
}
