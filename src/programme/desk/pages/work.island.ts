/** Keeps the list on the device for a day without network, and says when it was fetched while there is none. */
const note = document.querySelector<HTMLElement>('[data-kept]')

if (note) {
  // the worker shows it on a page that it took from the device
  const isOld = !note.hidden
  note.hidden = navigator.onLine && !isOld
  addEventListener('offline', () => {
    note.hidden = false
  })
  addEventListener('online', () => {
    if (isOld) location.reload()
    else note.hidden = true
  })
  void keepList(note)
}

async function keepList({ dataset }: HTMLElement): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const worker = await navigator.serviceWorker.register('/sw.js').catch(() => null)
  const ready = worker ? await navigator.serviceWorker.ready : null
  const parts = document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel="stylesheet"], link[rel="icon"], script[src]')
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  const addresses = [...parts].map((part) => (part instanceof HTMLScriptElement ? part.src : part.href))
  const all = new Set([location.pathname, ...addresses, ...loaded.filter((name) => /\/assets\//.test(name))])
  ready?.active?.postMessage({ keep: [...all], person: dataset.person })
}
