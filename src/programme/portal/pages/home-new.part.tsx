import type { whatIsNew } from '../home.reads.ts'
import styles from './home.module.css'

type New = Awaited<ReturnType<typeof whatIsNew>>

/** The newest articles, each with its picture where it has one. */
export function News({ lines }: { lines: New['news'] }) {
  return (
    <section>
      <h2>
        <a href="/tin-tuc">Tin tức</a>
      </h2>
      {lines.length === 0 ? <p className="muted">Chưa có bài nào được đăng. Bài mới hiện tại đây ngay khi được duyệt.</p> : null}
      <ul className={styles.news}>
        {lines.map((line) => (
          <li key={line.id}>
            {line.thumb === null ? null : <img src={line.thumb} alt={line.alt} width={320} height={214} loading="lazy" decoding="async" />}
            <div>
              <h3>
                <a href={line.href}>{line.title}</a>
              </h3>
              <p className="source">
                <time dateTime={line.day}>{line.date}</time> · {line.category}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Documents({ lines }: { lines: New['documents'] }) {
  return (
    <section className="section">
      <h2>
        <a href="/van-ban">Văn bản mới</a>
      </h2>
      {lines.length === 0 ? <p className="muted">Chưa có văn bản nào được công khai.</p> : null}
      <ul className={styles.list}>
        {lines.map(({ id, name, title, issuedOn, standing }) => (
          <li key={id}>
            <a href={`/van-ban/${id}`}>{name}</a>: {title}
            <p className="source">
              {issuedOn} · {standing}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What takes opinions now: drafts, postings, and what surveys of satisfaction gave. */
export function Open({ drafts, postings, surveys }: Pick<New, 'drafts' | 'postings' | 'surveys'>) {
  return (
    <section className="section">
      <h2>
        <a href="/niem-yet">Đang lấy ý kiến</a>
      </h2>
      {drafts.length + postings.total === 0 ? (
        <p className="muted">Hôm nay không có dự thảo hay niêm yết nào lấy ý kiến. Hộ có phiếu mời trả lời tại trang Phiếu ý kiến.</p>
      ) : null}
      <ul className={styles.list}>
        {drafts.map(({ id, title, standing }) => (
          <li key={id}>
            <a href={`/van-ban/${id}/gop-y`}>{title}</a>
            <p className="source">{standing}</p>
          </li>
        ))}
        {postings.rows.map(({ id, unitName, until }) => (
          <li key={`niem-yet-${id}`}>
            <a href={`/niem-yet/${id}`}>{unitName}: kết quả tự đánh giá đang niêm yết</a>
            <p className="source">nhận ý kiến đến hết {until}</p>
          </li>
        ))}
        {surveys.map(({ id, unitName, year, on }) => (
          <li key={`hai-long-${id}`}>
            <a href={`/niem-yet/hai-long/${id}`}>
              {unitName}: kết quả lấy ý kiến hài lòng năm {year}
            </a>
            <p className="source">công bố {on}</p>
          </li>
        ))}
      </ul>
      <p>
        {postings.total > postings.rows.length ? <a href="/niem-yet">Xem cả {postings.total} niêm yết</a> : null}
        {postings.total > postings.rows.length ? ' · ' : null}
        <a href="/phieu-y-kien">Trả lời phiếu lấy ý kiến bằng mã mời</a>
      </p>
    </section>
  )
}

export function Answers({ answers }: Pick<New, 'answers'>) {
  return (
    <section className="section">
      <h2>Góp ý, phản ánh</h2>
      <p>
        <a href="/gop-y">Gửi góp ý, phản ánh</a> · <a href="/gop-y/theo-doi">Theo dõi bằng mã</a>
      </p>
      {answers.length === 0 ? <p className="muted">Chưa có trả lời nào được công khai.</p> : null}
      <ul className={styles.list}>
        {answers.map(({ id, title, unitName, answeredBy, on }) => (
          <li key={id}>
            <a href={`/gop-y/tra-loi#tra-loi-${id}`}>{title}</a>
            <p className="source">
              {unitName} · {answeredBy} trả lời, công khai {on}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Products({ products }: Pick<New, 'products'>) {
  return (
    <section className="section">
      <h2>
        <a href="/ocop">OCOP mới được công nhận</a>
      </h2>
      {products.length === 0 ? <p className="muted">Chưa có sản phẩm nào có quyết định công nhận còn hiệu lực.</p> : null}
      <ul className={styles.list}>
        {products.map(({ id, name, producerName, unitName, stars, on }) => (
          <li key={id}>
            <a href={`/ocop/${id}`}>{name}</a>, {stars}
            <p className="source">
              {producerName}, {unitName} · quyết định ngày {on}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
