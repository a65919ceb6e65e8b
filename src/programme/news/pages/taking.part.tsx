import styles from './news.module.css'

/** Ways to take an article along, none of which needs a script. */
export function Taking({ address, english }: { address: string; english: string | null }) {
  return (
    <div className={styles.taking}>
      {english === null ? null : (
        <p>
          <a href={english} hrefLang="en">
            English version
          </a>
        </p>
      )}
      <p>
        <a href={`${new URL(address).pathname}/bai.pdf`} download rel="nofollow">
          Lưu PDF
        </a>
      </p>
      <details>
        <summary>In</summary>
        <p>
          Bấm Ctrl+P (điện thoại: mở trình đơn, chọn In hoặc Chia sẻ rồi In) để in. Bản in bỏ phần đầu, phần chân trang và khung bình luận.
        </p>
      </details>
      <p>
        <label htmlFor="duong-dan">Chép đường dẫn</label>
        <input id="duong-dan" readOnly value={address} />
      </p>
    </div>
  )
}
