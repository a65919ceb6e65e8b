import { data, type MetaFunction, redirect } from 'react-router'
import { readPage } from '../../../platform/http/context.ts'
import { parseId } from '../../../platform/text/number.ts'
import { DataTable } from '../../../platform/ui/data-table.tsx'
import { Field, Fields, Form, QuietButton } from '../../../platform/ui/form.tsx'
import { PageHead, Section } from '../../../platform/ui/page.tsx'
import { Problem } from '../../../platform/ui/problem.tsx'
import { may } from '../../people/access.ts'
import { placeOf } from '../../people/reads.ts'
import { actingOf, visitorOf } from '../../people/visit.reads.ts'
import { countryUnit } from '../../units/reads.ts'
import { addCategory, closeCategory, renameCategory } from '../category.actions.ts'
import { categoriesOf } from '../category.reads.ts'
import type { Category } from '../types.ts'
import type { Route } from './+types/categories.page'
import styles from './news.module.css'

export const meta: MetaFunction = () => [{ title: 'Chuyên mục – Biên tập – Nông thôn mới' }]

export async function loader({ context }: Route.LoaderArgs) {
  const { actor } = visitorOf(context)
  return readPage(context, async (ctx) => {
    const country = await countryUnit(ctx)
    const keeps = country !== undefined && may(actor, 'portal.keep', await placeOf(ctx, country.id))
    return { categories: await categoriesOf(ctx), keeps }
  })
}

export async function action({ request, context }: Route.ActionArgs) {
  const acting = actingOf(context)
  const form = await request.formData()
  const typed: Record<string, string> = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const given = (name: string) => typed[name] ?? ''
  const [slug, seen] = [given('chuyen-muc'), parseId(given('ban'))]
  const deed = given('viec')
  const done = await (deed === 'them'
    ? addCategory(acting, given)
    : deed === 'ghi'
      ? renameCategory(acting, slug, seen, given)
      : closeCategory(acting, slug, seen, deed === 'dong'))
  if (done.ok) return redirect('/bien-tap/chuyen-muc', 303)
  return data({ problem: done.refusal, typed }, { status: done.refusal.status ?? 422 })
}

type Typed = Record<string, string>

export default function CategoriesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { categories, keeps } = loaderData
  const typed: Typed = actionData?.typed ?? {}
  return (
    <>
      {actionData ? <title>Lỗi: Chuyên mục – Biên tập – Nông thôn mới</title> : null}
      <PageHead
        crumbs={[{ href: '/bien-tap', text: 'Biên tập' }]}
        title="Chuyên mục"
        lead="Một danh mục cho cả cổng. Đổi tên không đổi địa chỉ; chuyên mục đã đóng giữ các bài cũ và địa chỉ, không nhận bài mới."
      />
      <Problem problem={actionData?.problem} />
      <DataTable
        caption="Các chuyên mục"
        captionHidden
        rows={categories}
        keyOf={({ slug }) => slug}
        empty="Chưa có chuyên mục."
        columns={[
          { key: 'name', head: 'Chuyên mục', cell: ({ slug, name }) => <a href={`/tin-tuc?chuyen-muc=${slug}`}>{name}</a> },
          { key: 'position', head: 'Thứ tự', numeric: true, cell: ({ position }) => position },
          { key: 'en', head: 'Tiếng Anh', cell: ({ nameEn }) => <span lang="en">{nameEn}</span> },
          { key: 'state', head: 'Nhận bài mới', cell: ({ closed }) => (closed ? 'đã đóng' : 'có') },
          ...(keeps
            ? [
                {
                  key: 'deeds',
                  head: 'Sửa',
                  cell: (one: Category) => <Change one={one} typed={typed['chuyen-muc'] === one.slug ? typed : null} />,
                },
              ]
            : []),
        ]}
      />
      {keeps ? (
        <Section title="Thêm chuyên mục">
          <Form>
            <CategoryFields id="moi" typed={typed.viec === 'them' ? typed : { 'thu-tu': String(nextPosition(categories)) }} />
            <button type="submit" name="viec" value="them">
              Thêm chuyên mục
            </button>
          </Form>
        </Section>
      ) : (
        <p className="source">Văn phòng điều phối trung ương thêm, đổi tên, sắp xếp và đóng chuyên mục.</p>
      )}
    </>
  )
}

const nextPosition = (all: readonly Category[]): number => Math.min(999, Math.max(0, ...all.map(({ position }) => position)) + 10)

function Change({ one, typed }: { one: Category; typed: Typed | null }) {
  const filled = typed ?? { ten: one.name, 'ten-en': one.nameEn, 'thu-tu': String(one.position) }
  return (
    <details open={typed !== null}>
      <summary>
        Sửa<span className="visually-hidden"> {one.name}</span>
      </summary>
      <Form>
        <input type="hidden" name="chuyen-muc" value={one.slug} />
        <input type="hidden" name="ban" value={one.number} />
        <CategoryFields id={one.slug} typed={filled} />
        <p className={styles.buttons}>
          <button type="submit" name="viec" value="ghi">
            Ghi
          </button>
          <QuietButton name="viec" value={one.closed ? 'mo' : 'dong'} formNoValidate>
            {one.closed ? 'Mở lại' : 'Đóng'}
          </QuietButton>
        </p>
      </Form>
    </details>
  )
}

const CategoryFields = ({ id, typed }: { id: string; typed: Typed }) => (
  <Fields>
    <Field id={`ten-${id}`} name="ten" label="Tên chuyên mục" required maxLength={60} defaultValue={typed.ten} />
    <Field id={`ten-en-${id}`} name="ten-en" label="Tên tiếng Anh" required maxLength={60} lang="en" defaultValue={typed['ten-en']} />
    <Field
      id={`thu-tu-${id}`}
      name="thu-tu"
      label="Thứ tự"
      required
      inputMode="numeric"
      maxLength={3}
      defaultValue={typed['thu-tu']}
      hint="Số nhỏ đứng trước."
    />
  </Fields>
)
