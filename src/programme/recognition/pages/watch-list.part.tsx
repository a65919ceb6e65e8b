import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Area, Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { Pages } from '../../../platform/ui/page.tsx'
import type { GroupList, Listed } from '../watch-page.reads.ts'
import styles from './watch.module.css'

export type AskedOf = { kind: string; reason: string; due: string; year: string; units: string[] } | null
type View = { today: string; year: number; mayAct: boolean; maySeeDossiers: boolean }
type Props = { list: GroupList; view: View; asked: AskedOf }

/** One of the lists, with what may be asked of the communes that are ticked in it. */
export function WatchList({ list, view, asked }: Props) {
  const form = `yeu-cau-${list.slug}`
  const ticks = view.mayAct && list.rows.length > 0
  return (
    <>
      <DataTable
        caption={list.name}
        captionHidden
        rows={list.rows}
        keyOf={(one) => one.key}
        empty="Không có xã nào."
        columns={[
          { key: 'unit', head: 'Xã', cell: (one) => <Unit one={one} form={ticks ? form : null} asked={asked} /> },
          { key: 'act', head: 'Danh hiệu, quyết định', cell: (one) => `${one.tier}, ${one.act}` },
          { key: 'stand', head: 'Kết quả hiện có', width: 'half', cell: (one) => <Stand one={one} /> },
          { key: 'checked', head: 'Ngày kiểm tra gần nhất', cell: (one) => one.checked },
          ...(list.key === 'risk' && view.mayAct
            ? [{ key: 'revoke', head: 'Hồ sơ thu hồi', cell: (one: Listed) => <Revoke one={one} maySee={view.maySeeDossiers} /> }]
            : []),
        ]}
      />
      <Pages of={list.pages} page={list.page} href={(page) => `/duy-tri?${list.slug}=${page}#${list.slug}`} />
      {ticks ? <Ask id={form} view={view} asked={asked} /> : null}
    </>
  )
}

function Unit({ one, form, asked }: { one: Listed; form: string | null; asked: AskedOf }) {
  const name = one.above ? `${one.unit}, ${one.above}` : one.unit
  if (form === null) return name
  return (
    <label className={styles.tick}>
      <input type="checkbox" name="xa" value={one.unitId} form={form} defaultChecked={asked?.units.includes(String(one.unitId)) ?? false} />
      <span>{name}</span>
    </label>
  )
}

function Stand({ one }: { one: Listed }) {
  return (
    <>
      {one.isKey ? <strong>{one.stand}</strong> : one.stand}
      {one.because ? <p className="source">{one.because}.</p> : null}
      {one.sets ? <p className="source">{one.sets}.</p> : null}
      {one.warnedSince ? <p>Đã cảnh báo từ {one.warnedSince}.</p> : null}
      {one.asked.map(({ text, due, reason, by }) => (
        <p key={`${text} ${due} ${reason}`}>
          {text}, hạn {due}: {reason} <span className="source">({by})</span>
        </p>
      ))}
      {one.offenders.length > 0 ? (
        <details>
          <summary>{one.offenders.length} tiêu chí chưa đạt</summary>
          <ul className={styles.plain}>
            {one.offenders.map(({ text, isKey }) => (
              <li key={text}>
                {text}
                {isKey ? ' – tiêu chí chủ chốt' : ''}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function Revoke({ one, maySee }: { one: Listed; maySee: boolean }) {
  if (one.dossierId !== null) return maySee ? <a href={`/ho-so/${one.dossierId}`}>Hồ sơ số {one.dossierId}</a> : `Hồ sơ số ${one.dossierId}`
  return (
    <Form>
      <input type="hidden" name="viec" value="thu-hoi" />
      <input type="hidden" name="xa" value={one.unitId} />
      <input type="hidden" name="danh-hieu" value={one.tierKey} />
      <QuietButton aria-label={`Lập hồ sơ thu hồi: ${one.unit}, ${one.tier}`}>Lập hồ sơ thu hồi</QuietButton>
    </Form>
  )
}

function Ask({ id, view, asked }: { id: string; view: View; asked: AskedOf }) {
  return (
    <details className={styles.ask} open={asked !== null}>
      <summary>Mở rà soát năm hoặc yêu cầu giải trình các xã đã chọn</summary>
      <Form id={id} wide>
        <Area id={`${id}-nd`} name="noi-dung" label="Lý do, nội dung yêu cầu" required maxLength={500} defaultValue={asked?.reason ?? ''} />
        <Fields>
          <Field id={`${id}-han`} name="han" label="Hạn" type="date" min={view.today} required defaultValue={asked?.due ?? ''} />
          <Field
            id={`${id}-nam`}
            name="nam"
            label="Năm rà soát"
            inputMode="numeric"
            pattern="\d{4}"
            required
            defaultValue={asked?.year || String(view.year)}
          />
        </Fields>
        <div className={styles.buttons}>
          <button type="submit" name="viec" value="ra-soat">
            Mở rà soát năm
          </button>
          <QuietButton name="viec" value="giai-trinh">
            Yêu cầu giải trình
          </QuietButton>
        </div>
      </Form>
    </details>
  )
}
