import { Area, Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { kindNames } from '../text.ts'
import { meetingKinds } from '../types.ts'

type Props = {
  typed: Readonly<Record<string, string | undefined>>
  bodies: { id: number; name: string }[]
  earlier: { value: number; text: string }[]
  /** of what is changed; null for a new meeting, which has its agenda here too */
  version: number | null
}

/** What a meeting is. The agenda of a new one is typed or pasted here, one line an item. */
export function MeetingForm({ typed, bodies, earlier, version }: Props) {
  return (
    <Form wide>
      {version === null ? null : <input type="hidden" name="ban" value={version} />}
      <Field name="tieu-de" label="Tên hội nghị" required maxLength={300} defaultValue={typed['tieu-de']} />
      <Fields>
        <Choice
          name="co-quan"
          label="Cơ quan tổ chức"
          defaultValue={typed['co-quan']}
          options={bodies.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Choice
          name="hinh-thuc"
          label="Hình thức"
          defaultValue={typed['hinh-thuc']}
          options={meetingKinds.map((kind) => ({ value: kind, text: kindNames[kind] }))}
        />
        <Field name="ngay" label="Ngày họp" required defaultValue={typed.ngay} hint="Ví dụ 12/2/2020" inputMode="numeric" />
        <Field name="gio" label="Giờ họp" required defaultValue={typed.gio} hint="Ví dụ 14:00" />
      </Fields>
      <Field name="noi" label="Địa điểm (điểm cầu chính)" required maxLength={300} defaultValue={typed.noi} />
      <Fields>
        <Field name="chu-tri" label="Người chủ trì" required maxLength={120} defaultValue={typed['chu-tri']} />
        <Field name="chuc-vu-chu-tri" label="Chức vụ của người chủ trì" required maxLength={200} defaultValue={typed['chuc-vu-chu-tri']} />
        <Field name="thu-ky" label="Thư ký" required maxLength={120} defaultValue={typed['thu-ky']} />
      </Fields>
      <Area name="khach-moi" label="Khách mời ngoài hệ thống" rows={2} maxLength={2000} defaultValue={typed['khach-moi']} />
      {earlier.length > 0 ? (
        <Choice
          name="ky-truoc"
          label="Hội nghị kỳ trước"
          hint="Hội nghị này mở đầu bằng tình hình thực hiện kết luận của kỳ trước."
          defaultValue={typed['ky-truoc']}
          options={[{ value: '', text: 'Không chọn' }, ...earlier]}
        />
      ) : null}
      {version === null ? <AgendaField value={typed['chuong-trinh']} /> : null}
      <button type="submit">{version === null ? 'Lập hội nghị' : 'Ghi thay đổi'}</button>
    </Form>
  )
}

export function AgendaField({ value }: { value: string | undefined }) {
  return (
    <Area
      name="chuong-trinh"
      label="Chương trình, mỗi dòng một nội dung"
      hint="Nội dung | người trình bày | số phút. Dán từ bảng tính cũng được."
      rows={6}
      maxLength={20_000}
      defaultValue={value}
    />
  )
}
