/**
 * Makes a sheet live: each cell is kept on the device the moment it is left, judged there by the server's own rules, and sent when there
 * is a network. Nothing typed depends on this script: without it the same form is posted as it is.
 */
import { answered, carriedOver, chosen, type Draft, type KnownCell, sendable, sending, typedInto } from '../outbox.rules.ts'
import { type Judge, judgeOf } from './judge.client.ts'
import { watchPaste } from './paste.client.ts'
import { Screen } from './screen.client.ts'
import { draftsOf, keepDraft, keepLaw, lawOf } from './store.client.ts'
import { lawFrom, send, sheetFrom } from './wire.client.ts'

const form = document.querySelector<HTMLFormElement>('form[data-sheet][data-fills]')
if (form) void live(form)

async function live(form: HTMLFormElement): Promise<void> {
  const sheetId = Number(form.dataset.sheet)
  const personId = Number(form.dataset.person)
  const screen = new Screen(form)
  const known = screen.known()
  const drafts = new Map((await draftsOf(sheetId, personId)).map((draft) => [draft.measure, draft]))
  let judge: Judge | undefined = judgeOf(await lawOf(sheetId))
  const fresh = lawFrom(sheetId).then(async (law) => {
    if (law === undefined) return
    await keepLaw(sheetId, law)
    judge = judgeOf(law)
    screen.judge(judge)
  })
  let [flushing, again, stopped] = [false, false, false]

  const keep = async (measure: string, draft: Draft | null): Promise<void> => {
    if (draft) drafts.set(measure, draft)
    else drafts.delete(measure)
    await keepDraft({ sheetId, measure }, draft)
    screen.show(measure, draft, known.get(measure))
    screen.count([...drafts.values()], navigator.onLine)
  }

  /** A cell was left: kept on the device first, then sent. */
  const left = async (measure: string, origin: Draft['origin'] = 'typed'): Promise<void> => {
    const said = screen.said(measure)
    const made = { sheetId, measure, personId, mutation: crypto.randomUUID(), origin }
    screen.read(measure, judge)
    screen.judge(judge)
    await keep(measure, typedInto(drafts.get(measure), known.get(measure), said, made))
    void flush()
  }

  const take = (measure: string, cell: KnownCell) => {
    known.set(measure, cell)
    screen.take(measure, cell)
  }

  /** Sends what waits, one after another; whatever happens in between is kept. */
  async function flush(): Promise<void> {
    if (flushing || stopped) {
      again = true
      return
    }
    flushing = true
    try {
      do {
        again = false
        for (const draft of sendable([...drafts.values()])) {
          await keep(draft.measure, sending(draft))
          const answer = await send(draft)
          if (answer.outcome === 'signIn') return void screen.signIn()
          if (answer.outcome === 'moved') return void (await carry())
          const now = drafts.get(draft.measure)
          if (!now) continue
          if ('cell' in answer) take(draft.measure, answer.cell)
          await keep(draft.measure, answered(now, answer, crypto.randomUUID()))
          if (answer.outcome === 'unknown') return
        }
      } while (again || sendable([...drafts.values()]).some(({ sent }) => !sent))
    } finally {
      flushing = false
      screen.count([...drafts.values()], navigator.onLine)
    }
  }

  /** The unit was merged: what waits goes to its successor's sheet, where it is sent when that is opened. */
  async function carry(): Promise<void> {
    stopped = true
    const own = await sheetFrom(sheetId)
    const next = own?.successorSheetId ? await sheetFrom(own.successorSheetId) : undefined
    if (!next) return void screen.moved(null)
    for (const draft of drafts.values()) {
      const carried = carriedOver(draft, next.id, next.cells.get(draft.measure), crypto.randomUUID())
      if (carried) await keepDraft({ sheetId: next.id, measure: draft.measure }, carried)
      await keepDraft({ sheetId, measure: draft.measure }, null)
    }
    screen.moved(next.id)
  }

  for (const draft of drafts.values()) {
    screen.fill(draft.measure, draft.since ?? draft)
    screen.show(draft.measure, draft, known.get(draft.measure))
  }
  screen.judge(judge)
  screen.count([...drafts.values()], navigator.onLine)
  screen.onLeave((measure) => void left(measure))
  screen.onChoose((measure, choice) => {
    const draft = drafts.get(measure)
    if (!draft) return
    if (choice === 'theirs' && draft.clash) {
      take(measure, draft.clash)
      screen.fill(measure, draft.clash)
    }
    void keep(measure, chosen(draft, choice, crypto.randomUUID())).then(() => {
      screen.judge(judge)
      return flush()
    })
  })
  watchPaste(
    form,
    screen,
    () => judge,
    (measures) => Promise.all(measures.map((measure) => left(measure, 'pasted'))),
  )
  addEventListener('online', () => void flush())
  addEventListener('offline', () => screen.count([...drafts.values()], false))
  // a network that came back without saying so
  setInterval(() => void flush(), 20_000)
  form.addEventListener('submit', (event) => {
    // everything is on its way already; a posted form would only do it twice
    event.preventDefault()
    void flush()
  })
  await fresh
  await flush()
  if ('serviceWorker' in navigator) {
    const worker = await navigator.serviceWorker.register('/sw.js').catch(() => null)
    const ready = worker ? await navigator.serviceWorker.ready : null
    ready?.active?.postMessage({ keep: screen.addresses(), person: form.dataset.person })
    form.dataset.offline = ready ? 'ready' : 'none'
  }
  form.dataset.live = 'yes'
}
