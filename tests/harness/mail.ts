import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'
import type { MailPlace } from '../../src/platform/base/config.ts'

/** A letter as it came in. */
export type Caught = { to: string[]; subject: string; text: string; messageId: string; headers: string }

type MailBox = MailPlace & {
  letters: Caught[]
  /** what the server says to the next letters instead of taking them, e.g. 451; null: takes them */
  refuse: (code: number | null) => void
}

/** A real mail server on loopback that keeps what it is sent; stops after the test file. */
export async function startMail(): Promise<MailBox> {
  const letters: Caught[] = []
  let refusing: number | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        if (refusing !== null) return done(Object.assign(new Error('not now'), { responseCode: refusing }))
        const raw = Buffer.concat(pieces).toString('latin1')
        letters.push({ ...readLetter(raw), to: session.envelope.rcptTo.map(({ address }) => address) })
        return done()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterAll(() => new Promise<void>((done) => server.close(() => done())))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    from: 'Nông thôn mới <ntm@ntm.example>',
    letters,
    refuse: (code) => {
      refusing = code
    },
  }
}

const quoted = (text: string) => text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
const utf8 = (binary: string) => Buffer.from(binary, 'latin1').toString('utf8')

/** Words of a header (RFC 2047) as they are read. */
const words = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, said) =>
      utf8(kind.toLowerCase() === 'b' ? Buffer.from(said, 'base64').toString('latin1') : quoted(said.replaceAll('_', ' '))),
    )

function readLetter(raw: string): Omit<Caught, 'to'> {
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(headers)?.[1]?.trim() ?? ''
  const body = raw.slice(end + 4)
  const how = header('Content-Transfer-Encoding')
  const plain =
    how === 'base64'
      ? Buffer.from(body, 'base64').toString('latin1')
      : how === 'quoted-printable'
        ? quoted(body.replace(/=\r\n/g, ''))
        : body
  return { headers, subject: words(header('Subject')), messageId: header('Message-ID'), text: utf8(plain).replaceAll('\r\n', '\n') }
}
