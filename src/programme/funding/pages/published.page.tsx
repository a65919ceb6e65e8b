import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { publishedTables } from '../reads.ts'
import { publishedView } from '../views.ts'
import type { Route } from './+types/published.page'
import { Published } from './published.part.tsx'

export const meta: MetaFunction = () => [{ title: 'Vốn đã công bố – Nông thôn mới' }]

export const loader = ({ context }: Route.LoaderArgs) =>
  readPage(context, async (ctx) => ({ tables: (await publishedTables(ctx)).map(publishedView) }))

export default function PublishedPage({ loaderData: { tables } }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        title="Vốn đã công bố"
        lead="Các bảng vốn chép nguyên như nơi công bố in ra; tổng và tỷ lệ được tính lại, chỗ nào lệch thì nói rõ."
      />
      {tables.length === 0 ? <p className="muted">Chưa có bảng nào. Bảng được nạp bằng tệp «bảng vốn đã công bố».</p> : null}
      {tables.map((table) => (
        <Section key={table.title} title={table.title} lead={table.lead}>
          <Published table={table} />
        </Section>
      ))}
    </>
  )
}
