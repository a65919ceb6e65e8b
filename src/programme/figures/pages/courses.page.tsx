import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { LineChart } from '../../../platform/ui/line-chart.tsx'
import { Notes, PageHead, Section } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { unitPath } from '../address.rules.ts'
import { coursesPage } from '../course.reads.ts'
import { courseAsk, coursePath, figureSlug, mostCarried, mostUnits, slugOf } from '../course.rules.ts'
import { countsCommunes, courseLines, courseTable, courseWords, figureChoices, gapNotes, unlikeNotes } from '../course.views.ts'
import { definitions } from '../reads.ts'
import type { Route } from './+types/courses.page'
import { CourseTable } from './course-table.part.tsx'
import { Demonstration } from './picture.part.tsx'

export function loader({ context, request }: Route.LoaderArgs) {
  const asked = courseAsk(new URL(request.url).searchParams)
  return readPage(context, async (ctx) => {
    const page = await coursesPage(ctx, asked)
    const { definition, qualifier, units, criteria, regions } = page
    const ask = { ...asked, key: definition.key, qualifier }
    const value = figureSlug(definition.key, qualifier)
    const choices = figureChoices(definitions, criteria)
    const rows = courseTable(units, definition, ask, ctx.today)
    return {
      ...page,
      ask,
      lines: courseLines(units, asked.draw),
      words: courseWords(units),
      rows,
      gaps: gapNotes(units, rows),
      notes: unlikeNotes(units, definition, regions),
      choices: choices.some((one) => one.value === value) ? choices : [{ value, text: page.name }, ...choices],
      hits: page.hits.map((hit) => ({
        slug: slugOf(hit, ctx.today),
        text: [hit.name, hit.parentName, hit.provinceName].filter((name, i, all) => name && all.indexOf(name) === i).join(', '),
        ended: hit.validTo !== null && hit.validTo <= ctx.today ? formatDate(hit.validTo) : null,
      })),
    }
  })
}

type Loaded = Route.ComponentProps['loaderData']

export default function Courses({ loaderData }: Route.ComponentProps) {
  const { units, name, definition, unknown, notes, releases } = loaderData
  const names = units.map(({ unit }) => unit.name).join(', ')
  const lead =
    units.length === 0
      ? 'Chọn từ hai đến năm tỉnh, huyện, xã để đặt cạnh nhau qua các lần chốt số liệu.'
      : `${name} (${definition.unit}) của ${names}.`
  return (
    <>
      <title>{`${units.length > 0 ? `So sánh ${names}` : 'So sánh đơn vị'} – Nông thôn mới`}</title>
      <PageHead crumbs={[{ href: '/ket-qua', text: 'Kết quả' }]} title="So sánh đơn vị theo thời gian" lead={lead} />
      <Demonstration releases={releases} />
      <Notes kind="warning" notes={unknown.map((slug) => `Không có đơn vị nào mang mã ${slug}. Tìm đơn vị theo tên.`)} />
      <Chosen {...loaderData} />
      <Find {...loaderData} />
      {units.length > 0 ? <FigureForm {...loaderData} /> : null}
      {units.length === 1 ? <p>Thêm ít nhất một đơn vị nữa để so sánh.</p> : null}
      <Notes kind="note" notes={notes} />
      {units.length > 0 ? <Course {...loaderData} /> : null}
    </>
  )
}

