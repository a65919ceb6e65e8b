import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { SourceLine } from '../../../platform/ui/stat.tsx'
import { stageNames } from '../../assessment/sheet.text.ts'
import { pageAsked } from '../frame.reads.ts'
import { criterionView } from '../gift.views.ts'
import { unitFor } from '../money.rules.ts'
import { criteriaWithMoneyOf, criterionNames } from '../reads.ts'
import { stageOf } from '../text.ts'
import type { Route } from './+types/criteria.page'
import styles from './funding.module.css'
import { queryOf, Tabs } from './tabs.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Vốn theo tiêu chí – Nông thôn mới' }]

export const loader = ({ request, context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => {
    const { frame, params, shown } = await pageAsked(ctx, context, request)
    const stage = stageOf(params)
    const rows = await criteriaWithMoneyOf(ctx, frame, stage)
    const money = unitFor(rows.map(({ disbursed }) => disbursed))
    const nameOf = await criterionNames(ctx, rows)
    return { ...shown, stage, moneyUnit: money.name, rows: rows.map((row) => criterionView(row, nameOf, money)) }
  })

export default function CriteriaPage({ loaderData: { place, stage, rows, moneyUnit } }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        title={`Vốn theo tiêu chí năm ${place.year}: ${place.name}`}
        lead="Tiền giải ngân trong năm cho dự án phục vụ từng tiêu chí, bên cạnh số xã đạt tiêu chí ấy trước và sau. Đứng cạnh nhau, không có nghĩa là do nhau."
      />
      <Tabs at="/von/tieu-chi" place={place} />
      <form method="get" className={styles.choose}>
        <input type="hidden" name="don-vi" value={place.code} />
        <input type="hidden" name="nam" value={place.year} />
        <Choice
          name="cap"
          label="Kết quả cấp"
          defaultValue={stage}
          options={Object.entries(stageNames).map(([value, text]) => ({ value, text }))}
        />
        <QuietButton>Xem</QuietButton>
      </form>
      <Section title="Tiêu chí, tiền, thay đổi">
        <DataTable
          caption="Tiêu chí, tiền, thay đổi"
          captionHidden
          rows={rows}
          keyOf={({ key }) => key}
          empty="Chưa có dự án nào gắn với tiêu chí. Chọn tiêu chí khi ghi dự án."
          columns={[
            {
              key: 'name',
              head: 'Tiêu chí',
              cell: (row) => <a href={`/von/du-an${queryOf(place, { 'tieu-chi': row.key })}`}>{row.name}</a>,
            },
            { key: 'projects', head: 'Dự án', cell: ({ projects }) => projects },
            { key: 'disbursed', head: `Giải ngân (${moneyUnit})`, numeric: true, cell: ({ disbursed }) => disbursed },
            { key: 'before', head: `Đạt trước năm ${place.year}`, numeric: true, cell: ({ before }) => before },
            { key: 'after', head: 'Đạt đến nay', numeric: true, cell: ({ after }) => after },
            { key: 'change', head: 'Thay đổi', cell: ({ change }) => change },
          ]}
        />
        <SourceLine
          parts={[
            `Cấp ${stageNames[stage]}`,
            'Mẫu số là số xã có kết quả đạt hoặc chưa đạt của cùng bộ tiêu chí',
            'Dự án phục vụ nhiều tiêu chí có ở mỗi tiêu chí, các dòng không cộng lại',
            <a key="tai-ve" href={`/von/tieu-chi/tai-ve${queryOf(place, { cap: stage })}`}>
              Tải Excel
            </a>,
          ]}
        />
      </Section>
    </>
  )
}
