import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { createBuckets, type Rate } from './buckets.ts'
import { addressOf, networkOf } from './visitor-address.ts'

export type LimitOptions = {
  /** pages that are made for one network; null: as many as wished */
  pages: Rate | null
  /** forms that one network sends; null: as many as wished */
  forms: Rate | null
  /** how many proxies stand before the server */
  proxies: number
  /** how many pages an address counts for; 0: never limited */
  costOf: (path: string) => number
}

export type Limits = {
  /** the seconds after which this may be asked again; 0: now */
  wait: (incoming: IncomingMessage, path: string) => number
  /** who came with these headers is this person, as the application found */
  know: (incoming: IncomingMessage, person: string) => void
}

/** networks and persons that are counted at a time: some megabytes */
const most = 20_000
const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * What visitors may ask of the application. Strangers are counted by network. Whoever was found to be signed in is counted for themselves,
 * so an office behind one address works on, whatever a machine beside them does.
 */
export function createLimits({ pages, forms, proxies, costOf }: LimitOptions): Limits {
  const takePage = pages ? createBuckets(pages, most) : () => 0
  const takeForm = forms ? createBuckets(forms, most) : () => 0
  const persons = new Map<string, string>()
  return {
    wait(incoming, path) {
      const cost = costOf(path)
      if (cost === 0) return 0
      const now = performance.now()
      const shown = credentialOf(incoming)
      const person = shown === null ? undefined : persons.get(shown)
      if (person !== undefined) return takePage(person, cost, now)
      const network = networkOf(addressOf(incoming, proxies))
      return reads.has(incoming.method ?? '') ? takePage(network, cost, now) : takeForm(network, 1, now)
    },
    know(incoming, person) {
      const shown = credentialOf(incoming)
      if (shown === null) return
      persons.delete(shown)
      persons.set(shown, `person ${person}`)
      if (persons.size > most) persons.delete(persons.keys().next().value as string)
    },
  }
}

/** A fingerprint of the cookies or the token that a request shows; null without. */
function credentialOf({ headers: { cookie, authorization } }: IncomingMessage): string | null {
  if (cookie === undefined && authorization === undefined) return null
  return createHash('sha1')
    .update(`${cookie ?? ''}\n${authorization ?? ''}`)
    .digest('base64')
}
