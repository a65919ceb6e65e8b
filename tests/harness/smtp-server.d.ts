/** What of smtp-server is used here. */
declare module 'smtp-server' {
  import type { Server } from 'node:net'
  import type { Readable } from 'node:stream'

  type Options = {
    authOptional: boolean
    disabledCommands: string[]
    logger: false
    onData: (stream: Readable, session: { envelope: { rcptTo: { address: string }[] } }, done: (error?: Error) => void) => void
  }
  export class SMTPServer {
    readonly server: Server
    constructor(options: Options)
    listen(port: number, host: string, done: () => void): void
    close(done: () => void): void
  }
}
