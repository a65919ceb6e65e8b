/** How a visitor wishes pages to be drawn. The set is closed and small, so a kept page can stand ready for each. */
export const sizes = ['thuong', 'lon', 'rat-lon'] as const
export const colours = ['thuong', 'tuong-phan'] as const
export type Display = { size: (typeof sizes)[number]; colour: (typeof colours)[number] }

const usual: Display = { size: 'thuong', colour: 'thuong' }
const cookieName = 'hien-thi'
/** seconds for which a browser remembers the choice: a year */
const remembered = 31_536_000

const cookiesIn = (header: string | undefined): string[] => (header ?? '').split(';').flatMap((one) => one.trim() || [])

const isOurs = (cookie: string) => cookie.startsWith(`${cookieName}=`)

/** The choice that two words make; words that are none are taken as the usual ones. */
export const displayIn = (size: string | undefined, colour: string | undefined): Display => ({
  size: sizes.find((one) => one === size) ?? usual.size,
  colour: colours.find((one) => one === colour) ?? usual.colour,
})

/** What the cookies of a visitor say of it. */
export function displayOf(header: string | undefined): Display {
  const [size, colour] = (cookiesIn(header).find(isOurs) ?? '').slice(cookieName.length + 1).split('.')
  return displayIn(size, colour)
}

/** As the page carries it for its style sheet. */
export const attributeOf = ({ size, colour }: Display): string => `${size} ${colour}`

/** What tells the kept answers of a page apart: the choice, and nothing else. Null for who brings any other cookie: theirs are not kept. */
export const displayAlone = (header: string | undefined): string | null =>
  cookiesIn(header).every(isOurs) ? attributeOf(displayOf(header)) : null

/** The cookie that remembers a choice. It says nothing of the visitor; the usual choice is remembered by no cookie at all. */
export function displayCookie(display: Display, secure: boolean): string {
  const isUsual = display.size === usual.size && display.colour === usual.colour
  const age = isUsual ? 0 : remembered
  return `${cookieName}=${display.size}.${display.colour}; Path=/; Max-Age=${age}; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`
}
