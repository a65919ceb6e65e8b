import { fold } from '../../platform/text/fold.ts'

const longest = 90

/** A title as it stands in an address: Latin letters without diacritics, words joined by hyphens. Never empty. */
export function slugOf(title: string): string {
  const words = fold(title)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
  let slug = ''
  for (const word of words) {
    if (slug.length + word.length + 1 > longest) break
    slug = slug === '' ? word : `${slug}-${word}`
  }
  return slug === '' ? 'bai' : slug
}

/** The id at the end of an address `{slug}-{id}`; 0, which nothing has, for anything else. */
export function idOfSlug(text: string): number {
  const id = /(?:^|-)(\d{1,9})$/.exec(text)?.[1]
  return id === undefined ? 0 : Number(id)
}

/** The address of an article. Its id decides; other words before it lead on to the words of now. */
export const newsPath = ({ slug, id }: { slug: string; id: number }): string => `/tin-tuc/${slug}-${id}`

export const newsPathEn = ({ slugEn, id }: { slugEn: string; id: number }): string => `/en/news/${slugEn}-${id}`
