export type Encoding = 'br' | 'gzip' | null

const encodings = new Map<string, Encoding>()

/** The best encoding that an Accept-Encoding header allows; `q=0` forbids one. The few headers that browsers send are read once. */
export function acceptedEncoding(header: string): Encoding {
  const known = encodings.get(header)
  if (known !== undefined) return known
  const best = readEncoding(header)
  if (encodings.size < 100 && header.length < 100) encodings.set(header, best)
  return best
}

function readEncoding(header: string): Encoding {
  const offers = new Map(
    header.split(',').map((part) => {
      const [name = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/)
      const weight = parameters.find((parameter) => parameter.startsWith('q='))
      return [name, weight === undefined ? 1 : Number(weight.slice(2))] as const
    }),
  )
  const allowed = (name: string) => (offers.get(name) ?? offers.get('*') ?? 0) > 0
  return allowed('br') ? 'br' : allowed('gzip') ? 'gzip' : null
}
