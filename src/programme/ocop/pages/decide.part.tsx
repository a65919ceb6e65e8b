import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { Section, Strip } from '../../../platform/ui/page.tsx'
import type { DossierView } from '../dossier.views.ts'

/** The decision on what the council came to. */
export function Decide({ view, typed }: { view: DossierView; typed: Record<string, string | undefined> }) {
  const { decision } = view
  if (!decision?.open) return null
  return (
    <Section title="Ghi quyết định công nhận">
      {decision.because ? (
        <Strip kind="note">
          <p>
            Chưa biết cấp nào quyết định: {decision.because}. Nhập quy định của tỉnh tại trang{' '}
            <a href="/ocop/quy-dinh">Quy định, hội đồng</a>.
          </p>
        </Strip>
      ) : (
        <p className="source">{decision.level ? `Cấp quyết định: ${decision.level} (${decision.basis}).` : `Căn cứ: ${decision.basis}.`}</p>
      )}
      <Form wide>
        <Fields>
          <Field id="qd-so" name="so" label="Số quyết định" required maxLength={60} defaultValue={typed.so} />
          <Field id="qd-ngay" name="ngay" label="Ngày ban hành" type="date" required defaultValue={typed.ngay} />
          <Field id="qd-co-quan" name="co-quan" label="Cơ quan ban hành" required maxLength={200} defaultValue={typed['co-quan']} />
        </Fields>
        {decision.levels.length > 0 ? (
          <Fields>
            <Choice name="cap" label="Cấp quyết định" required defaultValue={typed.cap} options={decision.levels} />
            <Choice
              name="sao"
              label="Hạng theo quyết định của Trung ương"
              defaultValue={typed.sao ?? ''}
              options={[
                { value: '', text: 'Không phải quyết định của Trung ương' },
                { value: '5', text: '5 sao' },
                { value: '4', text: '4 sao' },
              ]}
            />
          </Fields>
        ) : null}
        <button type="submit" name="viec" value="quyet-dinh">
          Ghi quyết định
        </button>
      </Form>
    </Section>
  )
}
