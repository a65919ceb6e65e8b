import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { Settings } from '../page.types.ts'

export type PartProps = { settings: Settings; typed: Readonly<Record<string, string | undefined>> }

/** How bodies issue: names as they print, abbreviation, whose clerks number. */
export function Issuers({ settings: { bodies, issuers, sets }, typed }: PartProps) {
  const nameOf = (id: number) => bodies.find((one) => one.id === id)?.name ?? ''
  const options = bodies.map(({ id, name }) => ({ value: id, text: name }))
  return (
    <Section
      title="Cơ quan ban hành"
      lead="Tên in trên văn bản, chữ viết tắt trong ký hiệu, văn thư cấp số. Khai lại thì văn bản sau theo khai mới."
    >
      <DataTable
        caption="Cơ quan ban hành"
        captionHidden
        rows={issuers}
        keyOf={({ bodyId }) => bodyId}
        empty="Chưa khai cơ quan nào; văn bản in theo tên cơ quan trong hệ thống."
        columns={[
          { key: 'body', head: 'Cơ quan', cell: ({ bodyId }) => nameOf(bodyId) },
          { key: 'name', head: 'In trên văn bản', cell: ({ above, name }) => (above ? `${above} / ${name}` : name) },
          { key: 'abbreviation', head: 'Viết tắt', cell: ({ abbreviation }) => abbreviation },
          { key: 'place', head: 'Địa danh', cell: ({ place }) => place },
          { key: 'clerk', head: 'Văn thư của', cell: ({ clerkBodyId }) => nameOf(clerkBodyId) },
        ]}
      />
      {sets ? (
        <details open={Object.keys(typed).length > 0}>
          <summary>Khai cơ quan ban hành</summary>
          <Form wide>
            <Fields>
              <Choice id="khai-co-quan" name="co-quan" label="Cơ quan" defaultValue={typed['co-quan']} options={options} />
              <Field name="chu-quan" label="Cơ quan chủ quản (nếu in)" maxLength={200} defaultValue={typed['chu-quan']} />
              <Field name="ten" label="Tên in trên văn bản" required maxLength={200} defaultValue={typed.ten} />
              <Field
                name="viet-tat"
                label="Chữ viết tắt"
                required
                maxLength={30}
                defaultValue={typed['viet-tat']}
                hint="Ví dụ UBND, VPĐP"
              />
              <Field name="dia-danh" label="Địa danh" required maxLength={100} defaultValue={typed['dia-danh']} />
              <Choice
                name="van-thu"
                label="Văn thư của cơ quan"
                defaultValue={typed['van-thu'] ?? ''}
                options={[{ value: '', text: 'Chính cơ quan đó' }, ...options]}
                hint="Ban chỉ đạo dùng con dấu cơ quan khác thì chọn cơ quan có con dấu."
              />
              <Field
                name="can-cu"
                label="Căn cứ"
                required
                maxLength={300}
                defaultValue={typed['can-cu']}
                hint="Quyết định, quy chế làm việc"
              />
            </Fields>
            <button type="submit" name="viec" value="co-quan">
              Ghi cơ quan ban hành
            </button>
          </Form>
        </details>
      ) : null}
    </Section>
  )
}
