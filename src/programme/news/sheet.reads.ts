import { buffer } from 'node:stream/consumers'
import type { ArticleSheet } from '../../platform/base/article-sheet.ts'
import type { Files } from '../../platform/files/store.ts'
import { formatDate } from '../../platform/text/date.ts'
import { blocksOf, pictureFile } from './blocks.reads.ts'
import type { PublicArticle } from './public.reads.ts'
import type { Picture } from './types.ts'
import { articleView } from './views.ts'

/** What stands on the page of an article, as it is set; `address`: where it is read. */
function sheetOf(found: PublicArticle, address: string): ArticleSheet {
  const { article, pictures, figures } = found
  const view = articleView(found, new Map())
  const lead = pictures.filter(({ id }) => id === article.text.pictureId && !article.text.body.includes(`[[anh ${id}]]`))
  const body = blocksOf(`${lead.map(({ id }) => `[[anh ${id}]]`).join('')}${article.text.body}`, figures, pictures)
  const { sourceName, sourceLink } = article.text
  return {
    ...{ title: view.title, sapo: view.sapo, byline: view.byline, body, address },
    kicker: `${view.unitName} · ${view.date}, ${view.time} · ${view.categoryName}`,
    notes: [
      ...view.corrections.map(({ text, date }) => `Đính chính (${date}): ${text}`),
      ...(sourceName === null ? [] : [`Nguồn: ${[sourceName, sourceLink].filter((one) => one !== null).join(', ')}`]),
      ...view.figures.map(({ value, title }) => `Số liệu: ${value}. ${title}`),
      `Duyệt công khai ngày ${formatDate(article.publishOn)}. Bản mới nhất, đính chính nếu có: ${address}`,
    ],
  }
}

/** letters wide enough for a printed page, in pixels */
const printed = 1_000

const jpegOf = ({ renditions }: Picture) => {
  const all = renditions.filter(({ format, thumb }) => format === 'jpeg' && !thumb).toSorted((a, b) => a.width - b.width)
  return all.find(({ width }) => width >= printed) ?? all.at(-1)
}

/** A public article as PDF/A, with its pictures. */
export async function articlePdf(found: PublicArticle, { store }: Pick<Files, 'store'>, address: string): Promise<Uint8Array> {
  const sheet = sheetOf(found, address)
  const asked = new Set(sheet.body.flatMap((one) => (one.kind === 'picture' ? [one.file] : [])))
  const pictures = new Map<string, Uint8Array>()
  for (const picture of found.pictures.filter(({ id }) => asked.has(pictureFile(id)))) {
    const kept = await store.get(jpegOf(picture)?.hash ?? '')
    if (kept) pictures.set(pictureFile(picture.id), await buffer(kept))
  }
  const body = sheet.body.filter((one) => one.kind !== 'picture' || pictures.has(one.file))
  // the typesetter is read when first asked for
  const { writeArticlePdf } = await import('../../platform/paper/article.ts')
  return writeArticlePdf({ ...sheet, body }, pictures)
}
