import { createServer, type RequestListener, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { Refused } from '../base/refusal.ts'

/** An HTTP server whose work can be handed over while it listens: «starting» first, then the application. */
export type Listener = {
  port: number
  server: Server
  handle: (listener: RequestListener) => void
  /** what must end before connections can (the development server's sockets) */
  beforeClose: (work: () => Promise<void>) => void
  /** takes no new requests, lets those under way finish for `milliseconds`, then cuts them off */
  close: (milliseconds: number) => Promise<void>
}

/** Listens at once, so that a port in use is told before any work is done. */
export async function listen({ port, host }: { port: number; host: string }): Promise<Listener> {
  let current: RequestListener = starting
  let before: () => Promise<void> = async () => undefined
  // a scan of 20 MB takes four minutes over a mobile network of 700 kbit/s; headers must come at once all the same
  const times = { requestTimeout: 300_000, headersTimeout: 10_000, keepAliveTimeout: 30_000, connectionsCheckingInterval: 5_000 }
  const busy = new WeakSet<Duplex>()
  const server = createServer(times, (request, response) => {
    busy.add(request.socket)
    response.once('close', () => busy.delete(request.socket))
    current(request, response)
  })
  server.maxHeadersCount = 100
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // an answer that has begun cannot become another one
    if (!socket.writable || busy.has(socket)) socket.destroy()
    else socket.end(notHttp(error.code ?? ''))
  })
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(cannotListen(error, port, host)))
    server.listen(port, host, done)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    server,
    handle: (listener) => {
      current = listener
    },
    beforeClose: (work) => {
      before = work
    },
    async close(milliseconds) {
      await before()
      const cut = setTimeout(() => server.closeAllConnections(), milliseconds)
      // a connection that has had its last answer stays open for more, until somebody looks again
      const look = setInterval(() => server.closeIdleConnections(), 20)
      await new Promise((done) => {
        server.close(done)
        server.closeIdleConnections()
      })
      clearTimeout(cut)
      clearInterval(look)
    },
  }
}

/** The answer to what is no request that could be read, as it travels. */
function notHttp(code: string): string {
  const [status, text] = unreadable[code] ?? ['400 Bad Request', 'Yêu cầu không đúng dạng HTTP nên không được nhận.']
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
  ]
  return `${head.join('\r\n')}\r\n\r\n${text}`
}

const unreadable: Record<string, [string, string]> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'Phần đầu của yêu cầu lớn hơn 16 kB. Xóa cookie của trang này hoặc rút gọn địa chỉ rồi mở lại.',
  ],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Content Too Large', 'Yêu cầu có phần mở rộng quá dài nên không được nhận.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'Yêu cầu gửi lên chậm quá nên không được nhận. Kiểm tra đường truyền rồi gửi lại.'],
}

/** Answers while the database starts and is filled. */
const starting: RequestListener = (request, response) => {
  const alive = request.url === '/healthz'
  response.writeHead(alive ? 200 : 503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5', 'Cache-Control': 'no-store' })
  response.end(alive ? 'ok' : 'Hệ thống đang khởi động. Tải lại trang sau ít giây.')
}

function cannotListen(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE')
    return new Refused({
      code: 'port.inUse',
      text: `Cổng ${port} đang được chương trình khác dùng. Đặt PORT khác rồi chạy lại, ví dụ «PORT=${port + 1} npm start».`,
    })
  if (error.code === 'EACCES')
    return new Refused({
      code: 'port.forbidden',
      text: `Không có quyền mở cổng ${port}. Đặt PORT từ 1024 trở lên, ví dụ «PORT=3000 npm start».`,
    })
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Refused({
      code: 'host.unknown',
      text: `Máy này không có địa chỉ ${host}. Sửa HOST (ví dụ 127.0.0.1 hoặc 0.0.0.0) rồi chạy lại.`,
    })
  return error
}
