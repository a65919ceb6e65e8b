import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'src',
  // src/build.ts builds beside the place of the last build, then puts the new one there
  buildDirectory: process.env.NTM_BUILD_FOLDER ?? 'build',
  ssr: true,
  // all routes are known to the page from the start: no extra manifest endpoint
  routeDiscovery: { mode: 'initial' },
} satisfies Config
