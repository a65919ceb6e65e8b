import { createContext, isValidElement, type ReactNode, useContext } from 'react'

/** Where a public page stands for programs that read it: the portal's own address, and the path that means this content and no other. */
export type PageAddress = {
  origin: string
  path: string
  language: 'vi' | 'en'
  /** the page says in its own `meta` what programs are told */
  speaks?: boolean
}

/** Given by the frame of public pages; null where nobody is told anything: pages behind a door, and errors. */
export const AddressContext = createContext<PageAddress | null>(null)

/** letters of a description; programs show some 160 */
const longest = 300

/** The text of a piece of a page, without its marks. */
export function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(textOf).join('')
  return isValidElement<{ children?: ReactNode }>(node) ? textOf(node.props.children) : ''
}

/** Cut at the end of a word. */
export function shortened(text: string): string {
  const tidy = text.replace(/\s+/g, ' ').trim()
  return tidy.length <= longest ? tidy : `${tidy.slice(0, tidy.lastIndexOf(' ', longest - 1))}…`
}

type Props = { title: ReactNode; description: ReactNode; image?: string }

/** What search engines, and programs that show a link, are told of a public page: its canonical address, title, description and picture. */
export function Described({ title, description, image = '/the/nong-thon-moi.png' }: Props) {
  const address = useContext(AddressContext)
  if (address === null || address.speaks) return null
  const { origin, path, language } = address
  const head = shortened(textOf(title))
  const text = shortened(textOf(description)) || head
  return (
    <>
      <link rel="canonical" href={`${origin}${path}`} />
      <meta name="description" content={text} />
      <meta property="og:site_name" content="Nông thôn mới" />
      <meta property="og:locale" content={language === 'vi' ? 'vi_VN' : 'en_US'} />
      <meta property="og:type" content="website" />
      <meta property="og:url" content={`${origin}${path}`} />
      <meta property="og:title" content={head} />
      <meta property="og:description" content={text} />
      <meta property="og:image" content={`${origin}${image}`} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}

/** What stands in a script element cannot end it. */
const scriptText = (data: object) => JSON.stringify(data).replaceAll('<', '\\u003c')

/**
 * Facts of a public page in the words of schema.org (JSON-LD): data, which no browser runs. `of` makes them from the portal's address and the
 * page's own.
 */
export function Structured({ of }: { of: (origin: string, url: string) => object }) {
  const address = useContext(AddressContext)
  if (address === null) return null
  const { origin, path } = address
  const text = scriptText({ '@context': 'https://schema.org', ...of(origin, `${origin}${path}`) })
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which no element can begin or end
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
}
