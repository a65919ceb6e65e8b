import { readPage } from '../../../platform/http/context.ts'
import { Structured } from '../../../platform/ui/described.tsx'
import { communesDrawing, countryDrawing } from '../../../platform/ui/map-files.ts'
import { Halves, PageHead, Section, Strip } from '../../../platform/ui/page.tsx'
import { SourceLine, Stat, Stats } from '../../../platform/ui/stat.tsx'
import { newestPictures } from '../../figures/home.reads.ts'
import { visitContext } from '../../people/visit.reads.ts'
import { ownCommunes, whatIsNew } from '../home.reads.ts'
import { firstOf, headlinesOf, locatedOf, noteOf, placeView, sentenceOf } from '../home.views.ts'
import { officeContext } from '../profile.reads.ts'
import type { Route } from './+types/home.page'
import { Answers, Documents, News, Open, Products } from './home-new.part.tsx'
import { Places, Where } from './home-places.part.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const office = await context.get(officeContext)()
  const { now } = context.get(visitContext)
  return readPage(context, async (ctx) => {
    const shown = await newestPictures(ctx)
    const first = firstOf(shown, office)
    const own = await ownCommunes(ctx, office, first)
    const communes = own && (await communesDrawing(own.code))
    return {
      sentence: first && sentenceOf(first),
      note: first && noteOf(first, ctx.today),
      headlines: first ? headlinesOf(first) : [],
      source: first ? placeView(first).source : [],
      places: shown.map(placeView),
      map:
        own && communes
          ? { own, areas: own.areas, drawing: communes }
          : { own: null, areas: locatedOf(shown), drawing: await countryDrawing(ctx.today) },
      isReconstructed: shown.some(({ release }) => release.demonstration),
      ...(await whatIsNew(ctx, now)),
    }
  })
}

const none = 'Chưa có số liệu nào được duyệt công khai. Bộ tiêu chí, văn bản và danh mục đơn vị đã xem được.'

export default function Home({ loaderData }: Route.ComponentProps) {
  const { sentence, note, headlines, source, places, isReconstructed } = loaderData
  return (
    <>
      <title>Nông thôn mới – kết quả theo ngày, theo bản đồ</title>
      <PageHead title="Kết quả xây dựng nông thôn mới" lead={sentence ?? none}>
        {note ? <p className="small muted">{note}</p> : null}
      </PageHead>
      <Structured of={(origin) => ({ '@type': 'WebSite', name: 'Nông thôn mới', url: `${origin}/`, inLanguage: 'vi' })} />
      {isReconstructed ? (
        <Strip kind="demonstration">
          <p>
            <strong>Dữ liệu minh hoạ dựng lại.</strong> Danh sách xã là thật; kết quả từng xã được dựng sao cho tổng khớp với số đã công bố.{' '}
            <a href="/gioi-thieu/nguon-du-lieu">Nguồn dữ liệu</a>
          </p>
        </Strip>
      ) : null}
      {headlines.length > 0 ? (
        <div>
          <Stats>
            {headlines.map((one) => (
              <Stat key={one.name} {...one} />
            ))}
          </Stats>
          <SourceLine parts={source} />
        </div>
      ) : null}
      <Halves>
        <div>
          <News lines={loaderData.news} />
          <Documents lines={loaderData.documents} />
        </div>
        <Where {...loaderData.map} />
      </Halves>
      <Places places={places} />
      <Halves>
        <Open drafts={loaderData.drafts} postings={loaderData.postings} surveys={loaderData.surveys} />
        <Answers answers={loaderData.answers} />
      </Halves>
      <Halves>
        <Products products={loaderData.products} />
        <Otherwise />
      </Halves>
    </>
  )
}

const Otherwise = () => (
  <Section title="Xem theo cách khác">
    <ul>
      <li>
        <a href="/ket-qua">Kết quả cả nước theo ngày chốt</a>: bản đồ, bảng theo tỉnh, thanh thời gian
      </li>
      <li>
        <a href="/ket-qua/ma-tran">Ma trận xã và tiêu chí</a>: xã nào thiếu tiêu chí nào
      </li>
      <li>
        <a href="/bo-tieu-chi">Bộ tiêu chí các thời kỳ</a>: ngưỡng, điều khoản, so sánh hai bộ
      </li>
      <li>
        <a href="/don-vi">Đơn vị hành chính</a>: tên cũ, sáp nhập, chia tách từ năm 2010
      </li>
    </ul>
  </Section>
)
