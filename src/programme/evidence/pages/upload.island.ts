import { dayOf, type LocalDate } from '../../../platform/base/local-date.ts'
import { fileRefusals } from '../file.text.ts'
import { effectiveOf, readAsked } from '../proof.rules.ts'
import { proofRefusals } from '../proof.text.ts'
import { hashOf, prepare } from './compress.client.ts'
import { forget, keep, newKey, note, type Waiting, waitingOf } from './queue.client.ts'
import { type Outcome, sendAll } from './send.client.ts'

/**
 * Pictures and scans from a phone: made smaller here, kept on the device first, sent in pieces when there is a network, gone on with after
 * a cut or a restart. `form[data-upload]` is the form that works without this script; `[data-queue]` shows what waits.
 */
const place = document.querySelector<HTMLElement>('[data-queue]')
const form = document.querySelector<HTMLFormElement>('form[data-upload]')
const person = Number(place?.dataset.queue)
const shares = new Map<string, number>()
const sent: { title: string; proof: string }[] = []
let state: Outcome['kind'] | 'sending' | 'idle' = 'idle'

const element = <K extends keyof HTMLElementTagNameMap>(tag: K, text = '', attributes: Record<string, string> = {}) => {
  const made = document.createElement(tag)
  made.textContent = text
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}

const sending = (share: number) => `Đang gửi, ${Math.round(share * 100)}%`

function stateOf(one: Waiting): string {
  if (one.problem !== null) return `Chưa gửi được: ${one.problem}`
  const share = shares.get(one.key)
  return state === 'sending' && share !== undefined ? sending(share) : 'Đã lưu trên máy, chờ gửi'
}

/** Said once to who listens; the list itself changes too often to be read out. */
const status = element('p', '', { role: 'status' })
const say = (text: string) => {
  status.textContent = text
}

function rowOf(one: Waiting): HTMLElement {
  const row = element('li', '', { 'data-key': one.key })
  const actions = element('span')
  if (one.problem !== null) {
    const again = element('button', 'Gửi lại', { type: 'button' })
    again.addEventListener('click', () => note(one.key, { problem: null }).then(begin))
    actions.append(again)
  }
  const drop = element('button', 'Bỏ', { type: 'button', 'aria-label': `Bỏ «${one.title}» khỏi máy này` })
  drop.addEventListener('click', () => void forget(one.key).then(show))
  actions.append(drop)
  row.append(
    element('strong', one.title),
    element('span', stateOf(one), { 'data-state': one.problem === null ? 'waiting' : 'refused' }),
    actions,
  )
  return row
}

/** Draws what waits and what has gone; said politely to screen readers. */
async function show(): Promise<void> {
  if (!place) return
  const waiting = await waitingOf(person)
  const list = element('ul')
  for (const one of waiting) list.append(rowOf(one))
  for (const { title, proof } of sent) {
    const row = element('li', '', { 'data-sent': proof })
    row.append(element('a', title, { href: `/minh-chung/${proof}` }), element('span', 'Đã gửi'))
    list.append(row)
  }
  const open = waiting.filter(({ problem }) => problem === null).length
  if (open > 0 && state === 'signedOut') say('Phiên làm việc đã kết thúc. Đăng nhập lại rồi mở trang này; các tệp vẫn còn trên máy.')
  else if (open > 0 && (state === 'unreachable' || !navigator.onLine))
    say(`Mất mạng. ${open} tệp đã lưu trên máy này và tự gửi khi có mạng.`)
  else if (open > 0) say(`Đang gửi ${open} tệp.`)
  else say(sent.length > 0 ? `Đã gửi ${sent.length} tệp.` : '')
  const isEmpty = list.childElementCount === 0
  if (isEmpty) place.replaceChildren()
  else if (place.contains(status)) place.replaceChild(list, place.lastElementChild as Element)
  else place.replaceChildren(element('h2', 'Minh chứng trên máy này'), status, list)
}

let running: Promise<void> | null = null
let asked = false

/** Sends what waits; asked again meanwhile, it looks once more when it is done. */
function begin(): void {
  if (running) {
    asked = true
    return
  }
  running = run().finally(() => {
    running = null
    if (!asked) return
    asked = false
    begin()
  })
}

async function run(): Promise<void> {
  if (!navigator.onLine) state = 'unreachable'
  else {
    state = 'sending'
    await sendAll(person, {
      onProgress: (key, share) => {
        shares.set(key, share)
        // in its place: whoever stands on a button of the list stays there
        const shown = place?.querySelector(`[data-key="${key}"] [data-state]`)
        if (shown) shown.textContent = sending(share)
      },
      onOutcome: (one, outcome) => {
        shares.delete(one.key)
        if (outcome.kind === 'sent') sent.push({ title: one.title, proof: outcome.proof })
        state = outcome.kind
        void show()
      },
    })
    if (state === 'sending' || state === 'sent') state = 'idle'
  }
  await show()
}

function tellWrong(to: HTMLFormElement, text: string | null): void {
  const before = to.querySelector<HTMLElement>('[data-wrong]')
  if (text === null) {
    before?.remove()
    return
  }
  const shown = before ?? element('p', '', { role: 'alert', 'data-wrong': '', tabindex: '-1' })
  shown.textContent = text
  to.prepend(shown)
  shown.focus()
}

/** Keeps what the form says on this device instead of sending it at once. A form without a file goes its own way. */
async function take(from: HTMLFormElement, file: File): Promise<void> {
  const fields = Object.fromEntries([...new FormData(from)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  const key = newKey()
  const megabytes = Number(from.dataset.largest)
  const { bytes, name, shot } = await prepare(file)
  const said: Record<string, string> = { ...fields, ...shot, tep: name, khoa: key, 'don-vi': fields['don-vi'] || (from.dataset.unit ?? '') }
  // a device whose clock is behind does not take the server's today for tomorrow
  const today = [dayOf(new Date()), (from.dataset.today ?? '') as LocalDate].sort().at(-1) as LocalDate
  const read = readAsked((field) => said[field] ?? '', today)
  const problem = !read.ok
    ? read.refusal.text
    : effectiveOf(read.value.fields.effectiveOn, read.value.shot.takenAt, today) === null
      ? proofRefusals.noDate.text
      : bytes.size === 0
        ? fileRefusals.empty(name).text
        : bytes.size > megabytes * 1024 * 1024
          ? fileRefusals.tooLarge(name, megabytes).text
          : null
  tellWrong(from, problem)
  if (problem !== null) return
  const title = fields.ten || name.replace(/\.[^.]+$/, '')
  const told = { ...said, ...(await hashOf(bytes)) }
  await keep({ key, person, fields: told, bytes, title, savedAt: Date.now(), address: null, problem: null })
  from.reset()
  await show()
  place?.scrollIntoView({ block: 'nearest' })
  begin()
}

if (place) {
  form?.addEventListener('submit', (event) => {
    const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0]
    if (!file) return
    event.preventDefault()
    const button = form.querySelector<HTMLButtonElement>('button[type=submit]')
    button?.setAttribute('aria-busy', 'true')
    take(form, file)
      // a browser that keeps nothing (private window, full disk): the plain form still works
      .catch(() => form.submit())
      .finally(() => button?.removeAttribute('aria-busy'))
  })
  window.addEventListener('online', () => begin())
  window.addEventListener('offline', () => {
    state = 'unreachable'
    void show()
  })
  // a network that is there in name alone
  setInterval(() => {
    if (state === 'unreachable') begin()
  }, 20_000)
  begin()
}
