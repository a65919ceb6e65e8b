const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const attribute = (tag: string, name: string) => {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)
  return found ? unescaped(found[1] as string) : null
}

/** What a form of a page would send as it stands: the one whose `viec` has this value. */
export function fieldsOf(html: string, work: string): Record<string, string> {
  const form = html.match(/<form[^>]*>.*?<\/form>/gs)?.find((one) => one.includes(`name="viec" value="${work}"`))
  if (!form) throw new Error(`the page has no form ${work}`)
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) fields[attribute(tag, 'name') as string] = attribute(tag, 'value') ?? ''
  for (const [whole, head, text] of form.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs))
    if (whole) fields[attribute(` ${head}`, 'name') as string] = unescaped((text as string).replace(/^\n/, ''))
  for (const [, head, options] of form.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const all = [...(options as string).matchAll(/<option[^>]*>/g)].map(([tag]) => tag)
    const chosen = all.find((tag) => tag.includes(' selected=""')) ?? all[0]
    fields[attribute(` ${head}`, 'name') as string] = chosen ? (attribute(chosen, 'value') ?? '') : ''
  }
  return fields
}
