/**
 * What a device does with cells that it has not sent yet, without network, clock or screen: the same rules in the browser and in the
 * simulation. A change that may have reached the server is never replaced before its answer is known; one that the server says was
 * changed by somebody else waits for a person.
 */

/** A cell as the server last told it. */
export type KnownCell = { version: number; typed: string; note: string; by: string | null; savedAt: string | null }

/** A change of one cell that waits on the device. */
export type Draft = {
  sheetId: number
  measure: string
  personId: number
  typed: string
  note: string
  /** the version that it changes, and what stood there */
  base: number
  before: string
  mutation: string
  origin: 'typed' | 'pasted'
  /** it was given to the network, so it may have arrived */
  sent: boolean
  /** typed since it was sent */
  since: { typed: string; note: string } | null
  /** what somebody else wrote meanwhile */
  clash: KnownCell | null
  /** why the server does not take it */
  refused: string | null
}

type Typed = { typed: string; note: string }
type Made = { sheetId: number; measure: string; personId: number; mutation: string; origin: Draft['origin'] }

/** Something was typed. Gives the draft that waits now, or null where the cell says so already. */
export function typedInto(draft: Draft | undefined, cell: KnownCell | undefined, { typed, note }: Typed, made: Made): Draft | null {
  if (draft?.sent && !draft.clash && !draft.refused) return { ...draft, since: { typed, note } }
  const known = cell ?? { version: 0, typed: '', note: '', by: null, savedAt: null }
  if (draft?.clash) return { ...fresh(draft, { typed, note }, made), clash: draft.clash }
  if (typed === known.typed && note === known.note) return null
  return { ...fresh(draft ?? null, { typed, note }, made), base: draft?.base ?? known.version, before: draft?.before ?? known.typed }
}

const fresh = (draft: Draft | null, { typed, note }: Typed, made: Made): Draft => ({
  base: 0,
  before: '',
  ...draft,
  ...made,
  typed,
  note,
  sent: false,
  since: null,
  clash: null,
  refused: null,
})

/** The drafts that can be sent now: none that waits for a person. */
export const sendable = (drafts: readonly Draft[]): Draft[] => drafts.filter(({ clash, refused }) => clash === null && refused === null)

/** It goes to the network. */
export const sending = (draft: Draft): Draft => ({ ...draft, sent: true })

export type Answer =
  | { outcome: 'saved' | 'repeated' | 'same' | 'conflict'; cell: KnownCell }
  | { outcome: 'refused'; text: string }
  /** nobody answered, or the session is over: it may have arrived */
  | { outcome: 'unknown' }

/**
 * The server answered. Gives what waits since: null when everything was taken. What was typed since is sent next, upon the version that was
 * just saved; unless somebody else wrote into the cell in between, then a person chooses.
 */
export function answered(draft: Draft, answer: Answer, mutation: string): Draft | null {
  if (answer.outcome === 'unknown') return draft
  if (answer.outcome === 'refused') return { ...draft, ...(draft.since ?? {}), since: null, refused: answer.text }
  if (answer.outcome === 'conflict') return { ...draft, ...(draft.since ?? {}), since: null, clash: answer.cell }
  if (draft.since === null) return null
  const next = { ...draft, ...draft.since, since: null, mutation, sent: false, base: answer.cell.version, before: answer.cell.typed }
  const others = answer.cell.typed !== draft.typed || answer.cell.note !== draft.note
  return others ? { ...next, clash: answer.cell } : next
}

/** A person chose between both values: the own one goes upon the other's version, or the draft is dropped. */
export function chosen(draft: Draft, choice: 'mine' | 'theirs', mutation: string): Draft | null {
  if (choice === 'theirs' || !draft.clash) return null
  return { ...draft, base: draft.clash.version, before: draft.clash.typed, clash: null, mutation, sent: false }
}

/**
 * The sheet went to the unit's successor: the draft goes with it. Where the successor's cell says something else than what the draft
 * changed, a person chooses.
 */
export function carriedOver(draft: Draft, sheetId: number, cell: KnownCell | undefined, mutation: string): Draft | null {
  const wanted = draft.since ?? draft
  const next = {
    ...draft,
    ...wanted,
    since: null,
    sheetId,
    mutation,
    sent: false,
    refused: null,
    base: cell?.version ?? 0,
    before: cell?.typed ?? '',
  }
  if (!cell || cell.typed === '' || cell.typed === draft.before) return next
  return cell.typed === wanted.typed ? null : { ...next, clash: cell }
}
