import type { Config } from '../base/config.ts'
import { type Mailer, openMailer } from './mailer.ts'
import type { Sent } from './sent.ts'
import { type Call, call, mayCall } from './webhook.ts'

/** The ways out of the house. */
export type Post = {
  /** null: nobody told the server how to send mail */
  mail: Mailer | null
  mayCall: (url: string) => boolean
  call: (one: Call) => Promise<Sent>
  /** the address under which people come: links in messages begin with it */
  address: string
}

/** Opens nothing yet: connections are made when something leaves. */
export function openPost({ mail, webhookLoopback }: Pick<Config, 'mail' | 'webhookLoopback'>, address: string): Post {
  return {
    mail: mail === null ? null : openMailer(mail),
    mayCall: (url) => mayCall(url, webhookLoopback),
    call: (one) => call(one, webhookLoopback),
    address,
  }
}
