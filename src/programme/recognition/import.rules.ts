import { type Form, type Layout, type Ready, tierChoices } from '../evidence/import.rules.ts'
import * as text from './text.ts'
import type { RecognitionKind } from './types.ts'

export const recognitionLayout = {
  key: 'cong-nhan',
  name: 'quyết định công nhận',
  required: ['ma', 'danh_hieu', 'ngay_quyet_dinh'],
  optional: ['loai', 'bo', 'so_quyet_dinh', 'co_quan', 'ngay_thu_hoi', 'so_thu_hoi', 'ghi_chu'],
} as const satisfies Layout

const kinds: ReadonlyMap<string, RecognitionKind> = new Map<string, RecognitionKind>([
  ['cong-nhan', 'recognition'],
  ['thua-nhan', 'acknowledgement'],
])

/** A row → key: tier, day of the decision; then kind, set, decision, body, day and number of the revocation, note. */
export const readRecognition =
  (setNamed: (name: string) => string | undefined) =>
  (form: Form): Ready | null => {
    const code = form.code()
    const tier = form.required('danh_hieu', (column) => form.choice(column, tierChoices))
    const day = form.required('ngay_quyet_dinh', form.day)
    const kind = form.choice('loai', kinds) ?? 'recognition'
    const named = form.text('bo')
    const set = named === null ? null : setNamed(named)
    if (named !== null && set === undefined) form.refuse('bo', text.setUnknown(named))
    const [revokedOn, revokedBy] = [form.day('ngay_thu_hoi'), form.words('so_thu_hoi')]
    if (day && revokedOn && revokedOn <= day) form.refuse('ngay_thu_hoi', text.revokedTooEarly)
    if (revokedBy && form.text('ngay_thu_hoi') === null) form.refuse('so_thu_hoi', text.revokedWithoutDay)
    const [decision, body, note] = [form.words('so_quyet_dinh'), form.words('co_quan'), form.words('ghi_chu')]
    if (!code || !tier || !day) return null
    return { code, on: day, fields: [tier, day, kind, set ?? null, decision, body, revokedOn, revokedBy, note] }
  }
