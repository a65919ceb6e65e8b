import { addDays } from '../../../platform/base/local-date.ts'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { listSets } from '../reads.ts'
import { byLevel } from '../set.views.ts'
import { tierText, validityText } from '../text.ts'
import type { Route } from './+types/sets.page'
import { CompareForm } from './compare-form.part.tsx'

export function loader({ context }: Route.LoaderArgs) {
  return readPage(context, async (ctx) => ({ sets: await listSets(ctx), today: ctx.today }))
}

const levelHeads: Record<string, string> = {
  commune: 'Cấp xã',
  village: 'Cấp thôn',
  district: 'Cấp huyện (đã kết thúc)',
  province: 'Cấp tỉnh',
}

export default function Sets({ loaderData }: Route.ComponentProps) {
  const { sets, today } = loaderData
  return (
    <>
      <title>Bộ tiêu chí – Nông thôn mới</title>
      <PageHead
        title="Bộ tiêu chí"
        lead={`${sets.length} phiên bản bộ tiêu chí đã công bố trong hệ thống. Mỗi ngưỡng ghi điều khoản, nguồn và mức chắc chắn; ngưỡng chưa tìm được nguồn để trống.`}
      />
      <CompareForm sets={sets} a={sets.find((set) => set.id === 'xa-2016')?.id} b={sets.find((set) => set.id === 'xa-2021')?.id} />
      {byLevel(sets).map(([level, list]) => (
        <Section key={level} title={levelHeads[level] ?? level}>
          <DataTable
            caption={`Bộ tiêu chí ${levelHeads[level] ?? level}`}
            captionHidden
            rows={list}
            keyOf={(set) => `${set.id} ${set.version}`}
            columns={[
              {
                key: 'name',
                head: 'Bộ tiêu chí',
                cell: (set) => (
                  <>
                    <a href={`/bo-tieu-chi/${set.id}${set.version > 1 ? `?ban=${set.version}` : ''}`}>{set.name}</a>
                    {set.version > 1 ? ` (phiên bản ${set.version})` : null}
                  </>
                ),
              },
              { key: 'tier', head: 'Danh hiệu', cell: (set) => tierText[set.tier] },
              { key: 'decision', head: 'Quyết định', cell: (set) => set.decision },
              {
                key: 'span',
                head: 'Áp dụng',
                cell: (set) => (
                  <>
                    {validityText(set.validFrom, set.validTo ? addDays(set.validTo, -1) : null)}
                    {set.validFrom <= today && (set.validTo === null || today < set.validTo) ? <strong> (hiện hành)</strong> : null}
                  </>
                ),
              },
              { key: 'criteria', head: 'Số tiêu chí', numeric: true, cell: (set) => set.criteriaCount ?? '–' },
            ]}
          />
        </Section>
      ))}
    </>
  )
}
