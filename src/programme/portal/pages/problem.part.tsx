import type { PageProblem } from '../../../platform/http/context.ts'
import { Field, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import type { Lost } from '../lost.types.ts'

/** What an error says of itself: as the house refuses, with what was found beside an address that names nothing. */
export type Told = Partial<PageProblem> & { lost?: Lost }

const titles: Record<number, string> = {
  400: 'Địa chỉ chưa đúng',
  403: 'Chưa có quyền',
  404: 'Không tìm thấy trang',
  405: 'Trang này không nhận biểu mẫu',
  409: 'Việc này chưa làm được',
  410: 'Trang không còn nữa',
  413: 'Nội dung gửi lên quá lớn',
  422: 'Việc này chưa làm được',
  429: 'Có quá nhiều yêu cầu',
}

const advice: Record<number, string> = {
  404: 'Không có trang nào ở địa chỉ này. Có thể đơn vị đã đổi tên: tìm theo tên cũ.',
  405: 'Mở trang này từ thực đơn rồi làm lại.',
}

/** The page of what could not be shown: what happened, in one sentence, and where to go from here. */
export function ProblemPage({ status, told }: { status: number; told: Told }) {
  const title = titles[status] ?? 'Trang chưa lập được'
  return (
    <>
      <title>{`Lỗi: ${title} – Nông thôn mới`}</title>
      <PageHead title={title} lead={told.text ?? advice[status] ?? 'Thử lại sau ít phút.'} />
      {told.offenders && told.offenders.length > 0 ? (
        <ul>
          {told.offenders.map((offender) => (
            <li key={`${offender.where} ${offender.what}`}>
              {offender.where}: {offender.what}
            </li>
          ))}
        </ul>
      ) : null}
      {told.lost ? <Beside {...told.lost} /> : null}
      <p className="section">
        <a href="/">Trang chủ</a> · <a href="/tim-kiem">Tìm kiếm</a> · <a href="/don-vi">Tìm đơn vị theo tên hoặc mã</a> ·{' '}
        <a href="/ket-qua">Kết quả cả nước</a> · <a href="/so-do-cong">Sơ đồ cổng</a>
      </p>
      {told.requestId ? <p className="source">Mã yêu cầu: {told.requestId}</p> : null}
    </>
  )
}

function Beside({ words, units }: Lost) {
  return (
    <>
      {units.length > 0 ? (
        <Section title="Có thể là đơn vị này" lead="Tên cũ, tên mới hoặc mã giống với địa chỉ vừa mở.">
          <ul>
            {units.map(({ code, name, place }) => (
              <li key={code}>
                <a href={`/don-vi/${code}`}>{name}</a>
                {place ? `, ${place}` : null} <span className="muted">(mã {code})</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title="Tìm trong cổng">
        <Form method="get" action="/tim-kiem">
          <Field name="tim" id="tim-lai" label="Từ cần tìm, có dấu hoặc không dấu" defaultValue={words} />
          <button type="submit">Tìm</button>
        </Form>
      </Section>
    </>
  )
}
