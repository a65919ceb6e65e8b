import { expect, test } from 'vitest'
import { listen } from './listen.ts'

const anywhere = { port: 0, host: '127.0.0.1' }

test('lives while it starts, and says that it is not ready', async () => {
  const { port, close } = await listen(anywhere)
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`)
    return [answer.status, await answer.text()]
  }
  expect(await ask('/healthz')).toEqual([200, 'ok'])
  expect(await ask('/readyz')).toEqual([503, expect.stringContaining('đang khởi động')])
  await close(0)
})

test('stopping lets a request under way finish and takes no new one', async () => {
  const { port, handle, close } = await listen(anywhere)
  const begun = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<void>()
  handle(async (_, response) => {
    begun.resolve()
    await finish.promise
    response.end('done')
  })
  const answer = fetch(`http://127.0.0.1:${port}/`)
  await begun.promise
  const closed = close(5_000)
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
  finish.resolve()
  expect(await (await answer).text()).toBe('done')
  await closed
})

test('a request that never ends is cut off after the given time', async () => {
  const { port, handle, close } = await listen(anywhere)
  const begun = Promise.withResolvers<void>()
  handle(() => begun.resolve())
  const answer = fetch(`http://127.0.0.1:${port}/`)
  answer.catch(() => undefined)
  await begun.promise
  await close(50)
  await expect(answer).rejects.toThrow()
})

test('a port in use is refused with another one to try', async () => {
  const { port, close } = await listen(anywhere)
  await expect(listen({ port, host: '127.0.0.1' })).rejects.toMatchObject({
    refusal: { code: 'port.inUse', text: expect.stringContaining(`PORT=${port + 1} npm start`) },
  })
  await close(0)
})

test('an address that the machine has not is refused', async () => {
  await expect(listen({ port: 0, host: '192.0.2.1' })).rejects.toMatchObject({ refusal: { code: 'host.unknown' } })
})
