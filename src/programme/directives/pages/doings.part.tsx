import { Area, Choice, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Section } from '../../../platform/ui/page.tsx'
import type { MoveKind } from '../procedures.ts'

type Props = { may: MoveKind[]; givesOn: boolean; stops: boolean; matches: boolean; typed: Record<string, string>; today: string }

/** What the person may do with the task now: each a form of its own. */
export function Doings({ may, givesOn, stops, matches, typed, today }: Props) {
  const can = (kind: MoveKind) => may.includes(kind)
  const typedFor = (work: string) => (typed.viec === work ? typed : {})
  return (
    <>
      {can('accepted') ? (
        <Form>
          <input type="hidden" name="viec" value="nhan" />
          <button type="submit">Tiếp nhận việc</button>
        </Form>
      ) : null}
      {can('confirmed') ? (
        <Section title="Kết luận về báo cáo">
          <Form>
            <input type="hidden" name="viec" value="xong" />
            <button type="submit">Xác nhận xong</button>
          </Form>
        </Section>
      ) : null}
      {can('returned') ? <Reason work="tra-lai" label="Trả lại, lý do" button="Trả lại kèm lý do" typed={typedFor('tra-lai')} /> : null}
      {can('reported') ? <Report typed={typedFor('bao-cao')} /> : null}
      {matches ? (
        <Form>
          <input type="hidden" name="viec" value="doi-chieu" />
          <QuietButton>Đối chiếu số liệu ngay</QuietButton>
        </Form>
      ) : null}
      {givesOn ? <GiveOn typed={typedFor('giao-tiep')} /> : null}
      {can('extended') ? <Extend typed={typedFor('thay-han')} today={today} /> : null}
      {stops ? (
        <details open={typed.viec === 'dung'}>
          <summary>Dừng lặp lại</summary>
          <Reason work="dung" label="Lý do dừng" button="Dừng lặp lại" typed={typedFor('dung')} />
        </details>
      ) : null}
      {can('cancelled') ? (
        <details open={typed.viec === 'huy'}>
          <summary>Hủy việc này</summary>
          <Reason work="huy" label="Lý do hủy" button="Hủy việc" typed={typedFor('huy')} />
        </details>
      ) : null}
    </>
  )
}

type Typed = { typed: Record<string, string> }

function Reason({ work, label, button, typed }: Typed & { work: string; label: string; button: string }) {
  return (
    <Form>
      <input type="hidden" name="viec" value={work} />
      <Area id={`ly-do-${work}`} name="ly-do" label={label} required maxLength={2000} defaultValue={typed['ly-do']} />
      <QuietButton>{button}</QuietButton>
    </Form>
  )
}

function Report({ typed }: Typed) {
  return (
    <Section title="Báo cáo" lead="Báo cáo của đơn vị thực hiện hiện là «tự báo» cho đến khi có số liệu hoặc cơ quan giao việc xác nhận.">
      <Form wide>
        <input type="hidden" name="viec" value="bao-cao" />
        <Area name="noi-dung" label="Đã làm gì, kết quả" required maxLength={4000} defaultValue={typed['noi-dung']} />
        <Fields>
          <Choice
            name="muc"
            label="Mức"
            defaultValue={typed.muc ?? 'dang'}
            options={[
              { value: 'dang', text: 'Đang làm' },
              { value: 'xong', text: 'Đã xong, đề nghị xác nhận' },
            ]}
          />
          <Field name="ty-le" label="Tỷ lệ hoàn thành, %" inputMode="numeric" maxLength={5} defaultValue={typed['ty-le']} />
          <Field
            name="minh-chung"
            label="Liên kết minh chứng"
            maxLength={500}
            defaultValue={typed['minh-chung']}
            hint="Địa chỉ một trang, ví dụ /minh-chung/12."
          />
        </Fields>
        <button type="submit">Gửi báo cáo</button>
      </Form>
    </Section>
  )
}

function Extend({ typed, today }: Typed & { today: string }) {
  return (
    <details open={typed.viec === 'thay-han'}>
      <summary>Thay hạn</summary>
      <Form>
        <input type="hidden" name="viec" value="thay-han" />
        <Field name="han-moi" label="Hạn mới" type="date" min={today} required defaultValue={typed['han-moi']} />
        <Area id="ly-do-thay-han" name="ly-do" label="Lý do thay hạn" required maxLength={2000} defaultValue={typed['ly-do']} />
        <QuietButton>Thay hạn</QuietButton>
      </Form>
    </details>
  )
}

function GiveOn({ typed }: Typed) {
  return (
    <details open={typed.viec === 'giao-tiep'}>
      <summary>Giao tiếp cho cơ quan, đơn vị bên dưới</summary>
      <Form>
        <input type="hidden" name="viec" value="giao-tiep" />
        <Area
          name="giao-cho"
          label="Giao cho"
          required
          maxLength={8000}
          defaultValue={typed['giao-cho']}
          hint="Tên đầy đủ, cách nhau bằng dấu chấm phẩy; hoặc «Tất cả xã», «Tất cả sở, ngành»."
        />
        <Area name="noi-dung-giao" label="Nội dung, nếu ghi khác" maxLength={2000} defaultValue={typed['noi-dung-giao']} />
        <Field name="han-giao" label="Hạn, nếu khác hạn trên" type="date" defaultValue={typed['han-giao']} />
        <QuietButton>Giao tiếp</QuietButton>
      </Form>
    </details>
  )
}
