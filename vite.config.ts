import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'
import { clientFloors } from './tools/client-floors.ts'
import { islands } from './tools/islands.ts'

export default defineConfig({
  plugins: [clientFloors(), islands(), reactRouter()],
  // one server and one copy of the code: the HTTP application is the entry of the server build
  environments: { ssr: { build: { rollupOptions: { input: './src/app.ts' } } } },
  server: { watch: { ignored: ['**/data/**', '**/build/**', '**/country/**', '**/demonstration/**'] } },
  build: { target: 'es2022', assetsInlineLimit: 0 },
  optimizeDeps: {
    include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-router', 'react-router/dom'],
    exclude: ['pg', 'kysely', 'pino', 'prom-client', 'hono', '@hono/node-server'],
  },
})
