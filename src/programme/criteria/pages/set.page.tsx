import { addDays } from '../../../platform/base/local-date.ts'
import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { Facts, Notes, PageHead, Section } from '../../../platform/ui/page.tsx'
import { setById, setVersion, setVersions } from '../reads.ts'
import { regionText, tierText, validityText } from '../text.ts'
import { type Region, regions } from '../types.ts'
import type { Route } from './+types/set.page'
import { CertaintyKey } from './certainty.part.tsx'
import styles from './criteria.module.css'
import { RowTable } from './row-table.part.tsx'

export function loader({ context, request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const version = Number(query.get('ban')) || null
  return readPage(context, async (ctx) => {
    const set = version ? await setVersion(ctx, params.id, version) : await setById(ctx, params.id, ctx.today)
    if (!set)
      throw new Refused({
        code: 'criteria.setUnknown',
        status: 404,
        text: `Không có bộ tiêu chí «${params.id}». Xem danh sách các bộ tiêu chí đã công bố.`,
      })
    const region = regions.find((one) => one === query.get('vung')) ?? null
    return { set, region, versions: await setVersions(ctx, set.id) }
  })
}

export default function SetPage({ loaderData }: Route.ComponentProps) {
  const { set, region, versions } = loaderData
  return (
    <>
      <title>{`${set.name} – Nông thôn mới`}</title>
      <PageHead
        crumbs={[{ href: '/bo-tieu-chi', text: 'Bộ tiêu chí' }]}
        title={set.name}
        lead={`Quyết định ${set.decision}${set.issued ? ` ngày ${formatDate(set.issued)}` : ''}, ${validityText(set.validFrom, set.validTo ? addDays(set.validTo, -1) : null)}.`}
      />
      <Facts
        facts={[
          { name: 'Danh hiệu', value: tierText[set.tier] },
          { name: 'Số tiêu chí', value: set.counts.criteria ?? '–' },
          { name: 'Số chỉ tiêu', value: indicatorText(set.counts.indicators, set.unlisted) },
          { name: 'Phiên bản', value: <Versions id={set.id} current={set.version} versions={versions.map((one) => one.version)} /> },
        ]}
      />
      {set.unlisted ? (
        <Notes
          kind="warning"
          notes={[
            `${set.unlisted} chỉ tiêu của bộ này chưa liệt kê được, nên mọi tiêu chí là «chưa đủ căn cứ» cho đến khi có phiên bản nhập đủ phụ lục.`,
          ]}
        />
      ) : null}
      <Notes
        kind="note"
        notes={[
          ...(set.notes ?? []),
          ...(set.amendedBy ?? []).map((one) => `Sửa đổi bởi ${one.decision}, ${formatDate(one.date)}: ${one.note}`),
        ]}
      />
      <p>
        <a href={`/van-ban?tieu-chi=${set.id}`}>Văn bản liên quan đến bộ tiêu chí này</a>
      </p>
      <CertaintyKey />
      <RegionForm region={region} version={set.version} />
      {set.criteria.length > 0 ? (
        <nav aria-label="Các tiêu chí">
          <ul className={styles.jump}>
            {set.criteria.map((criterion) => (
              <li key={criterion.code}>
                <a href={`#tieu-chi-${criterion.code}`}>
                  {criterion.code}. {criterion.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {set.criteria.map((criterion) => (
        <section key={criterion.code} id={`tieu-chi-${criterion.code}`} className={styles.criterion}>
          <h2>
            {criterion.code}. {criterion.name}
          </h2>
          {criterion.group ? <p className="muted small">{criterion.group}</p> : null}
          {criterion.note ? <p className="small">{criterion.note}</p> : null}
          <p className="small">
            <a href={`/van-ban?tieu-chi=${set.id}/${criterion.code}`}>Văn bản liên quan đến tiêu chí {criterion.code}</a>
          </p>
          <RowTable caption={`Chỉ tiêu của tiêu chí ${criterion.code}`} set={set} rows={criterion.indicators} region={region} />
        </section>
      ))}
      {set.conditions.length > 0 ? (
        <Section title={set.criteria.length > 0 ? 'Điều kiện khác' : 'Điều kiện'}>
          <RowTable caption="Điều kiện" set={set} rows={set.conditions} region={region} />
        </Section>
      ) : null}
      {set.groups ? (
        <Section title="Nhóm xã">
          <ul>
            {set.groups.map((group) => (
              <li key={group.code}>{group.name}</li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

const indicatorText = (count: number | null, unlisted: number | undefined) =>
  count === null ? '–' : unlisted ? `${count} (đã liệt kê ${count - unlisted})` : `${count}`

function Versions({ id, current, versions }: { id: string; current: number; versions: number[] }) {
  if (versions.length < 2) return `${current}`
  return versions.map((version, index) => (
    <span key={version}>
      {index > 0 ? ' · ' : ''}
      {version === current ? <strong>{version}</strong> : <a href={`/bo-tieu-chi/${id}?ban=${version}`}>{version}</a>}
    </span>
  ))
}

function RegionForm({ region, version }: { region: Region | null; version: number }) {
  return (
    <form className={styles.form} method="get">
      {version > 1 ? <input type="hidden" name="ban" value={version} /> : null}
      <div>
        <label htmlFor="vung">Ngưỡng của vùng</label>
        <select id="vung" name="vung" defaultValue={region ?? ''}>
          <option value="">Mọi vùng</option>
          {regions.map((one) => (
            <option key={one} value={one}>
              {regionText[one]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">Xem</button>
    </form>
  )
}
