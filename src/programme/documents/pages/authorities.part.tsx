import type { LocalDate } from '../../../platform/base/local-date.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import { authorityLines } from '../authority.rules.ts'
import { authorityNames } from '../text.ts'
import { authorityKinds } from '../types.ts'
import type { PartProps } from './issuers.part.tsx'

/** Who signs for which body, by what right, over which days. */
export function Authorities({ settings: { bodies, authorities, signers, sets }, typed, today }: PartProps & { today: LocalDate }) {
  return (
    <Section title="Thẩm quyền ký" lead="Quyền hạn ghi trước chức vụ (TM., KT., TL., TUQ., Q.) cùng văn bản giao quyền và thời hạn.">
      <DataTable
        caption="Thẩm quyền ký"
        captionHidden
        rows={authorities}
        keyOf={({ id }) => id}
        empty="Chưa khai ai được ký."
        columns={[
          { key: 'name', head: 'Người ký', cell: ({ name }) => name },
          { key: 'lines', head: 'In trên văn bản', cell: (one) => authorityLines(one).join(' / ') },
          { key: 'body', head: 'Cho cơ quan', cell: ({ bodyName }) => bodyName },
          {
            key: 'days',
            head: 'Hiệu lực',
            cell: ({ from, until }) => `${formatDate(from)} – ${until ? formatDate(until) : 'không ghi hạn'}`,
          },
          { key: 'source', head: 'Văn bản giao quyền', cell: ({ source }) => source },
          {
            key: 'end',
            head: 'Thôi ký',
            cell: ({ id }) =>
              sets ? (
                <details>
                  <summary>Kết thúc</summary>
                  <Form>
                    <input type="hidden" name="id" value={id} />
                    <Field id={`thoi-${id}`} name="ly-do" label="Lý do" required maxLength={300} />
                    <QuietButton name="viec" value="thoi-ky">
                      Kết thúc từ hôm nay
                    </QuietButton>
                  </Form>
                </details>
              ) : null,
          },
        ]}
      />
      {sets ? (
        <details open={Object.keys(typed).length > 0}>
          <summary>Khai thẩm quyền ký</summary>
          <Form wide>
            <Fields>
              <Choice
                id="ky-co-quan"
                name="co-quan"
                label="Ký cho cơ quan"
                defaultValue={typed['co-quan']}
                options={bodies.map(({ id, name }) => ({ value: id, text: name }))}
              />
              <Choice
                name="nguoi-ky"
                label="Người ký"
                defaultValue={typed['nguoi-ky']}
                options={signers.map((one) => ({ value: one.assignmentId, text: `${one.name}, ${one.post}, ${one.bodyName}` }))}
              />
              <Choice
                name="quyen-han"
                label="Quyền hạn"
                defaultValue={typed['quyen-han']}
                options={authorityKinds.map((kind) => ({ value: kind, text: authorityNames[kind] }))}
              />
              <Field
                name="chuc-vu"
                label="Chức vụ người ký"
                required
                maxLength={100}
                defaultValue={typed['chuc-vu']}
                hint="Ví dụ Phó Chủ tịch"
              />
              <Field
                name="thay-cho"
                label="Ký thay, thừa lệnh ai"
                maxLength={100}
                defaultValue={typed['thay-cho']}
                hint="Với KT., TL., TUQ., ví dụ Chủ tịch"
              />
              <Field
                name="tap-the"
                label="Thay mặt tập thể"
                maxLength={100}
                defaultValue={typed['tap-the']}
                hint="Với TM., ví dụ Ủy ban nhân dân"
              />
              <Field id="ky-can-cu" name="can-cu" label="Văn bản giao quyền" required maxLength={300} defaultValue={typed['can-cu']} />
              <Field name="tu-ngay" label="Từ ngày" required defaultValue={typed['tu-ngay'] ?? formatDate(today)} />
              <Field name="den-ngay" label="Đến hết ngày" defaultValue={typed['den-ngay']} hint="Bắt buộc với TUQ." />
            </Fields>
            <button type="submit" name="viec" value="nguoi-ky">
              Ghi thẩm quyền ký
            </button>
          </Form>
        </details>
      ) : null}
    </Section>
  )
}
