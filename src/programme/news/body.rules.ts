import sanitize from 'sanitize-html'

/** letters of one text, as it is kept */
export const longestBody = 120_000

const options: sanitize.IOptions = {
  allowedTags: [
    'p',
    'h2',
    'h3',
    'ul',
    'ol',
    'li',
    'blockquote',
    'strong',
    'em',
    'sub',
    'sup',
    'br',
    'a',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: { a: ['href', 'rel'], th: ['colspan', 'rowspan', 'scope'], td: ['colspan', 'rowspan'], li: ['data-word'], p: [] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // what stands in these is no text of an article
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'xml', 'title', 'head', 'svg', 'math', 'template', 'iframe', 'object'],
  parseStyleAttributes: false,
  nestingLimit: 30,
  transformTags: {
    b: 'strong',
    i: 'em',
    h1: 'h2',
    h4: 'h3',
    h5: 'h3',
    h6: 'h3',
    div: 'p',
    p: (_, attribs) => {
      const item: Attributes = { 'data-word': '1' }
      return /\bMsoListParagraph/.test(attribs.class ?? '') ? { tagName: 'li', attribs: item } : { tagName: 'p', attribs: {} }
    },
    a: (_, { href = '' }) => ({ tagName: 'a', attribs: linkOf(href) }),
    th: (_, attribs) => ({ tagName: 'th', attribs: { ...spans(attribs), scope: attribs.scope === 'row' ? 'row' : 'col' } }),
    td: (_, attribs) => ({ tagName: 'td', attribs: spans(attribs) }),
  },
}

type Attributes = Record<string, string>

function spans({ colspan = '', rowspan = '' }: Attributes): Attributes {
  const known: Attributes = {}
  if (/^[1-9]\d?$/.test(colspan)) known.colspan = colspan
  if (/^[1-9]\d?$/.test(rowspan)) known.rowspan = rowspan
  return known
}

/** Links out of the house or within it; whatever else an address may be is dropped with its link. */
function linkOf(href: string): Attributes {
  const address = href.replace(/[\p{Cc}\s]/gu, '')
  if (/^(\/(?![/\\])|#)/.test(address)) return { href: address }
  if (/^(https?:\/\/|mailto:)/i.test(address)) return { href: address, rel: 'noopener nofollow' }
  return {}
}

/** The bullet or the number that Word writes before an item of a list. */
const wordBullet = /<span[^<>]*mso-list:\s*ignore[^<>]*>(?:[^<]|<span[^<>]*>[^<]*<\/span>)*<\/span>/giu

const hasBlocks = (text: string) => /<(p|h[1-6]|ul|ol|li|table|blockquote|div|section|article)[\s>/]/i.test(text)

/** Text without HTML: an empty line, or the end of one, ends a paragraph. */
const paragraphs = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `<p>${line}</p>`)
    .join('\n')

/**
 * An article's text as it is kept: plain text or HTML, of an editor or pasted from Word, brought to the few tags that articles have. Whatever
 * may run, load or hide is gone; this stands before every write and before every page that shows it.
 */
export function cleanBody(typed: string): string {
  const text = typed
    .normalize('NFC')
    .replace(/[\p{Cc}--[\n\t]]/gv, '')
    .replace(/[\u200b\ufeff]/gu, '')
    .replace(wordBullet, '')
  const clean = sanitize(hasBlocks(text) ? text : paragraphs(text), options)
  const kept = clean
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/(?:<li data-word="1">(?:(?!<\/li>).)*<\/li>\s*)+/gsu, (items) => `<ul>${items.replaceAll(' data-word="1"', '')}</ul>`)
    .replaceAll(' data-word="1"', '')
    .replace(/<a>((?:(?!<\/a>).)*)<\/a>/gsu, '$1')
    .replace(/<(p|h2|h3|li|blockquote|strong|em)>(\s|<br \/>)*<\/\1>/g, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
  return hasBlocks(kept) ? kept : paragraphs(kept)
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** What is read of a text when nothing but words is asked: for search, for counting, for comparing two versions. Blocks end lines. */
export const plainText = (html: string): string =>
  html
    .replace(/<\/(p|h2|h3|li|blockquote|tr)>|<br \/>/g, '\n')
    .replace(/<\/t[hd]>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()

const pictureToken = /\[\[\s*anh\s+(\d{1,9})\s*\]\]/giu

/** The pictures that a text asks for, in its order. */
export const picturesOf = (html: string): number[] => [...html.matchAll(pictureToken)].map(([, id]) => Number(id))

/** Text that is put between tags or into an attribute. */
export const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')

/** What stands for a figure or a picture in a page: HTML that the house itself wrote; null leaves the words as they are. */
type Drawn = { figure: (token: string) => string | null; picture: (id: number) => string | null }

/** A kept text as a page shows it: cleaned once more, so that what was kept under an older list obeys the one of now. */
export function drawBody(kept: string, { figure, picture }: Drawn): string {
  const clean = cleanBody(kept).replace(/<p>\s*(\[\[[^[\]<>]*\]\])\s*<\/p>/g, '$1')
  // only words between tags are looked at, never what stands in a tag
  return clean
    .split(/(<[^>]*>)/)
    .map((piece) =>
      piece.startsWith('<')
        ? piece
        : piece
            .replace(/\{\{([^{}\n]*)\}\}/gu, (whole, token: string) => figure(token.replace(/\s+/gu, ' ').trim()) ?? whole)
            .replace(pictureToken, (whole, id: string) => picture(Number(id)) ?? whole),
    )
    .join('')
}
