import Dexie, { type Table } from 'dexie'

/** A proof that waits on this device until the server has it. */
export type Waiting = {
  /** the sender's key: however often it is sent, it is added once */
  key: string
  /** whose it is: on a device of several people each sees their own */
  person: number
  /** the fields of the form, as the server reads them */
  fields: Record<string, string>
  bytes: Blob
  title: string
  savedAt: number
  /** where the server keeps the pieces that it has already */
  address: string | null
  /** why the server did not take it; null while it waits */
  problem: string | null
}

class Queue extends Dexie {
  declare waiting: Table<Waiting, string>
  constructor() {
    super('ntm-minh-chung')
    this.version(1).stores({ waiting: 'key, person' })
  }
}

const queue = new Queue()

/** Keeps a proof on this device; it outlives the page, the browser and the network. */
export const keep = (one: Waiting): Promise<unknown> => queue.waiting.put(one)
export const forget = (key: string): Promise<void> => queue.waiting.delete(key)
export const note = (key: string, change: Partial<Waiting>): Promise<unknown> => queue.waiting.update(key, change)

/** What waits here of a person, oldest first. */
export const waitingOf = async (person: number): Promise<Waiting[]> =>
  (await queue.waiting.where('person').equals(person).toArray()).sort((a, b) => a.savedAt - b.savedAt)

/** A new key, also where the page is not served over https. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
