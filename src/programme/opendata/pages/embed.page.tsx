import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { Area, Choice, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { newestReleases } from '../../figures/reads.ts'
import { pictured, picturedFigure } from '../picture.reads.ts'
import { ownerContext } from '../reads.ts'
import { embedLine } from '../svg.rules.ts'
import type { Route } from './+types/embed.page'
import styles from './opendata.module.css'

export const meta: MetaFunction = () => [{ title: 'Đặt số liệu lên trang khác – Nông thôn mới' }]

/** Chooses a place and a figure, shows both pictures and the line of HTML for each. */
export function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams, origin: asked } = new URL(request.url)
  const origin = context.get(ownerContext).publicUrl ?? asked
  return readPage(context, async (ctx) => {
    const released = (await newestReleases(ctx)).map(({ unitCode, unitName }) => ({ code: unitCode, name: unitName }))
    const places = [{ code: 'VN', name: 'Cả nước' }, ...released]
    const code = places.find((one) => one.code === searchParams.get('ma'))?.code ?? places[1]?.code ?? 'VN'
    const key = pictured.find((one) => one.key === searchParams.get('chi-tieu'))?.key ?? 'communes-recognised'
    const { figure } = await picturedFigure(ctx, { code, key }, false)
    return {
      places,
      code,
      key,
      origin,
      label: `${figure.name}, ${figure.place}`,
      figures: pictured.map((one) => ({ key: one.key, name: one.name })),
    }
  })
}

export default function Embed({ loaderData: { places, code, key, origin, label, figures } }: Route.ComponentProps) {
  const path = (kind: string) => `/du-lieu/hinh/${code}/${kind}.${key}.svg`
  return (
    <>
      <PageHead
        title="Đặt số liệu lên trang khác"
        lead="Chọn đơn vị và chỉ tiêu, chép dòng HTML vào trang của mình. Hình luôn là bản duyệt công khai mới nhất, không kèm mã chạy."
        crumbs={[{ href: '/du-lieu', text: 'Dữ liệu mở' }]}
      />
      <Form method="get" action="/du-lieu/nhung">
        <Fields>
          <Choice name="ma" label="Đơn vị" defaultValue={code} options={places.map((one) => ({ value: one.code, text: one.name }))} />
          <Choice
            name="chi-tieu"
            label="Chỉ tiêu"
            defaultValue={key}
            options={figures.map((one) => ({ value: one.key, text: one.name }))}
          />
        </Fields>
        <button type="submit">Xem hình</button>
      </Form>
      {[
        { kind: 'so', title: 'Con số', width: 360, height: 160 },
        { kind: 'chuoi', title: 'Qua các ngày chốt', width: 600, height: 292 },
      ].map(({ kind, title, ...size }) => (
        <Section key={kind} title={title}>
          <p>
            <img className={styles.preview} src={path(kind)} alt={label} {...size} />
          </p>
          <Area name={kind} label="Dòng HTML" readOnly rows={2} defaultValue={embedLine(`${origin}${path(kind)}`, label)} />
        </Section>
      ))}
    </>
  )
}
