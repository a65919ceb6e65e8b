/** Private letters, which no text of the house holds by itself. */
export const liveMark = '\uE0FA'
const end = '\uE0FB'
export const livePattern = new RegExp(`${liveMark}([^${end}<]{1,300})${end}`, 'g')

/** Stands in a page for a number that is put in as the page leaves (platform/http/live.ts): «–» where nobody knows it. */
export const liveNumber = (key: string): string => `${liveMark}${key}${end}`

/** Stands in a page for how this visitor wishes it to be drawn (platform/http/display.ts); the page itself is the same for everybody. */
export const displayMark = liveNumber('display')
