import {
  answered,
  carriedOver,
  chosen,
  type Draft,
  type KnownCell,
  sendable,
  sending,
  typedInto,
} from '../../src/programme/assessment/outbox.rules.ts'
import type { Chance } from './seeds.ts'
import { measures, type World } from './world.ts'

/** What a person typed, and what became of it: for the reckoning at the end. */
export type Deed = {
  mutation: string
  sheetId: number
  measure: string
  base: number
  before: string
  typed: string
  acknowledged: boolean
}

type Timed = { at: number; run: () => Promise<void> }

/** The network: messages arrive late, twice, out of order, or not at all. */
export class Network {
  readonly #waiting: Timed[] = []
  readonly world: World
  readonly chance: Chance
  constructor(world: World, chance: Chance) {
    this.world = world
    this.chance = chance
  }
  after(delay: number, run: () => Promise<void>): void {
    this.#waiting.push({ at: this.world.clock + delay, run })
  }
  /** Lives on until nothing is under way any more. */
  async run(): Promise<void> {
    for (;;) {
      this.#waiting.sort((a, b) => a.at - b.at)
      const next = this.#waiting.shift()
      if (!next) return
      this.world.clock = Math.max(this.world.clock, next.at)
      await next.run()
    }
  }
}

/** A device of an officer: the same rules as in the browser, and a network that cannot be relied on. */
export class Device {
  readonly drafts = new Map<string, Draft>()
  readonly deeds = new Map<string, Deed>()
  /** own values that the person gave up for somebody else's */
  readonly givenUp = new Set<string>()
  online = true
  #known = new Map<string, KnownCell>()
  #sending = false
  sheetId: number
  unitId: number
  readonly personId: number
  readonly network: Network

  constructor(network: Network, unitId: number, sheetId: number, personId: number) {
    this.network = network
    this.unitId = unitId
    this.sheetId = sheetId
    this.personId = personId
  }

  get #chance() {
    return this.network.chance
  }

  async open(): Promise<void> {
    const { cells } = await this.network.world.look(this.sheetId)
    this.#known = cells
  }

  type(measure: string, typed: string): void {
    const made = { sheetId: this.sheetId, measure, personId: this.personId, mutation: this.#chance.uuid(), origin: 'typed' as const }
    const note = this.drafts.get(measure)?.note ?? this.#known.get(measure)?.note ?? ''
    this.#keep(measure, typedInto(this.drafts.get(measure), this.#known.get(measure), { typed, note }, made))
    this.#soon()
  }

  /** Turned off and on again: what waits is in the store, what was under way is not known. */
  restart(): void {
    this.#sending = false
    this.#soon()
  }

  connect(online: boolean): void {
    this.online = online
    if (online) this.#soon()
  }

  get waiting(): number {
    return this.drafts.size
  }

  #keep(measure: string, draft: Draft | null): void {
    if (draft) this.drafts.set(measure, draft)
    else this.drafts.delete(measure)
  }

  #soon(): void {
    this.network.after(this.#chance.below(300), () => this.#flush())
  }

  async #flush(): Promise<void> {
    for (const draft of this.drafts.values()) if (draft.clash) this.#choose(draft)
    if (this.#sending || !this.online) return
    const [draft] = sendable([...this.drafts.values()])
    if (!draft) return
    this.#sending = true
    const under = sending(draft)
    this.#keep(draft.measure, under)
    const { mutation, sheetId, measure, base, before, typed } = under
    this.deeds.set(mutation, this.deeds.get(mutation) ?? { mutation, sheetId, measure, base, before, typed, acknowledged: false })
    const unitId = this.unitId
    let heard = false
    const arrive = async () => {
      const server = this.#chance.below(2)
      const change = { measure, mutation, base, typed: under.typed, note: under.note, origin: under.origin }
      const answer = await this.network.world.save(server, unitId, sheetId, this.personId, change)
      // an answer that is lost, or that comes after the device gave up waiting
      if (this.#chance.is(0.15)) return
      this.network.after(this.#chance.below(800), async () => {
        if (heard || this.sheetId !== sheetId) return
        heard = true
        await this.#hear(measure, mutation, answer)
      })
    }
    if (!this.#chance.is(0.15)) this.network.after(this.#chance.below(1500), arrive)
    if (this.#chance.is(0.2)) this.network.after(this.#chance.below(6000), arrive)
    this.network.after(4000, async () => {
      if (heard) return
      heard = true
      this.#sending = false
      this.#soon()
    })
  }

  async #hear(measure: string, mutation: string, answer: Awaited<ReturnType<World['save']>>): Promise<void> {
    this.#sending = false
    if (answer.outcome === 'moved') return this.#carry()
    const draft = this.drafts.get(measure)
    const deed = this.deeds.get(mutation)
    if (deed && (answer.outcome === 'saved' || answer.outcome === 'repeated' || answer.outcome === 'same')) deed.acknowledged = true
    if ('cell' in answer) this.#known.set(measure, answer.cell)
    if (draft?.mutation === mutation) this.#keep(measure, answered(draft, answer, this.#chance.uuid()))
    this.#soon()
  }

  #choose(draft: Draft): void {
    const mine = this.#chance.is(0.5)
    if (!mine) this.givenUp.add(draft.typed)
    if (draft.clash) this.#known.set(draft.measure, draft.clash)
    this.#keep(draft.measure, chosen(draft, mine ? 'mine' : 'theirs', this.#chance.uuid()))
    this.#soon()
  }

  async #carry(): Promise<void> {
    const { successor } = await this.network.world.look(this.sheetId)
    if (successor === null) {
      this.network.after(2000, () => this.#flush())
      return
    }
    const { cells } = await this.network.world.look(successor)
    for (const draft of [...this.drafts.values()]) {
      this.#keep(draft.measure, carriedOver(draft, successor, cells.get(draft.measure), this.#chance.uuid()))
    }
    this.#known = cells
    this.sheetId = successor
    this.unitId = this.network.world.merged.into
    this.#soon()
  }
}

/** What somebody types: mostly a percentage, now and then something that is no value. */
export function typing(chance: Chance): { measure: string; typed: string } {
  const typed = chance.is(0.1) ? chance.of(['', '1.234', 'khoảng 60', '104']) : `${chance.below(100)},${chance.below(10)}`
  return { measure: chance.of(measures), typed }
}
