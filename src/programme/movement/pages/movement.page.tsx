import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { may } from '../../people/access.ts'
import { visitorOf } from '../../people/visit.reads.ts'
import { unitById } from '../../units/reads.ts'
import { roundsNear, sumsUnder } from '../reads.ts'
import { roundView, withUnit } from '../views.ts'
import type { Route } from './+types/movement.page'
import styles from './movement.module.css'

export const meta: MetaFunction = () => [{ title: 'Phong trào thi đua – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  const unitId = actor.chosen?.unitId ?? 0
  return readPage(context, async (ctx) => {
    const here = await unitById(ctx, unitId, ctx.today)
    return {
      unitName: actor.chosen?.unitName ?? '',
      opens: may(actor, 'movement.keep') && here?.level === 'province',
      sums: (await sumsUnder(ctx, unitId)).map(({ unit, pledges, pledged, given }) => ({
        ...{ unit: unit ?? 'đồng', pledges, pledged: withUnit(pledged, unit), given: withUnit(given, unit) },
      })),
      rounds: (await roundsNear(ctx, unitId)).map(roundView),
    }
  })
}

export default function MovementPage({ loaderData }: Route.ComponentProps) {
  const { unitName, opens, sums, rounds } = loaderData
  const lasting = rounds.filter(({ state }) => state === 'open').length
  return (
    <>
      <PageHead title="Phong trào thi đua" lead={`${unitName}: ${lasting} đợt thi đua đang diễn ra.`} />
      <p className={styles.links}>
        {opens ? <a href="/phong-trao/moi">Mở đợt thi đua</a> : null}
        <a href="/phong-trao/giup-do">Cam kết giúp đỡ</a>
        <a href="/phong-trao/khen-thuong">Khen thưởng</a>
      </p>
      <Section title="Đợt thi đua">
        <DataTable
          caption="Đợt thi đua"
          captionHidden
          rows={rounds}
          keyOf={({ id }) => id}
          empty="Chưa có đợt thi đua nào. Văn phòng điều phối tỉnh mở đợt thi đua."
          columns={[
            { key: 'name', head: 'Đợt', cell: ({ id, name }) => <a href={`/phong-trao/${id}`}>{name}</a> },
            { key: 'issuer', head: 'Phát động', cell: ({ issuer, decisionNumber }) => `${issuer}, ${decisionNumber}` },
            { key: 'span', head: 'Thời gian', cell: ({ span }) => span },
            { key: 'state', head: 'Tình trạng', cell: ({ stateName }) => stateName },
          ]}
        />
      </Section>
      <Section title="Giúp đỡ các xã" lead="Đã nhận chỉ tính khoản xã xác nhận. Tiền và hiện vật không cộng với nhau.">
        <DataTable
          caption="Cam kết và đã nhận"
          captionHidden
          rows={sums}
          keyOf={({ unit }) => unit}
          empty="Chưa có cam kết giúp đỡ nào."
          columns={[
            { key: 'unit', head: 'Đơn vị tính', cell: ({ unit }) => unit },
            { key: 'pledges', head: 'Số cam kết', numeric: true, cell: ({ pledges }) => pledges },
            { key: 'pledged', head: 'Cam kết', numeric: true, cell: ({ pledged }) => pledged },
            { key: 'given', head: 'Xã đã nhận', numeric: true, cell: ({ given }) => given },
          ]}
        />
      </Section>
    </>
  )
}
