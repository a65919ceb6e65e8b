import { Readable } from 'node:stream'
import { SitemapIndexStream, type SitemapItemLoose, SitemapStream, streamToPromise } from 'sitemap'

/** A page as search engines are told of it: `changed` where that is known, `english` where it stands in English as well. Paths, not addresses. */
export type SitemapLine = { path: string; changed: Date | null; english?: string | null }

const xml = { 'Content-Type': 'application/xml; charset=utf-8' }

/** The pages of one part, under the portal's own address. */
export async function sitemapAnswer(origin: string, lines: readonly SitemapLine[]): Promise<Response> {
  const items = lines.map(({ path, changed, english }): SitemapItemLoose => {
    const languages = [
      { lang: 'vi', url: path },
      { lang: 'en', url: english ?? '' },
    ]
    return { url: path, ...(changed ? { lastmod: changed.toISOString() } : {}), ...(english ? { links: languages } : {}) }
  })
  const stream = new SitemapStream({ hostname: origin, xmlns: { news: false, xhtml: true, image: false, video: false } })
  const body = await streamToPromise(Readable.from(items).pipe(stream))
  return new Response(new Uint8Array(body), { headers: xml })
}

/** Where the parts are. */
export async function sitemapIndexAnswer(parts: readonly string[]): Promise<Response> {
  const body = await streamToPromise(Readable.from(parts.map((url) => ({ url }))).pipe(new SitemapIndexStream()))
  return new Response(new Uint8Array(body), { headers: xml })
}
