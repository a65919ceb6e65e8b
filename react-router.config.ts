import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'src',
  ssr: true,
  // all routes are known to the page from the start: no extra manifest endpoint
  routeDiscovery: { mode: 'initial' },
} satisfies Config
