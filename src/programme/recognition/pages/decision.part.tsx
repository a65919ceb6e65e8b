import { Choice, Field, Fields } from '../../../platform/ui/form.tsx'
import { authorities } from '../dossier.types.ts'
import { type Asked, Panel, Press, typed } from './press.part.tsx'

const authorityNames: Record<(typeof authorities)[number], string> = {
  '': 'Ký trực tiếp',
  'TM.': 'TM. (thay mặt tập thể)',
  'KT.': 'KT. (ký thay người đứng đầu)',
  'TL.': 'TL. (thừa lệnh)',
  'TUQ.': 'TUQ. (thừa ủy quyền)',
  'Q.': 'Q. (quyền)',
}

type Props = { version: number; asked: Asked }

export function Sign({ version, asked }: Props) {
  const was = (name: string, otherwise = '') => typed(asked, 'ky', name, otherwise)
  return (
    <Panel title="Ký quyết định">
      <Press verb="ky" version={version} wide>
        <Fields>
          <Choice
            id="ky-tham-quyen"
            name="tham-quyen"
            label="Hình thức ký"
            options={authorities.map((one) => ({ value: one, text: authorityNames[one] }))}
            defaultValue={was('tham-quyen')}
          />
          <Field
            id="ky-chuc-vu"
            name="chuc-vu"
            label="Chức vụ có thẩm quyền"
            required
            maxLength={80}
            defaultValue={was('chuc-vu', 'CHỦ TỊCH')}
          />
          <Field
            id="ky-chuc-vu-ky"
            name="chuc-vu-ky"
            label="Chức vụ của người ký"
            maxLength={80}
            defaultValue={was('chuc-vu-ky')}
            hint="Chỉ ghi khi ký thay, thừa lệnh, thừa ủy quyền. Ví dụ: PHÓ CHỦ TỊCH"
          />
        </Fields>
        <button type="submit">Ký quyết định</button>
      </Press>
    </Panel>
  )
}

export function NumberForm({ version, today, asked }: Props & { today: string }) {
  const was = (name: string, otherwise = '') => typed(asked, 'cap-so', name, otherwise)
  return (
    <Panel title="Cấp số, ngày (văn thư)">
      <Press verb="cap-so" version={version} wide>
        <Fields>
          <Field
            id="cs-so"
            name="so"
            label="Số, ký hiệu quyết định"
            required
            maxLength={40}
            defaultValue={was('so')}
            hint="Ví dụ: 99/QĐ-UBND"
          />
          <Field id="cs-ngay" name="ngay" label="Ngày quyết định" type="date" max={today} required defaultValue={was('ngay', today)} />
        </Fields>
        <button type="submit">Cấp số và ban hành</button>
      </Press>
    </Panel>
  )
}
