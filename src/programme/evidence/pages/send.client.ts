import { DetailedError, Upload } from 'tus-js-client'
import { forget, note, type Waiting, waitingOf } from './queue.client.ts'

/** What became of one try: it is a proof; the server refused it; nobody is signed in; the network is away. */
export type Outcome =
  | { kind: 'sent'; proof: string }
  | { kind: 'refused'; problem: string }
  | { kind: 'signedOut' }
  | { kind: 'unreachable' }

export type Watch = { onProgress: (key: string, share: number) => void; onOutcome: (one: Waiting, outcome: Outcome) => void }

/** a piece of a slow network: what a cut costs at most */
const piece = 256 * 1024

/** Sends what waits of a person, one after another, going on where an earlier try was cut; stops where the network or the session ends. */
export async function sendAll(person: number, watch: Watch): Promise<void> {
  // two pages of one browser would send the same twice
  if ('locks' in navigator)
    await navigator.locks.request(`ntm-minh-chung-${person}`, { ifAvailable: true }, async (lock) => lock && drain(person, watch))
  else await drain(person, watch)
}

async function drain(person: number, watch: Watch): Promise<void> {
  const tried = new Set<string>()
  for (;;) {
    // asked anew each time: more may have been kept meanwhile, also by another page
    const one = (await waitingOf(person)).find(({ key, problem }) => problem === null && !tried.has(key))
    if (!one) return
    tried.add(one.key)
    const outcome = await send(one, watch)
    if (outcome.kind === 'sent') await forget(one.key)
    if (outcome.kind === 'refused') await note(one.key, { problem: outcome.problem, address: null })
    watch.onOutcome(one, outcome)
    if (outcome.kind === 'signedOut' || outcome.kind === 'unreachable') return
  }
}

const send = (one: Waiting, watch: Watch): Promise<Outcome> =>
  new Promise((done) => {
    const upload: Upload = new Upload(one.bytes, {
      endpoint: '/api/v1/uploads',
      uploadUrl: one.address,
      chunkSize: piece,
      retryDelays: [0, 1_000, 3_000],
      // where it stands is kept in the queue, not in a second place
      storeFingerprintForResuming: false,
      metadata: { ...one.fields, khoa: one.key },
      onUploadUrlAvailable: () => void note(one.key, { address: upload.url }),
      onProgress: (sent, all) => watch.onProgress(one.key, all === 0 ? 0 : sent / all),
      onSuccess: ({ lastResponse }) => done({ kind: 'sent', proof: lastResponse.getHeader('Ntm-Proof') ?? '' }),
      onError: (error) => done(outcomeOf(error)),
    })
    upload.start()
  })

/** The server's own sentence where it has one. */
function outcomeOf(error: Error): Outcome {
  const answer = error instanceof DetailedError ? error.originalResponse : null
  const status = answer?.getStatus() ?? 0
  if (status === 401) return { kind: 'signedOut' }
  if (status < 400 || status >= 500 || status === 408 || status === 423 || status === 429) return { kind: 'unreachable' }
  try {
    const { detail } = JSON.parse(answer?.getBody() ?? '') as { detail?: string }
    if (detail) return { kind: 'refused', problem: detail }
  } catch {
    // an answer that is not of the house: a proxy's, or the protocol's own
  }
  return { kind: 'refused', problem: `Máy chủ không nhận (mã ${status}). Thử lại, hoặc gửi tệp bằng máy khác.` }
}
