import { Area, Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Island } from '../../../platform/ui/island.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { pictureChoice } from '../views.ts'
import styles from './news.module.css'

type Option = { value: string; text: string }
type Picture = ReturnType<typeof pictureChoice>
/** What stands in the fields; `tieu-chi` with commas. */
export type Filled = Record<string, string | undefined>
type Props = {
  filled: Filled
  steps: number
  pictures: Picture[]
  criteria: Option[]
  categories: Option[]
  figures: Option[]
  isLive: boolean
  id: number | null
}

/** The form of an article. Without script the text is typed as paragraphs or plain HTML; the editor stands over the same field. */
export function ArticleForm(props: Props) {
  const { filled, steps, pictures, figures, isLive, id, categories } = props
  return (
    <Form wide>
      <input type="hidden" name="ban" value={steps} />
      <Field name="tieu-de" label="Tiêu đề" required maxLength={250} defaultValue={filled['tieu-de']} />
      <Area name="sapo" label="Sapo: một, hai câu mở đầu" rows={3} maxLength={600} defaultValue={filled.sapo} />
      <Area
        key={filled['noi-dung']}
        id="than-bai"
        name="noi-dung"
        label="Nội dung"
        rows={18}
        required
        defaultValue={filled['noi-dung']}
        data-editor={JSON.stringify(pictures.map(({ token, src, alt }) => ({ token, src, alt })))}
        hint="Mỗi dòng một đoạn, hoặc HTML đơn giản: h2, h3, p, ul, ol, blockquote, strong, em, a, table. Ảnh: [[anh số]] trên một dòng riêng."
      />
      <Pictures pictures={pictures} id={id} chosen={filled['anh-dai-dien']} />
      <Fields>
        <Choice name="chuyen-muc" label="Chuyên mục" required defaultValue={filled['chuyen-muc']} options={categories} />
        <Field name="tac-gia" label="Tác giả (ghi dưới bài)" required maxLength={200} defaultValue={filled['tac-gia']} />
      </Fields>
      <Quoted filled={filled} />
      <Concerns {...props} />
      {isLive ? <Corrected filled={filled} /> : null}
      <English filled={filled} />
      <button type="submit" name="viec" value="ghi">
        Ghi bài
      </button>
      <Insert filled={filled} figures={figures} />
      <Island of="news/editor" />
    </Form>
  )
}

function Pictures({ pictures, id, chosen }: Pick<Props, 'pictures' | 'id'> & { chosen: string | undefined }) {
  if (id === null) return <p className="source">Ghi bài xong thì thêm ảnh ở trang của bài.</p>
  return (
    <>
      <Choice
        name="anh-dai-dien"
        label="Ảnh đại diện"
        defaultValue={chosen}
        options={[{ value: '', text: 'Không có' }, ...pictures.map((one) => ({ value: one.id, text: `${one.token} ${one.alt}` }))]}
      />
      <p className="source">
        {pictures.length === 0 ? 'Bài chưa có ảnh. ' : `Ảnh của bài: ${pictures.map(({ token, alt }) => `${token} ${alt}`).join('; ')}. `}
        <a href={`/bien-tap/${id}/anh`}>Thêm ảnh</a> (ghi bài trước khi rời trang).
      </p>
    </>
  )
}

function Quoted({ filled }: Pick<Props, 'filled'>) {
  return (
    <Fields>
      <Field
        name="nguon"
        label="Nguồn (khi trích dẫn)"
        maxLength={200}
        defaultValue={filled.nguon}
        hint="Chỉ trích và dẫn đường dẫn; đăng lại nguyên bài của báo khác cần thỏa thuận với báo."
      />
      <Field name="duong-dan-nguon" label="Đường dẫn nguồn" type="url" maxLength={500} defaultValue={filled['duong-dan-nguon']} />
    </Fields>
  )
}

function Concerns({ filled, criteria }: Pick<Props, 'filled' | 'criteria'>) {
  const chosen = (filled['tieu-chi'] ?? '').split(',').filter((one) => one !== '')
  const strange = chosen.filter((one) => !criteria.some(({ value }) => value === one)).map((value) => ({ value, text: value }))
  return (
    <>
      <Fields>
        <Field name="nhan" label="Nhãn, cách nhau bằng dấu phẩy" maxLength={420} defaultValue={filled.nhan} />
        <Field
          name="don-vi"
          label="Mã đơn vị liên quan"
          maxLength={400}
          defaultValue={filled['don-vi']}
          hint="Ví dụ 20, 06622; tra tại trang Đơn vị."
        />
      </Fields>
      {criteria.length + strange.length > 0 ? (
        <Choice
          name="tieu-chi"
          label="Tiêu chí liên quan (chọn nhiều: giữ Ctrl)"
          multiple
          size={5}
          defaultValue={chosen}
          options={[...criteria, ...strange]}
        />
      ) : null}
    </>
  )
}

function Corrected({ filled }: Pick<Props, 'filled'>) {
  return (
    <fieldset className={styles.live}>
      <legend>Bài đã công khai</legend>
      <Area
        name="dinh-chinh"
        label="Đính chính: điều gì được sửa (hiện trên bài)"
        rows={2}
        maxLength={600}
        defaultValue={filled['dinh-chinh']}
      />
      <p>
        <input type="checkbox" id="chi-trinh-bay" name="chi-trinh-bay" value="co" defaultChecked={filled['chi-trinh-bay'] === 'co'} />{' '}
        <label htmlFor="chi-trinh-bay">Chỉ sửa lỗi trình bày, nội dung không đổi</label>
      </p>
    </fieldset>
  )
}

function English({ filled }: Pick<Props, 'filled'>) {
  return (
    <details open={(filled['tieu-de-en'] ?? '') !== '' || (filled['noi-dung-en'] ?? '') !== ''}>
      <summary>Bản tiếng Anh</summary>
      <Field name="tieu-de-en" label="Tiêu đề tiếng Anh" maxLength={250} lang="en" defaultValue={filled['tieu-de-en']} />
      <Area name="sapo-en" label="Sapo tiếng Anh" rows={2} maxLength={600} lang="en" defaultValue={filled['sapo-en']} />
      <Area name="noi-dung-en" label="Nội dung tiếng Anh" rows={8} lang="en" defaultValue={filled['noi-dung-en']} />
    </details>
  )
}

function Insert({ filled, figures }: Pick<Props, 'filled' | 'figures'>) {
  return (
    <Section
      title="Chèn số liệu"
      lead="Số lấy từ số đã công bố, chốt lúc duyệt bài, dẫn tới trang «Số này từ đâu?». Bỏ trống đơn vị thì lấy đơn vị của bài, bỏ trống ngày thì lấy số công bố mới nhất."
    >
      <Fields>
        <Choice name="so-chi-tieu" label="Chỉ tiêu" defaultValue={filled['so-chi-tieu']} options={figures} />
        <Field name="so-don-vi" label="Mã đơn vị" maxLength={10} defaultValue={filled['so-don-vi']} hint="Ví dụ 20" />
        <Field name="so-ngay" label="Tại ngày" maxLength={10} defaultValue={filled['so-ngay']} hint="Ví dụ 31/12/2019" />
      </Fields>
      <QuietButton name="viec" value="chen" formNoValidate>
        Chèn vào cuối nội dung
      </QuietButton>
    </Section>
  )
}
