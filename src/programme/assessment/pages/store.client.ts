import Dexie, { type EntityTable } from 'dexie'
import type { Draft } from '../outbox.rules.ts'

/** What a device needs to judge a sheet, as `/api/v1/sheets/{id}/law` gave it. */
export type KeptLaw = { sheetId: number; law: unknown }

type Key = { key: string }

/** The device's own store: changes that wait, and the law of the sheets that were opened. */
class Store extends Dexie {
  drafts!: EntityTable<Draft & Key, 'key'>
  laws!: EntityTable<KeptLaw, 'sheetId'>
  constructor() {
    super('ntm-phieu')
    this.version(1).stores({ drafts: 'key, sheetId', laws: 'sheetId' })
  }
}

const store = new Store()
const keyOf = ({ sheetId, measure }: Pick<Draft, 'sheetId' | 'measure'>) => `${sheetId} ${measure}`

/** The drafts of a sheet that this person wrote on this device. */
export const draftsOf = async (sheetId: number, personId: number): Promise<Draft[]> =>
  (await store.drafts.where('sheetId').equals(sheetId).toArray())
    .filter((one) => one.personId === personId)
    .map(({ key: _key, ...draft }) => draft)

/** Keeps a draft; null: nothing waits for that cell any more. Durable when it resolves. */
export async function keepDraft(at: Pick<Draft, 'sheetId' | 'measure'>, draft: Draft | null): Promise<void> {
  if (draft) await store.drafts.put({ ...draft, key: keyOf(at) })
  else await store.drafts.delete(keyOf(at))
}

export const keepLaw = (sheetId: number, law: unknown): Promise<unknown> => store.laws.put({ sheetId, law })
export const lawOf = async (sheetId: number): Promise<unknown> => (await store.laws.get(sheetId))?.law
