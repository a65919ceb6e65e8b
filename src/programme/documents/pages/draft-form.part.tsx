import type { ReactNode } from 'react'
import { paperTypes } from '../../../platform/base/paper.ts'
import { typeNames as codes } from '../../../platform/text/paper.ts'
import { Area, Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import type { DraftChoices } from '../page.types.ts'
import { typeNames } from '../text.ts'
import { authorityText } from '../views.ts'

type Props = { choices: DraftChoices; typed: Readonly<Record<string, string | undefined>>; save: string; children?: ReactNode }

const hints = {
  body: 'Mỗi dòng một đoạn. «I.», «1.», «a)» đầu dòng là đề mục; «- » là gạch đầu dòng; «Điều 1.» là điều của quyết định; bảng dán từ Excel.',
  bases: 'Mỗi dòng một căn cứ, không cần dấu cuối dòng.',
  symbol: 'Để trống thì hệ thống ghép từ loại văn bản và chữ viết tắt của cơ quan, ví dụ TTr-UBND.',
}

/** What a draft says and who goes on with it. */
export function DraftForm({ choices: { bodies, approvers, authorities }, typed, save, children }: Props) {
  const none = { value: '', text: 'Chọn khi trình' }
  return (
    <Form wide>
      {children}
      <Fields>
        <Choice
          name="loai"
          label="Loại văn bản"
          defaultValue={typed.loai ?? 'letter'}
          options={paperTypes.map((type) => ({
            value: type,
            text: codes[type].code ? `${typeNames[type]} (${codes[type].code})` : typeNames[type],
          }))}
        />
        <Choice
          name="co-quan"
          label="Cơ quan ban hành"
          defaultValue={typed['co-quan'] ?? authorities[0]?.bodyId}
          options={bodies.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Field name="ky-hieu" label="Ký hiệu" maxLength={30} defaultValue={typed['ky-hieu']} hint={hints.symbol} />
      </Fields>
      <Field name="trich-yeu" label="Trích yếu" required maxLength={600} defaultValue={typed['trich-yeu']} />
      <Area name="kinh-gui" label="Kính gửi, mỗi dòng một nơi" rows={2} maxLength={2000} defaultValue={typed['kinh-gui']} />
      <Area name="can-cu" label="Căn cứ" rows={3} maxLength={10_000} defaultValue={typed['can-cu']} hint={hints.bases} />
      <Area name="noi-dung" label="Nội dung" rows={18} required maxLength={90_000} defaultValue={typed['noi-dung']} hint={hints.body} />
      <Area
        name="noi-nhan"
        label="Nơi nhận, mỗi dòng một nơi; dòng cuối là nơi lưu"
        rows={3}
        required
        maxLength={4000}
        defaultValue={typed['noi-nhan'] ?? 'Như trên\nLưu: VT'}
      />
      <Fields>
        <Choice
          name="nguoi-duyet"
          label="Người duyệt nội dung"
          defaultValue={typed['nguoi-duyet'] ?? ''}
          options={[none, ...approvers.map((one) => ({ value: one.assignmentId, text: `${one.name}, ${one.post}, ${one.bodyName}` }))]}
        />
        <Choice
          name="nguoi-ky"
          label="Người ký và quyền hạn"
          defaultValue={typed['nguoi-ky'] ?? ''}
          options={[none, ...authorities.map((one) => ({ value: one.id, text: `${authorityText(one)} (${one.bodyName})` }))]}
        />
        <Choice
          name="khan"
          label="Mức độ khẩn"
          defaultValue={typed.khan ?? ''}
          options={[
            { value: '', text: 'Thường' },
            { value: 'urgent', text: 'Khẩn' },
            { value: 'veryUrgent', text: 'Thượng khẩn' },
            { value: 'express', text: 'Hỏa tốc' },
          ]}
        />
        <Field name="so-ban" label="Số lượng bản" maxLength={7} inputMode="numeric" defaultValue={typed['so-ban']} />
      </Fields>
      <p>
        <button type="submit" name="viec" value="ghi">
          {save}
        </button>{' '}
        <QuietButton name="viec" value="xem">
          Xem bản in thử
        </QuietButton>
      </p>
    </Form>
  )
}
