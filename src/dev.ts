import type { RequestListener, Server } from 'node:http'
import { createServer as createVite } from 'vite'
import type { Edge } from './app.ts'

/** The work of `npm run dev`: sources are read through Vite, so a changed file answers the next request. */
export async function developing(edge: Edge, server: Server): Promise<{ listener: RequestListener; close: () => Promise<void> }> {
  const vite = await createVite({ server: { middlewareMode: true, ws: { server } }, appType: 'custom' })
  let current: { module: unknown; listener: RequestListener } | undefined
  const answer: RequestListener = (request, response) =>
    vite.middlewares(request, response, async () => {
      try {
        const module = await vite.ssrLoadModule('/src/app.ts')
        if (current?.module !== module) current = { module, listener: await module.createListener(edge, module.createApp(edge)) }
        await current.listener(request, response)
      } catch (error) {
        if (error instanceof Error) vite.ssrFixStacktrace(error)
        edge.log.error({ err: error }, 'page failed')
        response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end(error instanceof Error ? error.stack : String(error))
      }
    })
  return { listener: answer, close: () => vite.close() }
}
