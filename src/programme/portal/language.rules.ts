/** Pages that stand in both languages. */
const pairs: readonly (readonly [vi: string, en: string])[] = [
  ['/', '/en'],
  ['/gioi-thieu', '/en/about'],
  ['/lien-he', '/en/contacts'],
  ['/tin-tuc', '/en/news'],
]

export const isEnglish = (path: string): boolean => path === '/en' || path.startsWith('/en/')

/** The English page of the same matter; the English home page where there is none. */
export const englishOf = (path: string): string =>
  pairs.find(([vi]) => vi === path)?.[1] ?? (path.startsWith('/tin-tuc/') ? '/en/news' : '/en')

/** The Vietnamese page of the same matter; the home page where there is none. */
export const vietnameseOf = (path: string): string =>
  pairs.find(([, en]) => en === path)?.[0] ?? (path.startsWith('/en/news/') ? '/tin-tuc' : '/')

/** Both addresses of a page that stands in both languages, for search engines; none for other pages. */
export function alternatesOf(path: string): { lang: 'vi' | 'en'; path: string }[] {
  const pair = pairs.find((both) => both.includes(path))
  return pair
    ? [
        { lang: 'vi', path: pair[0] },
        { lang: 'en', path: pair[1] },
      ]
    : []
}
