import type { MetaFunction } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { formatDate } from '../../../platform/text/date.ts'
import { formatNumber } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Choice, Field, Fields, Form } from '../../../platform/ui/form.tsx'
import { PageHead, Pages } from '../../../platform/ui/page.tsx'
import { filterIn, filterPath, pageIn } from '../filter.rules.ts'
import { choicesOf, documentsBy } from '../reads.ts'
import { standingNames, typeNames } from '../text.ts'
import { documentTypes, standings } from '../types.ts'
import { criterionText, lineView } from '../views.ts'
import type { Route } from './+types/documents.page'
import styles from './library.module.css'

export const meta: MetaFunction = () => [{ title: 'Văn bản – Nông thôn mới' }]

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  const [filter, page] = [filterIn(searchParams), pageIn(searchParams.get('trang'))]
  return readPage(context, async (ctx) => {
    const found = await documentsBy(ctx, filter, page)
    return {
      ...{ filter, page, pages: found.pages, total: formatNumber(found.total), choices: await choicesOf(ctx) },
      on: formatDate(filter.on ?? ctx.today),
      rows: found.rows.map(lineView),
    }
  })
}

export default function DocumentsPage({ loaderData }: Route.ComponentProps) {
  const { filter, page, pages, total, on, rows } = loaderData
  return (
    <>
      <PageHead
        title="Văn bản"
        lead={`${total} văn bản${filter.criterion ? ` về ${criterionText(filter.criterion)}` : ''}. Tình trạng hiệu lực tính tại ngày ${on}.`}
      />
      <Filtering {...loaderData} />
      <DataTable
        caption="Danh sách văn bản"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        empty="Không có văn bản nào theo cách tìm này. Bớt điều kiện, hoặc tìm không dấu."
        columns={[
          {
            key: 'name',
            head: 'Số, ký hiệu',
            cell: ({ id, name }) => <a href={`/van-ban/${id}${filter.on ? `?ngay=${filter.on}` : ''}`}>{name}</a>,
          },
          { key: 'title', head: 'Trích yếu', width: 'half', cell: ({ title }) => title },
          { key: 'issuer', head: 'Cơ quan ban hành', cell: ({ issuer }) => issuer },
          { key: 'issued', head: 'Ngày ban hành', cell: ({ issuedOn }) => issuedOn },
          {
            key: 'standing',
            head: 'Hiệu lực',
            cell: ({ standing, isOver }) => (isOver ? <span className={styles.over}>{standing}</span> : standing),
          },
        ]}
      />
      <Pages of={pages} page={page} href={(to) => filterPath('/van-ban', filter, to)} />
      <p className={styles.apart}>
        <a href={filterPath('/van-ban/tai-ve', filter)}>Tải Excel</a>
      </p>
    </>
  )
}

const any = (text: string) => ({ value: '', text })
const same = (value: string) => ({ value, text: value })

function Filtering({ filter, choices }: Route.ComponentProps['loaderData']) {
  return (
    <div className={styles.filter}>
      <Form method="get" wide>
        {filter.criterion ? <input type="hidden" name="tieu-chi" value={filter.criterion} /> : null}
        <Field
          name="tim"
          type="search"
          label="Số, ký hiệu, trích yếu hoặc chữ trong văn bản (có dấu hoặc không dấu)"
          defaultValue={filter.text}
          maxLength={200}
        />
        <Fields>
          <Choice
            name="loai"
            label="Loại"
            defaultValue={filter.type ?? ''}
            options={[any('Mọi loại'), ...documentTypes.map((value) => ({ value, text: typeNames[value] }))]}
          />
          <Choice
            name="co-quan"
            label="Cơ quan ban hành"
            defaultValue={filter.issuer}
            options={[any('Mọi cơ quan'), ...choices.issuers.map(same)]}
          />
          <Choice
            name="linh-vuc"
            label="Lĩnh vực"
            defaultValue={filter.field}
            options={[any('Mọi lĩnh vực'), ...choices.fields.map(same)]}
          />
        </Fields>
        <Fields>
          <Field name="tu" type="date" label="Ban hành từ ngày" defaultValue={filter.from ?? ''} />
          <Field name="den" type="date" label="đến hết ngày" defaultValue={filter.until ?? ''} />
          <Choice
            name="hieu-luc"
            label="Hiệu lực"
            defaultValue={filter.standing ?? ''}
            options={[any('Mọi tình trạng'), ...standings.map((value) => ({ value, text: standingNames[value] }))]}
          />
          <Field name="ngay" type="date" label="tại ngày" defaultValue={filter.on ?? ''} />
        </Fields>
        <p>
          <button type="submit">Tìm văn bản</button> <a href="/van-ban">Bỏ điều kiện</a>
        </p>
      </Form>
    </div>
  )
}
