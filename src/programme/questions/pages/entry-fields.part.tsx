import { Area, Choice, Field, Fields } from '../../../platform/ui/form.tsx'
import { topicNames } from '../text.ts'
import { topics } from '../types.ts'

type Props = { filled: Record<string, string | undefined>; criteria: { value: string; text: string }[] }

/** The fields of a question and its answer. */
export function EntryFields({ filled, criteria }: Props) {
  const chosen = (filled['tieu-chi'] ?? '').split(',').filter((one) => one !== '')
  const strange = chosen.filter((one) => !criteria.some(({ value }) => value === one)).map((value) => ({ value, text: value }))
  return (
    <>
      <Area
        name="cau-hoi"
        label="Câu hỏi"
        rows={2}
        required
        maxLength={300}
        defaultValue={filled['cau-hoi']}
        hint="Từ 10 đến 300 chữ cái."
      />
      <Area
        name="tra-loi"
        label="Trả lời"
        rows={10}
        required
        maxLength={8000}
        defaultValue={filled['tra-loi']}
        hint="Không nêu tên người, số điện thoại, số định danh, địa chỉ nhà. Xuống dòng để tách đoạn."
      />
      <Fields>
        <Choice
          name="chu-de"
          label="Chủ đề"
          required
          defaultValue={filled['chu-de']}
          options={topics.map((value) => ({ value, text: topicNames[value] }))}
        />
        <Field
          name="van-ban"
          label="Văn bản liên quan"
          maxLength={600}
          defaultValue={filled['van-ban']}
          hint="Số, ký hiệu, cách nhau bằng dấu phẩy: 318/QĐ-TTg, 51/2025/QĐ-TTg."
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
