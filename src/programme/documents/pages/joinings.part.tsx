import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import { pairNames } from '../text.ts'
import { joinedPairs } from '../types.ts'
import type { PartProps } from './issuers.part.tsx'

/** Steps that one person may take both, where there are too few people to keep them apart. */
export function Joinings({ settings: { bodies, joinings, sets }, typed }: PartProps) {
  return (
    <Section
      title="Gộp bước"
      lead="Nghị định 30/2020/NĐ-CP tách người soạn thảo, người duyệt nội dung, người kiểm tra thể thức, người ký và văn thư. Nơi ít người ghi bước nào được gộp và vì sao; người soạn thảo không bao giờ tự duyệt, tự ký."
    >
      <DataTable
        caption="Các bước được gộp"
        captionHidden
        rows={joinings}
        keyOf={({ id }) => id}
        empty="Không gộp bước nào."
        columns={[
          { key: 'pair', head: 'Hai bước', cell: ({ pair }) => pairNames[pair] },
          { key: 'body', head: 'Cơ quan', cell: ({ bodyName }) => bodyName },
          { key: 'reason', head: 'Lý do', cell: ({ reason }) => reason },
          { key: 'from', head: 'Từ ngày', cell: ({ from }) => formatDate(from) },
          {
            key: 'end',
            head: 'Tách lại',
            cell: ({ id }) =>
              sets ? (
                <Form>
                  <input type="hidden" name="id" value={id} />
                  <QuietButton name="viec" value="tach">
                    Tách lại
                  </QuietButton>
                </Form>
              ) : null,
          },
        ]}
      />
      {sets ? (
        <details open={Object.keys(typed).length > 0}>
          <summary>Gộp hai bước</summary>
          <Form wide>
            <Fields>
              <Choice
                id="gop-co-quan"
                name="co-quan"
                label="Cơ quan"
                defaultValue={typed['co-quan']}
                options={bodies.map(({ id, name }) => ({ value: id, text: name }))}
              />
              <Choice
                name="hai-buoc"
                label="Hai bước"
                defaultValue={typed['hai-buoc']}
                options={joinedPairs.map((pair) => ({ value: pair, text: pairNames[pair] }))}
              />
              <Field id="gop-ly-do" name="ly-do" label="Lý do" required maxLength={300} defaultValue={typed['ly-do']} />
            </Fields>
            <button type="submit" name="viec" value="gop">
              Ghi việc gộp bước
            </button>
          </Form>
        </details>
      ) : null}
    </Section>
  )
}
