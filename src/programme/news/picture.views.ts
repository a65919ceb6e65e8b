import { formatDate } from '../../platform/text/date.ts'
import { formatNumber } from '../../platform/text/number.ts'
import { drawBody, safe } from './body.rules.ts'
import { type Format, formats, type Picture, type Rendition, type StatedFigure } from './types.ts'

const endings: Record<Format, string> = { avif: 'avif', webp: 'webp', jpeg: 'jpg' }
const types: Record<Format | 'png', string> = { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg', png: 'image/png' }

export const typeOf = (format: Format | 'png'): string => types[format]

/** Where a rendition is served: its hash is its name, so it never changes. */
const fileHref = ({ hash, format }: Pick<Rendition, 'hash' | 'format'>): string => `/tin-tuc/anh/${hash}.${endings[format]}`
export const jpegHref = (hash: string): string => fileHref({ hash, format: 'jpeg' })
export const cardHref = (hash: string): string => `/tin-tuc/anh/${hash}.png`

const of = ({ renditions }: Picture, format: Format) => renditions.filter((one) => one.format === format && !one.thumb)

/** The largest picture that every browser shows. */
const largestJpeg = (picture: Picture): Rendition | undefined => of(picture, 'jpeg').at(-1)

/** A picture as HTML: the best form that a browser knows, in the size that it needs, with what it shows and whose it is. */
export function pictureHtml(picture: Picture, eager = false): string {
  const fallback = largestJpeg(picture)
  if (!fallback) return ''
  const sizes = '(min-width: 46rem) 44rem, 92vw'
  const set = (format: Format) =>
    of(picture, format)
      .map((one) => `${fileHref(one)} ${one.width}w`)
      .join(', ')
  const sources = formats
    .filter((format) => format !== 'jpeg')
    .map((format) => `<source type="${types[format]}" srcset="${set(format)}" sizes="${sizes}">`)
    .join('')
  const caption = picture.caption === '' ? '' : `${safe(picture.caption)} `
  return (
    `<figure><picture>${sources}<img src="${fileHref(fallback)}" srcset="${set('jpeg')}" sizes="${sizes}" width="${fallback.width}" ` +
    `height="${fallback.height}" alt="${safe(picture.alt)}"${eager ? '' : ' loading="lazy"'} decoding="async"></picture>` +
    `<figcaption>${caption}<span>Ảnh: ${safe(picture.credit)}</span></figcaption></figure>`
  )
}

/** What a figure is, in one line: «Số xã được công nhận, Tỉnh Lạng Sơn; chốt đến 31/12/2019». */
const figureTitle = ({ figure, unitName, asked }: StatedFigure): string =>
  `${figure.name}, ${unitName}; ĐVT: ${figure.unit}; chốt đến ${formatDate(figure.asOf ?? asked)}`

const figureHtml = (stated: StatedFigure): string =>
  `<a data-so href="${safe(stated.href)}" title="${safe(figureTitle(stated))}">${formatNumber(stated.figure.value ?? 0)}</a>`

/** A kept text with its figures and pictures, as HTML that may stand in a page. */
export const bodyHtml = (kept: string, figures: ReadonlyMap<string, StatedFigure>, pictures: readonly Picture[]): string =>
  drawBody(kept, {
    figure: (token) => {
      const stated = figures.get(token)
      return stated ? figureHtml(stated) : null
    },
    picture: (id) => {
      const picture = pictures.find((one) => one.id === id)
      return picture ? pictureHtml(picture) : null
    },
  })

/** The figures of an article, each with its day and, where the newest release says otherwise, what it says. */
export const figureRows = (figures: ReadonlyMap<string, StatedFigure>, moved: ReadonlyMap<string, StatedFigure>) =>
  [...figures].map(([token, stated]) => {
    const now = moved.get(token)
    return {
      token,
      href: stated.href,
      title: figureTitle(stated),
      value: `${formatNumber(stated.figure.value ?? 0)} ${stated.figure.unit}`,
      now: now ? `${formatNumber(now.figure.value ?? 0)} ${now.figure.unit}, chốt đến ${formatDate(now.figure.asOf ?? now.asked)}` : null,
    }
  })
