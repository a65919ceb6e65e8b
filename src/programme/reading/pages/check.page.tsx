import { Form, type MetaFunction } from 'react-router'
import { localDate } from '../../../platform/base/local-date.ts'
import { isRefused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { Notes, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { marks } from '../mark.rules.ts'
import { documentOf, readText } from '../reads.ts'
import type { Route } from './+types/check.page'
import styles from './check.module.css'
import { Corrections } from './corrections.part.tsx'
import { Directives, FigureList, Findings, MarkedText, summary } from './reading.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Kiểm tra báo cáo – Nông thôn mới' }]

/** Nothing of what is handed in is stored. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const file = form.get('tep')
  const given = {
    text: String(form.get('van-ban') ?? ''),
    day: String(form.get('ngay') ?? ''),
    place: String(form.get('don-vi') ?? '').trim(),
  }
  const upload = file instanceof File && file.size > 0 ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null
  try {
    const text = await documentOf({ text: given.text, file: upload })
    if (text.trim() === '')
      return { given, text: '', problem: 'Chưa có văn bản. Dán văn bản vào ô, hoặc chọn tệp .txt, .docx, .pdf.', reading: null }
    const reading = await readPage(context, (ctx) => readText(ctx, text, { documentDay: localDate(given.day), place: given.place || null }))
    return { given: { ...given, text }, text, problem: null, reading }
  } catch (error) {
    if (!isRefused(error)) throw error
    return { given, text: '', problem: error.refusal.text, reading: null }
  }
}

export default function CheckPage({ actionData }: Route.ComponentProps) {
  const reading = actionData?.reading ?? null
  return (
    <>
      <PageHead
        title="Kiểm tra báo cáo"
        lead={
          reading
            ? summary(reading)
            : 'Dán báo cáo, kế hoạch hoặc tin bài. Mọi số liệu nông thôn mới trong đó được đọc, cộng lại và so với số liệu của hệ thống, từng câu một.'
        }
      />
      {actionData?.problem ? <Notes kind="warning" notes={[actionData.problem]} /> : null}
      {reading && actionData ? (
        <>
          {reading.recognisedPlace ? (
            <Strip kind="note">{`Văn bản không nêu tên đơn vị; các số trùng với số đã công bố của ${reading.recognisedPlace}.`}</Strip>
          ) : null}
          <Section id="can-xem" title="Điều cần xem">
            <Findings findings={reading.findings} />
          </Section>
          <Section id="van-ban" title="Văn bản">
            <MarkedText stretches={marks(actionData.text, reading.figures, reading.findings)} />
          </Section>
          <Section id="so-lieu" title="Các số đã đọc">
            <FigureList figures={reading.figures} />
          </Section>
          {reading.directives.length > 0 ? (
            <Section id="viec" title="Việc được giao">
              <Directives directives={reading.directives} />
            </Section>
          ) : null}
          <Section
            id="sua"
            title="Sửa cách đọc"
            lead="Bỏ chọn số đọc nhầm, sửa loại hoặc giá trị, rồi tải tệp về. Không có gì được lưu trên máy chủ."
          >
            <Corrections figures={reading.figures} day={actionData.given.day} />
          </Section>
        </>
      ) : null}
      <Section title={reading ? 'Kiểm tra văn bản khác' : 'Văn bản cần kiểm tra'}>
        <Form method="post" encType="multipart/form-data" className={styles.form} reloadDocument>
          <label htmlFor="van-ban">Dán văn bản</label>
          <textarea id="van-ban" name="van-ban" rows={reading ? 5 : 14} defaultValue={reading ? '' : (actionData?.given.text ?? '')} />
          <div className={styles.fields}>
            <div>
              <label htmlFor="tep">hoặc chọn tệp (.docx, .pdf, .txt; đến 20 MB)</label>
              <input id="tep" name="tep" type="file" accept=".docx,.pdf,.txt" />
            </div>
            <div>
              <label htmlFor="ngay">Ngày văn bản (nếu văn bản không ghi)</label>
              <input id="ngay" name="ngay" type="date" defaultValue={actionData?.given.day ?? ''} />
            </div>
            <div>
              <label htmlFor="don-vi">Đơn vị (nếu văn bản không ghi)</label>
              <input id="don-vi" name="don-vi" placeholder="tỉnh Lạng Sơn" defaultValue={actionData?.given.place ?? ''} />
            </div>
          </div>
          <p className="source">Văn bản chỉ được đọc để trả lời, không lưu lại.</p>
          <button type="submit" className="button">
            Kiểm tra
          </button>
        </Form>
      </Section>
      {reading ? <script src="/copy.js" defer /> : null}
    </>
  )
}
