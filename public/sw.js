// Keeps the sheets and the list of work that were opened on this device, so that they open without network. Pages come from the network
// first; files with a hash in their name from the device. Signing out or in forgets every page that was kept, and so does another person.
const pages = 'ntm-trang'
const files = 'ntm-tep'
// whose pages are kept
const whose = '/ntm-cua-ai'
const kept = /^\/(danh-gia\/\d+|phieu|viec-cua-toi)$/

// forgetting ends before anything is kept again: what is put into a store that is being deleted would be lost
let forgotten = Promise.resolve()
const forget = () => {
  forgotten = forgotten.then(() => caches.delete(pages))
  return forgotten
}

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  const { keep: addresses, person } = event.data ?? {}
  if (Array.isArray(addresses)) event.waitUntil(keepAll(addresses, String(person ?? '')))
})

async function keepAll(addresses, person) {
  await forgotten
  const before = await (await caches.open(pages)).match(whose)
  if (before && (await before.text()) !== person) await forget()
  await (await caches.open(pages)).put(whose, new Response(person))
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
    event.waitUntil(forget())
    return
  }
  // whoever signs in now may be somebody else; without network nobody does
  if (
    navigator.onLine &&
    ((request.method === 'POST' && /^\/dang-nhap(\/ma)?$/.test(pathname)) || pathname.startsWith('/api/auth/callback/'))
  )
    event.waitUntil(forget())
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
    await forgotten
    if (answer.ok && !answer.redirected && answer.type === 'basic') await (await caches.open(pages)).put(pathname, answer.clone())
    return answer
  } catch (error) {
    const found = await (await caches.open(pages)).match(pathname)
    if (!found) throw error
    // the sentence that says of when the page is
    const text = (await found.text()).replace('data-kept="" hidden=""', 'data-kept=""')
    return new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8', ...policyOf(found) } })
  }
}

/** A page from the device is bound as it was when it came. */
function policyOf({ headers }) {
  const policy = headers.get('content-security-policy')
  return policy ? { 'Content-Security-Policy': policy } : {}
}
