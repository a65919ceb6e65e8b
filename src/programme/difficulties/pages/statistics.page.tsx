import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { statisticsOf } from '../statistics.reads.ts'
import { groupingNames } from '../text.ts'
import { groupings } from '../types.ts'
import { countsView } from '../views.ts'
import type { Route } from './+types/statistics.page'
import styles from './difficulties.module.css'

export const meta: MetaFunction = () => [{ title: 'Thống kê kiến nghị – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const { unitName, by, year, counts, names } = await readPage(context, (ctx) => statisticsOf(ctx, actor, request.url))
  return { unitName, by, year, ...countsView(counts, by, names) }
}

export default function StatisticsPage({ loaderData }: Route.ComponentProps) {
  const { unitName, by, year, heads, rows, sums } = loaderData
  return (
    <>
      <PageHead
        crumbs={[{ href: '/kien-nghi', text: 'Khó khăn, kiến nghị' }]}
        title={`Thống kê kiến nghị năm ${year}`}
        lead={`${unitName}: ${sums[0]} kiến nghị tiếp nhận trong năm, ${sums[5]} đang quá hạn.`}
      />
      <Form method="get" wide>
        <Fields>
          <Choice
            name="theo"
            label="Xếp theo"
            defaultValue={by}
            options={groupings.map((one) => ({ value: one, text: groupingNames[one] }))}
          />
          <Field name="nam" label="Năm" inputMode="numeric" maxLength={4} defaultValue={year} />
        </Fields>
        <button type="submit">Xem</button>
      </Form>
      <Section title={`Theo ${groupingNames[by].toLowerCase()}`} lead="Tính theo ngày tiếp nhận; trong hạn, quá hạn theo hạn ở lần cuối.">
        <DataTable
          caption={`Kiến nghị theo ${groupingNames[by].toLowerCase()}`}
          captionHidden
          narrow="scroll"
          rows={rows}
          keyOf={({ key }) => key}
          foot
          empty={`Năm ${year} không tiếp nhận kiến nghị nào.`}
          columns={[
            { key: 'name', head: groupingNames[by], cell: ({ name }) => name, foot: 'Cộng' },
            ...heads.map((head, at) => ({
              key: head,
              head,
              numeric: true,
              cell: ({ cells }: (typeof rows)[number]) => cells[at],
              foot: sums[at],
            })),
          ]}
        />
        <p className={styles.apart}>
          <a href={`/kien-nghi/thong-ke/tai-ve?theo=${by}&nam=${year}`}>Tải Excel</a>
        </p>
      </Section>
    </>
  )
}
