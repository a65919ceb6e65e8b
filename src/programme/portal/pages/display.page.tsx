import { redirect } from 'react-router'
import { colours, displayCookie, displayIn, displayOf, sizes } from '../../../platform/http/display.ts'
import { Choice, Form } from '../../../platform/ui/form.tsx'
import { PageHead } from '../../../platform/ui/page.tsx'
import { publicAddress } from '../../consultation/visitor.reads.ts'
import { ownPath } from '../../people/next.rules.ts'
import type { Route } from './+types/display.page'

/** The one page that shows a visitor their own choice, so it is kept for nobody. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

const sizeNames = { thuong: 'Chữ thường', lon: 'Chữ lớn', 'rat-lon': 'Chữ rất lớn' }
const colourNames = { thuong: 'Màu thường', 'tuong-phan': 'Tương phản cao' }

export const loader = ({ request }: Route.LoaderArgs) => ({
  back: ownPath(new URL(request.url).searchParams.get('ve')) ?? '/',
  display: displayOf(request.headers.get('cookie') ?? undefined),
  sizeOptions: sizes.map((value) => ({ value, text: sizeNames[value] })),
  colourOptions: colours.map((value) => ({ value, text: colourNames[value] })),
})

/** Remembers the choice in a cookie that says nothing of the visitor, and goes back to the page that they read. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const secure = publicAddress(context).startsWith('https:')
  const cookie = displayCookie(displayIn(given('co-chu'), given('mau')), secure)
  return redirect(ownPath(given('ve')) ?? '/', { status: 303, headers: { 'Set-Cookie': cookie } })
}

export default function DisplayPage({ loaderData: { back, display, sizeOptions, colourOptions } }: Route.ComponentProps) {
  return (
    <>
      <title>Cỡ chữ, tương phản – Nông thôn mới</title>
      <PageHead
        title="Cỡ chữ, tương phản"
        lead="Chọn cách hiển thị cho mọi trang của cổng trên trình duyệt này. Lựa chọn được nhớ một năm trong một cookie chỉ ghi cỡ chữ và màu."
      />
      <Form>
        <input type="hidden" name="ve" value={back} />
        <Choice name="co-chu" label="Cỡ chữ" defaultValue={display.size} options={sizeOptions} />
        <Choice name="mau" label="Màu" defaultValue={display.colour} options={colourOptions} />
        <button type="submit">Dùng lựa chọn này</button>
      </Form>
      <p className="section">
        <a href={back}>Quay lại trang đang đọc</a>
      </p>
    </>
  )
}
