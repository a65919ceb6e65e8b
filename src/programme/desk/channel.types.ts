import type { LocalDate } from '../../platform/base/local-date.ts'

/** What notices are about; a person chooses which of them leave by a channel. */
export const topics = ['tasks', 'sheets', 'dossiers', 'meetings', 'inspections', 'difficulties', 'other'] as const
export type Topic = (typeof topics)[number]

export const rhythms = ['now', 'daily'] as const
/** A message for each notice, or one every morning. */
export type Rhythm = (typeof rhythms)[number]

export type ChannelKind = 'mail' | 'webhook'

/** What a channel carries, and how often. */
export type Wishes = { topics: Topic[]; rhythm: Rhythm }

/** A way out that a person chose, and how sending goes. */
export type Channel = Wishes & {
  id: number
  kind: ChannelKind
  address: string
  beganAt: Date
  lastSentAt: Date | null
  /** messages of the last thirty days that are tried again, or were given up, with what the last failure said */
  waiting: number
  givenUp: number
  said: string | null
}

/** A message that this server took to send. */
export type Outgoing = {
  id: number
  batch: string
  attempts: number
  channelId: number
  personId: number
  kind: ChannelKind
  address: string
  sealedSecret: Buffer | null
  /** the channel was ended, or the account closed, since the message was made */
  over: boolean
  notices: { id: number; title: string; href: string; madeAt: string }[]
}

/** When the messages of a day leave. */
export type Morning = { at: Date; day: LocalDate }
