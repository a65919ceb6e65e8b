/** What of nodemailer is used here. */
declare module 'nodemailer' {
  type Letter = {
    from: string
    to: { name: string; address: string }
    subject: string
    text: string
    messageId: string
    headers: Record<string, string>
  }
  type Options = {
    url: string
    pool: true
    maxConnections: number
    connectionTimeout: number
    greetingTimeout: number
    socketTimeout: number
    disableFileAccess: true
    disableUrlAccess: true
  }
  export type Transporter = { sendMail: (letter: Letter) => Promise<unknown>; close: () => void }
  export function createTransport(options: Options): Transporter
}
