import { addDays } from '../../../platform/base/local-date.ts'
import { Refused } from '../../../platform/base/refusal.ts'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate, parseDate } from '../../../platform/text/date.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { Lanes } from '../../../platform/ui/lanes.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { lanesOf, spanText, stepGroups } from '../lane.views.ts'
import { ancestorsOf, attributesOf, childrenOf, classesOf, holdersOfCode, lineageOf, versionsOf, whereIsItNow } from '../reads.ts'
import { classText, levelWords, schemeWords, transitionWords } from '../text.ts'
import type { LineageStep, Unit } from '../types.ts'
import type { Route } from './+types/unit.page'
import styles from './units.module.css'

export function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = parseDate(new URL(request.url).searchParams.get('ngay') ?? '')
  return readPage(context, async (ctx) => {
    const holders = await holdersOfCode(ctx, params.code)
    const on = asked ?? ctx.today
    const unit =
      holders.find((one) => (one.validFrom ?? '1900-01-01') <= on && (one.validTo === null || on < one.validTo)) ??
      holders.findLast((one) => one.validTo !== null && one.validTo <= on) ??
      holders[0]
    if (!unit)
      throw new Refused({
        code: 'units.unknown',
        status: 404,
        text: `Không có đơn vị nào mang mã ${params.code}. Tìm đơn vị theo tên, có dấu hoặc không dấu.`,
      })
    const shownOn =
      unit.validTo !== null && unit.validTo <= on
        ? addDays(unit.validTo, -1)
        : unit.validFrom !== null && on < unit.validFrom
          ? unit.validFrom
          : on
    return {
      unit,
      shownOn,
      others: holders.filter((one, index) => one.id !== unit.id && holders.findIndex((same) => same.id === one.id) === index),
      versions: await versionsOf(ctx, unit.id),
      above: (await ancestorsOf(ctx, unit.id, shownOn)).filter((one) => one.id !== unit.id && one.level !== 'country'),
      children: await childrenOf(ctx, unit.id, shownOn),
      steps: await lineageOf(ctx, unit.id),
      now: await whereIsItNow(ctx, unit.id),
      classes: await classesOf(ctx, unit.id, shownOn),
      attributes: (await attributesOf(ctx, unit.id, shownOn)) ?? null,
    }
  })
}

const segment = { province: 'tinh', district: 'huyen', commune: 'xa' } as Record<string, string>
const unitHref = (unit: Unit) => `/don-vi/${unit.code}${unit.validTo ? `?ngay=${addDays(unit.validTo, -1)}` : ''}`

export default function UnitPage({ loaderData }: Route.ComponentProps) {
  const { unit, shownOn, others, versions, above, children, steps, now, classes, attributes } = loaderData
  const lanes = lanesOf(unit.id, steps)
  const ended = unit.validTo !== null && versions.every((one) => one.validTo !== null)
  return (
    <>
      <title>{`${unit.name} (${unit.code}) – Đơn vị hành chính`}</title>
      <PageHead
        crumbs={[{ href: '/don-vi', text: 'Đơn vị' }, ...above.map((one) => ({ href: unitHref(one), text: one.name }))]}
        title={unit.name}
        lead={`Mã ${unit.code}, ${levelWords[unit.level]}, ${spanText(unit)}.`}
      />
      {ended ? (
        <Strip kind="history">
          <p>
            Đơn vị này đã kết thúc.{' '}
            {now.units.length > 0 ? (
              <>
                Lãnh thổ nay thuộc: <UnitList units={now.units} />.{now.complete ? '' : ' Một phần không rõ thuộc đâu.'}
              </>
            ) : (
              'Nguồn dữ liệu không nói lãnh thổ nay thuộc đơn vị nào.'
            )}
          </p>
        </Strip>
      ) : null}
      {others.length > 0 ? (
        <p className="small muted">
          Mã {unit.code} còn là mã của: <UnitList units={others} withSpan />.
        </p>
      ) : null}
      <Facts
        facts={[
          ...(segment[unit.level]
            ? [
                {
                  name: 'Kết quả nông thôn mới',
                  value: <a href={`/${segment[unit.level]}/${unit.code}?ngay=${shownOn}`}>Xem kết quả đến ngày {formatDate(shownOn)}</a>,
                },
              ]
            : []),
          ...(attributes?.areaKm2 ? [{ name: 'Diện tích', value: `${formatNumber(Number(attributes.areaKm2))} km²` }] : []),
          ...(attributes?.population
            ? [{ name: `Dân số (${formatDate(attributes.validFrom)})`, value: `${formatNumber(attributes.population)} người` }]
            : []),
          ...classes.map((one) => ({ name: schemeWords[one.scheme] ?? one.scheme, value: classText(one) })),
        ]}
      />
      <Section title="Tên gọi, trực thuộc qua các thời kỳ">
        <ul>
          {versions.map((version) => (
            <li key={version.versionId}>
              <strong>{version.name}</strong>
              {version.parentName && version.level !== 'province' ? `, ${version.parentName}` : ''} – {spanText(version)}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Trước và sau">
        {lanes ? (
          <Lanes
            name={`Quá trình hợp nhất, chia tách của ${unit.name}`}
            lanes={lanes.lanes}
            joins={lanes.joins}
            dateText={(date) => date.split('-').map(Number).reverse().join('/')}
          />
        ) : null}
        <Steps steps={steps} />
      </Section>
      {children.length > 0 ? (
        <Section title={`${children.length} đơn vị trực thuộc ngày ${formatDate(shownOn)}`}>
          <ul className="columns">
            {children.map((child) => (
              <li key={child.id}>
                <a href={unitHref(child)}>{child.name}</a> <span className="muted small">{child.code}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

function UnitList({ units, withSpan }: { units: Unit[]; withSpan?: boolean }) {
  return units.map((unit, index) => (
    <span key={unit.versionId}>
      {index > 0 ? '; ' : ''}
      <a href={unitHref(unit)}>{unit.name}</a>
      {withSpan ? ` (${spanText(unit)})` : ''}
    </span>
  ))
}

/** The same as the drawing, in words. */
function Steps({ steps }: { steps: LineageStep[] }) {
  const groups = stepGroups(steps)
  if (groups.length === 0) return <p className="muted">Nguồn dữ liệu không ghi thay đổi nào của đơn vị này.</p>
  return (
    <ol className={styles.steps}>
      {groups.map((group) => (
        <li key={`${group.on} ${group.to.versionId} ${group.from[0]?.unit.versionId}`}>
          <strong>{formatDate(group.on)}</strong>, {transitionWords[group.kind]}:{' '}
          {group.from.map(({ unit, whole }, index) => (
            <span key={unit.versionId}>
              {index > 0 ? ', ' : ''}
              {whole ? '' : 'một phần '}
              <a href={unitHref(unit)}>{unit.name}</a>
            </span>
          ))}{' '}
          → <a href={unitHref(group.to)}>{group.to.name}</a>
          <span className="source">
            {' '}
            {group.decree ? `Nghị quyết ${group.decree}` : group.source}
            {group.note ? `. ${group.note}` : ''}
          </span>
        </li>
      ))}
    </ol>
  )
}
