import { liveNumber } from '../../../platform/ui/live.ts'
import { englishOf, vietnameseOf } from '../language.rules.ts'
import { factFields } from '../profile.text.ts'
import { type FootView, telHref } from '../profile.views.ts'

type Props = { office: FootView | null; path: string }

/** What stands at the foot of every page: whose portal it is, how it is reached, on which terms its words may be used, how often it is seen. */
export function Foot({ office, path, display }: Props & { display: string }) {
  return (
    <>
      <Office office={office} />
      <p>
        Mỗi con số trên trang đều ghi đơn vị tính, ngày chốt, cấp xác nhận và bộ tiêu chí; mở «Số này từ đâu?» để xem danh sách xã làm nên
        số đó.
      </p>
      <p>
        <a href="/gioi-thieu">Giới thiệu</a> · <a href="/lien-he">Liên hệ</a> · <a href="/niem-yet">Niêm yết công khai, lấy ý kiến</a> ·{' '}
        <a href="/gioi-thieu/nguon-du-lieu">Nguồn dữ liệu, ranh giới và giấy phép</a> ·{' '}
        <a href={englishOf(path)} lang="en" hrefLang="en">
          English
        </a>{' '}
        · <a href="/so-do-cong">Sơ đồ cổng</a> · <a href={display}>Cỡ chữ, tương phản</a> · <a href="/viec-cua-toi">Dành cho cán bộ</a>
      </p>
      <p>
        <a href="/thong-ke">Lượt khách</a>: đang xem {liveNumber('site:now')} · hôm nay {liveNumber('site:today')} · tuần này{' '}
        {liveNumber('site:week')} · tháng này {liveNumber('site:month')} · tổng {liveNumber('site:total')}
      </p>
    </>
  )
}

function Office({ office }: Pick<Props, 'office'>) {
  // an error page may not know whose portal it is
  if (!office) return null
  if (!office.agency) return <p>Cơ quan quản lý cổng chưa công bố tên, người chịu trách nhiệm, địa chỉ.</p>
  const { agency, responsible, address, phone, email, licence, reuse, isDemonstration } = office
  return (
    <>
      <p>
        {isDemonstration ? 'Thông tin minh họa: ' : null}
        <strong>{agency}</strong>
        {responsible ? ` · ${factFields.responsible.label}: ${responsible}` : null}
        {licence ? ` · ${factFields.licence.label}: ${licence}` : null}
      </p>
      {address || phone || email ? (
        <p>
          {address}
          {address && phone ? ' · ' : null}
          {phone ? <a href={telHref(phone)}>{phone}</a> : null}
          {(address || phone) && email ? ' · ' : null}
          {email ? <a href={`mailto:${email}`}>{email}</a> : null}
        </p>
      ) : null}
      {reuse ? <p>{reuse}</p> : null}
    </>
  )
}

/** The same at the foot of English pages. */
export function EnglishFoot({ office, path }: Props) {
  if (!office) return null
  const agency = office.english?.agency ?? null
  return (
    <>
      {agency || office.agency ? (
        <p>
          {office.isDemonstration ? 'Demonstration: ' : null}
          <strong lang={agency ? undefined : 'vi'}>{agency ?? office.agency}</strong>
          {office.english?.address ? ` · ${office.english.address}` : null}
        </p>
      ) : (
        <p>The office that runs this portal has not published its name and address yet.</p>
      )}
      {office.english?.reuse ? <p>{office.english.reuse}</p> : null}
      <p>
        <a href="/en/about">About</a> · <a href="/en/contacts">Contacts</a> ·{' '}
        <a href={vietnameseOf(path)} lang="vi" hrefLang="vi">
          Tiếng Việt
        </a>
      </p>
      <p>
        Visitors: now {liveNumber('site:now')} · today {liveNumber('site:today')} · this week {liveNumber('site:week')} · this month{' '}
        {liveNumber('site:month')} · in all {liveNumber('site:total')}
      </p>
    </>
  )
}
