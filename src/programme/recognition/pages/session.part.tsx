import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Area, Choice, Field, Fields, QuietButton } from '../../../platform/ui/form.tsx'
import { Facts } from '../../../platform/ui/page.tsx'
import { choiceNames } from '../dossier.text.ts'
import { choices, type DossierVerb } from '../dossier.types.ts'
import type { SessionView } from '../session.views.ts'
import styles from './dossier.module.css'
import { type Asked, Panel, Press, typed, WithReason } from './press.part.tsx'

type Props = { dossierId: number; version: number; session: SessionView; acts: DossierVerb[]; mayVote: boolean; asked: Asked }

/** One meeting: its rule, who is there, who voted; what may be pressed while it is open. */
export function SessionPart(props: Props) {
  const { dossierId, session } = props
  const open = session.state === 'convened' || session.state === 'voting'
  return (
    <>
      <h3>
        Phiên ngày {session.on}, {session.place} ({session.stateName.toLowerCase()})
      </h3>
      <Facts
        facts={[
          { name: 'Bản chốt', value: `bản ${session.snapshot}` },
          { name: 'Có mặt', value: session.attendance },
          { name: 'Đã bỏ phiếu', value: `${session.cast} phiếu` },
        ]}
      />
      <p className="source">{session.rule}</p>
      {session.result ? (
        <p>
          <strong>{session.result}</strong> {session.passed ? 'Đạt tỷ lệ.' : 'Không đạt tỷ lệ.'}
        </p>
      ) : null}
      {session.remarks.length > 0 ? (
        <>
          <p>Ý kiến khác (phiếu kín, không ghi tên):</p>
          <ul className={styles.plain}>
            {session.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </>
      ) : null}
      <Seats session={session} />
      {session.state === 'closed' ? (
        <p className={styles.small}>
          <a href={`/ho-so/${dossierId}/bien-ban/${session.id}`}>Biên bản phiên họp (bản in)</a>
        </p>
      ) : null}
      {open ? <Running {...props} /> : null}
    </>
  )
}

const Seats = ({ session }: { session: SessionView }) => (
  <details open={session.state !== 'closed'}>
    <summary>Danh sách {session.seats.length} thành viên</summary>
    <DataTable
      caption="Thành viên hội đồng"
      captionHidden
      rows={session.seats}
      keyOf={(one) => one.id}
      columns={[
        { key: 'name', head: 'Họ và tên', cell: (one) => one.name },
        { key: 'post', head: 'Chức vụ', cell: (one) => one.post },
        { key: 'part', head: 'Vai trò', cell: (one) => one.part },
        { key: 'present', head: 'Có mặt', cell: (one) => (one.present ? 'có' : 'không') },
        { key: 'vote', head: 'Bỏ phiếu', cell: (one) => one.vote },
      ]}
    />
  </details>
)

function Running({ version, session, acts, mayVote, asked }: Props) {
  const secretary = acts.includes('attend')
  return (
    <div className={styles.forms}>
      {mayVote && session.mine ? <Vote session={session} version={version} asked={asked} /> : null}
      {secretary ? <Attend session={session} version={version} /> : null}
      {secretary && session.state === 'convened' ? (
        <>
          <Panel title="Bắt đầu bỏ phiếu">
            <p className={styles.small}>{session.attendance}.</p>
            <Press verb="bat-dau" version={version}>
              <button type="submit">Bắt đầu bỏ phiếu</button>
            </Press>
          </Panel>
          <WithReason verb="hoan-phien" version={version} title="Hoãn phiên họp" button="Hoãn phiên họp" asked={asked} />
        </>
      ) : null}
      {secretary && session.state === 'voting' ? (
        <>
          <Paper session={session} version={version} asked={asked} />
          <Panel title="Kết thúc bỏ phiếu">
            <p className={styles.small}>Người có mặt mà không bỏ phiếu được tính là chưa đồng ý. Sau bước này không bỏ phiếu thêm được.</p>
            <Press verb="ket-thuc" version={version}>
              <button type="submit">Kết thúc bỏ phiếu và đếm</button>
            </Press>
          </Panel>
        </>
      ) : null}
    </div>
  )
}

type Part = { session: SessionView; version: number; asked: Asked }

function Vote({ session, version, asked }: Part) {
  const { mine } = session
  if (mine?.barred) return <Panel title="Bỏ phiếu">Không bỏ phiếu: {mine.barred}.</Panel>
  if (mine?.voted) return <Panel title="Bỏ phiếu">Đã ghi nhận phiếu của thành viên này.</Panel>
  if (session.state !== 'voting') return <Panel title="Bỏ phiếu">Chờ thư ký mở bỏ phiếu.</Panel>
  return (
    <Panel title="Bỏ phiếu">
      <Press verb="bo-phieu" version={version}>
        <fieldset className={styles.options}>
          <legend>Ý kiến về đề nghị trong hồ sơ</legend>
          {choices.map((choice) => (
            <label key={choice} className={styles.option}>
              <input type="radio" name="y-kien" value={choice} required />
              {choiceNames[choice]}
            </label>
          ))}
        </fieldset>
        <Area
          name="y-kien-khac"
          label="Ý kiến khác"
          maxLength={1000}
          defaultValue={typed(asked, 'bo-phieu', 'y-kien-khac')}
          hint={session.secret ? 'Phiếu kín: ý kiến được ghi vào biên bản không kèm tên.' : 'Ý kiến được ghi vào biên bản kèm tên.'}
        />
        <button type="submit">Gửi phiếu</button>
      </Press>
    </Panel>
  )
}

function Attend({ session, version }: Omit<Part, 'asked'>) {
  return (
    <Panel title="Ghi thành viên có mặt">
      <Press verb="co-mat" version={version} wide>
        <fieldset className={`${styles.options} ${styles.seats}`}>
          <legend className="visually-hidden">Thành viên có mặt</legend>
          {session.seats.map((seat) => (
            <label key={seat.id} className={styles.option}>
              <input type="checkbox" name="ghe" value={seat.id} defaultChecked={seat.present} />
              {seat.name}
            </label>
          ))}
        </fieldset>
        <QuietButton>Lưu danh sách có mặt</QuietButton>
      </Press>
    </Panel>
  )
}

function Paper({ session, version, asked }: Part) {
  const waiting = session.seats.filter(({ present, voted, barred }) => present && !voted && barred === null)
  if (waiting.length === 0) return null
  const was = (name: string) => typed(asked, 'phieu-giay', name)
  return (
    <Panel title="Nhập phiếu giấy">
      <Press verb="phieu-giay" version={version} wide>
        <input type="hidden" name="cach" value={session.secret ? 'kin' : 'cong-khai'} />
        <fieldset className={`${styles.options} ${styles.seats}`}>
          <legend>Thành viên bỏ phiếu giấy</legend>
          {waiting.map((seat) => (
            <div key={seat.id} className={styles.option}>
              <label className={styles.option}>
                <input type="checkbox" name="ghe" value={seat.id} />
                {seat.name}
              </label>
              {session.secret ? null : (
                <select name={`phieu-${seat.id}`} aria-label={`Ý kiến của ${seat.name}`}>
                  {choices.map((choice) => (
                    <option key={choice} value={choice}>
                      {choiceNames[choice]}
                    </option>
                  ))}
                </select>
              )}
            </div>
          ))}
        </fieldset>
        <Fields>
          {session.secret ? (
            <>
              <Field id="pg-dong-y" name="dong-y" label="Số phiếu đồng ý" type="number" min={0} defaultValue={was('dong-y')} />
              <Field
                id="pg-khong"
                name="khong-dong-y"
                label="Số phiếu không đồng ý"
                type="number"
                min={0}
                defaultValue={was('khong-dong-y')}
              />
              <Field id="pg-khac" name="khac" label="Số phiếu khác, không hợp lệ" type="number" min={0} defaultValue={was('khac')} />
            </>
          ) : null}
          <Field
            id="pg-ban-chup"
            name="ban-chup"
            label="Bản chụp phiếu hoặc biên bản kiểm phiếu"
            required
            maxLength={160}
            defaultValue={was('ban-chup')}
            hint="Số biên bản, hoặc số minh chứng chứa bản chụp."
          />
        </Fields>
        <QuietButton>Nhập phiếu giấy</QuietButton>
      </Press>
    </Panel>
  )
}

type ConveneProps = {
  version: number
  today: string
  members: { id: number; text: string }[]
  rule: { text: string; offenders: { where: string; what: string }[] } | { text: string; offenders: null }
  asked: Asked
}

export function Convene({ version, today, members, rule, asked }: ConveneProps) {
  const was = (name: string, otherwise = '') => typed(asked, 'mo-phien', name, otherwise)
  const options = members.map(({ id, text }) => ({ value: id, text }))
  return (
    <Panel title="Mở phiên họp">
      <p className="source">{rule.text}</p>
      {rule.offenders ? (
        <ul className={styles.plain}>
          {rule.offenders.map(({ where, what }) => (
            <li key={where}>
              {where}: {what}
            </li>
          ))}
        </ul>
      ) : null}
      <p className={styles.small}>
        <a href="/ho-so/quy-che">Quy chế hội đồng</a> · {members.length} thành viên được triệu tập
      </p>
      <Press verb="mo-phien" version={version} wide>
        <Fields>
          <Field id="ph-ngay" name="ngay" label="Ngày họp" type="date" max={today} required defaultValue={was('ngay', today)} />
          <Field id="ph-noi" name="noi" label="Nơi họp" required maxLength={160} defaultValue={was('noi')} />
          <Choice id="ph-chu-tri" name="chu-tri" label="Chủ trì" options={options} defaultValue={was('chu-tri')} />
          <Choice
            id="ph-thu-ky"
            name="thu-ky"
            label="Thư ký"
            options={[{ value: '', text: 'Không phải thành viên hội đồng' }, ...options]}
            defaultValue={was('thu-ky')}
          />
        </Fields>
        <button type="submit">Mở phiên họp</button>
      </Press>
    </Panel>
  )
}
