import { Area, Choice, Field, Fields } from '../../../platform/ui/form.tsx'

type Typed = { typed: Record<string, string | undefined> }
type Option = { value: string; text: string }

/** What every target has: whose it is, on what, how much, until when. */
export function WhatFields({ typed, figures }: Typed & { figures: Option[] }) {
  return (
    <Fields>
      <Field
        name="don-vi"
        label="Mã đơn vị"
        required
        maxLength={5}
        defaultValue={typed['don-vi']}
        hint="Mã tỉnh hoặc xã trong phạm vi phụ trách; tra tại trang Đơn vị."
      />
      <Choice name="chi-tieu" label="Chỉ tiêu" options={figures} defaultValue={typed['chi-tieu']} />
      <Field
        name="so-giao"
        label="Số giao"
        required
        maxLength={12}
        inputMode="decimal"
        defaultValue={typed['so-giao']}
        hint="Phần lẻ viết sau dấu phẩy: 13,8."
      />
      <Field name="han" label="Thời hạn" type="date" required defaultValue={typed.han} />
    </Fields>
  )
}

/** What narrows the figure; each says which figures use it. */
export function NarrowFields({ typed, tiers }: Typed & { tiers: Option[] }) {
  return (
    <details open={['k', 'tieu-chi', 'tu', 'den', 'nhom-tu', 'nhom-den'].some((name) => typed[name])}>
      <summary>Chi tiết của chỉ tiêu (khi cần)</summary>
      <Fields>
        <Choice name="danh-hieu" label="Danh hiệu" options={tiers} defaultValue={typed['danh-hieu']} hint="Số xã được công nhận." />
        <Field
          name="k"
          label="Dưới số tiêu chí"
          maxLength={3}
          inputMode="numeric"
          defaultValue={typed.k}
          hint="Số xã đạt dưới một số tiêu chí."
        />
        <Field name="tieu-chi" label="Tiêu chí số" maxLength={8} defaultValue={typed['tieu-chi']} hint="Số xã đạt tiêu chí." />
        <Field
          name="tu"
          label="Tính từ ngày"
          type="date"
          defaultValue={typed.tu}
          hint="Số xã được công nhận mới; để trống là từ đầu năm của thời hạn."
        />
        <Field name="den" label="Tính đến ngày" type="date" defaultValue={typed.den} />
        <Field
          name="nhom-tu"
          label="Nhóm từ số tiêu chí"
          maxLength={3}
          inputMode="numeric"
          defaultValue={typed['nhom-tu']}
          hint="Số xã theo nhóm tiêu chí đạt."
        />
        <Field name="nhom-den" label="Nhóm đến số tiêu chí" maxLength={3} inputMode="numeric" defaultValue={typed['nhom-den']} />
      </Fields>
    </details>
  )
}

/** By which document, on which map. */
export function DocumentFields({ typed }: Typed) {
  return (
    <>
      <Field
        name="van-ban"
        label="Văn bản giao"
        required
        maxLength={300}
        defaultValue={typed['van-ban']}
        hint="Số, ký hiệu, trích yếu; ví dụ Kế hoạch 12/KH-UBND về nông thôn mới năm 2026."
      />
      <Fields>
        <Field name="ngay-van-ban" label="Ngày văn bản" type="date" required defaultValue={typed['ngay-van-ban']} />
        <Field name="ban-do" label="Bản đồ ngày" type="date" defaultValue={typed['ban-do']} hint="Để trống là bản đồ của ngày văn bản." />
      </Fields>
      <Area name="ghi-chu" label="Ghi chú" rows={2} maxLength={500} defaultValue={typed['ghi-chu']} />
    </>
  )
}
