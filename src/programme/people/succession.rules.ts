/** «UBND xã Văn An» of a unit that becomes a part of «Xã Bính Xá» is «UBND xã Bính Xá»; a name that does not name its unit stays. */
export function bodyNameAt(bodyName: string, before: string, after: string): string {
  const at = bodyName.toLowerCase().indexOf(before.toLowerCase())
  if (at < 0) return bodyName
  const isStart = at === 0
  const [first = '', rest = ''] = [after.charAt(0), after.slice(1)]
  return `${bodyName.slice(0, at)}${isStart ? first : first.toLowerCase()}${rest}${bodyName.slice(at + before.length)}`
}
