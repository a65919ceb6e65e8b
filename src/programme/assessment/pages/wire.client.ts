import type { Answer, Draft, KnownCell } from '../outbox.rules.ts'

/** The answer of the server to a request of this page; null: nobody answered, or the session is over. */
export type Heard = { status: number; body: unknown }

/** Asks the server; a network that is gone and a server that is starting are the same to a device. */
async function hear(path: string, init?: RequestInit): Promise<Heard | null> {
  try {
    const answer = await fetch(path, { ...init, headers: { Accept: 'application/json', ...init?.headers } })
    return { status: answer.status, body: await answer.json().catch(() => null) }
  } catch {
    return null
  }
}

export type Sent = Answer | { outcome: 'signIn' } | { outcome: 'moved' }

/** Sends one draft. Only an answer that says so means that it was taken. */
export async function send({ sheetId, measure, mutation, base, typed, note, origin }: Draft): Promise<Sent> {
  const body = JSON.stringify({ measure, mutation, base, typed, note, origin })
  const heard = await hear(`/api/v1/sheets/${sheetId}/cells`, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })
  if (heard === null || heard.status >= 500 || heard.status === 429 || heard.body === null) return { outcome: 'unknown' }
  const said = heard.body as { outcome?: 'saved' | 'repeated' | 'same' | 'conflict'; cell?: KnownCell; type?: string; detail?: string }
  if (heard.status === 401) return { outcome: 'signIn' }
  if (said.outcome && said.cell) return { outcome: said.outcome, cell: said.cell }
  if (said.type === 'urn:ntm:sheet.moved') return { outcome: 'moved' }
  if (said.type === 'urn:ntm:cell.busy') return { outcome: 'unknown' }
  return { outcome: 'refused', text: said.detail ?? `Máy chủ trả lời ${heard.status}.` }
}

export const lawFrom = async (sheetId: number): Promise<unknown> => {
  const heard = await hear(`/api/v1/sheets/${sheetId}/law`)
  return heard?.status === 200 ? heard.body : undefined
}

type CellRow = KnownCell & { measure: string }
export type SheetNow = { id: number; state: string; successorSheetId: number | null; cells: Map<string, KnownCell> }

/** The sheet as it stands on the server now. */
export async function sheetFrom(sheetId: number): Promise<SheetNow | undefined> {
  const heard = await hear(`/api/v1/sheets/${sheetId}`)
  if (heard?.status !== 200) return undefined
  const body = heard.body as Omit<SheetNow, 'cells'> & { criteria: { indicators: { cells: CellRow[] }[] }[] }
  const cells = body.criteria.flatMap(({ indicators }) => indicators.flatMap((one) => one.cells))
  return {
    id: body.id,
    state: body.state,
    successorSheetId: body.successorSheetId,
    cells: new Map(cells.map((cell) => [cell.measure, cell])),
  }
}