/** The units that were chosen: to their own page, out of the comparison, and to those of before and after a merger. */
function Chosen({ units, ask }: Loaded) {
  if (units.length === 0) return null
  const without = (slug: string) => coursePath({ ...ask, units: ask.units.filter((one) => one !== slug) })
  const added = (slug: string) => coursePath({ ...ask, units: [...ask.units, slug] })
  const room = units.length < mostUnits
  return (
    <ul>
      {units.map(({ slug, unit, before, now }) => (
        <li key={slug}>
          <a href={`${unitPath(unit)}${slug.includes('.') ? `?ngay=${slug.split('.')[1]}` : ''}`}>{unit.name}</a> (
          <a href={without(slug)}>
            bỏ<span className="visually-hidden"> {unit.name}</span>
          </a>
          )
          {before.length > 0 ? (
            <span className="small">
              . Số liệu trước sắp xếp là của{' '}
              {before.map((one, index) => (
                <span key={one.slug}>
                  {index > 0 ? ', ' : ''}
                  {room && !ask.units.includes(one.slug) ? <a href={added(one.slug)}>{one.name} cũ</a> : `${one.name} cũ`}
                </span>
              ))}
            </span>
          ) : null}
          {now.length > 0 ? (
            <span className="small">
              . Nay thuộc{' '}
              {now.map((one, index) => (
                <span key={one.slug}>
                  {index > 0 ? ', ' : ''}
                  {room && !ask.units.includes(one.slug) ? <a href={added(one.slug)}>{one.name}</a> : one.name}
                </span>
              ))}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Hidden({ ask }: Pick<Loaded, 'ask'>) {
  return ask.units.map((slug) => <input key={slug} type="hidden" name="don-vi" value={slug} />)
}

/** A name is typed, then chosen from what it means. */
function Find({ ask, hits, units }: Loaded) {
  if (units.length >= mostUnits) return <p className="small muted">Đã đủ {mostUnits} đơn vị; bỏ bớt một đơn vị để thêm đơn vị khác.</p>
  const chosen = new Set(ask.units)
  return (
    <>
      <Form method="get" action="/ket-qua/so-sanh">
        <Hidden ask={ask} />
        {ask.key ? <input type="hidden" name="chi-tieu" value={figureSlug(ask.key, ask.qualifier)} /> : null}
        <Field
          name="tim"
          label="Thêm đơn vị"
          defaultValue={ask.text}
          maxLength={100}
          hint="Tên hoặc mã, có dấu hoặc không dấu; cả tên cũ."
        />
        <button type="submit">Tìm</button>
      </Form>
      {ask.text.trim() === '' ? null : hits.length === 0 ? (
        <p>Không tìm thấy tỉnh, huyện, xã nào tên «{ask.text}».</p>
      ) : (
        <ul aria-label="Đơn vị tìm thấy">
          {hits
            .filter(({ slug }) => !chosen.has(slug))
            .map(({ slug, text, ended }) => (
              <li key={slug}>
                <a href={coursePath({ ...ask, units: [...ask.units, slug] })}>{text}</a>
                {ended ? ` (đến trước ${ended})` : ''}
              </li>
            ))}
        </ul>
      )}
    </>
  )
}

function FigureForm({ ask, choices, definition, qualifier, units }: Loaded) {
  const merged = units.some(({ before }) => before.length > 0)
  return (
    <Form method="get" action="/ket-qua/so-sanh" wide>
      <Hidden ask={ask} />
      <Fields>
        <Choice name="chi-tieu" label="Chỉ tiêu" options={choices} defaultValue={figureSlug(definition.key, qualifier)} />
        {countsCommunes(definition) ? (
          <Choice
            name="ve"
            label="Vẽ theo"
            options={[
              { value: '', text: 'số xã' },
              { value: 'ty-le', text: 'tỷ lệ % trên số xã của ngày đó' },
            ]}
            defaultValue={ask.draw === 'share' ? 'ty-le' : ''}
          />
        ) : null}
        {merged ? (
          <Choice
            name="ban-do"
            label="Bản đồ"
            options={[
              { value: '', text: 'lúc chốt số liệu' },
              { value: 'hien-nay', text: 'hiện nay, đếm các xã cũ trên địa bàn' },
            ]}
            defaultValue={ask.map === 'today' ? 'hien-nay' : ''}
          />
        ) : null}
      </Fields>
      <button type="submit">Xem</button>
    </Form>
  )
}

function Course({ units, rows, lines, words, name, definition, ask, gaps }: Loaded) {
  const carried = rows.some(({ cells }) => cells.some((cell) => cell.carried))
  const drawnUnit = ask.draw === 'share' && countsCommunes(definition) ? '% số xã' : definition.unit
  return (
    <Section title={name}>
      {lines.length === 0 ? (
        <p className="muted">Các đơn vị này chưa có bản số liệu nào được duyệt công khai tính được chỉ tiêu này.</p>
      ) : (
        <figure className="prose">
          <LineChart name={`${name}. ${words}`} lines={lines} unit={drawnUnit} />
        </figure>
      )}
      <CourseTable heads={units.map(({ unit }) => unit.name)} rows={rows} caption={`${name} theo ngày chốt`} />
      {gaps.map((gap) => (
        <p key={gap} className="source">
          {gap}
        </p>
      ))}
      <SourceLine
        parts={[
          `ĐVT: ${drawnUnit}`,
          'Đường đứt ở chỗ đổi bộ tiêu chí hoặc đổi số xã',
          carried
            ? `Số có dấu * đếm các xã cũ trên địa bàn hiện nay (${mostCarried} ngày mới nhất trước sắp xếp), không phải kết quả của đơn vị hiện nay`
            : null,
          'Bấm vào số để xem số này từ đâu',
          'Nguồn: các bản số liệu đã duyệt công khai',
        ]}
      />
      {rows.length === 0 ? null : (
        <p>
          <a href={coursePath(ask, '/ket-qua/so-sanh/tai-ve')}>Tải Excel</a> ·{' '}
          <a href={`${coursePath(ask, '/ket-qua/so-sanh/tai-ve')}&dang=csv`}>Tải CSV</a>
        </p>
      )}
      <p className="small">{definition.definition}</p>
    </Section>
  )
}
