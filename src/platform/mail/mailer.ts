import type { Transporter } from 'nodemailer'
import type { MailPlace } from '../base/config.ts'
import type { Sent } from './sent.ts'

/** A letter in plain text. `id` becomes its Message-ID: when it is sent again, programs that read mail know it for the same. */
export type Letter = { id: string; to: string; subject: string; text: string }

export type Mailer = {
  send: (letter: Letter) => Promise<Sent>
  /** lets go of what is connected; the next letter connects anew */
  rest: () => void
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Letters by SMTP. What sends them is read when the first one leaves: a server starts without it. */
export function openMailer({ url, from }: MailPlace): Mailer {
  let transport: Promise<Transporter> | undefined
  const host = from.replace(/^.*@|>?\s*$/g, '')
  const open = async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport({ url, pool: true, maxConnections: 4, ...patience, disableFileAccess: true, disableUrlAccess: true })
  }
  return {
    async send({ id, to, subject, text }) {
      transport ??= open()
      try {
        const headers = { 'Auto-Submitted': 'auto-generated' }
        await (await transport).sendMail({ from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${host}>`, headers })
        return { ok: true }
      } catch (error) {
        return failed(error as Error & { responseCode?: number; code?: string })
      }
    },
    rest() {
      transport?.then((opened) => opened.close()).catch(() => undefined)
      transport = undefined
    },
  }
}

/** A server that says no for good (5xx) is not asked again. */
function failed({ responseCode, code }: Error & { responseCode?: number; code?: string }): Sent {
  if (code === 'EAUTH') return { ok: false, final: false, said: 'máy chủ thư không nhận tài khoản gửi' }
  if (responseCode === undefined) return { ok: false, final: false, said: 'không nối được tới máy chủ thư' }
  return { ok: false, final: responseCode >= 500, said: `máy chủ thư từ chối (mã ${responseCode})` }
}
