import { openHeaders } from './open-data.ts'

type Version = '4.0' | '4.01'

const headersOf = (version: Version, type: string) => ({ ...openHeaders, 'Content-Type': type, 'OData-Version': version })

/** An answer of the OData protocol in JSON; `bare`: without control information, as `odata.metadata=none` asks. */
export const odataJson = (body: object, { version = '4.0', bare = false }: { version?: Version; bare?: boolean } = {}): Response =>
  new Response(JSON.stringify(body), {
    headers: headersOf(version, `application/json;odata.metadata=${bare ? 'none' : 'minimal'};charset=utf-8`),
  })

export const odataText = (text: string, type: string, version: Version = '4.0'): Response =>
  new Response(text, { headers: headersOf(version, type) })

/** A refusal in the form of the protocol: a code for programs, a sentence for people, what of the question it is about. */
export const odataError = (status: number, error: { code: string; message: string; target?: string }): Response =>
  new Response(JSON.stringify({ error }), { status, headers: headersOf('4.0', 'application/json;odata.metadata=minimal;charset=utf-8') })

/** The newest version that a client understands; anything older than 4.0 is none of ours. */
export function versionFor(request: Request): Version | null {
  const asked = /^\s*(\d+)(?:\.(\d+))?/.exec(request.headers.get('odata-maxversion') ?? '')
  if (!asked) return '4.01'
  const [major, minor] = [Number(asked[1]), Number((asked[2] ?? '0').padEnd(2, '0'))]
  if (major < 4) return null
  return major > 4 || minor >= 1 ? '4.01' : '4.0'
}

/** The form that `$format` or the header `Accept` names. `json` wherever anything will do. */
export function formOf(request: Request): { json: boolean; xml: boolean; bare: boolean } {
  const asked = new URL(request.url).searchParams.get('$format')
  const wanted = (asked ?? request.headers.get('accept') ?? '*/*').toLowerCase().replaceAll(/\s/g, '')
  const any = asked === null && (wanted === '' || wanted.includes('*/*') || wanted.includes('application/*'))
  return {
    json: any || wanted === 'json' || /application\/json|text\/json/.test(wanted),
    xml: any || wanted === 'xml' || /(application|text)\/xml/.test(wanted),
    bare: /odata\.metadata=none|(?<![\w.])metadata=none/.test(wanted),
  }
}

/** `Prefer: odata.maxpagesize=100` */
export function preferredRows(request: Request): number | null {
  const size = /(?:odata\.)?maxpagesize\s*=\s*(\d{1,6})/.exec(request.headers.get('prefer') ?? '')?.[1]
  return size === undefined ? null : Math.max(1, Number(size))
}
