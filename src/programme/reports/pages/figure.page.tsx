import { readPage, refusePage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { formatNumber, parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Facts, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { visitorOf } from '../../people/visit.reads.ts'
import { behindFigure } from '../figure.reads.ts'
import { refusals } from '../refusals.text.ts'
import { seenReport, shownReport } from '../report.reads.ts'
import { changeText } from '../style.rules.ts'
import { titleOf } from '../title.rules.ts'
import { shownValue, sourceLine } from '../views.ts'
import type { Route } from './+types/figure.page'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData ? loaderData.name : 'Số liệu'} – Nông thôn mới` }]

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const asked = parseId(new URL(request.url).searchParams.get('ban') ?? '') || null
  return readPage(context, async (ctx) => {
    const seen = await seenReport(ctx, actor, parseId(params.id))
    if (!seen) throw refusePage(context, refusals.unknown)
    const shown = await shownReport(ctx, seen, asked)
    const figure = shown?.ledger.figures.find(({ slot }) => slot === params.slot)
    if (!shown || !figure) throw refusePage(context, refusals.unknownFigure)
    const { exact } = figure
    const behind = await behindFigure(ctx, figure)
    return {
      id: seen.report.id,
      title: titleOf(seen.report),
      name: figure.name,
      value: shownValue(figure),
      isFrozen: shown.version !== null,
      now: shown.version === null ? null : behind.now,
      source: sourceLine(shown.ledger),
      origin: figure.origin,
      communes: behind.communes,
      facts: [
        { name: 'Định nghĩa', value: figure.definition },
        ...(exact && exact.den !== 1
          ? [{ name: 'Cách tính', value: `${formatNumber(exact.num)} ÷ ${formatNumber(exact.den)} = ${shownValue(figure)}` }]
          : []),
        ...(figure.missing ? [{ name: 'Vì sao chưa có', value: figure.missing }] : []),
        { name: 'Ngày của số liệu mới nhất', value: figure.asOf === null ? '–' : formatDate(figure.asOf) },
        { name: 'Thay đổi so với kỳ trước', value: changeText(figure) ?? figure.noChange ?? 'Không so sánh' },
        ...(figure.target
          ? [
              {
                name: 'Mục tiêu',
                value: `${formatNumber(figure.target.value)} đến ${formatDate(figure.target.due)}: ${figure.target.document}`,
              },
            ]
          : []),
      ],
    }
  })
}

export default function FigurePage({ loaderData }: Route.ComponentProps) {
  const { id, title, name, value, facts, origin, source, isFrozen, now, communes } = loaderData
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/bao-cao', text: 'Báo cáo' },
          { href: `/bao-cao/${id}`, text: title },
        ]}
        kicker={isFrozen ? 'Số đã chốt' : 'Số hiện nay, chưa chốt'}
        title={name}
        lead={value}
      />
      <p className="source">{source}</p>
      {now === null ? null : (
        <Strip kind="warning">
          <p>Theo số liệu biết đến hôm nay của cùng ngày chốt, số này là {now}. Bản đã chốt không đổi; cần sửa thì lập bản sửa.</p>
        </Strip>
      )}
      <Strip kind="note">
        <p>
          Số này không gõ đè trong báo cáo. Sửa số tại phiếu nguồn: <a href={origin.href}>{origin.text}</a>.
        </p>
      </Strip>
      <Facts facts={facts} />
      {communes === null ? null : (
        <Section title={`Gồm ${formatNumber(communes.counted.length)}/${formatNumber(communes.of)} xã`}>
          <DataTable
            caption="Các xã được tính"
            captionHidden
            rows={communes.counted}
            keyOf={({ code }) => code}
            empty="Không có xã nào."
            columns={[
              { key: 'name', head: 'Xã', cell: ({ name: commune }) => commune },
              { key: 'code', head: 'Mã', cell: ({ code }) => code },
              { key: 'district', head: 'Huyện', cell: ({ district }) => district ?? '–' },
              { key: 'met', head: 'Tiêu chí đạt', numeric: true, cell: ({ met }) => met ?? '–' },
            ]}
          />
        </Section>
      )}
    </>
  )
}
