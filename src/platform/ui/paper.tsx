import styles from './paper.module.css'

/** The heads of a paper in the form of Decree 30/2020: who issues it, the name of the country, number, place and day. */
export function PaperHead({ body, number, place }: { body: string; number: string; place: string }) {
  return (
    <div className={styles.heads}>
      <p className={styles.rule}>
        <strong>{body.toUpperCase()}</strong>
      </p>
      <p className={`${styles.rule} ${styles.motto}`}>
        <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
        <br />
        <strong>Độc lập - Tự do - Hạnh phúc</strong>
      </p>
      <p>Số: {number}</p>
      <p className={styles.place}>{place}</p>
    </div>
  )
}
