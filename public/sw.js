// Keeps the sheets that were opened on this device, so that they open without network. Pages come from the network first; files with a
// hash in their name from the device. Signing out forgets everything that was kept.
const pages = 'ntm-trang'
const files = 'ntm-tep'
const kept = /^\/(danh-gia\/\d+|phieu|viec-cua-toi)$/

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  const addresses = event.data?.keep
  if (Array.isArray(addresses)) event.waitUntil(keepAll(addresses))
})

async function keepAll(addresses) {
  for (const address of addresses) {
    const { origin, pathname } = new URL(address, self.location.origin)
    if (origin !== self.location.origin) continue
    const store = await caches.open(kept.test(pathname) ? pages : files)
    const answer = await fetch(pathname, { credentials: 'same-origin' }).catch(() => null)
    if (answer?.ok && !answer.redirected) await store.put(pathname, answer)
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (request.method === 'POST' && pathname === '/dang-xuat') {
    event.waitUntil(caches.delete(pages))
    return
  }
  if (request.method !== 'GET') return
  if (pathname.startsWith('/assets/') || pathname === '/favicon.svg') event.respondWith(fromDevice(request, pathname))
  else if (request.mode === 'navigate' && kept.test(pathname)) event.respondWith(fromNetwork(request, pathname))
})

async function fromDevice(request, pathname) {
  const found = await caches.match(pathname)
  return found ?? fetch(request)
}

async function fromNetwork(request, pathname) {
  try {
    const answer = await fetch(request)
    if (answer.ok && !answer.redirected && answer.type === 'basic') await (await caches.open(pages)).put(pathname, answer.clone())
    return answer
  } catch (error) {
    const found = await (await caches.open(pages)).match(pathname)
    if (found) return found
    throw error
  }
}
