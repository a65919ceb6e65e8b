import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { DossierView } from '../dossier.views.ts'

/** What the dossier holds; while it is being made papers come and are struck. */
export function Papers({ view, keeps, typed }: { view: DossierView; keeps: boolean; typed: Record<string, string | undefined> }) {
  const open = keeps && view.state === 'drafting'
  return (
    <Section title="Tài liệu của hồ sơ">
      <DataTable
        caption="Tài liệu của hồ sơ"
        captionHidden
        rows={view.papers}
        keyOf={({ id }) => id}
        empty="Chưa có tài liệu nào. Ghi từng tài liệu: phiếu đăng ký, phương án kinh doanh, giấy đăng ký sản xuất, tự công bố chất lượng…"
        columns={[
          { key: 'name', head: 'Tài liệu', cell: ({ name, stands }) => (stands ? name : <s>{name}</s>) },
          {
            key: 'place',
            head: 'Xem ở đâu',
            cell: ({ place, proofId }) => (
              <>
                {place}
                {proofId === null ? null : <a href={`/minh-chung/${proofId}`}> Minh chứng số {proofId}</a>}
              </>
            ),
          },
          { key: 'by', head: 'Người ghi', cell: ({ addedBy }) => addedBy },
          {
            key: 'state',
            head: 'Tình trạng',
            cell: ({ id, stands, struckBecause }) => (stands ? open ? <Strike id={id} /> : 'trong hồ sơ' : `đã bỏ: ${struckBecause}`),
          },
        ]}
      />
      {open ? (
        <Form wide>
          <Fields>
            <Field name="ten" label="Tên tài liệu" required maxLength={200} defaultValue={typed.ten} />
            <Field name="noi" label="Xem ở đâu" maxLength={200} defaultValue={typed.noi} hint="Số, ký hiệu văn bản hoặc hộp hồ sơ." />
            <Field
              name="minh-chung"
              label="Minh chứng số"
              maxLength={9}
              inputMode="numeric"
              defaultValue={typed['minh-chung']}
              hint="Nếu đã có ở trang Minh chứng của xã."
            />
          </Fields>
          <QuietButton name="viec" value="them-tai-lieu">
            Ghi tài liệu
          </QuietButton>
        </Form>
      ) : null}
    </Section>
  )
}

function Strike({ id }: { id: number }) {
  return (
    <details>
      <summary>Bỏ</summary>
      <Form>
        <input type="hidden" name="tai-lieu" value={id} />
        <Field id={`bo-${id}`} name="ly-do" label="Lý do" required maxLength={300} />
        <QuietButton name="viec" value="bo-tai-lieu">
          Bỏ tài liệu
        </QuietButton>
      </Form>
    </details>
  )
}
